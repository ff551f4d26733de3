"""What a role may choose from at each look: wait, ask, assess, share.

The list is fixed for a scenario and a role, so that a learner can number it. A choice
that makes no sense yet (an issue not heard of, means that are not there) can be chosen
and is simply refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sim.policies.sight import TOP_LEVEL, Sight
from sim.scenario.model import Scenario
from sim.scenario.shared import Action
from sim.world.state import State


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to do: at most one of ``action`` and ``level`` is given."""

    kind: Literal["wait", "ask", "assess", "share"]
    action: str | None = None
    authority: str | None = None
    issue: str | None = None
    district: str | None = None
    level: int | None = None

    def __str__(self) -> str:
        """Return the choice in one line, ``ask A07 kesbangpol pasar``."""
        parts = (
            self.kind, self.action, self.authority, self.issue, self.district,
            self.level,
        )  # fmt: skip
        return " ".join(str(part) for part in parts if part is not None)


def choices(
    scenario: Scenario,
    actor: str | None = None,
    may: tuple[str, ...] | None = None,
    share: bool = False,
) -> tuple[Choice, ...]:
    """Return all choices of a role, waiting first.

    A request goes to ``actor`` itself where that is an authority for it, otherwise to
    the first authority the catalogue names. ``may``: the actions the role can ask for
    (none given: all the scenario offers). ``share``: whether it can share reports.
    """
    found = [Choice("wait")]
    for action in offered(scenario).values():
        if may is None or action.id in may:
            found += _asked(scenario, action, _authority(scenario, action, actor))
    for issue in scenario.issues:
        for level in range(TOP_LEVEL + 1):
            found.append(Choice("assess", issue=issue.id, level=level))
    if share:
        found += [Choice("share", issue=issue.id) for issue in scenario.issues]
    return tuple(found)


def offered(scenario: Scenario) -> dict[str, Action]:
    """Return the actions of the catalogue that the scenario offers, by id."""
    names = scenario.world.actions
    return {a.id: a for a in scenario.catalogue.actions if a.id in names}


def _authority(scenario: Scenario, action: Action, actor: str | None) -> str:
    """Return whom to ask: nobody may do the traps, so anybody is asked for them."""
    owners = action.authority or scenario.catalogue.authorities
    return actor if actor is not None and actor in owners else owners[0]


def _asked(scenario: Scenario, action: Action, authority: str) -> Iterator[Choice]:
    if action.target == "issue":
        for issue in scenario.issues:
            yield Choice("ask", action.id, authority, issue=issue.id)
    elif action.target == "district":
        for district in scenario.world.districts:
            yield Choice("ask", action.id, authority, district=district.id)
    else:
        yield Choice("ask", action.id, authority)


def sensible(
    choice: Choice, sight: Sight, state: State, actions: Mapping[str, Action]
) -> bool:
    """Return whether a choice makes sense as far as its role can tell.

    The issue has been heard of, and the means are there. The law may still refuse it.
    """
    if choice.issue is not None and choice.issue not in sight.heard:
        return False
    if choice.action is None:
        return True
    cost = actions[choice.action].cost
    return (
        cost.staff_hours * 60 <= state.staff_minutes
        and cost.teams <= state.teams_free
        and cost.rupiah <= state.rupiah
    )
