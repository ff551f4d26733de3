"""What a worker does for marks alone: replay and judge, with nothing of nbgrader.

Kept apart because a process that need not load nbgrader starts in a third of the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grading.course import assignment, marks
from grading.course.layout import Course
from grading.course.marks import Marks
from grading.course.slim import Sheet, slim


@dataclass(frozen=True)
class Errand:
    """What all jobs of a class have in common; ``template``: see ``shadow``."""

    root: Path
    assignment: str
    template: Path | None = None

    @property
    def course(self) -> Course:
        """The course that is worked on."""
        return Course(self.root, self.assignment)


def found(course: Course, student: str) -> Marks:
    """Return the marks of a submission that was taken in."""
    expected = assignment.load(course.release)
    return marks.of(course.submitted(student), expected)


def marks_only(errand: Errand, student: str) -> Sheet:
    """Return the marks of a submission, fit to travel."""
    return slim(found(errand.course, student))
