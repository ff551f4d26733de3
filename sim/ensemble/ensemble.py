"""A policy on many seeds: whole histories run here or elsewhere, summaries kept.

>>> found = ensemble("never", range(4), scenario="muara-sendaru", workers=0)
>>> len(found.runs), found.seeds
(4, (0, 1, 2, 3))
>>> found.total("crises") == sum(run.measures["crises"] for run in found.runs)
True
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from operator import index
from pathlib import Path
from statistics import fmean
from typing import cast

from sim.ensemble.errands import Crew
from sim.ensemble.live import Extra
from sim.ensemble.policy import PolicyLike, check, check_travels, label
from sim.ensemble.pool import Done, by_crew, submitted
from sim.ensemble.problem import EnsembleError
from sim.ensemble.run import Measure, Run
from sim.ensemble.worker import Job, pack
from sim.i18n import N_
from sim.scenario.load import load
from sim.scenario.model import Scenario

BATCH = 16  # seeds shipped at a time; less, and shipping outweighs running
Progress = Callable[[int, int], None]  # runs done, runs in all


@dataclass(frozen=True)
class Ensemble:
    """The runs of one policy on one scenario, in the order of the seeds asked for."""

    scenario: str
    fingerprint: str
    policy: str
    runs: tuple[Run, ...]

    @property
    def seeds(self) -> tuple[int, ...]:
        """The seeds, in order."""
        return tuple(run.seed for run in self.runs)

    def column(self, measure: str) -> tuple[float, ...]:
        """Return a summary measure of every run, such as ``incidents``."""
        return tuple(run.measures[measure] for run in self.runs)

    def total(self, measure: str) -> float:
        """Return the sum of a summary measure over all runs."""
        return sum(self.column(measure))

    @property
    def totals(self) -> dict[str, float]:
        """Every summary measure, summed over all runs."""
        every = [run.measures for run in self.runs]
        return {name: sum(one[name] for one in every) for name in every[0]}

    @property
    def digest(self) -> str:
        """A fingerprint of everything in the runs: equal bytes for equal histories."""
        return sha256(repr(self.runs).encode()).hexdigest()

    def to_dict(self) -> dict[str, object]:
        """Return everything as plain data, for JSON."""
        return {
            "scenario": self.scenario,
            "fingerprint": self.fingerprint,
            "policy": self.policy,
            "totals": self.totals,
            "runs": [run.to_dict() for run in self.runs],
        }

    def __repr__(self) -> str:
        names = ("incidents", "violent", "crises", "injuries", "displaced")
        told = ", ".join(f"{n} {fmean(self.column(n)):.2f}" for n in names)
        return f"<{self.policy} on {self.scenario}, {len(self.runs)} runs; mean {told}>"


def ensemble(
    policy: PolicyLike,
    seeds: Iterable[int],
    *,
    scenario: str | Path | Scenario,
    executor: Executor | Crew | None = None,
    workers: int | None = None,
    batch: int = BATCH,
    measures: Mapping[str, Measure] | None = None,
    extra: Extra | None = None,
    progress: Progress | None = None,
) -> Ensemble:
    """Let ``policy`` play whole histories of ``scenario`` and return what they came to.

    ``policy``: a robot's name, an importable function of an exercise, or a
    :class:`PerSeed`. ``measures``: more to keep of each run, by name: importable
    functions of the finished exercise whose results can be pickled. ``extra``: an act
    put in beside the policy's, see :func:`~sim.ensemble.paired.paired`.

    Without ``executor`` the runs go to ``workers`` processes of this machine (as many
    as it has processors; 0: none, all in this one) in batches of ``batch`` seeds, and
    the batches of a killed worker are run again. Any ``concurrent.futures`` executor
    does as well, for example ``distributed.Client(address).get_executor()``, and so
    does a :class:`~sim.ensemble.errands.Crew` that several ensembles share. The same
    seeds give the same result whatever runs them.

    Raises :class:`EnsembleError` for an unknown policy, an executor that is none, seeds
    that are no whole numbers or given twice, a policy
    that processes cannot import, a run that fails, and workers that keep dying.
    """
    check(policy)
    _check_means(executor, workers)
    world = scenario if isinstance(scenario, Scenario) else load(scenario)
    wanted = distinct(seeds)
    size = _at_least_one(batch)
    job = Job(pack(world), policy, extra, measures)
    slices = range(0, len(wanted), size)
    batches = {n: wanted[at : at + size] for n, at in enumerate(slices)}
    found: dict[int, list[Run]] = {}
    done = 0
    with closing(_done(job, batches, executor, workers)) as stream:
        for place, runs in stream:
            found[place] = runs
            done += len(runs)
            if progress is not None:
                progress(done, len(wanted))
    runs_in_order = tuple(run for place in sorted(found) for run in found[place])
    return Ensemble(world.world.id, world.fingerprint, label(policy), runs_in_order)


def _done(
    job: Job,
    batches: Mapping[int, Sequence[int]],
    executor: Executor | Crew | None,
    workers: int | None,
) -> Done:
    if isinstance(executor, Crew):
        yield from by_crew(executor, job, batches)
        return
    if executor is not None:
        yield from _elsewhere(executor, job, batches)
        return
    count = processors() if workers is None else workers
    if count > 0:
        act = job.extra.act if job.extra else None
        check_travels(job.policy, act, *(job.measures or {}).values())
    with closing(Crew(count)) as hands:
        yield from by_crew(hands, job, batches)


def _elsewhere(
    executor: Executor, job: Job, batches: Mapping[int, Sequence[int]]
) -> Done:
    try:
        yield from submitted(executor, job, batches)
    except BrokenExecutor as error:
        raise EnsembleError(
            N_(
                "Pelaksana {kind} kehilangan proses pekerja dan tidak dapat melanjutkan"
                " ({what}). Tanpa executor=, kelompok yang hilang dijalankan ulang."
            ),
            kind=type(executor).__name__,
            what=str(error),
        ) from error


def processors() -> int:
    """Return how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _check_means(executor: object, workers: object) -> None:
    if not (
        executor is None or isinstance(executor, Crew) or hasattr(executor, "submit")
    ):
        raise EnsembleError(
            N_(
                "executor={what} bukan pelaksana concurrent.futures. Beri objeknya, "
                "misalnya distributed.Client(alamat).get_executor(), atau tanpa "
                "executor= untuk proses di mesin ini."
            ),
            what=repr(executor),
        )
    if workers is not None and not (_whole(workers) and cast(int, workers) >= 0):
        raise EnsembleError(
            N_(
                "workers={what} tidak dapat dipakai: 0 atau lebih; tanpa workers= "
                "sebanyak prosesor."
            ),
            what=repr(workers),
        )


def _whole(value: object) -> bool:
    """Return whether it is a whole number, of Python's or of numpy's."""
    return hasattr(value, "__index__") and not isinstance(value, bool)


def distinct(seeds: Iterable[int]) -> tuple[int, ...]:
    """Return the seeds as plain numbers, in order.

    Raises :class:`EnsembleError` for none, one given twice, and no whole numbers.
    """
    given = tuple(seeds) if isinstance(seeds, Iterable) else (None,)
    if not all(_whole(seed) for seed in given):
        raise EnsembleError(
            N_(
                "Benih diberikan sebagai daftar bilangan bulat, misalnya range(100); "
                "bukan {what}."
            ),
            what=repr(seeds),
        )
    wanted = tuple(index(seed) for seed in given if seed is not None)
    if not wanted or len(set(wanted)) != len(wanted):
        raise EnsembleError(
            N_("Benih harus ada dan masing-masing hanya sekali; diberikan {count}."),
            count=len(wanted),
        )
    return wanted


def _at_least_one(batch: int) -> int:
    if not _whole(batch) or batch < 1:
        raise EnsembleError(N_("Kelompok berisi paling sedikit 1 benih."))
    return batch
