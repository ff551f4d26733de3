"""nbgrader's marks for the feedback page, with what still waits for a person."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import GetGrades


class GetStanding(GetGrades):  # type: ignore[misc]  # nbgrader is not typed
    """As nbgrader's own; a cell that nobody has graded yet is marked as waiting."""

    def _get_score(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        super()._get_score(cell, resources)
        grade = self.gradebook.find_grade(
            cell.metadata["nbgrader"]["grade_id"],
            self.notebook_id,
            self.assignment_id,
            self.student_id,
        )
        cell.metadata.nbgrader["waiting"] = bool(grade.needs_manual_grade)
