"""Calls shared out to worker processes, each result handed over as it comes in.

For what is no ensemble of one policy: whole sets of players, marks, edited worlds.
Processes are spawned, as on Windows. When the caller stops, they stop at once, in the
middle of a call: they listen at a line that the caller cuts. (An event would wait for
each of them to notice, also for one that was killed.)
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

from sim.ensemble.problem import EnsembleError
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
    line, end = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, context, _prepare, (line,))
    try:
        yield Crew(pool)
    except BaseException:
        end.close()  # nobody waits for the rest
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        end.close()
        line.close()


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


def _prepare(line: Connection) -> None:
    """Ctrl-C is for the parent; leave at once when it hangs up, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave, args=(line,), daemon=True).start()


def _leave(line: Connection) -> None:
    with suppress(EOFError, OSError):
        line.recv()
    os._exit(1)
