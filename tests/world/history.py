"""Histories made comparable: what a test holds beside another history."""

from __future__ import annotations

import json
from hashlib import sha256

from sim.exercise import Exercise
from sim.scenario.base import Variant
from sim.scenario.model import Scenario
from sim.world.engine import World

END = 10**7  # beyond the end of every scenario


def digest(world: World) -> str:
    """Return a fingerprint of everything that happened, floats rounded."""
    state = world.state
    told = [(r.id, r.minute, r.claim, r.origin, r.phrasing) for r in state.inbox]
    log = [(e.minute, e.kind, e.entity, e.detail, e.cause) for e in state.log]
    tense = [round(d.tension, 9) for d in state.districts.values()]
    means = (state.staff_minutes, state.teams_free, state.rupiah)
    incidents = [str(incident) for incident in state.incidents]
    body = json.dumps([told, log, tense, means, incidents])
    return sha256(body.encode()).hexdigest()


def with_cause(scenario: Scenario, issue: str, variant: Variant) -> Scenario:
    """Return the scenario with one issue's hidden cause fixed."""
    causes: dict[Variant, float] = {"real": 0.0, "mixed": 0.0, "benign": 0.0}
    causes[variant] = 1.0
    changed = tuple(
        item.model_copy(update={"variants": causes}) if item.id == issue else item
        for item in scenario.issues
    )
    return scenario.model_copy(update={"issues": changed})


def finish(exercise: Exercise) -> Exercise:
    """Let an exercise run to its end."""
    exercise.seat.world.run_to(END)
    return exercise


def finished(scenario: Scenario, seed: int) -> World:
    """Return a world in which nobody acted, at its end."""
    world = World(scenario, seed)
    world.run_to(END)
    return world
