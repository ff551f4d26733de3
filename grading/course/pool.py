"""Worker processes that grade a class, and survive what one submission does to them.

Each worker has one job at a time, so that a worker which dies or overruns its budget
costs exactly the submission it was at: that one is reported and a fresh worker takes
the next. Processes are spawned, as on Windows. Ctrl-C ends them all.
"""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, Literal, TypeVar

from grading.course import limits
from grading.course.limits import Budget
from sim.ensemble.process import (
    PATIENCE,
    Gone,
    Worker,
    orders,
    settle_in,
    speaking,
)

Task = TypeVar("Task")
Value = TypeVar("Value")
Fate = Literal["done", "failed", "killed", "slow", "hungry"]
UP = "up"
FRESH_AFTER = 100  # jobs; what libraries keep by themselves goes with the process
START = 120.0  # seconds a process may take to come up on a busy machine


@dataclass(frozen=True)
class Done(Generic[Task, Value]):
    """What came of a task. ``value`` is there if ``fate`` is ``done``.

    ``failed``: it raised; ``killed``: its worker died; ``slow``: it went beyond its
    seconds; ``hungry``: beyond its memory. ``log``: the traceback or exit status.
    """

    task: Task
    fate: Fate
    value: Value | None = None
    log: str = ""


class NoWorkers(Exception):
    """Processes cannot even be started; that is no submission's fault."""


class _Grader(Worker, Generic[Task, Value]):
    """A worker with at most one task under way, and a clock beside it."""

    def __init__(self, work: Callable[[Task], Value], allowed: Budget, log: Path):
        super().__init__(_serve, work, allowed, log, daemon=False)
        self.allowed = allowed
        self.task: Task | None = None
        self.since = 0.0
        self.jobs = 0
        self.up = False

    def give(self, task: Task) -> None:
        """Start a task."""
        self.task, self.since = task, time.monotonic()
        self.jobs += 1
        self.say(task)

    @property
    def deadline(self) -> float:
        """When the task under way has had its time, on the monotonic clock.

        It begins once the process is up, for which there is a time of its own.
        """
        return self.since + (self.allowed.wall if self.up else START)

    def done(self) -> Done[Task, Value] | None:
        """Return what came of the task, ``None`` if the worker only says it is up.

        Raises ``NoWorkers`` if the process died before it came to its first task.
        """
        assert self.task is not None
        try:
            said = self.hear()
        except Gone:
            task = self._leave()
            if not self.up:
                raise NoWorkers(f"exit status {self.process.exitcode}") from None
            return Done(task, *_cause(self.process.exitcode))
        if said == UP:
            self.up, self.since = True, time.monotonic()
            return None
        task, self.task = self.task, None
        return Done(task, *said)

    def overdue(self) -> Done[Task, Value]:
        """End the task under way, and the process with it."""
        task = self._leave()
        if not self.up:
            raise NoWorkers(f"not up after {START:g} s")
        return Done(task, "slow", log=f"wall > {self.allowed.wall:g} s")

    def _leave(self) -> Task:
        assert self.task is not None
        task, self.task = self.task, None
        self.end()
        return task

    def go(self) -> None:
        """End the process: gently if it has had a task and is at none."""
        self.end(PATIENCE if self.jobs and self.task is None else 0.0)


def _cause(status: int | None) -> tuple[Fate, None, str]:
    over = getattr(signal, "SIGXCPU", None)
    if over is not None and status == -over:
        return "slow", None, "SIGXCPU"
    return "killed", None, f"exit status {status}"


def each(
    work: Callable[[Task], Value],
    tasks: Sequence[Task],
    allowed: Budget,
    log: Path,
    workers: int | None = None,
) -> Iterator[Done[Task, Value]]:
    """Yield what ``work`` makes of each task, as they are finished, each exactly once.

    ``work`` must be importable by name. ``log``: the file that takes what workers
    print. ``workers``: processes; ``None`` for one per core, never more than tasks.
    """
    wanted = min(workers or cores(), len(tasks))
    waiting = deque(tasks)
    crew: list[_Grader[Task, Value]] = []
    try:
        while waiting or any(worker.task is not None for worker in crew):
            _staff(crew, waiting, wanted, lambda: _Grader(work, allowed, log))
            yield from _finished(crew)
    finally:
        for worker in crew:
            if worker.task is not None:  # nobody waits for it any more
                worker.process.kill()
        for worker in crew:
            worker.go()


def cores() -> int:
    """Return how many processes this one may use at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _staff(
    crew: list[_Grader[Task, Value]],
    waiting: deque[Task],
    wanted: int,
    hire: Callable[[], _Grader[Task, Value]],
) -> None:
    """Give every worker something to do, with new ones for those who are gone."""
    for worker in [w for w in crew if w.task is None and w.jobs >= FRESH_AFTER]:
        worker.go()
    crew[:] = [w for w in crew if w.task is not None or w.process.is_alive()]
    while len(crew) < min(wanted, len(waiting) + _busy(crew)):
        crew.append(hire())
    for worker in crew:
        if worker.task is None and waiting:
            worker.give(waiting.popleft())


def _busy(crew: Iterable[_Grader[Task, Value]]) -> int:
    return sum(worker.task is not None for worker in crew)


def _finished(crew: list[_Grader[Task, Value]]) -> Iterator[Done[Task, Value]]:
    """Wait until something happens, then yield what has come of it."""
    busy = [worker for worker in crew if worker.task is not None]
    nearest = min(worker.deadline for worker in busy) - time.monotonic()
    heard = speaking(busy, max(nearest, 0))
    for worker in busy:
        if worker in heard:
            done = worker.done()
            if done is not None:
                yield done
        elif time.monotonic() >= worker.deadline:
            yield worker.overdue()


def _serve(
    pipe: Connection, work: Callable[[Task], Value], allowed: Budget, log: Path
) -> None:
    """Work until told to stop, or until whoever started this is gone."""
    settle_in()
    _write_to(log)
    with suppress(OSError):  # nobody listens any more
        pipe.send(UP)
        for task in orders(pipe):
            limits.hold(allowed)
            pipe.send(_attempt(work, task))


def _attempt(
    work: Callable[[Task], Value], task: Task
) -> tuple[Fate, Value | None, str]:
    try:
        return "done", work(task), ""
    except MemoryError:
        return "hungry", None, traceback.format_exc()
    except Exception:
        return "failed", None, traceback.format_exc()


def _write_to(path: Path) -> None:
    """Send what kernels and libraries print on the screen to a file instead."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
