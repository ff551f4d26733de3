"""Every robot by name, those that need the key included."""

from __future__ import annotations

from dataclasses import replace

from grading.key.load import steps
from grading.key.model import Key
from grading.measures.estimate import estimator
from grading.oracle import oracle
from sim.exercise import Exercise
from sim.policies import SIMPLE, Policy, model
from sim.policies.response import Estimate, Levels
from sim.world.chance import DAY, Chance

NAMES = (*SIMPLE, "late-model", "noisy-model", "model", "oracle")
SKIPPED = 0.3  # of the rounds: the noisy player looks at its desk less often
UNSURE = 0.1  # either way: how far its forecasts stray
UNEVEN = 0.15  # either way: how much sooner or later it raises a level


def robot(name: str, key: Key, seed: int = 0, plan: int = 0) -> Policy:
    """Return the robot called ``name``; raises ``KeyError`` for no such robot."""
    if name in SIMPLE:
        return SIMPLE[name](seed)
    delays = {"model": 0.0, "oracle": 0.0, "noisy-model": 0.0}
    delay = {**delays, "late-model": key.late_hours}[name]
    rules = key.levels
    levels = Levels(rules.unchecked, rules.against, rules.alive, rules.recent_hours)
    items = steps(key.plans[plan].items)
    if name == "noisy-model":
        lot = Chance(seed)
        uneven = 1 + UNEVEN * (2 * lot.of("robot", "noisy-level")[0] - 1)
        levels = replace(
            levels, unchecked=rules.unchecked * uneven, alive=rules.alive * uneven
        )
        return _absent(model(items, _unsure(estimator(key), lot), levels), lot)
    knows = name == "oracle"  # then it states the levels, and nothing is said twice
    played = model(items, estimator(key), levels, delay, assesses=not knows)
    return oracle(key, played) if knows else played


def _unsure(estimate: Estimate, lot: Chance) -> Estimate:
    """Return an estimate that strays a little, another way each day."""

    def strayed(ex: Exercise, question: str, minute: int) -> float:
        row = lot.of("robot", f"noisy-{question}")
        shift = UNSURE * (2 * row[minute // DAY] - 1)
        return max(0.0, min(1.0, estimate(ex, question, minute) + shift))

    return strayed


def _absent(policy: Policy, lot: Chance) -> Policy:
    """Return a player who skips some rounds, by lot."""
    row, place = lot.of("robot", "noisy-round"), iter(range(10**9))

    def sometimes(ex: Exercise) -> None:
        if row[next(place)] >= SKIPPED:
            policy(ex)

    return sometimes
