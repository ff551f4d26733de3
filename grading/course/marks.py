"""The marks of a submission: its journal replayed with the key, as points.

The hidden test cells and the check after autograding read them here, and only here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grading import Result, grade, load_key
from grading.course import assignment, problem
from grading.course.assignment import DIMENSIONS, Assignment, Dimension
from grading.course.layout import JOURNAL
from grading.course.problem import Problem
from sim.exercise import JournalError

DECIMALS = 2


@dataclass(frozen=True)
class Marks:
    """Points per dimension, and the result or the problem that they come from."""

    points: dict[str, float]
    result: Result | None
    problem: Problem | None


def of(folder: str | Path, expected: Assignment | None = None) -> Marks:
    """Return the marks of the submission that lies in ``folder``.

    ``expected`` is read from the folder if it is not given. A submission with a
    problem has no points.
    """
    place = Path(folder)
    expected = expected or assignment.load(place)
    why = problem.load(place)
    if why is None and not (place / JOURNAL).exists():
        why = problem.no_journal()
    if why is not None:
        return Marks(_nothing(), None, why)
    try:
        return _replayed(place, expected)
    except JournalError as error:
        why = problem.refused(error.message)
        return Marks(_nothing(), None, why)


def _nothing() -> dict[str, float]:
    return dict.fromkeys(DIMENSIONS, 0.0)


def _replayed(place: Path, expected: Assignment) -> Marks:
    result = grade(
        place / JOURNAL,
        scenario=expected.scenario,
        seed=expected.seed,
        key=load_key(expected.scenario),
    )
    points: dict[str, float] = {
        name: _points(result, expected, name) for name in DIMENSIONS
    }
    return Marks(points, result, None)


def _points(result: Result, expected: Assignment, name: Dimension) -> float:
    share = min(max(float(result.dimensions[name].score), 0.0), 1.0)
    return round(share * expected.points[name], DECIMALS)
