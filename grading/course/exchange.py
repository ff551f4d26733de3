"""nbgrader's own exchange, for JupyterHub; it does not work on Windows."""

from __future__ import annotations

from pathlib import Path

from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from grading.course import settings, tool
from grading.course.layout import Course
from sim.i18n import N_, translate

PLACE = "exchange"
WINDOWS = N_("Ruang pertukaran nbgrader tidak ada di Windows; pakai berkas zip.")


def publish(course: Course, exchange: str | Path | None = None) -> None:
    """Put the release where participants fetch it.

    ``exchange``: its root folder, ``None`` for the one in the course's settings.
    Raises ``CourseError`` with nbgrader's log.
    """
    api = _api(course, exchange)
    _expect(course, api.release_assignment(course.assignment))


def fetch_submissions(course: Course, exchange: str | Path | None = None) -> Path:
    """Collect what participants submitted and return the folder it is in.

    Nothing in it has been checked, so it is not the folder that nbgrader grades.
    ``exchange`` and errors as for :func:`publish`.
    """
    api = _api(course, exchange)
    _expect(course, api.collect(course.assignment, update=True))
    return course.inbox / PLACE


def _api(course: Course, exchange: str | Path | None) -> NbGraderAPI:
    config = tool.config(course)
    config.CourseDirectory.submitted_directory = f"inbox/{PLACE}"
    config.ExchangeReleaseAssignment.force = True
    if exchange is not None:
        config.Exchange.root = str(Path(exchange).resolve())
    return NbGraderAPI(CourseDirectory(config=config), config=config)


def _expect(course: Course, answer: dict[str, object] | None) -> None:
    """Raise ``CourseError`` unless all went well; there is no answer on Windows."""
    if answer is None:
        language = settings.language_of(course.root)
        raise tool.CourseError(translate(WINDOWS, language))
    done = tool.outcome(answer)
    if not done.ok:
        raise tool.CourseError(done.log)
