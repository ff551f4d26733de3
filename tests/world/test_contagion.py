"""Incidents beget few others, nearby and soon."""

from __future__ import annotations

import math

import pytest

from sim.scenario.model import Scenario
from sim.world import contagion, incidents
from sim.world.chance import DAY
from sim.world.engine import World
from tests.world.deep import CONTAGION, deepened


@pytest.fixture(scope="module")
def deep(scenario: Scenario) -> Scenario:
    """A world of format 2."""
    return deepened(scenario)


def test_the_kept_number_is_the_sum_over_all_past_incidents(deep: Scenario) -> None:
    """One decaying number per district equals the exponential kernel summed."""
    world = World(deep, 1)
    times = [100, 700, 5000, 9000]
    for minute in times:
        contagion.stir(world.state, minute, "muararuai", True)
    now = 12_000
    decay = math.log(2) / CONTAGION.violent_half_life_days
    expected = sum(
        CONTAGION.violent * (1 - CONTAGION.neighbours) * decay
        * 2 ** (-(now - minute) / DAY / CONTAGION.violent_half_life_days)
        for minute in times
    )  # fmt: skip
    found = contagion.stirred(CONTAGION, world.state.districts["muararuai"], now)
    assert found == pytest.approx(expected)


@pytest.mark.parametrize("violent", [True, False])
def test_an_incident_has_its_branching_ratio_of_children(
    deep: Scenario, violent: bool
) -> None:
    """Over all districts and all time it adds its branching ratio, neighbours' part
    included."""
    world = World(deep, 1)
    contagion.stir(world.state, 0, "muararuai", violent)
    days = contagion.half_life(CONTAGION, violent)
    added = sum(
        contagion.stirred(CONTAGION, district, 0)
        for district in world.state.districts.values()
    )
    ratio = CONTAGION.violent if violent else CONTAGION.peaceful
    assert added * days / math.log(2) == pytest.approx(ratio)
    near = set(deep.world.districts[2].neighbours)
    stirred = {d.id for d in world.state.districts.values() if d.stirred}
    assert stirred == near | {"muararuai"}


def test_the_ceiling_leaves_room_for_contagion(deep: Scenario) -> None:
    """Right after an incident the rate lies under the ceiling it is thinned against."""
    world = World(deep, 3)
    contagion.stir(world.state, 0, "muararuai", True)
    district = world.state.districts["muararuai"]
    rate = incidents.present_rate(world.state, 0, district)
    assert rate <= incidents.ceiling(world.state)


def test_every_incident_has_a_type_a_venue_and_a_severity(deep: Scenario) -> None:
    """Types are the scenario's; the election venue is told by the venue."""
    kinds = {kind.id: kind for kind in deep.world.incidents.kinds}
    seen = 0
    for seed in range(30):
        world = World(deep, seed)
        world.run_to(10**7)
        for one in world.state.incidents:
            kind = kinds[one.kind]
            seen += 1
            assert (one.violent, one.severity) == (kind.violent, kind.severity)
            assert one.venue in kind.venues
            assert one.at_election_venue == (one.venue == "election-office")
            if not one.violent:
                assert (one.deaths, one.injuries, one.buildings) == (0, 0, 0)
    assert seen > 20
