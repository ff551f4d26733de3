"""What is documented about election incidents, as data: value, interval, basis.

The numbers of ``evidence.yaml``, the texts of ``evidence.text.id.yaml`` and
``evidence.text.en.yaml``, all beside the scenarios. No history reads them: they are
what histories are held beside.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sim.scenario.base import Frozen, Id, Line, Prose

Group = Literal[
    "amount", "stages", "violence", "harm", "contagion", "outcome", "response"
]
Unit = Literal["count", "ratio", "share", "people", "days", "number"]
Bound = Annotated[float, Field(ge=0)] | None


class Item(Frozen):
    """A documented statistic, and which statistic of the simulation answers to it.

    ``interval``: bounds of what agrees with the evidence, one of them may be open.
    ``rule``: value and interval follow from other items by this rule, for the days a
    scenario covers.
    """

    id: Id
    group: Group
    statistic: Id
    of: str | None = Field(default=None, description="electoral stage, or action")
    unit: Unit
    value: float | None = None
    interval: tuple[Bound, Bound] = (None, None)
    rule: Literal["none-share", "variance-to-mean"] | None = None
    judged: bool = Field(default=True, description="false: only for orientation")
    basis: str = Field(min_length=3, max_length=600)
    source: str = Field(min_length=2, max_length=120, description="key in domain.md")


class Settings(Frozen):
    """What the statistics need to be told; each is a convention with its reason."""

    serious_severity: int = Field(ge=1, le=4)
    serious_injuries: int = Field(ge=1, description="where incidents have no severity")
    window_days: int = Field(ge=1, le=60, description="a protest is followed within")
    warning_days: int = Field(
        ge=1, le=60, description="indicators before, violence after"
    )
    petition: Id = Field(description="procedure of a dispute over the result")
    granted: Id = Field(description="its result when the petition is granted")
    lag_days: int = Field(ge=1, le=120, description="longest reach of self-excitation")
    basis: str = Field(min_length=3, max_length=600)


class Evidence(Frozen):
    """``evidence.yaml``."""

    format: Literal[1]
    settings: Settings
    stage_multiplier: dict[Id, float] = Field(
        description="documented rate of each electoral stage, candidacy = 1"
    )
    items: tuple[Item, ...] = Field(min_length=1)

    def item(self, name: str) -> Item:
        """Return the item called ``name``; raises ``KeyError`` for none."""
        for item in self.items:
            if item.id == name:
                return item
        raise KeyError(name)


class ItemText(Frozen):
    """What an item is called and how the simulation's value is measured."""

    name: Line
    how: Prose
    basis: Prose | None = Field(
        default=None, description="in this language; none: as in evidence.yaml"
    )


class EvidenceText(Frozen):
    """``evidence.text.id.yaml`` / ``evidence.text.en.yaml``."""

    groups: dict[Group, Line]
    settings: Prose | None = Field(
        default=None, description="their basis in this language; none: as it stands"
    )
    items: dict[Id, ItemText]
