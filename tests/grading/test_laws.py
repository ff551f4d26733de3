"""Laws of the scores: earlier is never less, harm is never more, order is no matter."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from grading import Key
from grading.grade import judge
from grading.measures.detection import credit
from grading.measures.plan import in_window
from grading.reference import Window, reference
from grading.robots import robot
from sim.exercise import Exercise
from sim.exercise.decisions import PARSER
from sim.exercise.exercise import branch
from sim.policies import play
from sim.scenario.model import Scenario

some = settings(max_examples=20)
seeds = st.integers(0, 30)


def with_act(scenario: Scenario, seed: int, key: Key, acts: list[Any]) -> float:
    """Return D4's raw score of exactly these acts."""
    ordered = sorted(acts, key=lambda act: int(act["t"]))
    decisions = tuple(PARSER.validate_python(act) for act in ordered)
    ex = branch(scenario, seed, decisions)
    ex.seat.world.run_to(10**7)
    return judge(ex, key).dimensions["D4"].raw


def act(item: Any, minute: int) -> dict[str, Any]:
    """Return the decision that meets a key item at a minute."""
    found: dict[str, Any] = {
        "kind": "act", "t": minute, "action": item.action,
        "authority": item.authority, "issue": item.issue, "manner": item.manner,
        "district": "muararuai",
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
