"""Tricks with alarms and levels (D1): by the clock, never by what is told."""

from __future__ import annotations

from collections.abc import Callable

from grading.gate.players.shared import aged, first_told, state
from grading.key.model import Key
from sim.exercise import Exercise
from sim.policies import Policy
from sim.world.chance import DAY

BEYOND = 10_000  # days; never, in any exercise


def schedule(*steps: tuple[float, int]) -> Policy:
    """Return a player who states a level so many days after an issue's first report."""

    def policy(ex: Exercise) -> None:
        for issue, minute in first_told(ex).items():
            passed = (ex.now - minute) / DAY
            due = [level for after, level in steps if passed >= after]
            if due:
                state(ex, issue, due[-1])

    return policy


def flicker(hours: float) -> Policy:
    """Return a player who raises every alarm for a moment, every so many hours."""
    last: dict[str, int] = {}

    def policy(ex: Exercise) -> None:
        for issue in first_told(ex):
            if ex.now - last.get(issue, -BEYOND * DAY) >= hours * 60:
                last[issue] = ex.now
                ex.assess(issue, 2)
                ex.assess(issue, 1)

    return policy


def busy(reports: int, days: float) -> Policy:
    """Return a player who alarms for an issue while reports on it come thick, and takes
    the alarm back after; what they say is not read."""

    def policy(ex: Exercise) -> None:
        since = ex.now - days * DAY
        for issue in first_told(ex):
            count = sum(
                report.about == issue and report.kind == "report"
                for report in ex.inbox
                if report.minute >= since
            )
            state(ex, issue, 2 if count >= reports else 1)

    return policy


def leave(days: float, before: Policy) -> Policy:
    """Return a player who closes so many days after the first report of all."""

    def policy(ex: Exercise) -> None:
        before(ex)
        if any(aged(ex, days)) and not ex.record.closed:
            ex.close()

    return policy


def leave_last(days: float, before: Policy) -> Policy:
    """Return a player who closes so many days after the last issue came up."""

    def policy(ex: Exercise) -> None:
        before(ex)
        told = first_told(ex)
        everything = len(told) == len(ex.scenario.issues) and not ex.record.closed
        if everything and ex.now >= max(told.values()) + days * DAY:
            ex.close()

    return policy


def only(place: int) -> Policy:
    """Return a player who alarms for one issue only, calm on the rest."""

    def policy(ex: Exercise) -> None:
        for n, issue in enumerate(first_told(ex)):
            state(ex, issue, 2 if n == place else 1)

    return policy


Maker = Callable[[Key, int], Policy]
ALARMS: dict[str, Maker] = {
    "level-0": lambda key, seed: schedule((0, 0)),
    "level-1": lambda key, seed: schedule((0, 1)),
    "fade": lambda key, seed: schedule((0, 1), (9, 0)),
    "rise-and-fade": lambda key, seed: schedule((0, 1), (5, 2), (8, 0)),
    "pulse-first": lambda key, seed: schedule((0, 2), (0.5, 1)),
    "pulse-3d": lambda key, seed: schedule((0, 1), (3, 2), (3.5, 1)),
    "pulse-5d": lambda key, seed: schedule((0, 1), (5, 2), (5.5, 1)),
    "pulse-8d": lambda key, seed: schedule((0, 1), (8, 2), (8.5, 1)),
    "stand-1d": lambda key, seed: schedule((0, 1), (1, 2)),
    "stand-3d": lambda key, seed: schedule((0, 1), (3, 2)),
    "stand-5d": lambda key, seed: schedule((0, 1), (5, 2)),
    "stand-8d": lambda key, seed: schedule((0, 1), (8, 2)),
    "stand-4-to-8d": lambda key, seed: schedule((0, 1), (4, 2), (8, 1)),
    "flicker": lambda key, seed: flicker(70),
    "flicker-often": lambda key, seed: flicker(12),
    "alarm-one": lambda key, seed: only(0),
    "alarm-second": lambda key, seed: only(1),
    "alarm-busy": lambda key, seed: busy(4, 4),
    "alarm-and-leave": lambda key, seed: leave(2, schedule((0, 2))),
    "alarm-and-leave-last": lambda key, seed: leave_last(0, schedule((0, 2))),
    "alarm-and-leave-last-3d": lambda key, seed: leave_last(2.9, schedule((0, 2))),
    "calm-and-leave": lambda key, seed: leave_last(0, schedule((0, 1))),
}
