"""What a participant gets back: nbgrader's page and the review as a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from grading.course import autograde, settings
from grading.course.book import Standing
from grading.course.layout import NOTEBOOK, Course
from sim.i18n import Language

STAMP = ".isi"


def write(
    course: Course, standings: Sequence[Standing], *, force: bool = False
) -> dict[str, str]:
    """Write the feedback of everybody; return the log of each page that failed.

    Pages that would say the same as they do are left alone unless ``force``.
    """
    language = settings.language_of(course.root)
    stamps = {s.student: _stamp(course, s, language) for s in standings}
    stale = [s for s in standings if force or _read(course, s) != stamps[s.student]]
    failed = autograde.generate_feedback(course, [s.student for s in stale])
    for standing in stale:
        if standing.student not in failed:
            path = course.feedback(standing.student) / STAMP
            path.write_text(stamps[standing.student], encoding="ascii")
    return failed


def _stamp(course: Course, standing: Standing, language: Language) -> str:
    """Return a digest of what the pages depend on."""
    executed = course.autograded(standing.student) / f"{NOTEBOOK}.ipynb"
    data = executed.read_bytes() if executed.exists() else b""
    said = (language, sorted(standing.points.items()), standing.waiting)
    return sha256(repr((said, standing.comment)).encode() + data).hexdigest()


def _read(course: Course, standing: Standing) -> str:
    path = course.feedback(standing.student) / STAMP
    return path.read_text(encoding="ascii") if path.exists() else ""
