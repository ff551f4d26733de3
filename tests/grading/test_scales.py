"""Where each scale has its 0, its 1 and its middle, worked out by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from grading import Key
from grading.gate.players.forecasts import constant
from grading.gate.players.recipes import ALL, recipe
from grading.gate.players.shared import both
from grading.grade import judge
from grading.measures import restraint
from grading.measures.chance import above
from grading.measures.detection import credit
from grading.measures.restraint import Day, informed
from grading.measures.routine import RESPONSE, weighed
from sim.policies import play
from sim.scenario.model import Scenario


def test_a_warning_gains_and_loses_in_straight_lines(key: Key) -> None:
    """Nothing at ``early``, half way there a half, full to the latest, a half again."""
    rules = key.detection
    early, best = rules.early_hours, rules.best_hours
    latest = rules.latest_useful_hours
    leads = (early + 1, early, (early + best) / 2, best, latest, latest / 2, 0, -1)
    assert [credit(rules, lead) for lead in leads] == pytest.approx(
        [0, 0, 0.5, 1, 1, 0.5, 0, 0]
    )


def test_half_way_above_blind_play_is_a_half() -> None:
    """The scale begins at what blind play earns, and is straight to 1."""
    assert [above(value, 0.2) for value in (0.1, 0.2, 0.6, 1.0)] == pytest.approx(
        [0, 0, 0.5, 1]
    )


def test_routine_weighs_its_share_of_a_plan_and_no_more(key: Key) -> None:
    """Where a response is due as well; where none is, the weights are as written."""
    assert key.routine_share is not None
    plan = key.plans[0]
    everything = {item.id for item in plan.items}
    found = weighed(plan, everything, key)
    response = sum(i.weight for i in found.items if i.ground in RESPONSE)
    whole = sum(i.weight for i in found.items)
    assert 1 - response / whole == pytest.approx(key.routine_share)
    calm = {item.id for item in plan.items if item.ground not in RESPONSE}
    assert weighed(plan, calm, key) is plan


def test_restraint_begins_where_one_level_for_all_would_end(
    key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Right on three of four days, where always the same is right on two: a half."""
    days = [Day(0, 0, 0), Day(0, 0, 0), Day(2, 2, 2), Day(2, 2, 0)]
    monkeypatch.setattr(restraint, "looks", lambda *_: days)
    state = SimpleNamespace(known=["dpt"])
    seat = SimpleNamespace(world=SimpleNamespace(state=state))
    run = cast(Any, SimpleNamespace(seat=seat, record=SimpleNamespace(acts=[])))
    assert informed(run, run, key) == pytest.approx(0.5)


def test_who_acts_by_heart_gains_nothing_by_a_zero(
    key: Key, scenario: Scenario
) -> None:
    """What counts as nothing is the habit that would have come closest."""
    for seed in (1, 2, 3):
        player = both(recipe(key, ALL, 1), constant(0.0))
        found = judge(play(player, scenario, seed=seed), key).dimensions["D2"]
        assert found.raw < 0.1
