"""One live exercise behind all desks that show it.

Running a notebook twice opens the same journal twice. Two exercises on one journal
would grow apart, so the desks of a journal share a hub, and the hub holds the exercise
that was opened last: it has read everything the earlier one has written.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from threading import RLock
from typing import Any, ClassVar, Protocol
from weakref import WeakSet, WeakValueDictionary

from sim.desk.intents import Advance, Begin, Decide, Write
from sim.exercise import Exercise, Outcome

Stamp = tuple[str, int, int]


class Follower(Protocol):
    """Something that shows the exercise and is told when it has changed."""

    def follow(self) -> None:
        """Show the present state."""


class Hub:
    """A live exercise, the desks that follow it, and a lock around its decisions.

    Widget messages may arrive on another thread than the notebook's cells.
    """

    _all: ClassVar[WeakValueDictionary[str, Hub]] = WeakValueDictionary()

    def __init__(self, exercise: Exercise, key: str) -> None:
        """Prepare a hub; use :meth:`of`, which shares it."""
        self.exercise = exercise
        self.key = key
        self.lock = RLock()
        self._followers: WeakSet[Follower] = WeakSet()

    @classmethod
    def of(cls, exercise: Exercise) -> Hub:
        """Return the hub of the exercise's journal, now led by ``exercise``."""
        key = _key(exercise)
        hub = cls._all.get(key)
        if hub is None:
            hub = cls._all[key] = cls(exercise, key)
        with hub.lock:
            hub.exercise = exercise
            hub.spread()
        return hub

    def join(self, follower: Follower) -> None:
        """Tell ``follower`` of every change from now on, as long as it lives."""
        self._followers.add(follower)

    def stamp(self) -> Stamp:
        """Return what changes whenever the exercise does."""
        ex = self.exercise
        return ex.state, len(ex.decisions), ex.now

    def decide(self, intent: Begin | Advance | Decide | Write) -> Outcome:
        """Carry out one intent and let all desks show what became of it."""
        with self.lock:
            outcome = _CARRY[type(intent)](self.exercise, intent)
            self.spread()
        return outcome

    def spread(self) -> None:
        """Let all desks show the present state."""
        for follower in list(self._followers):
            follower.follow()


def _key(exercise: Exercise) -> str:
    """Return a name for the journal that says nothing about where it lies."""
    path = exercise.path
    where = str(path.resolve()) if path is not None else f"memory {id(exercise)}"
    text = f"{exercise.scenario.world.id}\n{exercise.seed}\n{where}"
    return sha256(text.encode()).hexdigest()[:16]


def _begin(exercise: Exercise, intent: Begin) -> Outcome:
    return exercise.begin(intent.participant)


def _advance(exercise: Exercise, intent: Advance) -> Outcome:
    if intent.until is not None:
        return exercise.advance(until=intent.until)
    if intent.day is not None:
        return exercise.advance(day=intent.day, hour=intent.hour)
    return exercise.advance(hours=intent.hours)


def _decide(exercise: Exercise, intent: Decide | Write) -> Outcome:
    return exercise.decide({"kind": intent.kind, **intent.fields})


_CARRY: dict[type, Callable[[Exercise, Any], Outcome]] = {
    Begin: _begin,
    Advance: _advance,
    Decide: _decide,
    Write: _decide,
}
