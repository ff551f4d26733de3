"""The marks of a submission: its journal replayed with the key, as points.

The hidden test cells and the check after autograding read them here, and only here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from grading import Result, grade
from grading.course import assignment, keyring, problem, rulings
from grading.course.assignment import Assignment, Dimension
from grading.course.layout import JOURNAL
from grading.course.problem import Problem
from grading.key.model import Key
from sim.exercise import JournalError

DECIMALS = 2


@dataclass(frozen=True)
class Marks:
    """Points per dimension, and the result or the problem that they come from."""

    points: dict[str, float]
    result: Result | None
    problem: Problem | None


def of(
    folder: str | Path, expected: Assignment | None = None, key: Key | None = None
) -> Marks:
    """Return the marks of the submission that lies in ``folder``.

    ``expected`` is read from the folder if it is not given; ``key`` is the one in force
    in the course around it. A submission with a problem has no points.
    """
    place = Path(folder)
    expected = expected or assignment.load(place)
    why = problem.load(place)
    if why is None and not (place / JOURNAL).exists():
        why = problem.no_journal()
    if why is not None:
        return Marks(_nothing(expected), None, why)
    try:
        return _replayed(place, expected, key or keyring.of(place, expected))
    except JournalError as error:
        why = problem.refused(error.message)
        return Marks(_nothing(expected), None, why)


def _nothing(expected: Assignment) -> dict[str, float]:
    return dict.fromkeys(expected.dimensions, 0.0)


def _replayed(place: Path, expected: Assignment, key: Key) -> Marks:
    result = grade(
        place / JOURNAL,
        scenario=expected.scenario,
        seed=expected.seed,
        key=key,
        rulings=rulings.of(place),
    )
    points: dict[str, float] = {
        name: _points(result, expected, name) for name in expected.dimensions
    }
    return Marks(points, result, None)


def _points(result: Result, expected: Assignment, name: Dimension) -> float:
    if name not in result.dimensions:  # the key in force does not ask for it
        return 0.0
    share = min(max(float(result.dimensions[name].score), 0.0), 1.0)
    return round(share * expected.points[name], DECIMALS)


_KNOWN: dict[Path, Marks] = {}  # of the submission under way, and of no other


def known(folder: Path) -> Marks:
    """Return the marks of the submission in ``folder``, made once while it is asked."""
    place = folder.resolve()
    if place not in _KNOWN:
        _KNOWN.clear()
        _KNOWN[place] = of(place)
    return _KNOWN[place]


@contextmanager
def remembered(folder: Path, found: Marks) -> Iterator[None]:
    """Let ``known`` give ``found`` for ``folder``; nothing is kept afterwards."""
    _KNOWN.clear()
    _KNOWN[folder.resolve()] = found
    try:
        yield
    finally:
        _KNOWN.clear()
