"""What a template's files may hold: ``archetype.yaml`` and ``text.<language>.yaml``.

Unknown fields are refused, as in a scenario's own files. The JSON Schemas stand beside
theirs, so that an editor completes and checks templates too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from sim.scenario.base import (
    ActionId,
    Axis,
    Basis,
    Day,
    Frozen,
    Id,
    Line,
    Register,
    Share,
    StageName,
)
from sim.scenario.card import Spoken
from sim.scenario.model import Harm, Indicator, Rumour, StageRule
from sim.scenario.schema import text

Pace = Literal["quick", "usual", "slow"]
Name = Annotated[str, Field(pattern=r"^[a-z]+$", description="stands as {name}")]
Count = Annotated[int, Field(ge=1, le=60)]
Phrasings = Annotated[tuple[Line, ...], Field(min_length=2)]


class Asked(Frozen):
    """Something that an author may choose."""

    asks: Spoken = Field(description="the question that is put to the author")


class DayAsked(Asked):
    """A day, relative to voting day."""

    name: Name
    kind: Literal["day"]
    default: Day
    range: tuple[Day, Day]


class PaceAsked(Asked):
    """How fast it goes."""

    name: Name
    kind: Literal["pace"]
    default: Pace


class ShareAsked(Asked):
    """A share of the draws."""

    name: Name
    kind: Literal["share"]
    default: Share
    range: tuple[Share, Share]


class CountAsked(Asked):
    """How many of something."""

    name: Name
    kind: Literal["count"]
    default: Count
    range: tuple[Count, Count]


class WordsAsked(Asked):
    """The name of a thing, which the texts leave open."""

    name: Name
    kind: Literal["words"]
    default: Spoken


AnyAsked = Annotated[
    DayAsked | PaceAsked | ShareAsked | CountAsked | WordsAsked,
    Field(discriminator="kind"),
]


class Asks(Frozen):
    """The question participants estimate, in days from the first it may begin on."""

    reaches: StageName
    opens_after: int = Field(ge=0, le=60, description="days, at usual pace")
    lasts: int = Field(ge=1, le=120, description="days, at usual pace")


class Storyline(Frozen):
    """The issue as in ``issues.yaml``; its id, places, days and draws are chosen.

    Ways that drive it on are rates before the electoral stage's multiplier.
    """

    axis: Axis
    stages: tuple[StageRule, ...] = Field(min_length=1)
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    rumour: Rumour | None = None
    responds_to: dict[ActionId, Share] = Field(
        description="how fully an action's effect on hazards works here; others: not"
    )
    channels: tuple[Id, ...] = Field(
        default=(), description="procedures it can lawfully go to; none: any"
    )
    harm: Harm
    basis: Basis


class Template(Frozen):
    """``archetype.yaml``: a storyline, and what an author may choose in it."""

    format: Literal[1]
    id: Id
    seed: int = Field(ge=1, le=13, description="of the thirteen known situations")
    title: Spoken
    line: Spoken = Field(description="what it is about, in one sentence")
    parameters: tuple[AnyAsked, ...] = Field(min_length=1)
    onset_days: int = Field(ge=1, le=30, description="how much its beginning varies")
    question: Asks
    issue: Storyline


class TemplateText(Frozen):
    """``text.<language>.yaml`` of a template.

    Phrasings and voices may use its parameters of kind ``words`` besides what a
    scenario's own may use.
    """

    name: Line
    question: Line = Field(description="with {opens} and {closes}")
    reports: dict[Id, Phrasings] = Field(description="indicator id: phrasings")
    voices: dict[Id, dict[Register, Phrasings]] = Field(
        default_factory=dict,
        description="the same in a teller's own manner, the whole message",
    )


FILES: dict[str, type[BaseModel]] = {
    "archetype.schema.json": Template,
    "archetype-text.schema.json": TemplateText,
}


def schemas() -> dict[str, str]:
    """Return the text of both schemas by the name of their file."""
    return {name: text(model) for name, model in FILES.items()}


def export(folder: str | Path) -> list[Path]:
    """Write both schemas into ``folder`` and return the files; raises ``OSError``."""
    made = {Path(folder) / name: said for name, said in schemas().items()}
    for path, said in made.items():
        path.write_text(said, encoding="utf-8", newline="\n")
    return [*made]
