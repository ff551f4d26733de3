"""The two conditions of a state of conflict, and how long it lasts (UU 7/2012)."""

from __future__ import annotations

import pytest

from sim.scenario.model import Scenario
from sim.world import police
from sim.world.engine import World
from sim.world.state import Incident, Modifier
from tests.world.deep import deepened


@pytest.fixture
def world(scenario: Scenario) -> World:
    """A world of format 2 on its tenth day; six units, two for a violent incident."""
    world = World(deepened(scenario), 1)
    world.run_to(1440 * 2)
    world.state.bound.clear()
    world.state.shut.clear()
    return world


def strike(world: World, district: str, *, violent: bool = True) -> None:
    """Let an attack on an election office happen."""
    incident = Incident(
        world.now, district, violent, True, 300, 0, 2, 1, None,
        "serangan-kantor", "election-office", 3,
    )  # fmt: skip
    police.strain(world.state, world.driver, incident, "test")


def test_one_incident_is_within_what_police_and_offices_bear(world: World) -> None:
    """Most incidents are far from a conflict in the sense of the law."""
    strike(world, "muararuai")
    assert police.in_control(world.state, world.now)
    assert police.government_works(world.state, world.now)


def test_peaceful_incidents_strain_nobody(world: World) -> None:
    """However many, a peaceful crowd neither binds units nor shuts an office."""
    for _ in range(9):
        strike(world, "muararuai", violent=False)
    assert police.needed(world.state, world.now) == 0
    assert world.state.shut == []


def test_many_at_once_overstrain_the_police_until_their_hours_are_over(
    world: World,
) -> None:
    """Control is lost when more units are needed than there are, and comes back."""
    for _ in range(4):
        strike(world, "muararuai")
    assert not police.in_control(world.state, world.now)
    kinds = [(e.entity, e.detail) for e in world.state.log if e.kind == "police"]
    assert ("control", "lost") in kinds
    world.run_to(world.now + 26 * 60)
    assert police.in_control(world.state, world.now)


def test_offices_shut_in_several_districts_disrupt_government(world: World) -> None:
    """Two attacks on one office shut one office; on two offices, government stops."""
    strike(world, "muararuai")
    strike(world, "muararuai")
    assert police.government_works(world.state, world.now)
    strike(world, "karangdamar")
    assert not police.government_works(world.state, world.now)
    world.run_to(world.now + 49 * 60)
    assert police.government_works(world.state, world.now)


def test_reinforcement_brings_control_back(world: World) -> None:
    """Units lent by the Polda count while they are there."""
    for _ in range(4):
        strike(world, "muararuai")
    world.state.modifiers.append(Modifier("police", 6, world.now + 600))
    assert police.in_control(world.state, world.now)
    assert not police.in_control(world.state, world.now + 600)


def test_the_status_ends_by_itself_or_when_it_is_lifted(world: World) -> None:
    """It holds for its hours and not a minute longer; restrictions under it end too."""
    police.declare(world.state, world.driver, 48, "A23")
    assert police.status_in_force(world.state, world.now + 47 * 60)
    assert not police.status_in_force(world.state, world.now + 48 * 60)
    district = world.state.districts["muararuai"]
    area = Modifier("incidents", 0.5, None, under_status=True)
    district.modifiers.append(area)
    police.lift(world.state, world.driver, "A23")
    assert not police.status_in_force(world.state, world.now)
    assert area.until == world.now


def test_without_unit_numbers_crises_at_once_decide(scenario: Scenario) -> None:
    """A scenario of the first format counts violent crises."""
    world = World(scenario, 1)
    assert police.in_control(world.state, 0)
    for issue in world.state.issues.values():
        issue.stage, issue.violent = "crisis", True
    assert not police.in_control(world.state, 0)


def test_level_five_needs_both_conditions_in_a_violent_crisis(world: World) -> None:
    """Konflik in the sense of the law is more than a violent crisis."""
    issue = world.state.issues["konvoi"]
    issue.stage, issue.violent = "crisis", True
    assert police.level(world.state, world.now, issue) == 4
    for district in ("muararuai", "muararuai", "karangdamar"):
        strike(world, district)
    assert police.level(world.state, world.now, issue) == 5
    assert world.state.konflik == {"konvoi"}
    issue.stage = "aftermath"
    assert police.level(world.state, world.now, issue) == 1
