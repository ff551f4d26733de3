"""What nbgrader notes of a submission, by nbgrader's own rules but without a kernel."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader import utils

from grading.course.layout import NOTEBOOK_FILE, TIMESTAMP, Course
from grading.course.slim import Sheet

EMPTY = "No response."  # nbgrader's word for an answer left as it was released


@dataclass(frozen=True)
class Rows:
    """Scores and automatic comments by grade id; what is not named stays as it is.

    A score of ``None`` waits for a person. ``handed_in``: UTC, without a zone.
    """

    scores: dict[str, float | None]
    comments: dict[str, str | None]
    handed_in: datetime | None


def of(course: Course, student: str, found: Sheet) -> Rows:
    """Return the rows of a checked submission with the marks ``found``.

    A cell that needs a kernel is left out: nobody knows what it gives.
    """
    scores: dict[str, float | None] = {}
    comments: dict[str, str | None] = {}
    for cell in _cells(course, student):
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if utils.is_grade(cell):
            scores.update(_score(cell, name, found))
        if utils.is_solution(cell):
            given = cell.metadata.nbgrader.get("checksum")
            comments[name] = EMPTY if given == utils.compute_checksum(cell) else None
    return Rows(scores, comments, _handed_in(course, student))


def _cells(course: Course, student: str) -> list[NotebookNode]:
    """Return the cells of the notebook that the intake has written."""
    path = course.submitted(student) / NOTEBOOK_FILE
    body: dict[str, Any] = json.loads(path.read_bytes())
    for cell in body["cells"]:
        cell["source"] = "".join(cell["source"])  # on disk, a list of lines
    return [from_dict(cell) for cell in body["cells"]]  # type: ignore[no-untyped-call]


def _score(cell: NotebookNode, name: str, found: Sheet) -> dict[str, float | None]:
    if name in found.points:
        return {name: found.points[name]}
    if cell.cell_type != "code" or utils.is_solution(cell):
        return {name: utils.determine_grade(cell)[0]}
    return {name: 0.0} if float(cell.metadata.nbgrader["points"]) == 0 else {}


def _handed_in(course: Course, student: str) -> datetime | None:
    try:
        text = (course.submitted(student) / TIMESTAMP).read_text(encoding="utf-8")
        when: datetime | None = utils.parse_utc(text.strip() or None)
    except (OSError, ValueError):
        return None
    return when
