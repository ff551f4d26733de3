"""A small world of format 2: typed incidents, police, recovery."""

from __future__ import annotations

from collections.abc import Callable

from sim.scenario.model import (
    Contagion,
    Exit,
    Government,
    IncidentKind,
    Issue,
    PoliceControl,
    Recovery,
    Scenario,
)
from sim.world.engine import World

RECOVERY = Recovery(
    household_size=4,
    return_per_day=0.2,
    safe_tension=0.6,
    homeless_share=0.3,
    unsheltered_tension=0.02,
    shelter_hours=24 * 20,
    away_gain=1,
    forced_gain=3,
    hollow_gain=1,
    present_share=0.5,
    teller="dinsos",
    told_hours=(2, 8),
    basis="for tests",
)
KINDS = (
    IncidentKind(
        id="unjuk-rasa",
        violent=False,
        weight={"any": 1},
        venues={"election-office": 0.5, "street": 0.5},
        severity=1,
        crowd_median=200,
        crowd_log_sd=1.4,
        deaths=0,
        injuries=0,
        buildings=0,
        basis="for tests",
    ),
    IncidentKind(
        id="serangan-kantor",
        violent=True,
        weight={"any": 1},
        venues={"election-office": 1},
        severity=3,
        crowd_median=300,
        crowd_log_sd=1.4,
        deaths=0.1,
        injuries=2,
        buildings=1,
        basis="for tests",
    ),
)
CONTAGION = Contagion(
    peaceful=0.19,
    peaceful_half_life_days=10,
    violent=0.1,
    violent_half_life_days=2.3,
    neighbours=0.3,
    room=3,
    basis="for tests",
)


def deepened(scenario: Scenario) -> Scenario:
    """Return the scenario as one of format 2, its crises violent and driving out."""
    world = scenario.world
    incidents = world.incidents.model_copy(
        update={"kinds": KINDS, "contagion": CONTAGION, "regency_shape": 0.75}
    )
    police = PoliceControl(
        crises=3, units=6, per_incident=1, per_crisis=3, hold_hours=24, basis="tests"
    )
    government = Government(
        hours=48, venues=("election-office",), offices=2, basis="for tests"
    )
    change = {
        "format": 2,
        "incidents": incidents,
        "police": police,
        "government": government,
        "recovery": RECOVERY,
    }
    return scenario.model_copy(
        update={
            "world": world.model_copy(update=change),
            "issues": tuple(_violent(issue) for issue in scenario.issues),
        }
    )


def _violent(issue: Issue) -> Issue:
    harm = issue.harm.model_copy(
        update={
            "violent": 1.0,
            "households": 30.0,
            "kind": "serangan-kantor",
            "calm_kind": "unjuk-rasa",
        }
    )
    back = Exit(to="threshold", per_day={"real": 0.04, "mixed": 0.02, "benign": 0.0})
    stages = tuple(
        rule.model_copy(update={"exits": (*rule.exits, back)})
        if rule.stage == "aftermath"
        else rule
        for rule in issue.stages
    )
    return issue.model_copy(update={"harm": harm, "stages": stages})


def run_until(world: World, holds: Callable[[World], bool], days: int = 60) -> bool:
    """Let days pass until ``holds``; return whether it came to hold."""
    for _ in range(days):
        if holds(world):
            return True
        world.run_to(world.now + 1440)
    return holds(world)
