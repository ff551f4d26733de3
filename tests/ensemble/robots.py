"""Policies and measures that worker processes import."""

from __future__ import annotations

import os
from collections.abc import Mapping

from sim.exercise import Exercise
from sim.policies import Policy
from sim.policies.simple import never, shotgun


def volley(seed: int) -> Policy:
    """Return a robot that has a memory, and so is made for each run."""
    return shotgun(2)


def checker(exercise: Exercise) -> None:
    """Check every issue, once, as soon as it is heard of."""
    asked = {act.issue for act in exercise.seat.world.state.acts}
    for issue in exercise.seat.world.state.known:
        if issue not in asked:
            exercise.act("A01", "kesbangpol", issue=issue)


def check_first(exercise: Exercise) -> Mapping[str, object] | None:
    """Choose to check the first issue that is heard of."""
    for issue in exercise.seat.world.state.known:
        return {"kind": "act", "action": "A01", "authority": "kesbangpol",
                "issue": issue}  # fmt: skip
    return None


def known(exercise: Exercise) -> int:
    """Return how many issues the office has heard of."""
    return len(exercise.seat.world.state.known)


def deadly(exercise: Exercise) -> int:
    """Kill the process that measures seed 5."""
    if exercise.seed == 5:
        os._exit(9)
    return 0


def broken(exercise: Exercise) -> None:
    """Fail when seed 3 is played."""
    if exercise.seed == 3:
        raise ZeroDivisionError("lampu padam")
    never(exercise)
