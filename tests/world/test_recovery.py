"""After violence: people leave, are sheltered, return; or it starts again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.scenario.model import Scenario
from sim.world import recovery
from sim.world.engine import World
from sim.world.issues import enter
from sim.world.state import Displacement
from tests.world.deep import deepened
from tests.world.history import with_cause

ISSUE = "konvoi"


@pytest.fixture(scope="module")
def deep(scenario: Scenario) -> Scenario:
    """A world of format 2."""
    return deepened(scenario)


def broken(deep: Scenario, seed: int = 1) -> World:
    """Return a world in which the issue has just broken into violence."""
    world = World(deep, seed)
    world.run_to(1440 * 12)
    enter(world.state, world.driver, world.state.issues[ISSUE], "crisis")
    return world


def test_a_violent_crisis_drives_people_out_and_the_office_is_told(
    deep: Scenario,
) -> None:
    """They are counted at once, and told of hours later by the authority in charge."""
    world = broken(deep)
    one = world.state.displaced[ISSUE]
    assert one.away == one.displaced > 40
    told = [r for r in world.state.inbox if r.claim == "displaced"]
    assert told == []
    world.run_to(world.now + 9 * 60)
    told = [r for r in world.state.inbox if r.claim == "displaced"]
    assert [r.number for r in told] == [one.away]
    assert str(one.away) in told[0].message("id")  # type: ignore[misc]


def test_nobody_is_driven_out_in_a_world_without_recovery(scenario: Scenario) -> None:
    """A scenario of the first format knows no displaced people."""
    world = World(scenario, 1)
    world.run_to(1440 * 12)
    enter(world.state, world.driver, world.state.issues[ISSUE], "crisis")
    assert world.state.displaced == {}


def test_people_return_by_choice_only_when_it_is_quiet(deep: Scenario) -> None:
    """During the crisis nobody goes home; after it they do, day by day."""
    world = broken(deep)
    one = world.state.displaced[ISSUE]
    recovery.daily(world.state, world.driver)
    assert one.returned == 0
    enter(world.state, world.driver, world.state.issues[ISSUE], "settled")
    world.state.districts[one.district].tension = 0.1
    recovery.daily(world.state, world.driver)
    assert 0 < one.returned < one.displaced


def test_damaged_homes_slow_the_return_and_rebuilding_quickens_it(
    deep: Scenario,
) -> None:
    """Rehabilitation brings people home."""
    counts = []
    for share in (0.0, 0.9):
        world = broken(deep)
        one = world.state.displaced[ISSUE]
        one.damaged = 5
        enter(world.state, world.driver, world.state.issues[ISSUE], "settled")
        world.state.districts[one.district].tension = 0.1
        recovery.rebuild(world.state, world.driver, one, share, "test")
        recovery.daily(world.state, world.driver)
        counts.append(one.returned)
    assert counts[0] < counts[1]


def test_a_ceremony_without_the_victims_is_hollow(deep: Scenario) -> None:
    """With the displaced unsheltered and away, reconciling makes a relapse likelier."""
    world = broken(deep)
    state, issue = world.state, world.state.issues[ISSUE]
    one = state.displaced[ISSUE]
    before = recovery.relapse(state, world.now, issue)
    recovery.reconcile(state, world.driver, one, 0.6, "test")
    assert one.hollow
    assert recovery.relapse(state, world.now, issue) > before
    recovery.shelter(state, world.driver, one, one.away, "test")
    recovery.reconcile(state, world.driver, one, 0.6, "test")
    assert not one.hollow
    assert recovery.relapse(state, world.now, issue) < before


def test_forced_return_makes_a_relapse_likelier(deep: Scenario) -> None:
    """Sending people home against their will is worse than letting them wait."""
    world = broken(deep)
    state, issue = world.state, world.state.issues[ISSUE]
    before = recovery.relapse(state, world.now, issue)
    one = state.displaced[ISSUE]
    recovery.send_back(state, world.driver, one, 1.0, "test")
    assert (one.away, one.forced) == (0, one.displaced)
    assert recovery.relapse(state, world.now, issue) > before


def test_recovery_done_well_prevents_relapses_over_many_seeds(deep: Scenario) -> None:
    """Shelter, a just accord and rebuilding leave fewer relapses than forced return."""
    relapsed = {"well": 0, "forced": 0}
    real = with_cause(deep, ISSUE, "real")
    for seed in range(40):
        for how in relapsed:
            world = broken(real, seed)
            state = world.state
            one = state.displaced[ISSUE]
            if how == "well":
                recovery.shelter(state, world.driver, one, one.away, "test")
                recovery.reconcile(state, world.driver, one, 0.7, "test")
                recovery.rebuild(state, world.driver, one, 0.6, "test")
            else:
                recovery.send_back(state, world.driver, one, 1.0, "test")
            enter(state, world.driver, state.issues[ISSUE], "aftermath")
            start = len(state.issues[ISSUE].path)
            world.run_to(10**7)
            later = [stage for _, stage in state.issues[ISSUE].path[start:]]
            relapsed[how] += "threshold" in later
    assert relapsed["well"] + 4 <= relapsed["forced"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["day", "shelter", "back", "rebuild", "reconcile"]),
            st.floats(0, 1),
        ),
        max_size=12,
    )
)
def test_people_are_conserved(steps: list[tuple[str, float]]) -> None:
    """Everybody who left is away or has returned, whatever is done in any order."""
    from sim.scenario.load import load

    world = broken(deepened(load("muara-sendaru")))
    state, driver = world.state, world.driver
    one: Displacement = state.displaced[ISSUE]
    for what, share in steps:
        if what == "day":
            world.run_to(world.now + 1440)
        elif what == "shelter":
            recovery.shelter(state, driver, one, share * 300, "test")
        elif what == "back":
            recovery.send_back(state, driver, one, share, "test")
        elif what == "rebuild":
            recovery.rebuild(state, driver, one, share, "test")
        else:
            recovery.reconcile(state, driver, one, share, "test")
        assert one.away + one.returned == one.displaced
        assert 0 <= one.sheltered <= one.away
        assert 0 <= one.forced <= one.returned
        assert 0 <= one.rebuilt <= 1
        assert 0 <= one.reconciled <= 1
