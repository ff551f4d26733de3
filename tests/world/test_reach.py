"""An act reaches what it was asked for; done again it renews and does not double."""

from __future__ import annotations

import pytest

from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.shared import Action
from sim.world import effects, sources
from sim.world.engine import World
from sim.world.state import ActState, product


@pytest.fixture(scope="module")
def cycle() -> Scenario:
    """The full-cycle scenario."""
    return load("sagara-lawas")


def done(
    world: World, action: str, issue: str | None, district: str | None, nth: int = 0
) -> None:
    """Bring one act's effects into the world, as if it had been granted."""
    state = world.state
    found: Action = next(a for a in state.scenario.catalogue.actions if a.id == action)
    sure = found.model_copy(update={"fails": None})
    manner = found.manners[0].id if found.manners else None
    act = ActState(
        nth, sure, issue, district, manner, found.authority[0], 0, 0, 0, True
    )
    effects.apply(state, world.driver, act)


def test_monitors_of_one_district_change_nothing_elsewhere(cycle: Scenario) -> None:
    """FKDM activated in a sub-district hears more there, and only there."""
    world = World(cycle, 1)
    fkdm = next(s for s in cycle.sources if s.community)
    here, there = cycle.world.districts[0].id, cycle.world.districts[5].id
    before = sources.coverage(world.state, fkdm, 0, there)
    done(world, "A06", None, here)
    assert sources.coverage(world.state, fkdm, 0, here) > before
    assert sources.coverage(world.state, fkdm, 0, there) == before
    assert sources.delay(world.state, fkdm, 0, here) < 1
    assert sources.delay(world.state, fkdm, 0, there) == 1


@pytest.mark.parametrize("action", ["A12", "A07"])
def test_the_same_act_again_renews_its_effect(cycle: Scenario, action: str) -> None:
    """Five times the same request is not five times the effect."""
    world = World(cycle, 1)
    issue = next(
        i for i in world.state.issues.values() if action in i.issue.responds_to
    )
    for nth in range(5):
        done(world, action, issue.issue.id, None, nth)
    kinds = [modifier.kind for modifier in issue.modifiers]
    assert len(kinds) == len(set(kinds)) > 0


def test_a_channel_opened_twice_is_one_channel(cycle: Scenario) -> None:
    """A complaint channel cannot be stacked to hear everything."""
    world = World(cycle, 1)
    for nth in range(6):
        done(world, "A11", None, None, nth)
    action = next(a for a in cycle.catalogue.actions if a.id == "A11")
    most = max(e.size[2] for e in action.effects if e.kind == "coverage")
    assert 1 < product(world.state.modifiers, "coverage", 0) <= most


def test_different_acts_still_add_up(cycle: Scenario) -> None:
    """Dialogue and open data on one issue work beside each other."""
    world = World(cycle, 1)
    issue = next(
        i
        for i in world.state.issues.values()
        if {"A07", "A12"} <= set(i.issue.responds_to)
    )
    done(world, "A07", issue.issue.id, None)
    alone = product(issue.modifiers, "escalation", 0)
    done(world, "A12", issue.issue.id, None)
    assert product(issue.modifiers, "escalation", 0) < alone
