"""Many whole histories: two workers against one, memory of a worker, Dask's overhead.

All ratios come from one run: the three ways take turns, and the median of the rounds
counts, so that other work on the machine disturbs them alike. Targets: at least 1.8
times the throughput of one worker, at most 150 MB in any worker, at most 25 % more time
a run on a local Dask cluster of two worker processes than on the project's own pool.
``python -m benchmarks.ensemble [runs] [scenario]``
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from sim.ensemble import Ensemble, ensemble
from sim.exercise import Exercise

RUNS = 10_000
ROUNDS = 5
PART = 5  # one worker alone does a fifth of the runs: its throughput is the same
TARGETS = {"two workers": 1.8, "MB": 150.0, "Dask": 1.25}


def peak_memory(exercise: Exercise) -> float:
    """Return the most memory this process has held, in MB (a measure).

    From the process's own page table where there is one: what ``getrusage`` says of a
    spawned process begins with its parent's.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if "VmHWM" in x)
        return int(line.split()[1]) / 1024
    import psutil

    held = psutil.Process().memory_info()
    return float(getattr(held, "peak_wset", held.rss)) / 1024**2


def timed(runs: int, name: str, **how: object) -> tuple[float, Ensemble]:
    """Return the seconds a history takes, and what ``runs`` of them came to."""
    begun = perf_counter()
    found = ensemble("never", range(runs), scenario=name,
                     measures={"memory": peak_memory}, **how)  # type: ignore[arg-type]  # fmt: skip
    return (perf_counter() - begun) / runs, found


@contextmanager
def dask() -> Iterator[Executor]:
    """A local cluster of two worker processes, up and warm."""
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1",
            dashboard_address=None,
        ) as cluster,
        Client(cluster) as client,
    ):  # fmt: skip
        executor = client.get_executor()
        ensemble("never", range(32), scenario="muara-sendaru", executor=executor)
        yield executor


def main() -> int:
    """Print a small table; fail if a target is missed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    name = sys.argv[2] if len(sys.argv) > 2 else "sagara-lawas"
    share = max(32, runs // ROUNDS)
    times: dict[str, list[float]] = {"one": [], "two": [], "dask": []}
    memory = 0.0
    with dask() as executor:
        for _ in range(ROUNDS):
            times["one"].append(timed(max(32, share // PART), name, workers=1)[0])
            cost, found = timed(share, name, workers=2)
            times["two"].append(cost)
            times["dask"].append(timed(share, name, executor=executor)[0])
            memory = max(memory, *(float(str(r.extra["memory"])) for r in found.runs))
    pairs = zip(times["one"], times["two"], times["dask"], strict=True)
    ratios = [(one / two, other / two) for one, two, other in pairs]
    faster, dearer = (median(ratio[side] for ratio in ratios) for side in (0, 1))
    told = {way: f"{1000 * median(each):.1f} ms" for way, each in times.items()}
    rows = [
        ("two workers / one", f"{faster:.2f}x", f">= {TARGETS['two workers']}x"),
        ("peak MB a worker", f"{memory:.0f}", f"<= {TARGETS['MB']:.0f}"),
        ("Dask / own pool", f"{dearer:.2f}x", f"<= {TARGETS['Dask']}x"),
    ]
    print(f"{name}, {ROUNDS} rounds of {share} runs; a run: one worker {told['one']}, "
          f"two {told['two']}, Dask {told['dask']}")  # fmt: skip
    for row in rows:
        print(f"{row[0]:<22}{row[1]:>10}   target {row[2]}")
    met = (faster >= TARGETS["two workers"], memory <= TARGETS["MB"],
           dearer <= TARGETS["Dask"])  # fmt: skip
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
