"""What a team covered together: key actions by all, by some, by nobody; blind spots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from grading.classview.summary import Item
from grading.teams.team import Team
from sim.world.state import Report

DONE = ("on-time", "late")
By = Literal["everyone", "asked", "someone", "nobody"]
ORDER: tuple[By, ...] = ("nobody", "someone", "asked", "everyone")


@dataclass(frozen=True)
class Covered:
    """A key action: each member's item (``None``: not due in the plan that counted).

    ``by`` is ``asked`` where all did it whose plan asked for it, and others had none.
    """

    id: str
    issue: str | None
    critical: bool
    items: tuple[Item | None, ...]
    by: By

    @property
    def first(self) -> int | None:
        """When the first of the team did it, in minutes."""
        minutes = [item.minute for item in self.items if item and item.minute]
        return min(minutes, default=None)


@dataclass(frozen=True)
class Blind:
    """What the whole team did not see. Issues and threats by id, reports as told.

    ``unread``: reports on an issue that nobody graded, linked or gave as a reason.
    """

    ungraded: tuple[str, ...]
    unassessed: tuple[str, ...]
    unlinked: tuple[str, ...]
    unwarned: tuple[str, ...]
    unread: tuple[Report, ...]


def covered(team: Team) -> list[Covered]:
    """Return every key action that was due to a member, those of nobody first."""
    found = [_covered(team, item) for item in team.items("D4")]
    return sorted(found, key=_place)


def _place(one: Covered) -> tuple[int, bool, str]:
    return ORDER.index(one.by), not one.critical, one.issue or "~"


def _covered(team: Team, example: Item) -> Covered:
    items = tuple(member.item("D4", example.id) for member in team.members)
    due = [item for item in items if item is not None]
    done = sum(item.verdict in DONE for item in due)
    by: By = "someone" if done else "nobody"
    if done == len(due):
        by = "everyone" if len(due) == len(items) else "asked"
    critical = any(item.critical for item in due)
    return Covered(example.id, example.issue, critical, items, by)


def blind(team: Team) -> Blind:
    """Return what no member of the team saw."""
    told = {r.id: r for member in team.members for r in member.inbox if r.about}
    touched = {name for member in team.members for name in member.touched}
    graded = {name for m in team.members for name in m.result.exercise.record.grades}
    linked = {
        issue
        for member in team.members
        for issue in member.result.exercise.record.links.values()
    }
    issues = sorted({report.about for report in told.values() if report.about})
    seen = {report.about for report in told.values() if report.id in graded}
    stated = {one.issue for member in team.members for one in member.summary.levels}
    return Blind(
        ungraded=tuple(issue for issue in issues if issue not in seen),
        unassessed=tuple(issue for issue in issues if issue not in stated),
        unlinked=tuple(issue for issue in issues if issue not in linked),
        unwarned=_unwarned(team),
        unread=tuple(report for report in told.values() if report.id not in touched),
    )


def _unwarned(team: Team) -> tuple[str, ...]:
    """Return the threats that no member warned of in time."""
    threats: dict[str, bool] = {}
    for member in team.members:
        for episode in member.summary.episodes:
            warned = threats.get(episode.issue, False)
            threats[episode.issue] = warned or episode.credit > 0
    return tuple(issue for issue, warned in threats.items() if not warned)
