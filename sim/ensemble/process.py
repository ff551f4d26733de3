"""A worker process and a line to it that nobody else holds.

Pools of the standard library share one line for the results of all their processes. A
process that is killed while it writes a result leaves half a message on it, and the
rest is waited for without end (``concurrent.futures`` of Python 3.11, tried). Here a
line ends with its process, so that a death is heard whatever the process was doing.

Processes are spawned, as on Windows.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

PATIENCE = 5.0  # seconds a process gets to end by itself


class Gone(Exception):
    """The process has ended, perhaps in the middle of a word."""


class Worker:
    """A process that runs ``serve(line, *more)``, and this side of the line.

    ``serve``: a function of a module. ``daemon``: the process ends with this one, and
    may not start processes of its own with ``multiprocessing``.
    """

    def __init__(
        self, serve: Callable[..., None], *more: object, daemon: bool = True
    ) -> None:
        context = get_context("spawn")
        self.line, other = context.Pipe()
        self.process = context.Process(target=serve, args=(other, *more), daemon=daemon)
        with _deaf():
            self.process.start()
        other.close()

    def say(self, message: object) -> None:
        """Send something. Raises ``OSError`` if nobody listens any more."""
        self.line.send(message)

    def hear(self) -> Any:
        """Return what it said; waits for the end of a message that has begun.

        Raises :class:`Gone` if it ended without a word or in the middle of one.
        """
        try:
            if self.line.poll():
                return self.line.recv()
        except (EOFError, OSError) as error:
            raise Gone from error
        raise Gone

    def end(self, patience: float = 0.0) -> None:
        """End the process: by a word (``None``) if it gets time for it, or at once."""
        if patience and self.process.is_alive():
            with suppress(OSError):
                self.say(None)
            self.process.join(patience)
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.line.close()


Anybody = TypeVar("Anybody", bound=Worker)


def speaking(workers: Iterable[Anybody], seconds: float | None) -> list[Anybody]:
    """Wait until some of them say something or end; return those, in their order.

    ``seconds``: the longest to wait; ``None``: as long as it takes.
    """
    those = list(workers)
    signs = [sign for one in those for sign in (one.line, one.process.sentinel)]
    ready = set(wait(signs, timeout=seconds))
    return [one for one in those if {one.line, one.process.sentinel} & ready]


def settle_in() -> None:
    """Prepare this worker process: Ctrl-C is for its parent, which it won't outlive."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def orders(line: Connection) -> Iterator[Any]:
    """Yield what the other side says, until it says ``None`` or is gone."""
    with suppress(EOFError, OSError):
        while (order := line.recv()) is not None:
            yield order


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _deaf() -> Iterator[None]:
    """Let a process begun now ignore Ctrl-C, also before it has come to itself."""
    if threading.current_thread() is not threading.main_thread():
        yield  # nothing can be changed here
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
