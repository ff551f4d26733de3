"""Many runs: the same whatever runs them, whoever dies on the way."""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from sim.ensemble import Ensemble, EnsembleError, PerSeed, ensemble
from tests.ensemble import robots
from tests.project.tree import ROOT

NAME = "muara-sendaru"


@pytest.fixture(scope="module")
def calm() -> Ensemble:
    """The reference: 80 runs of the robot that does nothing, in this process."""
    return ensemble("never", range(80), scenario=NAME, workers=0)


@pytest.mark.parametrize(("workers", "batch"), [(1, 16), (2, 7), (2, 80)])
def test_neither_workers_nor_batches_change_a_byte(
    calm: Ensemble, workers: int, batch: int
) -> None:
    """One process or two, small batches or one: equal runs, in the seeds' order."""
    found = ensemble("never", range(80), scenario=NAME, workers=workers, batch=batch)
    assert found.seeds == tuple(range(80))
    assert found.digest == calm.digest
    assert pickle.dumps(found.runs[17]) == pickle.dumps(calm.runs[17])


def test_a_killed_worker_loses_nothing(calm: Ensemble) -> None:
    """A worker is killed after the first batch: all seeds are there, same totals."""
    killed = []

    def kill(done: int, total: int) -> None:
        if not killed:
            victim = multiprocessing.active_children()[0]
            assert victim.pid is not None
            os.kill(victim.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            killed.append(victim.pid)

    found = ensemble("never", range(80), scenario=NAME, workers=2, progress=kill)
    assert killed
    assert found.totals == calm.totals
    assert found.digest == calm.digest


def test_a_batch_that_kills_every_worker_ends_with_a_reason() -> None:
    """After a bounded number of tries the first seed that is missing is named."""
    with pytest.raises(EnsembleError, match=r"mati 3 kali.*mulai benih 0"):
        ensemble("never", range(8), scenario=NAME, workers=1,
                 measures={"mati": robots.deadly})  # fmt: skip


def test_a_broken_foreign_executor_says_so() -> None:
    """An executor of the caller's is not ours to make anew."""
    with (
        ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool,
        pytest.raises(EnsembleError, match="ProcessPoolExecutor kehilangan"),
    ):
        ensemble("never", range(8), scenario=NAME, executor=pool,
                 measures={"mati": robots.deadly})  # fmt: skip


def test_any_executor_does(calm: Ensemble) -> None:
    """Threads give the same runs as processes."""
    with ThreadPoolExecutor(2) as threads:
        found = ensemble("never", range(80), scenario=NAME, executor=threads)
    assert found.digest == calm.digest


def test_a_policy_is_a_name_a_function_or_made_for_each_seed() -> None:
    """All three travel to other processes and are told apart in the result."""
    common = {"scenario": NAME, "workers": 1}
    named = ensemble("shotgun", range(3), **common)  # type: ignore[arg-type]
    plain = ensemble(robots.checker, range(3), **common)  # type: ignore[arg-type]
    seeded = PerSeed(robots.volley, "dua-kali")
    each = ensemble(seeded, range(3), **common)  # type: ignore[arg-type]
    assert [e.policy for e in (named, plain, each)] == [
        "shotgun",
        "checker",
        "dua-kali",
    ]
    assert named.total("acts") > 0
    assert plain.total("acts") > 0
    assert each.total("acts") > named.total("acts")


def test_measures_are_kept_beside_the_summary(calm: Ensemble) -> None:
    """What is asked for comes back by name; the rest of the run is as without it."""
    found = ensemble("never", range(4), scenario=NAME, workers=1,
                     measures={"terdengar": robots.known})  # fmt: skip
    assert all(run.extra["terdengar"] in range(4) for run in found.runs)
    assert [r.measures for r in found.runs] == [r.measures for r in calm.runs[:4]]


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        ("nevr", "Maksudnya never"),
        ("wali-kota", "Yang ada: never"),
        (7, "bukan int"),
        (lambda exercise: None, "tidak dapat mengimpornya"),
    ],
)
def test_a_policy_that_cannot_play_is_refused(policy: object, told: str) -> None:
    """Before anything runs, in words that say what would do."""
    with pytest.raises(EnsembleError, match=told):
        ensemble(policy, [1], scenario=NAME, workers=1)  # type: ignore[arg-type]


