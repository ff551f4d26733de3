"""Worker processes of this machine that survive the death of one.

A killed worker breaks a standard process pool and everything in it is lost; here a new
pool takes the batches that were not finished. A batch depends on nothing but its
seeds, so the totals are those of an undisturbed run. Processes are spawned, as on
Windows.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context

from sim.ensemble.problem import EnsembleError
from sim.ensemble.run import Run
from sim.ensemble.worker import Job, batch, settle_in
from sim.i18n import N_

Seeds = Sequence[int]
Done = Generator[tuple[int, list[Run]], None, None]  # (which batch, its runs)
TRIES = 3  # pools that may break one after the other without finishing a batch


def in_pool(job: Job, batches: Mapping[int, Seeds], workers: int) -> Done:
    """Yield the batches as processes of this machine finish them.

    Raises :class:`EnsembleError` when workers keep dying before any batch is done.
    """
    left, fruitless = dict(batches), 0
    while left:
        before = len(left)
        with suppress(BrokenProcessPool):
            for place, runs in _one_pool(job, left, workers):
                del left[place]
                yield place, runs
        fruitless = fruitless + 1 if len(left) == before else 0
        if left and fruitless >= TRIES:
            raise _keeps_dying(left)


def _one_pool(job: Job, batches: Mapping[int, Seeds], workers: int) -> Done:
    context = get_context("spawn")
    stop = context.Event()
    pool = ProcessPoolExecutor(
        min(workers, len(batches)), context, initializer=settle_in, initargs=(stop,)
    )
    try:
        yield from submitted(pool, job, batches)
    finally:
        stop.set()  # a worker under way gives up after the run it is at
        pool.shutdown(wait=True, cancel_futures=True)


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
            "Proses pekerja mati {tries} kali berturut-turut sebelum menyelesaikan apa "
            "pun; {left} kelompok belum selesai (mulai benih {first}). Dari sebuah "
            'skrip, panggil di bawah if __name__ == "__main__":. Jika tidak, periksa '
            "memori, atau coba workers=0 untuk melihat galatnya."
        ),
        tries=TRIES,
        left=len(left),
        first=first,
    )
