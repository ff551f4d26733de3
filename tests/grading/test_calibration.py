"""D2 and what it is measured by: time-averaged, proper, against the stage's base rate;
the amortised p* on a world whose posterior is known."""

from __future__ import annotations

import math
from statistics import fmean

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from grading import Key
from grading.calibrate import Seed, alarms, rows
from grading.grade import judge
from grading.key.model import Calibration, StageRate, Telling
from grading.measures.distance import (
    apart,
    lost,
    mean_over_time,
    naught,
    skill,
    weight,
)
from grading.measures.estimate import Known, estimator, features, logistic, settings
from grading.measures.fit import Fitted, Row, fit, stage_rates
from grading.measures.pstar import check_p_star, spread
from grading.measures.standing import stage_rate
from grading.result import Look, Part
from grading.rewrite import explained, rewritten
from grading.robots import robot
from sim.exercise import Exercise
from sim.exercise.rules import question as is_open
from sim.policies import Policy, play
from sim.policies.simple import never
from sim.scenario.load import SCENARIOS
from sim.scenario.model import Exit, Scenario, StageRule
from sim.world.calendar import minute_of
from sim.world.chance import DAY
from tests.grading.test_conditioned import tiny

__all__ = ["tiny"]

STEPS = [n / 10 for n in range(11)]
chances = st.floats(0, 1)


@pytest.fixture
def rules(key: Key) -> Calibration:
    """Return the rules of the current key."""
    return key.calibration


def look(*parts: Part, happened: bool = False) -> Look:
    """Return a look with these parts."""
    return Look("q", 0, None, 0.5, 0.2, happened, parts=parts)


@given(p=chances, zero=chances)
def test_the_best_answer_is_the_step_nearest_to_p_star(
    key: Key, p: float, zero: float
) -> None:
    """Proper: among the eleven steps none has less expected Brier than that."""
    rules = key.calibration
    assert rules.step_percent == 10
    found = {step: apart(Part(1, step, (p,), zero), step, rules) for step in STEPS}
    nearest = min(STEPS, key=lambda step: abs(step - p))
    assert found[nearest] == pytest.approx(0, abs=1e-9)
    assert min(found.values()) == pytest.approx(found[nearest], abs=1e-9)
    true = {step: (step - p) ** 2 for step in STEPS}
    for one in STEPS:
        for other in STEPS:
            if true[one] < true[other] - 1e-9:
                assert found[one] <= found[other]


@given(st.lists(st.tuples(chances, chances), min_size=1, max_size=20))
def test_p_star_is_one_and_the_stage_rate_nothing(
    key: Key, pairs: list[tuple[float, float]]
) -> None:
    """Said in steps of ten, p* earns it all; no forecast earns nothing."""
    rules = key.calibration
    honest = [look(Part(1, round(p * 10) / 10, (p,), zero)) for p, zero in pairs]
    silent = [look(Part(1, None, (p,), zero)) for p, zero in pairs]
    base = sum(naught(one, rules) for one in honest)
    assert skill(silent, rules) == pytest.approx(0, abs=1e-9)
    if base > 1e-6:
        assert skill(honest, rules) == pytest.approx(1, abs=1e-6)


def test_time_weighs_by_what_there_was_to_know(key: Key) -> None:
    """A slip of a step over quiet weeks does not drown two days that told something."""
    telling = Telling(least=0.05, apart=0.2, basis="Made for this test [design]")
    rules = key.calibration.model_copy(update={"telling": telling})
    assert weight((0.03,), 0.03, rules) == 0.05
    assert weight((0.13,), 0.03, rules) == pytest.approx(0.25)
    assert weight((0.03, 0.33), 0.03, rules) == 1
    assert weight((0.9,), 0.1, key.calibration) == 1

    def played(quiet: float, loud: float, by: Calibration) -> float:
        parts = [(60, quiet, 0.0), (2, loud, 0.5)]
        found = [
            Part(days, said, (p,), 0.0, weight((p,), 0.0, by))
            for days, said, p in parts
        ]
        return skill([look(*found)], by)

    assert played(0.1, 0.5, rules) > 0.9
    assert played(0.1, 0.5, key.calibration) < 0
    assert played(0.5, 0.5, rules) < 0


def test_telling_needs_every_hour(key: Key) -> None:
    """Where only the hour of a look counts there is no time to weigh."""
    telling = {"least": 0.05, "apart": 0.2, "basis": "Made for this test [design]"}
    body = key.calibration.model_dump() | {"averaged": False, "telling": telling}
    with pytest.raises(ValueError, match="averaged"):
        Calibration.model_validate(body)


