"""Grading again after a key changed: old marks kept, both side by side, asked first."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from deniceni import course_command
from grading import load_key
from grading.course import assignment, keyring, marks, record, run, tool
from grading.course.build import build, described, release
from grading.course.keyring import HISTORY, Kept
from grading.course.layout import NOTEBOOK, Course
from grading.key.load import KeyProblem
from tests.course import classroom

SHOTS = Path(__file__).parents[1] / "output" / "course"
LATE, IDLE = "peserta-04", "peserta-01"
REPORT = "laporan-khusus"


def _grade_the_report(course: Course, points: float) -> None:
    """Do what a person does in the formgrader."""
    with tool.gradebook(course) as book:
        grade = book.find_grade(REPORT, NOTEBOOK, course.assignment, LATE)
        grade.manual_score, grade.needs_manual_grade = points, False
        book.db.commit()


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Two robots, graded, and the report of one of them read by a person."""
    place = tmp_path_factory.mktemp("ulang")
    for student, name in ((LATE, "late-model"), (IDLE, "never")):
        text = classroom.REPORT if student == LATE else ""
        classroom.hand_in(place / "kotak", place / "kerja", student, name, text)
    made = build(place / "kursus")
    release(made.root)
    run.grade_all(made, place / "kotak", marks_only=True)
    _grade_the_report(made, 12.5)
    return made


def _edited(path: Path, change: Callable[[dict[str, object]], None]) -> None:
    body = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(body)
    path.write_text(yaml.safe_dump(body, allow_unicode=True), encoding="utf-8")


def _stricter(body: dict[str, object]) -> None:
    """Double the weight of the first item of every plan and raise the version."""
    body["score_version"] = "panel-3"
    for plan in body["plans"]:  # type: ignore[attr-defined]
        plan["items"][0]["weight"] *= 2


def _main(course: Course, *more: str) -> int:
    return course_command.main(["regrade", "--course", str(course.root), *more])


def _notes(course: Course) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in course.kept.iterdir()}


def test_a_course_holds_its_key_and_who_was_marked_by_it(course: Course) -> None:
    """Version and digest name the record; only the owner can read a key."""
    kept = keyring.in_force(course)
    assert kept is not None
    assert kept.version == load_key(course.assignment).score_version
    assert len(kept.digest) == 64
    assert set(record.load(course, kept)) == {LATE, IDLE}
    for path in (keyring.file_of(course, kept), course.key):
        assert path.stat().st_mode & 0o077 == 0
    with (course.root / run.CSV).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {(row["score_version"], row["key_digest"]) for row in rows}
    assert told == {(kept.version, kept.digest)}


def test_the_key_is_never_released(course: Course) -> None:
    """What participants get has no trace of the course's key."""
    names = [path.name for path in course.release.rglob("*")]
    assert not [name for name in names if "kunci" in name or name == HISTORY]


