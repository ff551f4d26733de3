"""The gradebook: what nbgrader noted, held against the replayed marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from nbgrader.api import Gradebook, MissingEntry, SubmittedNotebook

from grading.course import assignment, late, record, tool
from grading.course.assignment import REPORT
from grading.course.layout import NOTEBOOK, Course
from grading.course.rows import Rows
from grading.course.slim import Sheet

TOLERANCE = 1e-6


@dataclass(frozen=True)
class Standing:
    """A participant's line: points by grade id, the marks, what still needs a person.

    ``mended`` names the dimensions where nbgrader's score was not the replayed one;
    ``comment`` is the grader's on the report; ``late`` is how long after the due date
    the submission counts as handed in, ``off`` what that takes off the sum.
    """

    student: str
    points: dict[str, float]
    waiting: bool
    marks: Sheet
    mended: tuple[str, ...] = ()
    comment: str = ""
    late: timedelta = timedelta(0)
    off: float = 0.0

    @property
    def total(self) -> float:
        """All points so far, less what being late costs; without the report while it
        waits for a person."""
        return sum(self.points.values()) - self.off


def settle(
    course: Course, found: Mapping[str, Sheet], fresh: Mapping[str, Rows] | None = None
) -> list[Standing]:
    """Write the replayed marks into nbgrader's gradebook and return the standings.

    ``fresh``: what nbgrader's rules noted of those just graded; written as nbgrader
    would have. All is written at once, by this process, or nothing is. A score that a
    person has given is never touched.
    """
    noted = fresh or {}
    with tool.gradebook(course) as book, _at_once(book):
        for who, rows in noted.items():
            _record(book, course, who, rows)
        mended = {who: _mend(book, course, who, found[who]) for who in found}
        book.db.flush()
        book.db.expire_all()
        standings = [
            _standing(book, course, who, found[who], mended[who]) for who in found
        ]
        standings = _with_lateness(book, course, standings)
    record.note(course, found)
    return standings


@contextmanager
def _at_once(book: Gradebook) -> Iterator[None]:
    """Let all that nbgrader's gradebook commits in between be one transaction."""
    commit = book.db.commit
    book.db.commit = book.db.flush
    try:
        yield
        commit()
    except BaseException:
        book.db.rollback()
        raise
    finally:
        book.db.commit = commit


def _record(book: Gradebook, course: Course, student: str, rows: Rows) -> None:
    """Note a submission as nbgrader's autograder does."""
    when = {} if rows.handed_in is None else {"timestamp": rows.handed_in}
    book.update_or_create_student(student)
    book.update_or_create_submission(course.assignment, student, **when)
    notebook = _submission(book, course, student)
    for grade in notebook.grades:
        if grade.name in rows.scores:
            score = rows.scores[grade.name]
            grade.auto_score = score
            by_hand = grade.manual_score is not None
            grade.needs_manual_grade = by_hand or score is None
    for comment in notebook.comments:
        if comment.name in rows.comments:
            comment.auto_comment = rows.comments[comment.name]


def _with_lateness(
    book: Gradebook, course: Course, standings: Sequence[Standing]
) -> list[Standing]:
    """Note in nbgrader what being late costs each, and return it with the rest."""
    kind = assignment.load(course.source)
    times = late.times(course, kind)
    found = []
    for one in standings:
        counts = times.get(one.student)
        off = late.points_off(kind, counts, one.total)
        _submission(book, course, one.student).late_submission_penalty = off or None
        found.append(replace(one, late=late.late_by(kind, counts), off=off))
    return found


def _mend(
    book: Gradebook, course: Course, student: str, replayed: Sheet
) -> tuple[str, ...]:
    """Write the replayed marks where nbgrader's differ; return the names of those."""
    mended = []
    for grade in _submission(book, course, student).grades:
        if grade.name not in replayed.points:
            continue
        points = replayed.points[grade.name]
        if grade.auto_score is None or abs(grade.auto_score - points) > TOLERANCE:
            grade.auto_score = points
            grade.needs_manual_grade = grade.manual_score is not None
            mended.append(grade.name)
    return tuple(name for name in replayed.points if name in mended)


def _submission(book: Gradebook, course: Course, student: str) -> SubmittedNotebook:
    try:
        return book.find_submission_notebook(NOTEBOOK, course.assignment, student)
    except MissingEntry:
        book.update_or_create_student(student)
        book.update_or_create_submission(course.assignment, student)
        return book.find_submission_notebook(NOTEBOOK, course.assignment, student)


def _standing(
    book: Gradebook,
    course: Course,
    student: str,
    replayed: Sheet,
    mended: tuple[str, ...],
) -> Standing:
    notebook = _submission(book, course, student)
    grades = {grade.name: grade for grade in notebook.grades}
    comments = {found.name: found.comment or "" for found in notebook.comments}
    points = {name: float(grades[name].score) for name in (*replayed.points, REPORT)}
    waiting = bool(grades[REPORT].needs_manual_grade)
    comment = comments.get(REPORT, "")
    return Standing(student, points, waiting, replayed, mended, comment)
