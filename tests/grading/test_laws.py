"""Laws of the scores: earlier is never less, harm is never more, order is no matter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from grading import Key, load_key
from grading.grade import judge
from grading.measures.detection import credit
from grading.measures.distance import apart
from grading.measures.judgement import overall
from grading.measures.plan import in_window, respond
from grading.reference import Window, reference
from grading.result import Judged, Part
from grading.robots import robot
from sim.exercise import Exercise
from sim.exercise.decisions import PARSER
from sim.exercise.exercise import branch
from sim.policies import play
from sim.scenario.load import load
from sim.scenario.model import Scenario

some = settings(max_examples=12)
few = settings(max_examples=8, deadline=None)
NEAR = 1e-9  # what sums of floats may differ by
seeds = st.integers(0, 30)


def with_act(scenario: Scenario, seed: int, key: Key, acts: list[Any]) -> float:
    """Return D4's raw score of exactly these acts."""
    ordered = sorted(acts, key=lambda act: int(act["t"]))
    decisions = tuple(PARSER.validate_python(act) for act in ordered)
    ex = branch(scenario, seed, decisions)
    ex.seat.world.run_to(10**7)
    return judge(ex, key).dimensions["D4"].raw


def act(item: Any, minute: int, district: str | None = "muararuai") -> dict[str, Any]:
    """Return the decision that meets a key item at a minute."""
    found: dict[str, Any] = {
        "kind": "act", "t": minute, "action": item.action,
        "authority": item.authority, "issue": item.issue, "manner": item.manner,
        "district": district,
    }  # fmt: skip
    return found


@given(seeds, st.data())
@some
def test_an_earlier_correct_act_never_scores_less(
    scenario: Scenario, key: Key, seed: int, data: st.DataObject
) -> None:
    """Inside the window and its grace, sooner is never worse."""
    windows = reference(scenario, seed, key).windows[0]
    items = [i for i in key.plans[0].items if i.id in windows]
    items = [i for i in items if i.action not in ("A05", "A02", "A34")]
    item = data.draw(st.sampled_from(items))
    checks = [i for i in items if i.action == "A01" and i.issue == item.issue]
    first = [act(i, windows[i.id].opens) for i in checks if i.id != item.id]
    window = windows[item.id]
    late = data.draw(st.integers(window.opens + 1, window.ends))
    early = data.draw(st.integers(window.opens, late))
    scores = [
        with_act(scenario, seed, key, [*first, act(item, minute)])
        for minute in (early, late)
    ]
    assert scores[0] >= scores[1]
    assert scores[0] > 0


@given(
    seed=seeds, trap=st.sampled_from(["A25", "A26"]), minute=st.integers(8_000, 40_000)
)
@example(seed=3, trap="A25", minute=8640)
@example(seed=12, trap="A25", minute=8000)
@some
def test_a_harmful_act_never_scores_more(
    scenario: Scenario, key: Key, seed: int, trap: str, minute: int
) -> None:
    """Whatever else was done, adding a trap lowers every dimension or leaves it."""
    plain = play(robot("model", key, seed), scenario, seed=seed)
    issue = next(iter(plain.seat.world.state.known))
    harm = {"kind": "act", "t": minute, "action": trap, "authority": "polres",
            "issue": issue}  # fmt: skip
    at = [d for d in plain.decisions if d.kind != "advance"]
    place = next((n for n, d in enumerate(at) if d.t > minute), len(at))
    mixed = [*at[:place], PARSER.validate_python(harm), *at[place:]]
    after = judge(_run(scenario, seed, mixed), key)
    # What the silenced people no longer tell of cannot be decided on: the same
    # decisions are those that both histories have a place for.
    same = [d for d in after.exercise.decisions if d != mixed[place]]
    before = judge(_run(scenario, seed, same), key)
    if not any(done.act.action == trap for done in after.exercise.record.acts):
        return
    for name in ("D1", "D4"):
        assert after.dimensions[name].score <= before.dimensions[name].score
    if any(flag.rule.severity == "critical" for flag in after.flags):
        assert all(d.score <= 0.4 for d in after.dimensions.values())


def _run(scenario: Scenario, seed: int, decisions: list[Any]) -> Exercise:
    ex = branch(scenario, seed, tuple(decisions))
    ex.seat.world.run_to(10**7)
    return ex


@given(seeds)
@some
def test_grading_is_a_pure_function(scenario: Scenario, key: Key, seed: int) -> None:
    """The same journal twice is the same result."""
    results = [
        judge(play(robot("random", key, seed), scenario, seed=seed), key)
        for _ in range(2)
    ]
    assert results[0].dimensions == results[1].dimensions
    assert results[0].rows == results[1].rows


@given(st.floats(0, 1000), st.floats(0, 1000))
def test_no_window_rewards_waiting(one: float, other: float) -> None:
    """From opening on, credit only falls."""
    window = Window(opens=100, closes=400, ends=700)
    early, late = sorted((100 + one, 100 + other))
    assert in_window(window, int(early)) >= in_window(window, int(late))


def test_nothing_before_the_ground_is_known(key: Key) -> None:
    """An act before its window opens earns nothing; nor does one after its end."""
    window = Window(opens=100, closes=400, ends=700)
    assert in_window(window, 99) == 0
    assert in_window(window, 701) == 0
    assert in_window(window, 400) == 1


def test_an_alert_is_worth_most_between_best_and_latest(key: Key) -> None:
    """Too early and too late are worth less, after the threat nothing."""
    rules = key.detection
    assert credit(rules, rules.early_hours + 1) == 0
    assert credit(rules, rules.best_hours) == 1
    assert credit(rules, rules.latest_useful_hours) == 1
    assert 0 < credit(rules, rules.latest_useful_hours / 2) < 1
    assert credit(rules, 0) == 0


