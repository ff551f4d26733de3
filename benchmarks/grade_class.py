"""Grading a class: what nbgrader's autograder costs, and what the replay alone costs.

Three ways to the same marks, one after the other in one process, on copies of one
course: (a) stock autograding with the journal replayed in the notebook's cells, (b) the
same pipeline without executing notebooks, (c) journals replayed and marks written
through nbgrader's gradebook. CPU seconds include the kernels.
``python -m benchmarks.grade_class [submissions]``
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute

from deniceni.submit_command import submit
from grading import load_key
from grading.course import book, run, starter, tool
from grading.course.build import build, release
from grading.course.layout import ASSIGNMENT, JOURNAL, Course
from grading.robots import robot
from sim.policies import play

NAMES = ("never", "random", "harsh", "late-model", "model")
SEED = 7
COUNT = 45


@dataclass(frozen=True)
class Cost:
    """What one way took for the whole class, in seconds."""

    name: str
    cpu: float
    wall: float


def hand_in(box: Path, work: Path, count: int) -> None:
    """Let ``count`` robots play and hand in."""
    key = load_key(ASSIGNMENT)
    for number in range(count):
        student = f"peserta-{number + 1:02d}"
        folder = work / student
        starter.write(folder)
        policy = robot(NAMES[number % len(NAMES)], key, number)
        path = folder / JOURNAL
        play(policy, ASSIGNMENT, seed=SEED, journal=path, participant=student)
        submit(folder, box)


def autograde(course: Course, execute: bool) -> None:
    """Run nbgrader's autograder on everybody, one after the other."""
    config = tool.config(course)
    if not execute:
        steps = [s for s in Autograde().autograde_preprocessors if s is not Execute]
        config.Autograde.autograde_preprocessors = steps
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    for student in course.students("submitted"):
        done = tool.outcome(api.autograde(course.assignment, student, force=True))
        assert done.ok, done.log


def replay(course: Course) -> None:
    """Replay every journal and write the marks into the gradebook."""
    standings = book.settle(course, course.students("submitted"))
    assert any(sum(s.marks.points.values()) > 0 for s in standings)


def measure(name: str, course: Course, work: Callable[[Course], None]) -> Cost:
    """Do ``work`` on a copy of ``course`` and return what it took."""
    with TemporaryDirectory() as place:
        twin = Course.at(shutil.copytree(course.root, Path(place) / "kursus"))
        before, start = os.times(), time.perf_counter()
        with tool.environment():
            work(twin)
        after, wall = os.times(), time.perf_counter() - start
    return Cost(name, sum(after[:4]) - sum(before[:4]), wall)


def prepared(place: Path, count: int) -> Course:
    """Return a course with ``count`` submissions taken in and nothing graded."""
    (place / "kiriman").mkdir()
    hand_in(place / "kiriman", place / "kerja", count)
    course = build(place / "kursus")
    release(course.root)
    taken = run.collect(course, place / "kiriman")
    assert len(taken.students) == count
    return course


def main() -> None:
    """Measure the three ways and print them as ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with TemporaryDirectory() as place:
        course = prepared(Path(place), count)
        costs = [
            measure("(c) replay, gradebook API", course, replay),
            measure(
                "(b) pipeline, no execution", course, lambda c: autograde(c, False)
            ),
            measure("(a) stock nbgrader", course, lambda c: autograde(c, True)),
        ]
    least = costs[0].cpu
    print(f"{count} submissions; CPU includes kernels")
    print(f"{'':<28}{'CPU s/sub.':>11}{'wall s':>9}{'ratio':>9}")
    for cost in reversed(costs):
        each = cost.cpu / count
        ratio = cost.cpu / least
        print(f"{cost.name:<28}{each:>11.3f}{cost.wall:>9.1f}{ratio:>9.1f}")


if __name__ == "__main__":
    main()
