"""The gradebook: what nbgrader noted, held against the replayed marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nbgrader.api import Gradebook, MissingEntry, SubmittedNotebook

from grading.course import assignment, marks, tool
from grading.course.assignment import DIMENSIONS, REPORT
from grading.course.layout import NOTEBOOK, Course
from grading.course.marks import Marks

TOLERANCE = 1e-6


@dataclass(frozen=True)
class Standing:
    """A participant's line: points by grade id, the marks, what still needs a person.

    ``mended`` names the dimensions where nbgrader's score was not the replayed one;
    ``comment`` is the grader's on the report.
    """

    student: str
    points: dict[str, float]
    waiting: bool
    marks: Marks
    mended: tuple[str, ...] = ()
    comment: str = ""

    @property
    def total(self) -> float:
        """All points so far; without the report while it waits for a person."""
        return sum(self.points.values())


def settle(course: Course, students: Sequence[str]) -> list[Standing]:
    """Make nbgrader's scores equal to the replayed marks and return the standings.

    A participant whom nbgrader could not grade gets the replayed marks all the same.
    """
    expected = assignment.load(course.release)
    found = {who: marks.of(course.submitted(who), expected) for who in students}
    with tool.gradebook(course) as book:
        mended = {who: _mend(book, course, who, found[who]) for who in students}
        book.db.commit()
        book.db.expire_all()
        return [
            _standing(book, course, who, found[who], mended[who]) for who in students
        ]


def _mend(
    book: Gradebook, course: Course, student: str, replayed: Marks
) -> tuple[str, ...]:
    """Write the replayed marks where nbgrader's differ; return the names of those."""
    mended = []
    for grade in _submission(book, course, student).grades:
        if grade.cell_type != "code":
            continue
        points = replayed.points.get(grade.name, 0.0)
        if grade.auto_score is None or abs(grade.auto_score - points) > TOLERANCE:
            grade.auto_score = points
            grade.needs_manual_grade = grade.manual_score is not None
            mended.append(grade.name)
    return tuple(name for name in DIMENSIONS if name in mended)


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
    replayed: Marks,
    mended: tuple[str, ...],
) -> Standing:
    notebook = _submission(book, course, student)
    grades = {grade.name: grade for grade in notebook.grades}
    comments = {found.name: found.comment or "" for found in notebook.comments}
    points = {name: float(grades[name].score) for name in (*DIMENSIONS, REPORT)}
    waiting = bool(grades[REPORT].needs_manual_grade)
    comment = comments.get(REPORT, "")
    return Standing(student, points, waiting, replayed, mended, comment)