@given(seeds, st.data())
@few
def test_a_false_alarm_never_scores_more(
    scenario: Scenario, key: Key, seed: int, data: st.DataObject
) -> None:
    """An alarm for nothing, raised and taken back, lowers D1 or leaves it."""
    at = [
        d
        for d in play(robot("late-model", key, seed), scenario, seed=seed).decisions
        if d.kind not in ("advance", "close")
    ]
    issue = data.draw(st.sampled_from([i.id for i in scenario.issues]))
    place = data.draw(st.integers(0, len(at) - 1))
    minute = at[place].t
    before = _run(scenario, seed, at)
    if all(report.about != issue or report.minute > minute for report in before.inbox):
        return
    level = _level(before, issue, minute)
    alarm = [
        PARSER.validate_python(
            {"kind": "assess", "t": minute, "issue": issue, "level": to}
        )
        for to in (2, level)
    ]
    after = judge(
        _run(scenario, seed, [*at[: place + 1], *alarm, *at[place + 1 :]]), key
    )
    added = [a for a in after.alerts if (a.issue, a.minute) == (issue, minute)]
    if level < key.detection.alert_level and {a.verdict for a in added} == {"false"}:
        raw = judge(before, key).dimensions["D1"].raw
        assert after.dimensions["D1"].raw <= raw + NEAR


def _level(ex: Exercise, issue: str, minute: int) -> int:
    """Return the level that stood after what was decided at ``minute``."""
    own = [a for a in ex.record.assessments if a.issue == issue and a.t <= minute]
    return own[-1].level if own else 1


@given(
    estimates=st.lists(st.floats(0, 1), min_size=1, max_size=3),
    steps=st.tuples(st.integers(0, 10), st.integers(0, 10)),
)
def test_a_forecast_nearer_to_the_estimate_never_scores_less(
    key: Key, estimates: list[float], steps: tuple[int, int]
) -> None:
    """Whichever moment is looked at: nearer to p* is never further from full credit."""
    one, other = (step / 10 for step in steps)
    if not all(abs(one - p) <= abs(other - p) for p in estimates):
        return
    part = Part(1.0, one, tuple(estimates), 0.2)
    rules = key.calibration
    assert apart(part, one, rules) <= apart(part, other, rules) + NEAR


@given(seed=seeds, data=st.data())
@few
def test_a_better_judgement_never_scores_less(
    scenario: Scenario, key: Key, seed: int, data: st.DataObject
) -> None:
    """Whatever else was answered, a better answer to one item never lowers D3."""
    part = key.judgement
    assert part is not None
    items = judge(play(robot("random", key, seed), scenario, seed=seed), key).judged
    place = data.draw(st.integers(0, len(items) - 1))
    options = sorted(items[place].worth, key=items[place].worth.__getitem__)
    worse, better = (
        data.draw(st.sampled_from(options)),
        data.draw(st.sampled_from(options)),
    )
    if items[place].worth[worse] > items[place].worth[better]:
        worse, better = better, worse
    scores = [overall(_answered(items, place, o), part) for o in (worse, better)]
    assert scores[0] <= scores[1] + NEAR


def _answered(items: tuple[Judged, ...], place: int, option: str) -> list[Judged]:
    """Return the items with one of them answered by ``option``."""
    own = replace(items[place], given=option, credit=items[place].worth[option])
    return [*items[:place], own, *items[place + 1 :]]


@given(seed=seeds, lot=st.randoms(use_true_random=False))
@few
def test_the_order_of_acts_in_the_record_is_no_matter(
    scenario: Scenario, key: Key, seed: int, lot: Any
) -> None:
    """What was asked for and when counts, not the order in which it is looked at."""
    ex = play(robot("shotgun", key, seed), scenario, seed=seed)
    anchors = reference(scenario, seed, key)
    before = respond(ex, anchors, key).dimension.raw
    lot.shuffle(ex.record.acts)
    assert abs(respond(ex, anchors, key).dimension.raw - before) < NEAR


@given(
    place=st.integers(0, 200), waits=st.tuples(st.integers(0, 300), st.integers(0, 300))
)
@few
def test_waiting_is_never_more_in_the_long_scenario_either(
    place: int, waits: tuple[int, int]
) -> None:
    """Twelve issues over 210 days: in every window that opened, credit only falls."""
    scenario, key = load("sagara-lawas"), load_key("sagara-lawas")
    windows = [*reference(scenario, 1, key).windows[0].values()]
    window = windows[place % len(windows)]
    early, late = (window.opens + hours * 60 for hours in sorted(waits))
    assert in_window(window, early) >= in_window(window, late)


@pytest.mark.soak
@given(seed=st.integers(0, 3), minute=st.integers(60_000, 200_000))
@settings(max_examples=2, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_harm_is_never_more_in_the_long_scenario_either(seed: int, minute: int) -> None:
    """A trap beside one good act lowers the plan's score or leaves it."""
    scenario, key = load("sagara-lawas"), load_key("sagara-lawas")
    windows = reference(scenario, seed, key).windows[0]
    item = next(
        i for i in key.plans[0].items if i.id in windows and i.ground == "first"
    )
    good = act(item, windows[item.id].opens, None)
    trap = {"kind": "act", "t": minute, "action": "A25", "authority": "polres"}
    mixed = sorted((good, trap), key=lambda one: int(one["t"]))
    assert with_act(scenario, seed, key, mixed) <= with_act(scenario, seed, key, [good])
