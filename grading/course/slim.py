"""A participant's marks as they travel between processes, without any world.

A result holds four worlds and stays in the worker that made it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grading.classview import Summary, of
from grading.course.marks import Marks
from grading.course.problem import Problem
from grading.result import Dimension, Flag, Result


@dataclass(frozen=True)
class Slim:
    """What lists and tables say of a result, called as in the result."""

    dimensions: Mapping[str, Dimension]
    flags: tuple[Flag, ...]
    capped_at: float | None
    score_version: str
    basis: str
    summary: Summary


@dataclass(frozen=True)
class Sheet:
    """Points per dimension, and what is left of the result, or the problem."""

    points: dict[str, float]
    result: Slim | None
    problem: Problem | None


def slim(found: Marks) -> Sheet:
    """Return ``found`` without its worlds."""
    left = None if found.result is None else _left(found.result)
    return Sheet(found.points, left, found.problem)


def _left(result: Result) -> Slim:
    return Slim(
        dimensions=dict(result.dimensions),
        flags=result.flags,
        capped_at=result.capped_at,
        score_version=result.score_version,
        basis=result.basis,
        summary=of(result),
    )