@given(st.lists(st.tuples(st.floats(0.01, 1), st.sampled_from(STEPS)), min_size=1))
def test_time_is_what_counts(key: Key, spans: list[tuple[float, float]]) -> None:
    """Cut finer, or in another order, the same forecasts cost the same."""
    rules = key.calibration
    parts = [Part(days, said, (0.4,), 0.2) for days, said in spans]
    halves = [
        Part(part.days / 2, part.said, part.estimates, part.zero)
        for part in parts
        for _ in range(2)
    ]
    whole = lost(look(*parts), rules)
    assert lost(look(*halves), rules) == pytest.approx(whole)
    assert lost(look(*reversed(parts)), rules) == pytest.approx(whole)
    brier = mean_over_time([look(*parts)], "said")
    days = sum(part.days for part in parts)
    by_hand = sum(p.days * (p.said or 0) ** 2 for p in parts) / days
    assert brier == pytest.approx(by_hand)


def test_brier_scores_by_hand() -> None:
    """Half a day at 80%, a day and a half at nothing; it happened; p* 0.6."""
    one = look(Part(0.5, 0.8, (0.6,), 0.2), Part(1.5, None, (0.6,), 0.2), happened=True)
    found = {of: mean_over_time([one], of) for of in
             ("said", "base", "expected", "expected-base", "least")}  # fmt: skip
    assert found["said"] == pytest.approx((0.5 * 0.04 + 1.5 * 0.64) / 2)
    assert found["base"] == pytest.approx(0.64)
    assert found["least"] == pytest.approx(0.24)
    assert found["expected"] == pytest.approx((0.5 * 0.04 + 1.5 * 0.16) / 2 + 0.24)
    assert found["expected-base"] == pytest.approx(0.16 + 0.24)
    assert mean_over_time([], "said") is None


def honest(key: Key, hours: range) -> Policy:
    """Return a player who says p* within these hours of the day, else 100%."""
    estimate = estimator(key)

    def policy(ex: Exercise) -> None:
        for item in ex.scenario.world.questions:
            if is_open(ex.seat, item.id):
                there = ex.now // 60 % 24 in hours
                chance = estimate(ex, item.id, ex.now) if there else 1.0
                if ex.record.percent(item.id) != round(chance * 10) * 10:
                    ex.forecast(item.id, chance)

    return policy


def test_right_at_the_hour_of_the_look_only_earns_nothing(
    scenario: Scenario, key: Key
) -> None:
    """Who shows p* when it is looked at, and 100% else, is where wild guessing is."""
    hour = key.calibration.hour
    for seed in range(3):
        swung = play(honest(key, range(hour - 5, hour + 1)), scenario, seed=seed)
        stood = play(honest(key, range(24)), scenario, seed=seed)
        one, other = (judge(ex, key).dimensions["D2"] for ex in (swung, stood))
        assert one.score == 0
        assert other.raw > 0.95
        at_hour = key.calibration.model_copy(update={"averaged": False})
        old = key.model_copy(update={"calibration": at_hour})
        assert judge(swung, old).dimensions["D2"].raw > 0.5  # the rule it replaces


def test_the_look_says_what_stood_and_its_parts_fill_the_time(
    scenario: Scenario, key: Key
) -> None:
    """Every hour from opening to the event or closing is in one part, once."""
    for seed in range(4):
        result = judge(play(robot("late-model", key), scenario, seed=seed), key)
        for question in scenario.world.questions:
            own = [one for one in result.looks if one.question == question.id]
            days = sum(part.days for one in own for part in one.parts)
            if not own[0].happened:
                assert days == pytest.approx(question.closes - question.opens)
            assert 0 < days <= question.closes - question.opens + 1e-9
            for one in own:
                assert all(part.days > 0 for part in one.parts)


def test_a_stage_rate_is_read_off_between_its_points(rules: Calibration) -> None:
    """Straight lines between, the ends beyond; without points the base rate."""
    points = (
        StageRate(left=0, heard=0, unheard=0.1),
        StageRate(left=10, heard=0.4, unheard=0.2),
    )
    one = next(iter(rules.estimates.values()))
    own = one.model_copy(update={"stage_rates": points})
    assert stage_rate(own, 5, True) == pytest.approx(0.2)
    assert stage_rate(own, 5, False) == pytest.approx(0.15)
    assert stage_rate(own, 99, True) == 0.4
    bare = one.model_copy(update={"stage_rates": ()})
    assert stage_rate(bare, 5, True) == one.base_rate


