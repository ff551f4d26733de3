"""Calls shared out to worker processes, each result handed over as it comes in.

An errand depends on nothing but what it is given, so one whose process was killed is
run again by another, and the results are those of an undisturbed run. When the caller
stops, all stop at once, in the middle of a call.
"""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from sim.ensemble.problem import EnsembleError
from sim.ensemble.process import PATIENCE, Gone, Worker, orders, settle_in, speaking
from sim.i18n import N_

Item = TypeVar("Item")
Found = TypeVar("Found")
TRIES = 3  # processes that one errand may cost before it is given up


class WorkersDie(EnsembleError):
    """An errand whose process died each time."""

    def __init__(self) -> None:
        super().__init__(
            N_("Sebuah proses pekerja mati {tries} kali. Periksa memori, lalu ulangi."),
            tries=TRIES,
        )


class Crew:
    """Worker processes that run one errand after the other; none: this process does.

    ``most``: processes at the same time; they are started when there is work.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._workers: list[Worker] = []
        self._busy: dict[Worker, int] = {}  # with which item

    def run(
        self, call: Callable[[Item], Found], items: Sequence[Item]
    ) -> Iterator[tuple[int, Found]]:
        """Yield the place of each of ``items`` and what ``call`` returns for it.

        ``call``: a function of a module. Without processes in order, otherwise as the
        results are ready. What it raises is raised here. Raises :class:`WorkersDie`
        for an item at which three processes died.
        """
        if self._most < 1:
            yield from ((place, call(item)) for place, item in enumerate(items))
            return
        waiting, deaths = deque(range(len(items))), [0] * len(items)
        try:
            while waiting or self._busy:
                for worker in self._idle(len(waiting)):
                    self._busy[worker] = place = waiting.popleft()
                    _give(worker, call, items[place])
                for worker in speaking(self._busy, None):
                    place = self._busy.pop(worker)
                    try:
                        found = _result(worker)
                    except Gone:
                        self._dismiss(worker)
                        deaths[place] += 1
                        if deaths[place] >= TRIES:
                            raise WorkersDie from None
                        waiting.appendleft(place)
                    else:
                        yield place, found
        finally:
            self._stop()

    def _idle(self, wanted: int) -> list[Worker]:
        """Return up to ``wanted`` workers with nothing to do, new ones if need be."""
        while len(self._workers) < min(self._most, len(self._busy) + wanted):
            self._workers.append(Worker(_serve))
        return [one for one in self._workers if one not in self._busy][:wanted]

    def _stop(self) -> None:
        """End those who are at something: nobody waits for it any more."""
        while self._busy:
            worker, _ = self._busy.popitem()
            self._dismiss(worker)

    def _dismiss(self, worker: Worker) -> None:
        self._workers.remove(worker)
        worker.end()

    def close(self) -> None:
        """Let everybody go."""
        self._stop()
        while self._workers:
            self._workers.pop().end(PATIENCE)


def crew(workers: int) -> closing[Crew]:
    """Return up to ``workers`` processes to send on errands, for a ``with`` block.

    One would only keep this process waiting, so this one does it itself.
    """
    return closing(Crew(workers if workers > 1 else 0))


def _give(worker: Worker, call: Callable[[Item], Found], item: Item) -> None:
    with suppress(OSError):  # it died while it had nothing to do: listening tells
        worker.say((call, item))


def _result(worker: Worker) -> Any:
    done, found = worker.hear()
    if not done:
        raise found
    return found


def _serve(line: Connection) -> None:
    """Run errands until told to stop, or until whoever started this is gone."""
    settle_in()
    with suppress(OSError):  # nobody listens any more
        for call, item in orders(line):
            _send(line, _attempt(call, item))


def _attempt(call: Callable[[Any], Any], item: object) -> tuple[bool, Any]:
    try:
        return True, call(item)
    except Exception as error:
        error.add_note(traceback.format_exc())  # from where it came
        return False, error


def _send(line: Connection, answer: tuple[bool, Any]) -> None:
    try:
        line.send(answer)
    except OSError:
        raise
    except Exception as error:  # it cannot travel; nothing of it has been sent
        line.send((False, TypeError(f"{type(answer[1]).__name__}: {error}")))
