"""The gradebook on a PostgreSQL server: a real one, started here for the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from deniceni import course_command
from grading.course import database, ledger, run, settings, tool
from grading.course.build import build
from grading.course.layout import NOTEBOOK, Course
from tests.course import classroom
from tests.course.postgres import server

CLASS = {"peserta-01": "never", "peserta-02": "random", "peserta-04": "late-model"}
REPORT = "laporan-khusus"
# What nbgrader's schema was before its last two changes.
OLDER = (
    "ALTER TABLE assignment DROP COLUMN course_id",
    "DROP TABLE course",
    "ALTER TABLE student DROP COLUMN lms_user_id",
    "UPDATE alembic_version SET version_num = '167914646830'",
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The URL of a server that listens on a socket of its own."""
    with server() as url:
        yield url


def _fresh(address: str, name: str) -> str:
    """Make an empty database on the server and return its URL."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    return address.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="module")
def course(address: str, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A class that was built, released and graded with its gradebook on the server."""
    place = tmp_path_factory.mktemp("pg")
    where = ["--course", str(place / "kursus")]
    for student, name in CLASS.items():
        text = "" if name == "never" else classroom.REPORT
        classroom.hand_in(place / "kotak", place / "kerja", student, name, text)
    url = _fresh(address, "kelas").replace("+psycopg", "")
    assert course_command.main(["build", *where, "--db", url]) == 0
    assert course_command.main(["release", *where]) == 0
    assert course_command.main(["grade", str(place / "kotak"), *where]) == 0
    return Course.at(place / "kursus")


def _grades(course: Course, student: str) -> dict[str, float]:
    with tool.gradebook(course) as book:
        found = book.find_submission_notebook(NOTEBOOK, course.assignment, student)
        return {grade.name: float(grade.score) for grade in found.grades}


def test_the_whole_class_is_on_the_server_and_nowhere_else(course: Course) -> None:
    """No SQLite file is made; the server has everybody's marks, feedback is written."""
    assert not list(course.root.rglob("gradebook.db"))
    assert tool.database(course).startswith("postgresql+psycopg://")
    assert _grades(course, "peserta-04")["D1"] > 0
    with tool.gradebook(course) as book:
        assert {student.id for student in book.students} == set(CLASS)
    for student in CLASS:
        assert (course.feedback(student) / "latihan.html").exists()


def test_marks_are_those_of_the_default_gradebook(
    course: Course, tmp_path: Path
) -> None:
    """The same submissions give the same table with SQLite."""
    other = build(tmp_path / "kursus")
    shutil.copytree(course.root / "release", other.root / "release")
    assert course_command.main(["release", "--course", str(other.root)]) == 0
    box = course.root.parent / "kotak"
    run.grade_all(other, box, marks_only=True)
    assert list(other.root.rglob("gradebook.db"))
    assert (other.root / run.CSV).read_bytes() == (course.root / run.CSV).read_bytes()


def test_a_person_grades_and_every_later_step_finds_it(
    course: Course, tmp_path: Path
) -> None:
    """Points given by hand are exported from the server."""
    with tool.gradebook(course) as book:
        grade = book.find_grade(REPORT, NOTEBOOK, course.assignment, "peserta-04")
        grade.manual_score, grade.needs_manual_grade = 15.0, False
        book.db.commit()
    table = tmp_path / "nilai.csv"
    where = ["--course", str(course.root)]
    assert course_command.main(["export", "--to", str(table), *where]) == 0
    assert "15.00" in table.read_text(encoding="utf-8-sig")


def test_nbgraders_own_commands_use_the_server(course: Course) -> None:
    """What an instructor types goes to the same gradebook."""
    done = tool.run(course, "db", "student", "list")
    assert done.ok, done.log
    assert "peserta-04" in done.log


def test_nbgraders_upgrade_finds_its_tables(course: Course) -> None:
    """The schema is stamped with nbgrader's newest version, and upgrading keeps it."""
    before = _grades(course, "peserta-04")
    done = tool.run(course, "db", "upgrade")
    assert done.ok, done.log
    assert _grades(course, "peserta-04") == before
    with tool.gradebook(course) as book:
        stamp = book.db.execute(text("SELECT version_num FROM alembic_version"))
        assert len(stamp.scalars().all()) == 1