def test_decaying_with_time_alone_earns_nothing(scenario: Scenario, key: Key) -> None:
    """Who forecasts the stage's base rate, in steps of ten, has no skill."""
    estimates = key.calibration.estimates

    def by_the_clock(ex: Exercise) -> None:
        for item in ex.scenario.world.questions:
            if is_open(ex.seat, item.id):
                left = (minute_of(ex.scenario, item.closes) - ex.now) / DAY
                heard = any(report.about == item.issue for report in ex.inbox)
                rate = stage_rate(estimates[item.id], left, heard)
                if ex.record.percent(item.id) != round(rate * 10) * 10:
                    ex.forecast(item.id, rate)

    found = [
        judge(play(by_the_clock, scenario, seed=seed), key).dimensions["D2"].score
        for seed in range(10)
    ]
    assert fmean(found) < 0.1


def test_the_stage_rates_of_a_known_hazard_are_found() -> None:
    """A hazard of 5% a day: with d days left it still happens with 1 − e^(−d/20)."""
    chance = np.random.default_rng(4)
    made = []
    for _ in range(2500):
        when = chance.exponential(20)
        for day in range(30):
            if when < day:
                break
            left = 30 - day
            made.append(Row(left, {"heard": float(day % 2)}, bool(when < 30)))
    for one in stage_rates(made):
        true = 1 - math.exp(-one.left / 20)
        assert one.heard == pytest.approx(true, abs=0.07)
        assert one.unheard == pytest.approx(true, abs=0.07)


def test_the_keys_know_their_stages(key: Key) -> None:
    """Rates for every question, falling to nothing as its time runs out."""
    for name, one in key.calibration.estimates.items():
        lefts = [point.left for point in one.stage_rates]
        assert lefts == sorted(set(lefts)), name
        assert one.stage_rates[0].heard < 0.05
        assert one.stage_rates[0].unheard < 0.05


# The amortised p* where Bayes' answer can be written down: one source that tells of
# everything at once and truly; a real cause gives off three times what a benign one
# does, and surely breaks out before the question closes.

SLOW, FAST = 0.06, 0.18  # reports a day


@pytest.fixture(scope="module")
def two(tiny: Scenario) -> Scenario:
    """The tiny world with a benign variant that is told of as well, only less."""
    issue = tiny.issues[0]
    kept = {"least_hours": 24 * 19.5}
    stages = tuple(
        StageRule(stage="emerging", level=1,
                  exits=(Exit(to="rising", per_day={"real": 50, "benign": 50}),))
        if rule.stage == "emerging"
        else StageRule(stage="rising", level=1, **kept,
                       exits=(Exit(to="crisis", per_day={"real": 50}),))
        if rule.stage == "rising"
        else rule
        for rule in issue.stages
    )  # fmt: skip
    first, second = issue.indicators[:2]
    plain = {"exaggerated_as": None, "played_down_as": None}
    indicators = (
        first.model_copy(update={"per_day": SLOW, **plain}),
        second.model_copy(
            update={"per_day": FAST - SLOW, "variants": ("real",), **plain}
        ),
    )
    source = tiny.sources[0].model_copy(
        update={"reliability": 1.0, "coverage": 1.0, "delay_hours": (0.0, 0.1)}
    )
    own = issue.model_copy(update={"stages": stages, "indicators": indicators})
    return tiny.model_copy(
        update={"issues": (own,), "sources": (source,), "fingerprint": "two"}
    )


def by_bayes(reports: int, days: float) -> float:
    """Return P(real | so many reports in so many days), as likely as not before."""
    odds = (FAST / SLOW) ** reports * math.exp(-(FAST - SLOW) * days)
    return odds / (1 + odds)


def test_the_amortised_p_star_is_bayes_answer(two: Scenario, key: Key) -> None:
    """Fitted on 300 plays and asked in others: what Bayes says, to a few hundredths."""
    question = two.world.questions[0]
    started = minute_of(two, -29) + DAY // 2  # on average
    fitted = fit([
        row
        for seed in range(300)
        for row in rows(play(never, two, seed=seed), question, key)
        if row.left > 3
    ])  # fmt: skip
    apart, most = [], settings().enough
    for seed in range(1000, 1050):
        ex = play(never, two, seed=seed)
        known = Known(ex, question, fitted.weights)
        for day in range(-23, -12, 2):
            minute = minute_of(two, day, key.calibration.hour)
            count = sum(r.about == question.issue and r.minute <= minute
                        for r in ex.inbox)  # fmt: skip
            if count <= most:
                exact = by_bayes(count, (minute - started) / DAY)
                apart.append(abs(known.chance(minute) - exact))
                slow = logistic(fitted.weights, features(ex, question, minute))
                assert known.chance(minute) == pytest.approx(slow)
    assert len(apart) > 200
    assert fmean(apart) < 0.06
    assert max(apart) < 0.2


