"""A whole class in one process pool over its journals.

What a submission does to its worker is its own affair: one that dies, hangs or eats
memory has a problem noted in its place, and everybody else is graded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from grading.course import (
    keyring,
    limits,
    pool,
    problem,
    replay,
    rows,
    settings,
    shadow,
    tool,
    work,
)
from grading.course.layout import PROBLEM, Course
from grading.course.pool import Done
from grading.course.problem import Problem
from grading.course.progress import bar
from grading.course.replay import Errand
from grading.course.rows import Rows
from grading.course.slim import Sheet
from grading.course.work import Made
from sim.i18n import N_, translate

GRADING = N_("Menilai")
FEEDBACK = N_("Umpan balik")
LOG = "nbgrader.txt"
TRIES = 3
LOG_END = 4000  # characters of a log that a person is shown
Value = TypeVar("Value")


@dataclass(frozen=True)
class Class:
    """What was made of a class, by participant.

    ``rows``: for the gradebook; ``logs``: of those whose pages nbgrader could not make;
    ``paged``: whose pages are there.
    """

    sheets: dict[str, Sheet]
    rows: dict[str, Rows]
    logs: dict[str, str]
    paged: frozenset[str] = frozenset()


def marks(course: Course, students: Sequence[str]) -> Class:
    """Return the marks of ``students``, from their journals alone."""
    sheets = _marks(course, students)
    return Class(sheets, _rows(course, sheets), {})


def _rows(course: Course, sheets: Mapping[str, Sheet]) -> dict[str, Rows]:
    return {who: rows.of(course, who, sheet) for who, sheet in sheets.items()}


def _marks(course: Course, students: Sequence[str]) -> dict[str, Sheet]:
    """Return everybody's sheet. Who stops the grading is tried again, as a problem.

    Raises ``CourseError`` if grading fails for somebody who has one.
    """
    job = partial(replay.marks_only, Errand(course.root, course.assignment))
    sheets: dict[str, Sheet] = {}
    left = list(students)
    for attempt in range(TRIES):
        ends = list(each(job, course, left, "marks", GRADING))
        sheets |= {end.task: end.value for end in ends if end.value is not None}
        stopped = [end for end in ends if end.value is None]
        for end in stopped:
            _write_log(course, end)
            if end.fate != "killed" or attempt > 0:
                note(course, end.task, problem.stopped(end.fate, end.log))
        left = [end.task for end in stopped]
        if not left:
            return sheets
    raise tool.CourseError(stopped[0].log)


def everything(course: Course, students: Sequence[str]) -> Class:
    """Return the marks of ``students``; write their reviews and notebooks.

    Whose pages could not be made has marks all the same. Raises ``KeyProblem`` for a
    panel's record that cannot be used, before anything is written.
    """
    if not students:
        return Class({}, {}, {})
    keyring.panel_of(course, course.assignment)
    with TemporaryDirectory() as place:
        template = Path(place) / work.TEMPLATE
        with tool.gradebook(course) as book:
            shadow.make(template, book)
        errand = Errand(course.root, course.assignment, template)
        ends = _pages(course, errand, students)
        stopped = [who for who, end in ends.items() if end.value is None]
        sheets = _marks(course, stopped)
        noted = [who for who, sheet in sheets.items() if sheet.problem is not None]
        ends |= _pages(course, errand, noted)
    return _together(course, ends, sheets)


def _pages(
    course: Course, errand: Errand, students: Sequence[str]
) -> dict[str, Done[str, Made]]:
    job = partial(work.everything, errand)
    done = each(job, course, students, "pages", GRADING)
    return {end.task: end for end in done}


def _together(
    course: Course, ends: Mapping[str, Done[str, Made]], sheets: Mapping[str, Sheet]
) -> Class:
    made = {who: end.value for who, end in ends.items() if end.value is not None}
    whole = dict(sheets) | {who: one.sheet for who, one in made.items()}
    by_nbgrader = {who: one.rows for who, one in made.items() if one.rows is not None}
    others = {who: s for who, s in whole.items() if who not in by_nbgrader}
    logs = {who: end.log or end.fate for who, end in ends.items() if who not in made}
    logs |= {who: one.log for who, one in made.items() if one.log}
    return Class(
        sheets=whole,
        rows=_rows(course, others) | by_nbgrader,
        logs=logs,
        paged=frozenset(by_nbgrader),
    )


def _write_log(course: Course, end: Done[str, Sheet]) -> None:
    path = course.log / f"{end.task}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{end.fate}\n{end.log}\n", encoding="utf-8")


def note(course: Course, student: str, why: Problem) -> None:
    """Put a problem in a checked submission's place; it is graded as that from now."""
    path = course.submitted(student) / PROBLEM
    path.write_text(why.to_json(), encoding="utf-8")


def generate_feedback(course: Course, students: Sequence[str]) -> dict[str, str]:
    """Write nbgrader's feedback pages; return the log of each one that failed."""
    job = partial(work.feedback, Errand(course.root, course.assignment))
    done = list(each(job, course, students, "pages", FEEDBACK))
    logs = {one.task: one.log if one.value is None else one.value for one in done}
    return {who: log for who, log in logs.items() if log}


def each(
    job: Callable[[str], Value],
    course: Course,
    students: Sequence[str],
    stage: str,
    title: str,
) -> Iterator[Done[str, Value]]:
    """Yield what comes of a job for each, and show how far it has got."""
    shown = translate(title, settings.language_of(course.root))
    with tool.environment():
        done = pool.each(job, students, limits.budget(stage), course.log / LOG)
        try:
            yield from bar(done, len(students), shown)
        except pool.NoWorkers as error:
            raise tool.CourseError(_end_of(course.log / LOG, error)) from None


def _end_of(log: Path, error: Exception) -> str:
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    return f"{text[-LOG_END:]}\n{error}"
