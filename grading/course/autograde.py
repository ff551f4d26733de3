"""Autograde with the stock nbgrader, several participants at a time.

nbgrader changes the working folder while it works, so each job has a process of its
own. A participant whose job failed beside others is tried once more alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from grading.course import settings, tool
from grading.course.layout import Course
from grading.course.progress import bar
from grading.course.tool import Outcome
from sim.i18n import N_, translate

GRADING = N_("Menilai")
FEEDBACK = N_("Umpan balik")
Job = Callable[[str], Outcome]


def autograde_one(root: Path, assignment: str, student: str) -> Outcome:
    """Run nbgrader's autograder on one participant."""
    course = Course(root, assignment)
    with tool.environment():
        answer = tool.api(course).autograde(assignment, student, force=True)
    return tool.outcome(answer)


def feedback_one(root: Path, assignment: str, student: str) -> Outcome:
    """Run nbgrader's feedback generator on one participant."""
    course = Course(root, assignment)
    with tool.environment():
        answer = tool.api(course).generate_feedback(assignment, student, force=True)
    return tool.outcome(answer)


def autograde(course: Course, students: Sequence[str]) -> dict[str, str]:
    """Autograde ``students``; return the log of each one that failed."""
    job = partial(autograde_one, course.root, course.assignment)
    return _each(course, job, students, GRADING)


def generate_feedback(course: Course, students: Sequence[str]) -> dict[str, str]:
    """Write nbgrader's feedback pages; return the log of each one that failed."""
    job = partial(feedback_one, course.root, course.assignment)
    return _each(course, job, students, FEEDBACK)


def _each(
    course: Course, job: Job, students: Sequence[str], title: str
) -> dict[str, str]:
    shown = translate(title, settings.language_of(course.root))
    results = dict(bar(_outcomes(course, job, students), len(students), shown))
    for student in [who for who, result in results.items() if not result.ok]:
        results.update(_outcomes(course, job, [student]))
    return {who: result.log for who, result in results.items() if not result.ok}


def _write_to(path: Path) -> None:
    """Send what kernels and libraries print on the screen to a file instead."""
    path.parent.mkdir(exist_ok=True)
    with path.open("ab") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)


def _outcomes(
    course: Course, job: Job, students: Sequence[str]
) -> Iterator[tuple[str, Outcome]]:
    workers = min(len(students), os.cpu_count() or 1)
    if not workers:
        return
    pool = ProcessPoolExecutor(
        workers,
        mp_context=get_context("spawn"),
        initializer=_write_to,
        initargs=(course.log / "nbgrader.txt",),
    )
    with tool.environment(), pool:
        waiting = {pool.submit(job, student): student for student in students}
        for future in as_completed(waiting):
            try:
                yield waiting[future], future.result()
            except Exception as error:  # a killed worker must not stop the class
                yield (
                    waiting[future],
                    Outcome(False, f"{type(error).__name__}: {error}"),
                )
