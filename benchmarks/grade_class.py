"""Grading a class: stock nbgrader, our pool through nbgrader's pipeline, marks alone.

All ways on copies of one course, one after the other in one run: (a) stock nbgrader,
``autograde`` with kernels and ``generate_feedback``, one after the other as it does;
(b) the class's own run, everything through nbgrader's converters in a pool, reviews
written; (c) marks alone, journals to gradebook. CPU seconds include all processes.
Then (c) for ten times the class: time and peak memory of all processes together.
``python -m benchmarks.grade_class [submissions] [of these with stock nbgrader]``
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from deniceni.submit_command import submit
from grading import load_key
from grading.course import ledger, run, starter, tool
from grading.course.build import build, release
from grading.course.layout import ASSIGNMENT, JOURNAL, Course
from grading.robots import robot
from sim.policies import play

NAMES = ("never", "random", "harsh", "late-model", "model")
SEED = 7
COUNT = 45
TIMES = 10
MEGABYTE = 1_000_000
EVERY = 0.2  # seconds between two looks at the memory


@dataclass(frozen=True)
class Cost:
    """What one way took: submissions, seconds, bytes at the highest."""

    name: str
    count: int
    cpu: float
    wall: float
    peak: int


class Watch:
    """The highest sum of memory over this process and all below it."""

    def __init__(self) -> None:
        self.peak = 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _look(self) -> None:
        me = psutil.Process()
        while not self._end.wait(EVERY):
            crew = [me, *me.children(recursive=True)]
            self.peak = max(self.peak, sum(_bytes(one) for one in crew))


def _bytes(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def hand_in(box: Path, work: Path, count: int) -> None:
    """Let ``count`` robots play and hand in."""
    key = load_key(ASSIGNMENT)
    for number in range(count):
        student = f"peserta-{number + 1:03d}"
        folder = work / student
        starter.write(folder)
        policy = robot(NAMES[number % len(NAMES)], key, number)
        path = folder / JOURNAL
        play(policy, ASSIGNMENT, seed=SEED, journal=path, participant=student)
        submit(folder, box)


def stock(course: Course) -> None:
    """Run nbgrader's own autograder and feedback on everybody, one by one."""
    api = tool.api(course)
    for step in (api.autograde, api.generate_feedback):
        for student in course.students("submitted"):
            done = tool.outcome(step(course.assignment, student, force=True))
            assert done.ok, done.log


def pipeline(course: Course) -> None:
    """Grade in the pool through nbgrader's converters; write reviews and feedback."""
    fresh = run.grade_new(course, force=True)
    assert not fresh.logs
    found = run.standings(course, fresh)
    assert run.write_feedback(course, found, force=True) == {}


def marks(course: Course) -> None:
    """Replay every journal and write the marks into the gradebook."""
    fresh = run.grade_new(course, pages=False)
    found = run.standings(course, fresh)
    assert any(one.total > 0 for one in found)


def measure(name: str, course: Course, work: Callable[[Course], None]) -> Cost:
    """Do ``work`` on a copy of ``course`` and return what it took."""
    with TemporaryDirectory() as place:
        twin = Course.at(shutil.copytree(course.root, Path(place) / "kursus"))
        count = len(twin.students("submitted"))
        before, start = os.times(), time.perf_counter()
        with tool.environment(), Watch() as watch:
            work(twin)
        after, wall = os.times(), time.perf_counter() - start
    return Cost(name, count, sum(after[:4]) - sum(before[:4]), wall, watch.peak)


def prepared(place: Path, count: int) -> Course:
    """Return a course with ``count`` submissions taken in and nothing graded."""
    (place / "kiriman").mkdir()
    hand_in(place / "kiriman", place / "kerja", count)
    course = build(place / "kursus")
    release(course.root)
    taken = run.collect(course, place / "kiriman")
    assert len(taken.students) == count
    return course


def resized(course: Course, place: Path, count: int) -> Course:
    """Return a copy of ``course`` with the first submissions, or with copies of them.

    Every participant's journal is graded anew: nothing is remembered between two.
    """
    twin = Course.at(shutil.copytree(course.root, place / f"kursus-{count}"))
    entries, students = ledger.load(twin), twin.students("submitted")
    for student in students[count:]:
        shutil.rmtree(twin.root / "submitted" / student)
        del entries[student]
    for number in range(len(students), count):
        base = students[number % len(students)]
        student = f"{base}-{number}"
        shutil.copytree(twin.submitted(base), twin.submitted(student))
        entries[student] = replace(entries[base], nonce=f"{number:016x}")
    ledger.save(twin, entries)
    return twin


def shown(costs: list[Cost]) -> None:
    """Print costs a submission, and as ratios to the first."""
    base = costs[0]
    print(f"{'':<34}{'n':>5}{'CPU s':>8}{'s/sub.':>8}{'wall s':>8}", end="")
    print(f"{'CPU ÷':>8}{'wall ÷':>8}{'peak MB':>9}")
    for cost in costs:
        cpu, wall = cost.cpu / cost.count, cost.wall / cost.count
        print(f"{cost.name:<34}{cost.count:>5}{cost.cpu:>8.1f}{cpu:>8.3f}", end="")
        ratios = base.cpu / base.count / cpu, base.wall / base.count / wall
        print(f"{cost.wall:>8.1f}{ratios[0]:>8.1f}{ratios[1]:>8.1f}", end="")
        print(f"{cost.peak / MEGABYTE:>9.0f}", flush=True)


def main() -> None:
    """Measure all ways and print them as ratios, a submission."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    by_stock = int(sys.argv[2]) if len(sys.argv) > 2 else count
    with TemporaryDirectory() as place:
        course = prepared(Path(place), count)
        few = resized(course, Path(place), by_stock)
        many = resized(course, Path(place), count * TIMES)
        shown(
            [
                measure("(a) stock nbgrader, with feedback", few, stock),
                measure("(b) everything, in the pool", course, pipeline),
                measure("(c) marks alone", course, marks),
                measure(f"(c) marks alone, {TIMES} classes", many, marks),
            ]
        )


if __name__ == "__main__":
    main()
