"""Calls shared out to worker processes, each result handed over as it comes in.

For what is no ensemble of one policy: whole sets of players, marks, edited worlds.
Processes are spawned, as on Windows. When the caller stops, they stop at once, in the
middle of a call.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.synchronize import Event as Flag
from typing import TypeVar

from sim.ensemble.problem import EnsembleError
from sim.ensemble.worker import settle_in
from sim.i18n import N_

Item = TypeVar("Item")
Found = TypeVar("Found")


class Crew:
    """Worker processes that run one errand after the other; none: this process does."""

    def __init__(self, pool: ProcessPoolExecutor | None) -> None:
        self._pool = pool

    def run(
        self, call: Callable[[Item], Found], items: Sequence[Item]
    ) -> Iterator[tuple[int, Found]]:
        """Yield the place of each of ``items`` and what ``call`` returns for it.

        ``call``: a function of a module. Without processes in order, otherwise as the
        results are ready. Raises :class:`EnsembleError` when a process was killed.
        """
        if self._pool is None:
            for place, item in enumerate(items):
                yield place, call(item)
            return
        with _deaf():  # processes are started here
            jobs = {self._pool.submit(call, item): n for n, item in enumerate(items)}
        try:
            for job in as_completed(jobs):
                yield jobs[job], job.result()
        except BrokenProcessPool as error:
            raise EnsembleError(
                N_("Sebuah proses pekerja mati. Periksa memori, lalu ulangi.")
            ) from error


@contextmanager
def crew(workers: int) -> Iterator[Crew]:
    """Return ``workers`` processes to send on errands; one or less: this process."""
    if workers <= 1:
        yield Crew(None)
        return
    context = get_context("spawn")
    stop = context.Event()
    pool = ProcessPoolExecutor(workers, context, _prepare, (stop,))
    try:
        yield Crew(pool)
    except BaseException:
        stop.set()  # nobody waits for the rest
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _deaf() -> Iterator[None]:
    """Let processes that are started be deaf to Ctrl-C from the beginning.

    They inherit that it is ignored; later it is theirs to ignore it themselves.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _prepare(stop: Flag) -> None:
    settle_in(stop)
    threading.Thread(target=_leave, args=(stop,), daemon=True).start()


def _leave(stop: Flag) -> None:
    stop.wait()
    os._exit(1)