def test_nothing_is_done_while_the_key_says_the_same(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comment or another order of lines is no change."""
    _edited(course.key, lambda body: None)
    assert _main(course) == 0
    assert "tidak berubah" in capsys.readouterr().out
    assert not (course.root / "nilai-ulang.csv").exists()


def test_other_content_under_the_same_version_is_refused(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    """Marks could not be told apart; the instructor is told to raise the version."""
    before = course.key.read_bytes()

    def change(body: dict[str, object]) -> None:
        version = body["score_version"]
        _stricter(body)
        body["score_version"] = version

    _edited(course.key, change)
    assert _main(course, "--apply") == 1
    assert "Naikkan score_version" in capsys.readouterr().err
    course.key.write_bytes(before)


@pytest.mark.parametrize("broken", ["", "{", "scenario: lain\n"])
def test_a_key_that_cannot_be_used_changes_nothing(
    course: Course, tmp_path: Path, broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is named, and the course goes on with the key it has."""
    path, before = tmp_path / "kunci-baru.yaml", _notes(course)
    path.write_text(broken, encoding="utf-8")
    assert _main(course, "--apply", "--key", str(path)) == 1
    assert "kunci-baru.yaml" in capsys.readouterr().err
    assert _notes(course) == before
    with pytest.raises(KeyProblem):
        keyring.put_in_force(course, path, course.assignment)
    assert _notes(course) == before


def test_a_key_without_judgement_is_refused_where_it_has_points(
    course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Points that nothing can earn would be a zero for everybody."""
    path = tmp_path / "tanpa.yaml"
    path.write_bytes(keyring.shipped(course.assignment, 1).read_bytes())
    _edited(path, lambda body: body.update(score_version="tanpa"))
    assert load_key(course.assignment, path).judgement is None
    assert _main(course, "--key", str(path)) == 1
    assert "D3" in capsys.readouterr().err


def test_a_newer_program_changes_nobodys_mark(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a regrade brings the program's new key into a course."""
    kind = assignment.load(course.source)
    before = marks.of(course.submitted(LATE), kind).points
    newer = tmp_path / "key.yaml"
    newer.write_bytes(keyring.shipped(course.assignment).read_bytes())
    _edited(newer, _stricter)
    monkeypatch.setattr(keyring, "shipped", lambda scenario, format=None: newer)
    assert marks.of(course.submitted(LATE), kind).points == before
    build(course.root)
    found = keyring.in_force(course)
    assert found is not None
    assert found.version != "panel-3"


def test_an_older_course_is_graded_by_the_key_it_was_built_with(tmp_path: Path) -> None:
    """Format 1 had three dimensions and score version 1, and still has."""
    seat = classroom.seat(tmp_path / "lama", "peserta-09", "late-model")
    points = {"D1": 30, "D2": 20, "D4": 30, REPORT: 20}
    old = described("id").model_copy(update={"format": 1, "points": points})
    assignment.save(seat, assignment.Assignment.model_validate(old.model_dump()))
    found = marks.of(seat)
    assert list(found.points) == ["D1", "D2", "D4"]
    assert found.result is not None
    assert found.result.score_version == "1"


def test_comparing_changes_nothing_and_taking_over_keeps_the_old(
    course: Course, browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    """First the table, then the marks: old ones noted, the report's points kept."""
    old = keyring.in_force(course)
    assert old is not None
    before, was = _notes(course), record.load(course, old)
    _edited(course.key, _stricter)
    assert _main(course) == 0
    told = capsys.readouterr().out
    assert _notes(course) == before
    assert re.search(r"peserta-04 .*\d+,\d\d → \d+,\d\d", told)
    assert "--apply" in told
    _look_at(course, browser)

    assert _main(course, "--apply") == 0
    new = keyring.in_force(course)
    assert new is not None
    assert new.version == "panel-3"
    now = record.load(course, new)
    assert record.load(course, old) == was
    assert now[LATE].points["D4"] != was[LATE].points["D4"]
    assert now[LATE].points["D1"] == was[LATE].points["D1"]
    _check_the_gradebook(course, now[LATE].points)
    _check_the_table(course, old, new)
    page = (course.feedback(LATE) / "latihan.html").read_text(encoding="utf-8")
    assert "Nilai menurut tiap versi kunci" in page
    for version in (old.version, new.version):
        assert f'<th scope="row">{version}</th>' in page
    assert _main(course) == 0  # the program's key is the old one: not taken by itself


def _look_at(course: Course, browser: Browser) -> None:
    """The page opens offline and has no serious fault, on a laptop and on a phone."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    for width, height in ((1366, 768), (390, 844)):
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto((course.root / "nilai-ulang.html").as_uri())
        page.locator("summary").first.click()
        page.screenshot(path=SHOTS / f"regrade-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [x for x in found if x["impact"] in ("serious", "critical")] == []
        page.close()


def _check_the_gradebook(course: Course, points: dict[str, float]) -> None:
    with tool.gradebook(course) as book:
        found = book.find_submission_notebook(NOTEBOOK, course.assignment, LATE)
        grades = {grade.name: grade for grade in found.grades}
        assert {name: grades[name].auto_score for name in points} == points
        report = grades[REPORT]
        assert (report.manual_score, report.needs_manual_grade) == (12.5, False)


def _check_the_table(course: Course, old: Kept, new: Kept) -> None:
    """Every line names both keys; what changed is named item by item."""
    with (course.root / "nilai-ulang.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        rows = {(r["student_id"], r["dimension"]): r for r in csv.DictReader(file)}
    row = rows[LATE, "D4"]
    assert (row["old_digest"], row["new_digest"]) == (old.digest, new.digest)
    assert row["old_points"] != row["new_points"]
    first = load_key(course.assignment).plans[0].items[0].id
    assert first in row["changed_items"] or "D4" in row["changed_items"]
    assert rows[LATE, "D1"]["difference"] == "0.00"


def test_a_record_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """A file that cannot be written leaves the one before as it was."""
    path = tmp_path / "nilai" / "catatan.json"
    keyring.write_whole(path, b"[1]")
    path.with_name("catatan.json.baru").mkdir()
    with pytest.raises(OSError, match="catatan"):
        keyring.write_whole(path, b"[2]")
    assert json.loads(path.read_text("utf-8")) == [1]
