"""Workers that grade: what one task does to its worker costs no other task."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grading.course import limits, pool
from grading.course.limits import Budget
from grading.course.pool import Done, NoWorkers
from tests.course.pool_jobs import work

ALLOWED = Budget(cpu=1, wall=2.5, memory=3_000_000_000)
GOOD = ["a", "b", "c", "d"]
HARM = {
    "die": "killed",
    "hang": "slow",
    "spin": "slow",
    "eat 5000": "hungry",
    "fail odd": "failed",
}
SCRIPT = """
import sys
from pathlib import Path
from grading.course import pool
from grading.course.limits import Budget
from tests.course.pool_jobs import work

if __name__ == "__main__":
    print("up", flush=True)
    try:
        for done in pool.each(work, ["hang", "hang"], Budget(60, 60, 3 * 10**9),
                              Path(sys.argv[1]), workers=2):
            pass
    except KeyboardInterrupt:
        print("stopped", flush=True)
"""


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Done[str, str]]:
    """What came of good tasks between others that harm their worker."""
    tasks = [*GOOD[:2], *HARM, *GOOD[2:]]
    log = tmp_path_factory.mktemp("log") / "log.txt"
    done = list(pool.each(work, tasks, ALLOWED, log, workers=2))
    assert sorted(end.task for end in done) == sorted(tasks)
    return {end.task: end for end in done}


def test_good_tasks_are_all_done(ends: dict[str, Done[str, str]]) -> None:
    """Each gets its value, in another process."""
    for task in GOOD:
        assert ends[task].fate == "done"
        name, process = str(ends[task].value).split()
        assert name == task.upper()
        assert int(process) != os.getpid()


@pytest.mark.parametrize("task", HARM)
def test_harm_is_told_apart(ends: dict[str, Done[str, str]], task: str) -> None:
    """Dead, hanging, spinning, hungry and failing tasks are said to be just that."""
    assert ends[task].fate == HARM[task]
    assert ends[task].value is None
    assert ends[task].log


def test_a_worker_that_cannot_start_is_nobodys_fault(tmp_path: Path) -> None:
    """A job that no process can load ends the work instead of blaming the tasks."""
    with pytest.raises(NoWorkers):
        list(pool.each(_Unloadable(), ["a"], ALLOWED, tmp_path / "log.txt", workers=1))


class _Unloadable:
    """A job that breaks the process which unpacks it."""

    def __call__(self, task: str) -> str:
        return task

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (__import__, ("no_such_module_at_all",))


def test_every_stage_has_a_budget_that_grows() -> None:
    """Pages may cost more than marks, and both are bounded."""
    marks, pages = limits.budget("marks"), limits.budget("pages")
    assert 0 < marks.cpu <= marks.wall < float("inf")
    assert marks.cpu < pages.cpu <= pages.wall
    assert marks.memory == pages.memory < 8_000_000_000


def test_interrupted_it_leaves_no_process(tmp_path: Path) -> None:
    """Ctrl-C ends the parent with its workers, and no worker prints a traceback."""
    script = tmp_path / "skrip.py"
    script.write_text(SCRIPT, encoding="utf-8")
    root = Path(__file__).parents[2]
    run = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "log.txt")],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "up\n"
    time.sleep(2)
    os.killpg(run.pid, signal.SIGINT)
    said, complained = run.communicate(timeout=20)
    assert said == "stopped\n"
    assert complained == ""
    end = time.monotonic() + 10
    while _alive(run.pid):  # the last to go is Python's own resource tracker
        assert time.monotonic() < end
        time.sleep(0.1)


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
