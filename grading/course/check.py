"""Is this the journal of this participant, in this exercise, whole and unchanged?"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from grading.course import problem
from grading.course.assignment import Assignment
from grading.course.layout import JOURNAL
from grading.course.problem import Problem
from sim.exercise import JournalError
from sim.exercise import journal as journals
from sim.exercise.exercise import belongs
from sim.scenario.load import load


@dataclass(frozen=True)
class Checked:
    """What a look into a journal tells; ``nonce`` is the journal's random name."""

    problem: Problem | None
    nonce: str = ""
    closed: bool = False


def check(data: bytes, student: str, expected: Assignment) -> Checked:
    """Check the journal ``data`` that came in under the name of ``student``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / JOURNAL
        path.write_bytes(data)
        try:
            return _check(path, student, expected)
        except JournalError as error:
            return Checked(problem.refused(error.message))


def _check(path: Path, student: str, expected: Assignment) -> Checked:
    """Check all that can be checked without replaying; grading does that."""
    found = journals.read(path)
    nonce, owner = found.header.nonce, found.header.participant
    if found.torn:
        return Checked(problem.torn(), nonce)
    if owner != student:
        return Checked(problem.foreign(owner, student), nonce)
    belongs(found.header, load(expected.scenario), expected.seed)
    closed = bool(found.decisions) and found.decisions[-1].kind == "close"
    return Checked(None, nonce, closed)