def test_an_older_schema_is_upgraded(address: str, tmp_path: Path) -> None:
    """A gradebook from before nbgrader had courses gets what it lacks."""
    url = _fresh(address, "lama")
    with tool.environment(), Gradebook(url, settings.COURSE_ID) as book:
        for change in OLDER:
            book.db.execute(text(change))
        book.db.commit()
    line = [sys.executable, "-m", "nbgrader", "db", "upgrade"]
    line += [f"--CourseDirectory.db_url={url}"]
    with tool.environment():
        done = subprocess.run(
            line, cwd=tmp_path, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stderr
    with tool.environment(), Gradebook(url, settings.COURSE_ID) as book:
        book.update_or_create_student("peserta-01", lms_user_id="1")
        book.update_or_create_assignment("latihan")


def test_two_graders_at_once_wait_for_nobody(course: Course) -> None:
    """While one has an unfinished change open, the other grades somebody else."""
    with tool.gradebook(course) as one, tool.gradebook(course) as other:
        for book in (one, other):
            book.db.execute(text("SET lock_timeout = '2s'"))
        first = one.find_grade(REPORT, NOTEBOOK, course.assignment, "peserta-02")
        second = other.find_grade(REPORT, NOTEBOOK, course.assignment, "peserta-04")
        first.manual_score, second.manual_score = 4.0, 16.0
        one.db.flush()
        other.db.commit()
        one.db.commit()
    assert _grades(course, "peserta-02")[REPORT] == 4
    assert _grades(course, "peserta-04")[REPORT] == 16


def test_many_graders_lose_nothing(course: Course) -> None:
    """Four write at the same time, again and again; every point is there."""

    def give(number: int) -> None:
        student = sorted(CLASS)[number % len(CLASS)]
        with tool.gradebook(course) as book:
            grade = book.find_grade(REPORT, NOTEBOOK, course.assignment, student)
            grade.extra_credit = (grade.extra_credit or 0) + 0
            comment = book.find_comment(REPORT, NOTEBOOK, course.assignment, student)
            comment.manual_comment = f"catatan {number}"
            book.db.commit()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(give, range(12)))
    with tool.gradebook(course) as book:
        where = (REPORT, NOTEBOOK, course.assignment)
        texts = [book.find_comment(*where, who).manual_comment for who in CLASS]
    assert all(text.startswith("catatan ") for text in texts)


@pytest.mark.soak
def test_regrading_works_on_the_server(course: Course) -> None:
    """A raised version is taken over; the old marks stay noted."""
    key = course.key.read_text(encoding="utf-8")
    version = run.keyring.history(course)[-1].version
    changed = key.replace(f'score_version: "{version}"', 'score_version: "panel-9"')
    course.key.write_text(changed, encoding="utf-8")
    before = _grades(course, "peserta-04")
    where = ["--course", str(course.root)]
    assert course_command.main(["regrade", "--apply", *where]) == 0
    assert _grades(course, "peserta-04") == before
    assert [kept.version for kept in run.keyring.history(course)][-1] == "panel-9"
    assert {entry.problem for entry in ledger.load(course).values()} == {""}


def test_a_password_is_never_written_down(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the address without it is noted; what goes wrong is said without it."""
    url = "postgresql://guru:rahasia@127.0.0.1:1/nilai?connect_timeout=2"
    place = tmp_path / "kursus"
    assert course_command.main(["build", "--course", str(place), "--db", url]) == 1
    noted = "".join(p.read_text("utf-8") for p in place.rglob("*") if p.is_file())
    told = capsys.readouterr()
    assert "rahasia" not in noted + told.out + told.err
    assert "guru" in told.err
    assert database.named(place) == (
        "postgresql+psycopg://guru@127.0.0.1:1/nilai?connect_timeout=2"
    )


def test_the_environment_names_the_gradebook_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """A URL with its password can stay out of the course folder altogether."""
    monkeypatch.setenv(database.VARIABLE, _fresh(address, "lingkungan"))
    made = build(tmp_path / "kursus")
    assert tool.database(made) == os.environ[database.VARIABLE]
    assert not list(made.root.rglob("gradebook.db"))


def test_what_is_no_address_is_said_plainly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback for a slip of the pen."""
    place = tmp_path / "kursus"
    line = ["build", "--course", str(place), "--db", "bukan alamat"]
    assert course_command.main(line) == 1
    assert "bukan alamat" in capsys.readouterr().err
