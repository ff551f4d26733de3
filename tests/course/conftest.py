"""One real evening of grading, shared by the tests that look at what it left behind."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from grading.course import run
from grading.course.build import build, release
from grading.course.layout import Course
from grading.course.run import Graded
from tests.course import classroom

GROUP = pytest.mark.xdist_group("course")
# What is wrong with whose submission, and the code of the problem.
BAD = {
    "buruk-edited": (classroom.edited, "journal-refused"),
    "buruk-torn": (classroom.torn, "journal-torn"),
    "buruk-oversized": (classroom.oversized, "oversized"),
    "buruk-missing": (classroom.without_journal, "journal-missing"),
    "buruk-notebook": (classroom.broken_notebook, "notebook-unreadable"),
}
FOREIGN = "buruk-foreign"


@dataclass(frozen=True)
class Evening:
    """A graded course, the box of submissions it came from, and the closing table."""

    course: Course
    box: Path
    work: Path
    graded: Graded


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what shares the graded course in one worker."""
    for item in items:
        if "evening" in getattr(item, "fixturenames", ()):
            item.add_marker(GROUP)


@pytest.fixture(scope="session")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    """Five robots and six who hand in badly, graded by the real nbgrader."""
    place = tmp_path_factory.mktemp("kelas")
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
    return Evening(course, box, work, run.grade_all(course, box))
