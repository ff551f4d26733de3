"""What a worker process does for one participant; every step leaves the rest alone.

Nothing here writes to the gradebook: the parent does, once, for the whole class.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from grading import notebooks
from grading.course import assignment, keyring, marks, page, replay, shadow, tool
from grading.course.fill import Fill
from grading.course.layout import REVIEW, REVIEW_NOTEBOOK, Course
from grading.course.marks import Marks
from grading.course.replay import Errand
from grading.course.rows import Rows
from grading.course.slim import Sheet, slim
from grading.review.notebook import aar

TEMPLATE = "gradebook.db"


@dataclass(frozen=True)
class Made:
    """What came of a submission. ``rows``: for the gradebook, ``None`` if nbgrader
    failed; then ``log`` is its log."""

    sheet: Sheet
    rows: Rows | None
    log: str = ""


def everything(errand: Errand, student: str) -> Made:
    """Return the marks; write nbgrader's autograded notebook and the review."""
    course = errand.course
    found = replay.found(course, student)
    with marks.remembered(course.autograded(student), found):
        rows, log = _autograded(errand, student)
        _write_review(course, student, found)
    return Made(slim(found), rows, log)


def feedback(errand: Errand, student: str) -> str:
    """Write nbgrader's feedback page from the gradebook; return the log of a failure.

    The review is put beside it, written from a new replay if there is none.
    """
    course, log = errand.course, ""
    if course.autograded(student).exists():
        with tool.environment():
            answer = _api(course.root).generate_feedback(
                course.assignment, student, force=True
            )
        done = tool.outcome(answer)
        log = "" if done.ok else done.log
    if not (course.reviewed(student) / REVIEW).exists():
        _write_review(course, student, replay.found(course, student))
    shutil.copytree(
        course.reviewed(student), course.feedback(student), dirs_exist_ok=True
    )
    return log


def _write_review(course: Course, student: str, found: Marks) -> None:
    """Write the review as a page and as a notebook, in place of earlier ones."""
    place = course.reviewed(student)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    language = assignment.load(course.release).language
    panel = keyring.panel_of(course, course.assignment)
    text = page.whole(found, language, panel)
    (place / REVIEW).write_text(text, encoding="utf-8")
    if found.result is not None:
        offered = page.changes(found.result)
        again = aar(found.result, language, changes=offered, panel=panel)
        notebooks.write(place / REVIEW_NOTEBOOK, again)


def _autograded(errand: Errand, student: str) -> tuple[Rows | None, str]:
    """Run nbgrader's autograder on a private gradebook; return its rows, or its log."""
    assert errand.template is not None
    course = errand.course
    with TemporaryDirectory() as place, tool.environment():
        private = Path(place) / TEMPLATE
        private.write_bytes(errand.template.read_bytes())
        with _database(_api(course.root), shadow.address(private)) as api:
            answer = api.autograde(course.assignment, student, force=True)
        done = tool.outcome(answer)
        if not done.ok:
            return None, done.log
        return shadow.read(private, course.assignment, student), ""


@cache
def _api(root: Path) -> NbGraderAPI:
    """Return nbgrader's API on the course, with our own cells run without a kernel."""
    found = tool.config(Course.at(root))
    found.Autograde.autograde_preprocessors = _steps(found)
    return NbGraderAPI(CourseDirectory(config=found), config=found)


def _steps(config: Config) -> list[Any]:
    chosen = config.Autograde.get("autograde_preprocessors")
    steps = chosen or Autograde().autograde_preprocessors
    return [Fill if step is Execute else step for step in steps]


@contextmanager
def _database(api: NbGraderAPI, address: str) -> Iterator[NbGraderAPI]:
    usual = api.coursedir.db_url
    api.coursedir.db_url = address
    try:
        yield api
    finally:
        api.coursedir.db_url = usual
