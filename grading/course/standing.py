"""nbgrader's marks for the feedback page, with what else a participant has to know.

What still waits for a person, what being late cost, and the marks by earlier keys.
"""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import GetGrades
from traitlets import Unicode

from grading.course import assignment, late, record
from grading.course.layout import Course


class GetStanding(GetGrades):  # type: ignore[misc]  # nbgrader is not typed
    """As nbgrader's own; a cell that nobody has graded yet is marked as waiting."""

    course = Unicode(help="the course folder").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Add what being late cost, and the marks by each key if there are several."""
        nb, resources = super().preprocess(nb, resources)
        about = resources["nbgrader"]
        course = Course.at(self.course)
        about["late"] = _lateness(course, about["student"], about["late_penalty"])
        found = record.versions(course, about["student"])
        about["versions"] = [
            {"name": kept.version, "points": line.points} for kept, line in found
        ]
        return nb, resources

    def _get_score(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        super()._get_score(cell, resources)
        grade = self.gradebook.find_grade(
            cell.metadata["nbgrader"]["grade_id"],
            self.notebook_id,
            self.assignment_id,
            self.student_id,
        )
        cell.metadata.nbgrader["waiting"] = bool(grade.needs_manual_grade)


def _lateness(course: Course, student: str, off: float) -> str:
    """Return how late the submission counts as, in words; empty if in time."""
    kind = assignment.load(course.source)
    counts = late.times(course, kind).get(student)
    return late.told(late.late_by(kind, counts), off, kind.language)
