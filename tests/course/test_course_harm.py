"""A class with a dozen harmful submissions: each has its message, all are graded."""

from __future__ import annotations

import shutil
import zipfile
from multiprocessing import active_children
from pathlib import Path

import pytest

from grading.course import limits, run
from grading.course.build import build, release
from grading.course.layout import ASSIGNMENT, JOURNAL, Course
from grading.course.limits import Budget
from grading.course.run import Graded
from tests.course import classroom
from tests.course.harm import HARM, lying_zip

GOOD = {"baik-1": "model", "baik-2": "late-model", "baik-3": "model"}
LIAR = "liar"
SHORT = Budget(cpu=5, wall=100, memory=3_000_000_000)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """The class graded for marks, with a budget that tests can wait for."""
    place = tmp_path_factory.mktemp("kelas")
    box, work = place / "kiriman", place / "kerja"
    box.mkdir()
    for student, name in GOOD.items():
        classroom.hand_in(box, work, student, name)
    base = classroom.hand_in(box, work, "dasar", "never")
    for student, (change, _, _) in HARM.items():
        path = box / f"{ASSIGNMENT}_{student}.zip"
        shutil.copyfile(base, path)
        classroom.repack(path, lambda files, s=student: _owned(files, s))
        classroom.repack(path, change)
        _packed(path)
    path = box / f"{ASSIGNMENT}_{LIAR}.zip"
    path.write_bytes(lying_zip(base.read_bytes()))
    base.unlink()
    course = build(place / "kursus")
    release(course.root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "budget", lambda stage: SHORT)
        return run.grade_all(course, box, marks_only=True)


def _owned(files: dict[str, bytes], student: str) -> dict[str, bytes]:
    return classroom.resealed(files, participant=student)


def _packed(path: Path) -> None:
    """Pack a zip file tight, as one that hides its size would be."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def test_the_good_are_graded(graded: Graded) -> None:
    """They get what the same play always gets, and no message."""
    found = {s.student: s for s in graded.standings}
    assert all(found[who].marks.problem is None for who in GOOD)
    assert found["baik-1"].points == found["baik-3"].points
    assert found["baik-1"].total > found["baik-2"].total > 0


@pytest.mark.parametrize("student", HARM)
def test_each_harm_has_its_own_message(graded: Graded, student: str) -> None:
    """Nothing is earned, and the table says why in so many words."""
    _, code, words = HARM[student]
    (found,) = [s for s in graded.standings if s.student == student]
    assert found.marks.problem is not None
    assert found.marks.problem.code == code
    assert found.total == 0
    message = found.marks.problem.message("id")
    assert words in message
    assert message in graded.text


def test_a_zip_that_lies_about_its_size_is_refused(graded: Graded) -> None:
    """What does not unpack to what it says is broken."""
    (found,) = [s for s in graded.standings if s.student == LIAR]
    assert found.marks.problem is not None
    assert found.marks.problem.code == "zip-unreadable"


def test_only_the_stuffed_one_reached_a_limit(graded: Graded) -> None:
    """All others were refused before they could cost anything."""
    codes = {s.student: s.marks.problem for s in graded.standings}
    stopped = [w for w, why in codes.items() if why and "grading" in why.code]
    assert stopped == ["stuffed"]


def test_a_problem_noted_stays_with_the_submission(graded: Graded) -> None:
    """Graded again, the slow one is told so at once; its journal is not replayed."""
    course = Course.at(graded.csv.parent)
    assert (course.submitted("stuffed") / JOURNAL).exists()
    again = run.standings(course)
    assert {s.student: s.points for s in again} == {
        s.student: s.points for s in graded.standings
    }


def test_no_worker_is_left(graded: Graded) -> None:
    """The pool has gone home."""
    assert graded.standings
    assert active_children() == []
