"""What the tricks share: when an issue was first told of, and doing things once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sim.exercise import Exercise
from sim.policies import Policy
from sim.world.chance import DAY

Trick = Callable[[Exercise], None]


def first_told(ex: Exercise) -> dict[str, int]:
    """Return the minute of each issue's first report; nothing else of it is read."""
    found: dict[str, int] = {}
    for report in ex.inbox:
        if report.about and report.kind == "report":
            found.setdefault(report.about, report.minute)
    known = ex.seat.world.state.known
    return {issue: minute for issue, minute in found.items() if issue in known}


def aged(ex: Exercise, days: float) -> Iterator[str]:
    """Yield the issues first told of at least this many days ago."""
    for issue, minute in first_told(ex).items():
        if ex.now >= minute + days * DAY:
            yield issue


def both(*tricks: Trick) -> Policy:
    """Return a player of several tricks, one after the other in each round."""

    def policy(ex: Exercise) -> None:
        for trick in tricks:
            if not ex.record.closed:
                trick(ex)

    return policy


def state(ex: Exercise, issue: str, level: int) -> None:
    """State a level, unless it stands already."""
    if ex.record.level(issue) != level:
        ex.assess(issue, level)
