"""A real evening: submissions in, marks in nbgrader, feedback and a table out."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from grading.course import ledger, run, tool
from grading.course.layout import NOTEBOOK, Course
from tests.course import classroom
from tests.course.conftest import BAD, FOREIGN, Evening

UNREADABLE = "buruk-zip"
CODES = {who: code for who, (_, code) in BAD.items()}
CODES |= {FOREIGN: "journal-foreign", UNREADABLE: "zip-unreadable"}
EVERYBODY = sorted({*classroom.ROBOTS, *CODES})


def _grades(course: Course, student: str) -> dict[str, dict[str, object]]:
    """Return nbgrader's own record of a participant, by grade id."""
    with Gradebook(f"sqlite:///{course.gradebook}", "deniceni") as book:
        notebook = book.find_submission_notebook(NOTEBOOK, course.assignment, student)
        return {grade.name: grade.to_dict() for grade in notebook.grades}


def _auto(course: Course, student: str) -> list[float]:
    grades = _grades(course, student)
    return [float(str(grades[name]["auto_score"])) for name in ("D1", "D2", "D3", "D4")]


def _rows(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def test_everybody_is_in_the_gradebook(evening: Evening) -> None:
    """Whoever handed in anything under a name has marks; nbgrader failed nowhere."""
    assert [s.student for s in evening.graded.standings] == EVERYBODY
    assert evening.graded.failed == {}
    with Gradebook(f"sqlite:///{evening.course.gradebook}", "deniceni") as book:
        assert sorted(student.id for student in book.students) == EVERYBODY


def test_marks_are_ordered_as_the_robots_deserve(evening: Evening) -> None:
    """Inaction earns nothing, harm no more; the model beats the one who comes late."""
    totals = {who: sum(_auto(evening.course, who)) for who in classroom.ROBOTS}
    by_robot = {classroom.ROBOTS[who]: total for who, total in totals.items()}
    assert by_robot["never"] == 0
    assert by_robot["harsh"] <= by_robot["random"] < by_robot["late-model"]
    assert by_robot["late-model"] < by_robot["model"]
    assert by_robot["model"] >= 0.8 * 80


def test_nbgrader_noted_the_replayed_marks_by_itself(evening: Evening) -> None:
    """Its own run of the test cells found the replayed marks: nothing to mend."""
    for standing in evening.graded.standings:
        assert standing.mended == ()
        points = [standing.marks.points[name] for name in ("D1", "D2", "D3", "D4")]
        assert _auto(evening.course, standing.student) == pytest.approx(points)


@pytest.mark.parametrize("student", sorted(CODES))
def test_a_bad_submission_earns_nothing_and_is_told_why(
    evening: Evening, student: str
) -> None:
    """Zero on all three, the problem in table, list and feedback; nobody is stopped."""
    assert _auto(evening.course, student) == [0, 0, 0, 0]
    (standing,) = [s for s in evening.graded.standings if s.student == student]
    assert standing.marks.problem is not None
    assert standing.marks.problem.code == CODES[student]
    message = standing.marks.problem.message("id")
    assert message in evening.graded.text
    assert _rows(evening.graded.csv)[student]["problem"] == CODES[student]
    page = (evening.course.feedback(student) / "latihan.html").read_text("utf-8")
    assert message in page


def test_a_file_without_a_name_is_listed(evening: Evening) -> None:
    """The instructor reads which file belongs to nobody."""
    assert "tugas akhir.zip" in evening.graded.text


def test_written_reports_wait_for_a_person(evening: Evening) -> None:
    """A report needs manual grading; none written is zero without anybody's work."""
    written = _grades(evening.course, "peserta-05")["laporan-khusus"]
    assert written["needs_manual_grade"] is True
    assert written["max_score"] == 20
    empty = _grades(evening.course, "peserta-01")["laporan-khusus"]
    assert empty["needs_manual_grade"] is False
    assert empty["auto_score"] == 0


def test_nothing_else_waits_for_a_person(evening: Evening) -> None:
    """Rubric, reasons and review are cells without points and need no grading."""
    for student in EVERYBODY:
        grades = _grades(evening.course, student)
        waiting = {name for name, g in grades.items() if g["needs_manual_grade"]}
        assert waiting <= {"laporan-khusus"}


def test_a_good_journal_and_a_broken_notebook_keep_the_original(
    evening: Evening,
) -> None:
    """What came in is kept aside, so that a person can still look at it."""
    for student in EVERYBODY:
        kept = list((evening.course.inbox / "asli" / student).glob("*.zip"))
        assert len(kept) == 1
        sent = evening.box / f"muara-sendaru_{student}.zip"
        assert kept[0].read_bytes() == sent.read_bytes()


def test_the_table_for_export_has_the_profile(evening: Evening) -> None:
    """Dimensions, denominators, conduct and score version stand beside the total."""
    rows = _rows(evening.graded.csv)
    assert sorted(rows) == EVERYBODY
    best, harsh = rows["peserta-05"], rows["peserta-02"]
    parts = [float(best[name]) for name in ("D1", "D2", "D3", "D4", "laporan-khusus")]
    assert float(best["score"]) == pytest.approx(sum(parts))
    assert best["max_score"] == "100.00"
    assert best["needs_manual_grade"] == "1"
    assert best["closed"] == "1"
    assert int(best["D4_assessed"]) <= int(best["D4_expected"])
    assert best["score_version"] != ""
    assert best["conduct"] == ""
    counted = dict(one.split("×") for one in harsh["conduct"].split())
    assert int(counted["rights:critical"]) > 1
    assert 0 < float(harsh["capped_at"]) < 1


def test_a_second_run_changes_nothing(evening: Evening, tmp_path: Path) -> None:
    """Grading again grades nobody again and leaves every mark where it was."""
    course = _copied(evening, tmp_path)
    paths = [*_executed(course), *(course.root / "feedback").rglob("*.html")]
    before = {path: path.stat().st_mtime_ns for path in paths}
    again = run.grade_all(course, evening.box)
    assert again.text == evening.graded.text
    assert {path: path.stat().st_mtime_ns for path in paths} == before
    assert len(paths) == 3 * len(EVERYBODY)


def test_a_newer_submission_is_graded_anew_and_alone(
    evening: Evening, tmp_path: Path
) -> None:
    """Who hands in again gets new marks; the others' notebooks are not run again."""
    course = _copied(evening, tmp_path)
    box = tmp_path / "kiriman"
    shutil.copytree(evening.box, box)
    classroom.hand_in(box, tmp_path, "buruk-torn", "model", classroom.REPORT)
    before = {path: path.stat().st_mtime_ns for path in _executed(course)}
    again = run.grade_all(course, box)
    assert _auto(course, "buruk-torn") == _auto(course, "peserta-05")
    changed = [p for p in _executed(course) if p.stat().st_mtime_ns != before[p]]
    assert changed == [course.autograded("buruk-torn") / "latihan.ipynb"]
    assert again.failed == {}
    assert ledger.load(course)["buruk-torn"].problem == ""


def test_a_wrong_mark_in_the_gradebook_is_replaced_and_reported(
    evening: Evening, tmp_path: Path
) -> None:
    """The replay has the last word over whatever nbgrader noted."""
    course = _copied(evening, tmp_path)
    with tool.gradebook(course) as book:
        grade = book.find_grade("D2", NOTEBOOK, course.assignment, "peserta-01")
        grade.auto_score = 20
        book.db.commit()
    (standing,) = [s for s in run.standings(course) if s.student == "peserta-01"]
    assert standing.mended == ("D2",)
    assert _auto(course, "peserta-01") == [0, 0, 0, 0]
    again = run.standings(course)
    assert all(s.mended == () for s in again)


def test_a_persons_mark_survives_the_next_run(evening: Evening, tmp_path: Path) -> None:
    """What the formgrader saved counts, in the list and on the feedback page."""
    course = _copied(evening, tmp_path)
    with tool.gradebook(course) as book:
        where = ("laporan-khusus", NOTEBOOK, course.assignment, "peserta-05")
        grade = book.find_grade(*where)
        grade.manual_score, grade.needs_manual_grade = 16.67, False
        book.find_comment(*where).manual_comment = "Sumber <jelas>."
        book.db.commit()
    graded = run.grade_all(course, evening.box)
    row = _rows(graded.csv)["peserta-05"]
    assert (row["laporan-khusus"], row["needs_manual_grade"]) == ("16.67", "0")
    page = (course.feedback("peserta-05") / "latihan.html").read_text("utf-8")
    assert "16,67" in page
    assert "Sumber &lt;jelas&gt;." in page


def test_a_copied_journal_with_a_forged_name_is_pointed_out(
    evening: Evening, tmp_path: Path
) -> None:
    """Hashes can be made anew; the journal's random name still gives the copy away."""
    course = _copied(evening, tmp_path)
    box = tmp_path / "kiriman"
    box.mkdir()
    for student in ("peserta-05", "penyalin"):
        shutil.copyfile(
            evening.box / "muara-sendaru_peserta-05.zip",
            box / f"muara-sendaru_{student}.zip",
        )
    classroom.repack(
        box / "muara-sendaru_penyalin.zip",
        lambda files: classroom.resealed(files, participant="penyalin"),
    )
    run.collect(course, box)
    assert ledger.twins(ledger.load(course)) == {"penyalin", "peserta-05"}
    table = run.told(course, {})
    lines = [line for line in table.splitlines() if "nama acak" in line]
    assert {line.split()[0] for line in lines} == {"penyalin", "peserta-05"}


def test_nothing_of_a_participants_own_code_was_run(evening: Evening) -> None:
    """What nbgrader executed is the instructor's source plus the written answer."""
    source = json.loads((evening.course.source / "latihan.ipynb").read_text("utf-8"))
    own = [cell["source"] for cell in source["cells"] if cell["cell_type"] == "code"]
    for path in _executed(evening.course):
        run_cells = json.loads(path.read_text("utf-8"))["cells"]
        code = [cell["source"] for cell in run_cells if cell["cell_type"] == "code"]
        assert code == own


def _executed(course: Course) -> list[Path]:
    return sorted((course.root / "autograded").rglob("*.ipynb"))


def _copied(evening: Evening, place: Path) -> Course:
    """Return a copy of the graded course that a test may change."""
    root = place / "kursus"
    shutil.copytree(evening.course.root, root)
    return Course.at(root)
