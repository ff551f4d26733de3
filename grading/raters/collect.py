"""The texts of a class: every graded submission, replayed in worker processes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from grading.course import assignment, limits, marks, pool, rebuild
from grading.course.assignment import REPORT, Assignment
from grading.course.layout import NOTEBOOK_FILE, Course
from grading.raters.items import Item, items

LOG = "penilai.log"


def collect(course: Course) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """Return all texts by participant, and whose submission could not be replayed."""
    students = course.students("submitted")
    course.log.mkdir(parents=True, exist_ok=True)
    job = partial(of_student, course, assignment.load(course.source))
    allowed = limits.budget("marks")
    done = {
        one.task: one for one in pool.each(job, students, allowed, course.log / LOG)
    }
    found = [item for who in students for item in done[who].value or ()]
    left_out = tuple(who for who in students if done[who].value is None)
    return tuple(found), left_out


def of_student(
    course: Course, expected: Assignment, student: str
) -> tuple[Item, ...] | None:
    """Return what a participant wrote; ``None`` if it could not be graded."""
    folder = course.submitted(student)
    found = marks.of(folder, expected)
    if found.result is None:
        return None
    return items(student, found.result, _free(folder))


def _free(folder: Path) -> str:
    """Return the special report of the notebook; empty without a readable one."""
    try:
        data = (folder / NOTEBOOK_FILE).read_bytes()
        return rebuild.answers(data).get(REPORT, "")
    except (OSError, rebuild.UnreadableNotebook):
        return ""
