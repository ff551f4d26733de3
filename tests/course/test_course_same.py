"""Graded in the pool or by stock nbgrader with kernels: the same rows and outputs."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from grading.course import run, tool
from grading.course.layout import NOTEBOOK, NOTEBOOK_FILE, Course
from tests.course.conftest import Evening

SAME = ("peserta-05", "peserta-02", "buruk-torn")
WIDGET = "application/vnd.jupyter.widget-view+json"  # names a new model every time
ADDRESS = re.compile(r" at 0x[0-9a-f]+")
EXTRA = """
from pathlib import Path
float(len(Path("jurnal.jsonl").read_text().splitlines()) > 1) * 3
"""


def _rows(course: Course, student: str) -> dict[str, dict[str, Any]]:
    """Return nbgrader's record of a participant, without the ids of rows."""
    with tool.gradebook(course) as book:
        notebook = book.find_submission_notebook(NOTEBOOK, course.assignment, student)
        found = [*notebook.grades, *notebook.comments]
        rows = {f"{type(one).__name__} {one.name}": one.to_dict() for one in found}
        submission = book.find_submission(course.assignment, student)
        rows["submission"] = {"when": submission.timestamp, "score": notebook.score}
    return {name: _named(row) for name, row in rows.items()}


def _named(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "id"}


def _outputs(course: Course, student: str) -> list[object]:
    """Return every cell of the autograded notebook, without times and addresses."""
    text = (course.autograded(student) / NOTEBOOK_FILE).read_text(encoding="utf-8")
    cells = json.loads(ADDRESS.sub("", text))["cells"]
    for cell in cells:
        cell["metadata"].pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
    return list(cells)


def _copied(evening: Evening, place: Path) -> Course:
    shutil.copytree(evening.course.root, place / "kursus")
    return Course.at(place / "kursus")


def test_stock_nbgrader_notes_and_shows_the_same(
    evening: Evening, tmp_path: Path
) -> None:
    """A model's play, a harsh one and a bad submission, once more by nbgrader alone."""
    course = _copied(evening, tmp_path)
    with tool.environment():
        for student in SAME:
            mine = _rows(course, student), _outputs(course, student)
            answer = tool.api(course).autograde(course.assignment, student, force=True)
            assert tool.outcome(answer).ok
            assert _rows(course, student) == mine[0]
            assert _outputs(course, student) == mine[1]


def test_a_manual_score_is_never_overwritten(evening: Evening, tmp_path: Path) -> None:
    """What a person gave stays when the journal is graded again."""
    course = _copied(evening, tmp_path)
    with tool.gradebook(course) as book:
        for name, score in (("D2", 3.5), ("laporan-khusus", 17.0)):
            grade = book.find_grade(name, NOTEBOOK, course.assignment, "peserta-05")
            grade.manual_score, grade.needs_manual_grade = score, False
        book.db.commit()
    run.autograde_new(course, force=True, pages=False)
    rows = _rows(course, "peserta-05")
    assert rows["Grade D2"]["manual_score"] == 3.5
    assert rows["Grade laporan-khusus"]["manual_score"] == 17.0
    assert rows["Grade D2"]["needs_manual_grade"] is True
    (found,) = [s for s in run.standings(course) if s.student == "peserta-05"]
    assert found.points["D2"] == 3.5


@pytest.mark.soak
def test_a_cell_of_the_instructors_own_gets_its_kernel(
    evening: Evening, tmp_path: Path
) -> None:
    """An added cell with points is executed, and everything else stays as it was."""
    course = _copied(evening, tmp_path)
    path = course.source / NOTEBOOK_FILE
    notebook = json.loads(path.read_text(encoding="utf-8"))
    (model,) = [cell for cell in notebook["cells"] if cell["id"] == "D1"]
    own = json.loads(json.dumps(model))
    own["id"] = own["metadata"]["nbgrader"]["grade_id"] = "sendiri"
    own["metadata"]["nbgrader"]["points"] = 3
    own["source"] = f"### BEGIN HIDDEN TESTS{EXTRA}### END HIDDEN TESTS"
    notebook["cells"].append(own)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    with tool.environment():
        answer = tool.api(course).generate_assignment(course.assignment, force=True)
    assert tool.outcome(answer).ok
    run.grade_all(course, evening.box, force=True)
    rows = _rows(course, "peserta-05")
    assert rows["Grade sendiri"]["auto_score"] == 3
    assert rows["Grade D1"] == _rows(evening.course, "peserta-05")["Grade D1"]
