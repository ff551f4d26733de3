"""nbgrader's own exchange, as on JupyterHub: release, fetch, submit, collect."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import (
    Exchange,
    ExchangeFetchAssignment,
    ExchangeSubmit,
)
from traitlets.config import Config

from grading.course import ledger, run, tool
from grading.course.build import build, release
from grading.course.exchange import publish
from grading.course.layout import ASSIGNMENT, JOURNAL, NOTEBOOK_FILE, Course
from tests.course import classroom


@pytest.fixture
def exchange(tmp_path: Path) -> Path:
    """An exchange folder that everybody may write to, as nbgrader asks for."""
    folder = tmp_path / "pertukaran"
    folder.mkdir()
    folder.chmod(0o777)
    return folder


def _start(step: type[Exchange], home: Path, exchange: Path, student: str) -> None:
    """Let a participant in ``home`` do a step of nbgrader's exchange."""
    config = Config()
    config.Exchange.root = str(exchange)
    config.Exchange.cache = str(home / "cache")
    config.Exchange.assignment_dir = str(home)
    config.CourseDirectory.course_id = "deniceni"
    config.CourseDirectory.assignment_id = ASSIGNMENT
    config.CourseDirectory.student_id = student
    coursedir = CourseDirectory(config=config)
    access = Authenticator(config=config)
    step(coursedir=coursedir, authenticator=access, config=config).start()


def _submit(home: Path, exchange: Path, student: str, journal_of: str = "") -> None:
    """Fetch, play, write and submit with nbgrader's own exchange."""
    home.mkdir()
    _start(ExchangeFetchAssignment, home, exchange, student)
    classroom.play_into(home / ASSIGNMENT, journal_of or student)
    classroom.write_report(home / ASSIGNMENT)
    _start(ExchangeSubmit, home, exchange, student)


def test_what_comes_through_the_exchange_is_checked_like_a_zip(
    tmp_path: Path, exchange: Path
) -> None:
    """A good one is taken, a foreign journal refused, nothing unchecked is graded."""
    course = build(tmp_path / "kursus")
    release(course.root)
    publish(course, exchange)
    _submit(tmp_path / "a", exchange, "peserta-01")
    _submit(tmp_path / "b", exchange, "peserta-02", journal_of="peserta-01")
    taken = run.collect(course, None, exchange)
    assert taken.students == ("peserta-01", "peserta-02")
    entries = ledger.load(course)
    assert entries["peserta-01"].problem == ""
    assert entries["peserta-02"].problem == "journal-foreign"
    assert (course.submitted("peserta-01") / JOURNAL).exists()
    assert not (course.submitted("peserta-02") / JOURNAL).exists()
    assert classroom.REPORT in _report(course, "peserta-01")
    assert run.collect(course, None, exchange).students == ()


def _report(course: Course, student: str) -> str:
    path = course.submitted(student) / NOTEBOOK_FILE
    return path.read_text(encoding="utf-8")


def test_an_exchange_that_is_not_there_is_a_message(tmp_path: Path) -> None:
    """nbgrader's own words reach the instructor, not its traceback."""
    course = build(tmp_path / "kursus")
    release(course.root)
    with pytest.raises(tool.CourseError, match="xchange"):
        run.collect(course, None, tmp_path / os.urandom(4).hex())
