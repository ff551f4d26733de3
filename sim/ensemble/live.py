"""A policy plays a world to its end; on the way an extra act may be put in.

Looks are on the same clock with and without the extra act, so that the two histories
differ only in what the act causes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sim.ensemble.policy import PolicyLike, made
from sim.exercise import Exercise
from sim.policies.play import ROUND_HOURS
from sim.policies.simple import never
from sim.scenario.model import Scenario

Asked = Mapping[str, Any]
Choose = Callable[[Exercise], Asked | None]  # what to ask for now, or nothing yet


@dataclass(frozen=True)
class Extra:
    """An act beside what the policy does: at a minute, or when ``act`` chooses to.

    ``act`` is a decision without its time, such as ``{"kind": "act", "action": "A05",
    "authority": "sekda"}``, or a function that looks at the exercise and returns one;
    a function is asked at every look, or once if there is a minute, until its decision
    is taken.
    """

    act: Asked | Choose
    minute: int | None = None


def live(
    scenario: Scenario, seed: int, policy: PolicyLike, extra: Extra | None = None
) -> tuple[Exercise, int | None]:
    """Return the exercise at its end, and how many extra acts were taken."""
    exercise = Exercise(scenario, seed, None, hints=False)
    exercise.begin("robot")
    playing = made(policy, seed)
    end = exercise.seat.world.state.end - 1
    if playing is never and extra is None:
        exercise.decide({"kind": "advance", "to": end})
        return exercise, None
    taken = _rounds(exercise, playing, extra, end)
    exercise.close()
    return exercise, None if extra is None else taken


def _rounds(
    exercise: Exercise, playing: Callable[[Exercise], None], extra: Extra | None,
    end: int,
) -> int:  # fmt: skip
    taken, look = 0, exercise.now
    while True:
        if exercise.now == look:
            playing(exercise)
            look = min(look + ROUND_HOURS * 60, end)
        if extra is not None and not taken and _due(exercise, extra):
            taken += _put_in(exercise, extra)
        if exercise.now >= end:
            return taken
        exercise.decide({"kind": "advance", "to": _next(exercise.now, look, extra)})


def _due(exercise: Exercise, extra: Extra) -> bool:
    return extra.minute is None or extra.minute == exercise.now


def _next(now: int, look: int, extra: Extra | None) -> int:
    if extra is not None and extra.minute is not None and now < extra.minute < look:
        return extra.minute
    return look


def _put_in(exercise: Exercise, extra: Extra) -> int:
    asked = extra.act(exercise) if callable(extra.act) else extra.act
    return int(asked is not None and exercise.decide(asked).ok)
