"""The full cycle is taught as the short exercise is: built, released, graded."""

from __future__ import annotations

import csv
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from deniceni import course_command
from grading.course import run
from grading.course.layout import NOTEBOOK_FILE, Course
from grading.course.run import Graded
from tests.course import classroom

NAME = "sagara-lawas"
SHOTS = Path(__file__).parents[1] / "output" / "course"
LATE, IDLE = "peserta-01", "peserta-02"
PAGE_LIMIT = 2_000_000  # bytes


@dataclass(frozen=True)
class Class:
    """A graded course of the full cycle, and the box its submissions came from."""

    course: Course
    box: Path
    graded: Graded


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """Two robots, one late and one idle, graded by the real nbgrader."""
    place = tmp_path_factory.mktemp("siklus")
    box, root = place / "kiriman", place / "kursus"
    for student, name in ((LATE, "late-model"), (IDLE, "never")):
        seat = place / "kerja"
        classroom.hand_in(box, seat, student, name, classroom.REPORT, exercise=NAME)
    shutil.copyfile(box / f"{NAME}_{LATE}.zip", box / f"muara-sendaru_{LATE}.zip")
    where = ["--course", str(root)]
    assert course_command.main(["build", "--scenario", NAME, *where]) == 0
    assert course_command.main(["release", *where]) == 0
    course = Course.at(root)
    return Class(course, box, run.grade_all(course, box))


def test_the_steps_after_build_know_which_exercise(evening: Class) -> None:
    """What is released, handed in and listed bears the scenario's name."""
    assert evening.course.assignment == NAME
    assert (evening.course.release / NOTEBOOK_FILE).exists()
    with evening.graded.csv.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["assignment"] for row in rows} == {NAME}
    assert [row["student_id"] for row in rows] == [LATE, IDLE]


def test_both_are_graded_by_replay(evening: Class) -> None:
    """nbgrader's own run found the replayed marks; coming late beats not coming."""
    late, idle = evening.graded.standings
    assert evening.graded.failed == {}
    assert (late.mended, idle.mended) == ((), ())
    assert (late.marks.problem, idle.marks.problem) == (None, None)
    assert late.waiting
    assert sum(late.points.values()) > 10 > sum(idle.points.values()) == 0


def test_a_submission_of_another_exercise_is_not_taken(evening: Class) -> None:
    """It is named in the closing table, and nobody is graded from it."""
    assert f"muara-sendaru_{LATE}.zip" in evening.graded.text


@pytest.mark.parametrize("student", [LATE, IDLE])
def test_feedback_of_a_whole_cycle_stays_small(evening: Class, student: str) -> None:
    """A page with the whole review in it is one that a laptop opens at once."""
    for name in ("latihan.html", "ulasan.html"):
        path = evening.course.feedback(student) / name
        assert path.stat().st_size < PAGE_LIMIT
        assert "Semuanya, menurut isu" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_the_review_reads_well_on_a_laptop_and_a_phone(
    evening: Class, browser: Browser, width: int, height: int
) -> None:
    """Nothing sticks out sideways, folds open by key, and axe has no complaint."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto((evening.course.feedback(LATE) / "ulasan.html").as_uri())
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"review-{width}.png", full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth")
    folds = ("details.reveal", "details.groups", "details.groups > details")
    for place in folds:
        page.locator(f"{place} > summary").first.focus()
        page.keyboard.press("Enter")
    assert page.locator(f"{folds[-1]} .act").first.is_visible()
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(page).response["violations"]
    page.close()
    assert wide <= width
    worst = [one for one in found if one["impact"] in ("serious", "critical")]
    assert [node["html"][:200] for one in worst for node in one["nodes"]] == []


def test_a_folder_of_another_course_is_refused(
    evening: Class, capsys: pytest.CaptureFixture[str]
) -> None:
    """Building the short exercise over it changes nothing and says why."""
    where = ["--course", str(evening.course.root)]
    assert course_command.main(["build", *where]) == 1
    assert f"kursus {NAME}" in capsys.readouterr().err


def test_an_unknown_exercise_is_answered_with_the_likely_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is built for a misspelt name."""
    where = ["--course", str(tmp_path / "kursus")]
    assert course_command.main(["build", "--scenario", "sagara-lawa", *where]) == 2
    assert "“sagara-lawas”" in capsys.readouterr().err
    assert not (tmp_path / "kursus").exists()
