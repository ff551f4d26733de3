"""Batches of seeds on worker processes of this machine, or on any executor.

A batch depends on nothing but its seeds, so that one whose process was killed is run
again, and the totals are those of an undisturbed run.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from functools import partial

from sim.ensemble.errands import TRIES, Crew, WorkersDie
from sim.ensemble.problem import EnsembleError
from sim.ensemble.run import Run
from sim.ensemble.worker import Job, batch
from sim.i18n import N_

Seeds = Sequence[int]
Done = Generator[tuple[int, list[Run]], None, None]  # (which batch, its runs)


def by_crew(hands: Crew, job: Job, batches: Mapping[int, Seeds]) -> Done:
    """Yield the batches as worker processes finish them.

    Raises :class:`EnsembleError` when a batch costs one process after the other.
    """
    left, places = dict(batches), list(batches)
    try:
        for at, runs in hands.run(partial(batch, job), list(batches.values())):
            del left[places[at]]
            yield places[at], runs
    except WorkersDie as error:
        raise _keeps_dying(left) from error


def submitted(executor: Executor, job: Job, batches: Mapping[int, Seeds]) -> Done:
    """Yield the batches as any ``concurrent.futures`` executor finishes them.

    What is not done when this ends early is cancelled.
    """
    places = {_submit(executor, job, seeds): at for at, seeds in list(batches.items())}
    try:
        for future in as_completed(places):
            yield places[future], future.result()
    finally:
        for future in places:
            future.cancel()


def _submit(executor: Executor, job: Job, seeds: Seeds) -> Future[list[Run]]:
    call: Callable[[Job, Seeds], list[Run]] = batch
    return executor.submit(call, job, tuple(seeds))


def _keeps_dying(left: Mapping[int, Seeds]) -> EnsembleError:
    first = min(seed for seeds in left.values() for seed in seeds)
    return EnsembleError(
        N_(
            "Proses pekerja mati {tries} kali pada kelompok benih yang sama; {left} "
            "kelompok belum selesai (mulai benih {first}). Dari sebuah skrip, panggil "
            'di bawah if __name__ == "__main__":. Jika tidak, periksa memori, atau '
            "coba workers=0 untuk melihat galatnya."
        ),
        tries=TRIES,
        left=len(left),
        first=first,
    )
