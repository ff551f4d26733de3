"""The engine is only a clock: other ways to run the rules give the same history."""

from __future__ import annotations

import pytest

from benchmarks.full_cycle import WAYS, history
from benchmarks.scaling import with_districts, with_issues
from benchmarks.textbook import Textbook
from sim.scenario.load import load
from sim.world.engine import World
from tests.world.history import digest, finished

NAMES = ("muara-sendaru", "sagara-lawas")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", [1, 4])
def test_all_ways_to_run_the_rules_end_in_the_identical_state(
    name: str, seed: int
) -> None:
    """SimPy lean, a heap of callbacks, a process for everything: one history."""
    scenario = load(name)
    ends = {way: digest(history(way, scenario, seed)) for way in WAYS}  # type: ignore[arg-type]
    assert len(set(ends.values())) == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_lean_form_needs_few_events(name: str) -> None:
    """A third of the events of a process for everything, whatever the machine."""
    scenario = load(name)
    lean, full = World(scenario, 2), Textbook(scenario, 2)
    lean.run_to(lean.state.end)
    full.run_to(full.state.end)
    assert digest(lean) == digest(full)  # type: ignore[arg-type]
    assert 3 * next(lean.driver.env._eid) < next(full.env._eid)


def test_a_larger_regency_is_sound() -> None:
    """The copies that the benchmark grows a regency from play like the original."""
    scenario = load("sagara-lawas")
    wide, busy = with_districts(scenario, 30), with_issues(scenario, 30)
    assert len(wide.world.districts) == 30
    assert len({issue.id for issue in busy.issues}) == 30
    for world in (finished(wide, 1), finished(busy, 1)):
        near = world.state.neighbours
        assert all(place in near[other] for place in near for other in near[place])
        assert world.state.inbox
    small = with_issues(scenario, len(scenario.issues))
    assert digest(finished(small, 1)) == digest(finished(scenario, 1))