def test_the_two_p_stars_are_held_together(scenario: Scenario, key: Key) -> None:
    """A few looks, bounded; those with too few like worlds are left out and counted."""
    result = judge(play(never, scenario, seed=5), key)
    found = check_p_star(result, looks=4, worlds=60)
    assert found.asked == 4 == len(found.held) + found.too_few + found.no_time
    assert all(one.found.usable for one in found.held)
    assert (found.brier is None) == (not found.held)
    hurried = check_p_star(result, looks=4, worlds=20, seconds=0)
    assert hurried.no_time == 3
    assert [k.minute for k in spread(result.looks, 5)][-1] == result.looks[-1].minute
    with pytest.raises(ValueError, match="looks 0"):
        check_p_star(result, looks=0)


def test_what_alarms_come_to_by_hand() -> None:
    """Two seeds, three episodes: break-even, and the lesser model at its cost."""
    found = alarms(
        [
            Seed(2, (3.0, 12), ((4.0, 1), (3.5, 0))),
            Seed(1, (1.0, 8), ((2.0, 0), (2.0, 2))),
        ]
    )
    assert found.break_even == 0.2
    cost = round(settings().caution * 0.2, 2)
    assert found.model_gain == round((3.5 + 2.0 - 2 * cost) / 3, 2)
    with pytest.raises(ValueError, match="nothing breaks"):
        alarms([])


def test_derived_numbers_are_put_in_and_all_else_stays(key: Key) -> None:
    """Comments, order and reasons of a key are untouched; twice is as good as once."""
    text = (SCENARIOS / key.scenario / "key.yaml").read_text(encoding="utf-8")
    rates = (
        StageRate(left=0, heard=0.01, unheard=0),
        StageRate(left=9, heard=1, unheard=0.5),
    )
    fitted = {
        name: Fitted(0.33, rates, {"one": -1.5, "heard": 0.25})
        for name in key.calibration.estimates
    }
    once = rewritten(text, 0.2, 1.5, fitted)
    assert rewritten(once, 0.2, 1.5, fitted) == once
    found = Key.model_validate(yaml.safe_load(once))
    assert found.detection.break_even == 0.2
    assert found.detection.false_alarm_cost == pytest.approx(settings().caution * 0.2)
    assert found.detection.anchor is not None
    assert found.detection.anchor.gain == 1.5
    for name, one in found.calibration.estimates.items():
        own = key.calibration.estimates[name]
        assert (one.base_rate, one.stage_rates) == (0.33, rates)
        assert one.weights == {"one": -1.5, "heard": 0.25}
        assert (one.reason, one.basis) == (own.reason, own.basis)
    changed = {"break_even", "false_alarm_cost", "gain", "base_rate", "weights", "-"}
    before, after = (
        [
            line
            for line in one.splitlines()
            if line.split(":")[0].split("{")[0].strip() not in changed
        ]
        for one in (text, once)
    )
    assert before == after
    with pytest.raises(ValueError, match="no estimate of unknown"):
        rewritten(text, 0.2, 1.5, {"unknown": next(iter(fitted.values()))})


def test_a_fitted_key_no_longer_calls_its_numbers_placeholders() -> None:
    """The basis says from how many worlds, also when it is fitted again."""
    raw = """scenario: baru
detection:
  basis: "Placeholders until fitted; cost: of the rest: python -m grading.calibrate [derived]; windows [design]"
calibration:
  basis: 'Placeholder until fitted: python -m grading.calibrate [design]'
other:
  basis: "python -m grading.calibrate [derived]"
"""  # noqa: E501
    once = explained(raw, 30)
    assert "laceholder" not in once
    assert (
        "'Fitted from 30 worlds: python3 -m grading.calibrate baru 30 --write "
        "[derived]'" in once
    )
    assert "windows [design]" in once
    assert once.endswith('  basis: "python -m grading.calibrate [derived]"\n')
    assert explained(once, 60) == once.replace("30", "60")
