"""nbgrader itself: its Python API in-process, its commands as subprocesses."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import NoSuchModuleError, OperationalError
from traitlets.config import Config

from grading.course import database as databases
from grading.course import settings
from grading.course.layout import Course


class CourseError(Exception):
    """nbgrader could not do its step; the text is its log."""


class NoGradebook(Exception):
    """The gradebook's database cannot be reached; ``address`` hides the password."""

    def __init__(self, address: str, why: Exception) -> None:
        first = str(why).strip().splitlines()
        super().__init__(first[0] if first else type(why).__name__)
        self.address = address
        self.driver = isinstance(why, ModuleNotFoundError | NoSuchModuleError)


@dataclass(frozen=True)
class Outcome:
    """How a step of nbgrader went."""

    ok: bool
    log: str


def _first(*places: Path, name: str) -> str:
    old = os.environ.get(name, "")
    known = old.split(os.pathsep) if old else []
    new = [str(place) for place in places if str(place) not in known]
    return os.pathsep.join(new + known)


@contextmanager
def environment() -> Iterator[None]:
    """Let nbgrader find ``alembic`` and kernels find this program.

    nbgrader's first command calls ``alembic`` from the PATH.
    """
    wanted = {
        "PATH": _first(Path(sys.executable).parent, name="PATH"),
        "PYTHONPATH": _first(Path(__file__).parents[2], name="PYTHONPATH"),
    }
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def database(course: Course) -> str:
    """Return the gradebook's address, patient with other writers.

    Raises ``BadAddress`` for a URL that is none.
    """
    named = settings.of(course.root).CourseDirectory.get("db_url")
    return named or databases.sqlite(course.root)


def gradebook(course: Course) -> Gradebook:
    """Return nbgrader's open gradebook; close it, or use it in a ``with``.

    Raises ``NoGradebook`` where its database cannot be reached.
    """
    warnings.filterwarnings("ignore", module=r"nbgrader\.api")
    address = database(course)
    with environment():
        try:
            return Gradebook(address, settings.COURSE_ID)
        except (ModuleNotFoundError, NoSuchModuleError, OperationalError) as error:
            raise NoGradebook(databases.shown(address), error) from None


def config(course: Course) -> Config:
    """Return the course's settings for use in this process."""
    found = settings.of(course.root)
    found.CourseDirectory.db_url = database(course)
    found.NbGraderAPI.log_level = "ERROR"
    return found


def api(course: Course) -> NbGraderAPI:
    """Return nbgrader's Python API on ``course``."""
    found = config(course)
    return NbGraderAPI(CourseDirectory(config=found), config=found)


def outcome(answer: dict[str, object]) -> Outcome:
    """Return what nbgrader's API answered, its log and error in one text."""
    text = "\n".join(str(answer[key]) for key in ("log", "error") if answer.get(key))
    return Outcome(bool(answer["success"]), text)


def run(course: Course, *arguments: str) -> Outcome:
    """Run an nbgrader command in the course folder."""
    command = [sys.executable, "-m", "nbgrader", *arguments]
    with environment():
        done = subprocess.run(
            command,
            cwd=course.root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    return Outcome(done.returncode == 0, done.stdout + done.stderr)