@pytest.mark.parametrize("seeds", [[], [1, 2, 1]])
def test_seeds_are_there_once_each(seeds: list[int]) -> None:
    """No seed, or one twice, would make the totals mean something else."""
    with pytest.raises(EnsembleError, match="masing-masing hanya sekali"):
        ensemble("never", seeds, scenario=NAME)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"seeds": 5}, "daftar bilangan bulat"),
        ({"seeds": ["a"]}, "daftar bilangan bulat"),
        ({"seeds": [1.5]}, "daftar bilangan bulat"),
        ({"executor": "dask"}, "bukan pelaksana"),
        ({"workers": -1}, "0 atau lebih"),
        ({"workers": "2"}, "0 atau lebih"),
        ({"batch": 0}, "paling sedikit 1 benih"),
        ({"batch": None}, "paling sedikit 1 benih"),
    ],
)
def test_what_cannot_be_meant_is_refused(how: dict[str, object], told: str) -> None:
    """Seeds, executor, workers and batch, before anything runs."""
    given = {"seeds": [1], "scenario": NAME, "workers": 0, **how}
    with pytest.raises(EnsembleError, match=told):
        ensemble("never", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("workers", [0, 1])
def test_a_run_that_fails_names_its_seed(workers: int) -> None:
    """Seed, kind of error and its words arrive from whatever process it was in."""
    with pytest.raises(EnsembleError, match="Benih 3 gagal: ZeroDivisionError: lampu"):
        ensemble(robots.broken, range(5), scenario=NAME, workers=workers)


def test_progress_counts_runs() -> None:
    """The callback hears of every batch, and at the end of all runs."""
    heard: list[tuple[int, int]] = []
    ensemble("never", range(40), scenario=NAME, workers=0,
             progress=lambda done, total: heard.append((done, total)))  # fmt: skip
    assert heard == [(16, 40), (32, 40), (40, 40)]


def test_a_result_is_readable(calm: Ensemble) -> None:
    """In one line for people, as plain JSON for programs."""
    assert repr(calm).startswith("<never on muara-sendaru, 80 runs; mean incidents ")
    plain = json.loads(json.dumps(calm.to_dict()))
    assert plain["totals"]["crises"] == calm.total("crises")
    assert len(plain["runs"]) == 80


def test_a_summary_agrees_with_its_parts(calm: Ensemble) -> None:
    """Counts by stage, place and kind of cause add up to the incidents."""
    for run in calm.runs:
        for what in ("stage", "district", "violent", "venue", "kind"):
            assert sum(run.counted(what).values()) == run.measures["incidents"]
        causes = run.counted("cause")
        assert causes.get(None, 0) == run.measures["background"]
        crises = {course.issue: course.crises for course in run.issues}
        assert {c: n for c, n in causes.items() if c is not None} == {
            issue: n for issue, n in sorted(crises.items()) if n
        }


def _run(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, until it has let go of its output."""
    script = folder / "jalan.py"
    script.write_text(textwrap.dedent(text), encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )


INTERRUPTED = """
    import multiprocessing, os, signal, sys
    from sim.ensemble import ensemble

    def stop(done, total):
        print(*[child.pid for child in multiprocessing.active_children()], flush=True)
        signal.raise_signal(signal.SIGINT)

    if __name__ == "__main__":
        try:
            ensemble("never", range(4000), scenario="muara-sendaru", workers=2,
                     progress=stop)
        except KeyboardInterrupt:
            print(len(multiprocessing.active_children()))
"""


def test_ctrl_c_leaves_no_process_behind(tmp_path: Path) -> None:
    """The interrupt ends the workers after the run they are at, not after all runs."""
    done = _run(tmp_path, INTERRUPTED)
    pids, *_, left = done.stdout.split("\n")[:-1]
    assert left == "0", done.stderr
    assert not any(_alive(int(pid)) for pid in pids.split())


ORPHANED = """
    import multiprocessing, os
    from sim.ensemble import ensemble

    def die(done, total):
        print(*[child.pid for child in multiprocessing.active_children()], flush=True)
        os._exit(9)

    if __name__ == "__main__":
        ensemble("never", range(4000), scenario="muara-sendaru", workers=2,
                 progress=die)
"""


def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    """Whatever ends the parent ends its workers."""
    done = _run(
        tmp_path, ORPHANED
    )  # returns once the last worker has let go of the output
    assert len(done.stdout.split()) == 2
    assert not any(_alive(int(pid)) for pid in done.stdout.split())


def _alive(pid: int) -> bool:
    import psutil

    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
