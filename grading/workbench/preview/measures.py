"""What is kept of each run for the preview: small, and picklable.

Each is a function of a finished exercise. Minutes count from its beginning.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from sim.exercise import Exercise
from sim.world.chance import DAY


class Way(NamedTuple):
    """An issue's way through its stages: when it came to each."""

    issue: str
    steps: tuple[tuple[int, str], ...]


class Word(NamedTuple):
    """A report as delivered: when, from whom, about which issue, from which signal."""

    minute: int
    source: str
    about: str | None
    origin: str


def ways(exercise: Exercise) -> tuple[Way, ...]:
    """Return the way of every issue."""
    issues = exercise.seat.world.state.issues.items()
    return tuple(Way(name, tuple(issue.path)) for name, issue in issues)


def told(exercise: Exercise) -> tuple[Word, ...]:
    """Return every report of a source, in order; no findings, answers or injects."""
    return tuple(
        Word(one.minute, one.source, one.about, one.origin)
        for one in exercise.inbox
        if one.kind == "report"
    )


def spent(exercise: Exercise) -> tuple[float, ...]:
    """Return the staff-hours that acts took, by day."""
    state = exercise.seat.world.state
    hours: Counter[int] = Counter()
    for act in state.acts:
        hours[act.asked // DAY] += act.action.cost.staff_hours
    return tuple(float(hours[day]) for day in range(state.end // DAY))
