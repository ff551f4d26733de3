"""Let a policy play an exercise to its end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sim.exercise import Exercise
from sim.scenario.model import Scenario

Policy = Callable[[Exercise], None]
ROUND_HOURS = 6  # how often a robot looks at its desk


def play(
    policy: Policy,
    scenario: str | Path | Scenario,
    *,
    seed: int,
    journal: str | Path | None = None,
    participant: str = "robot",
    until: int | None = None,
) -> Exercise:
    """Play a new exercise from beginning to end (or to minute ``until``) and close it.

    Raises ``JournalError`` if the journal exists already.
    """
    exercise = _open(scenario, seed, journal, participant)
    end = exercise.seat.world.state.end - 1
    stop = end if until is None else min(until, end)
    while exercise.now < stop:
        policy(exercise)
        if exercise.record.closed:  # it has left the desk
            return exercise
        to = min(exercise.now + ROUND_HOURS * 60, stop)
        exercise.decide({"kind": "advance", "to": to})
    policy(exercise)
    if until is None and not exercise.record.closed:
        exercise.close()
    return exercise


def _open(
    scenario: str | Path | Scenario, seed: int, journal: str | Path | None, who: str
) -> Exercise:
    if isinstance(scenario, Scenario):
        exercise = Exercise(scenario, seed, Path(journal) if journal else None, False)
        exercise.begin(who)
        return exercise
    return Exercise.open(scenario, seed=seed, journal=journal, participant=who)
