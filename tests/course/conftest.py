"""One real evening of grading, shared by the tests that look at what it left behind."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from grading.course import run
from grading.course.build import build, release
from grading.course.layout import Course
from grading.course.run import Graded
from tests.course import classroom

# What is wrong with whose submission, and the code of the problem.
BAD = {
    "buruk-edited": (classroom.edited, "journal-refused"),
    "buruk-torn": (classroom.torn, "journal-torn"),
    "buruk-oversized": (classroom.oversized, "oversized"),
    "buruk-missing": (classroom.without_journal, "journal-missing"),
    "buruk-notebook": (classroom.broken_notebook, "notebook-unreadable"),
}
FOREIGN = "buruk-foreign"
PATIENCE = 600  # seconds


@dataclass(frozen=True)
class Evening:
    """A graded course, the box of submissions it came from, and the closing table."""

    course: Course
    box: Path
    graded: Graded


@pytest.fixture(scope="session")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    """Five robots and seven who hand in badly, graded by the real nbgrader.

    Test processes that run side by side share the work: one grades, each gets a copy,
    and a run on the copy (which grades nobody again) gives its closing table.
    """
    base = tmp_path_factory.getbasetemp()
    beside = "PYTEST_XDIST_WORKER" in os.environ
    shared = base.parent / "kelas" if beside else tmp_path_factory.mktemp("k") / "kelas"
    try:
        shared.mkdir()
    except FileExistsError:
        _wait_for(shared / "selesai")
    else:
        _grade(shared)
        (shared / "selesai").touch()
    place = tmp_path_factory.mktemp("malam") / "kelas"
    shutil.copytree(shared, place)
    course, box = Course.at(place / "kursus"), place / "kiriman"
    return Evening(course, box, run.grade_all(course, box))


def _wait_for(path: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < end, "the other process did not finish grading"
        time.sleep(0.5)


def _grade(place: Path) -> None:
    """Let everybody play and hand in, and grade them all."""
    box, work = place / "kiriman", place / "kerja"
    box.mkdir()
    for student, name in classroom.ROBOTS.items():
        report = "" if name == "never" else classroom.REPORT
        classroom.hand_in(box, work, student, name, report)
    for student, (change, _) in BAD.items():
        path = classroom.hand_in(box, work, student, "never", classroom.REPORT)
        classroom.repack(path, change)
    stolen = box / "muara-sendaru_peserta-05.zip"
    shutil.copyfile(stolen, box / f"muara-sendaru_{FOREIGN}.zip")
    (box / "tugas akhir.zip").write_bytes(b"?")
    (box / "muara-sendaru_buruk-zip.zip").write_bytes(b"PK\x03\x04 putus")
    course = build(place / "kursus")
    release(course.root)
    run.grade_all(course, box)
