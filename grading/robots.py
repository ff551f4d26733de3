"""Every robot by name, those that need the key included."""

from __future__ import annotations

from grading.key.load import steps
from grading.key.model import Key
from grading.measures.estimate import estimator
from sim.policies import SIMPLE, Policy, model
from sim.policies.response import Levels

NAMES = (*SIMPLE, "late-model", "model")


def robot(name: str, key: Key, seed: int = 0, plan: int = 0) -> Policy:
    """Return the robot called ``name``; raises ``KeyError`` for no such robot."""
    if name in SIMPLE:
        return SIMPLE[name](seed)
    delays = {"model": 0.0, "late-model": key.late_hours}
    rules = key.levels
    levels = Levels(rules.unchecked, rules.against, rules.alive, rules.recent_hours)
    items = steps(key.plans[plan].items)
    return model(items, estimator(key), levels, delays[name])
