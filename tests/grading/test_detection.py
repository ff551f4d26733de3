"""D1 between inaction and the model response in the very same world."""

from __future__ import annotations

import time

import pytest

from grading import Key
from grading.grade import judge
from grading.key.model import Anchor
from grading.measures.detection import gained, keeper, misled
from grading.reference import reaching, reference
from grading.result import Result
from grading.robots import robot
from sim.exercise import Exercise
from sim.exercise.decisions import Assess
from sim.policies import play
from sim.scenario.model import Scenario

SEEDS = range(12)


@pytest.fixture(scope="module")
def anchored(key: Key) -> tuple[Key, Anchor]:
    """Return the key with its anchor."""
    assert key.detection.anchor is not None
    return key, key.detection.anchor


@pytest.fixture(scope="module")
def models(scenario: Scenario, anchored: tuple[Key, Anchor]) -> list[Result]:
    """Return the model response of some seeds, graded."""
    key = anchored[0]
    return [
        judge(play(robot("model", key, seed), scenario, seed=seed), key)
        for seed in SEEDS
    ]


def test_the_model_response_is_at_the_top(
    models: list[Result], anchored: tuple[Key, Anchor]
) -> None:
    """1 wherever it gained at least the share that is taken; on the whole near 1."""
    key, rules = anchored
    whole = 0
    for result in models:
        raw, count = result.dimensions["D1"].raw, len(result.episodes)
        if not count:
            continue
        anchors = reference(result.exercise.scenario, result.exercise.seed, key)
        gain = gained(result.model, anchors, key)
        if gain >= rules.least * rules.gain * count:
            assert raw >= 1 - 1e-9
            whole += 1
        else:
            assert raw < 1
    assert whole >= 5
    mean = sum(result.dimensions["D1"].score for result in models) / len(models)
    assert mean >= 0.9


def test_what_counts_as_one_is_bounded(
    models: list[Result], anchored: tuple[Key, Anchor]
) -> None:
    """Never more than an oracle, never less than the share of the usual gain."""
    rules = anchored[1]
    for result in models:
        if result.episodes:
            assert rules.least * rules.gain <= result.worth + 1e-9 <= 2 + 2e-9


def test_what_counts_as_one_is_the_same_for_everybody(
    scenario: Scenario, models: list[Result], anchored: tuple[Key, Anchor]
) -> None:
    """Nothing that a participant does moves it, or better would be worth less."""
    key = anchored[0]
    for seed in range(4):
        other = judge(play(robot("random", key, seed), scenario, seed=seed), key)
        assert (other.worth, other.spared) == (models[seed].worth, models[seed].spared)


def test_nobody_is_measured_by_a_model_that_failed(
    scenario: Scenario, models: list[Result], anchored: tuple[Key, Anchor]
) -> None:
    """Where the model response saw nothing, nobody acting is still worth nothing."""
    key, rules = anchored
    for result in models:
        if result.episodes:
            seed = result.exercise.seed
            nobody = judge(play(robot("never", key), scenario, seed=seed), key)
            assert nobody.dimensions["D1"].raw == 0
            assert nobody.worth >= rules.least * rules.gain - 1e-9


def test_what_misled_the_model_response_costs_nobody(
    scenario: Scenario, models: list[Result], anchored: tuple[Key, Anchor]
) -> None:
    """Where nothing breaks: as many false alarms as it raised are free, not one more.

    Without an anchor each costs its share.
    """
    key = anchored[0]
    bare = key.detection.model_copy(update={"anchor": None})
    old = key.model_copy(update={"detection": bare})
    seen = 0
    for result in models:
        if result.episodes or not result.spared:
            continue
        seen += 1
        seed = result.exercise.seed
        run = play(robot("model", key, seed), scenario, seed=seed)
        strict = judge(run, old).dimensions["D1"].raw
        cost = key.detection.false_alarm_cost / (2 * key.detection.calm_episodes)
        free = result.dimensions["D1"].raw
        assert free == pytest.approx(strict + cost * result.spared)
        anchors = reference(scenario, seed, old)
        assert misled(anchors, old) == 0
    assert seen >= 1


def test_a_quiet_regency_can_count_as_more(
    scenario: Scenario, anchored: tuple[Key, Anchor]
) -> None:
    """With ``calm_episodes`` a false alarm there weighs so many times less."""
    key = anchored[0]

    def raw(calm: float, ex: Exercise) -> float:
        rules = key.detection.model_copy(
            update={"calm_episodes": calm, "anchor": None, "restraint": "stated"}
        )
        own = key.model_copy(update={"detection": rules})
        return judge(ex, own).dimensions["D1"].raw

    for seed in SEEDS:
        ex = play(robot("always", key, seed), scenario, seed=seed)
        if judge(ex, key).episodes:
            continue
        assert 1 - raw(1, ex) == pytest.approx(2 * (1 - raw(2, ex)))
        return
    raise AssertionError("no quiet seed")


MANY, SECONDS = 19_200, 5


def wavering(scenario: Scenario, key: Key, times: int, apart: float) -> Exercise:
    """Return an exercise that alarms and takes back over and over while it counts."""
    seed, issue, breaks = _breaking(scenario, key)
    ex = Exercise(scenario, seed, None, hints=False)
    ex.begin("peserta-01")
    while ex.now < breaks - 24 * 60:
        ex.advance(hours=6)
    for place in range(times):
        assert ex.assess(issue, level=0 if place % 2 else 3).ok
        if apart and place % 3 == 2:
            ex.advance(hours=apart)
    return ex


def _breaking(scenario: Scenario, key: Key) -> tuple[int, str, int]:
    """Return a seed, an issue that breaks in it if nobody acts, and when."""
    for seed in range(40):
        run = reference(scenario, seed, key).inaction
        for issue in scenario.issues:
            breaks = reaching(run, issue.id, key.detection.reaches)
            if breaks is not None:
                return seed, issue.id, breaks
    raise AssertionError("nothing ever breaks")


def test_thousands_of_alarms_are_graded_in_seconds(
    scenario: Scenario, key: Key
) -> None:
    """As many decisions as a journal takes, to and fro, cost seconds and no more."""
    ex = wavering(scenario, key, MANY, 0)
    start = time.process_time()
    result = judge(ex, key)
    assert time.process_time() - start < SECONDS
    assert len(result.alerts) == MANY // 2


def test_an_alert_stands_until_the_next_lower_level(
    scenario: Scenario, key: Key
) -> None:
    """Whether it was kept is told by the one that takes back the latest before it."""
    for apart in (0, 0.5):
        ex = wavering(scenario, key, 40, apart)
        issue = ex.record.assessments[0].issue
        kept = keeper(ex, ex, issue, key)
        own, level = ex.record.assessments, key.detection.alert_level
        minutes = sorted({item.t for item in own if item.level >= level})
        ended = {
            minute: next(
                (
                    later.t
                    for later in own[_last(own, minute, level) :]
                    if later.level < level
                ),
                None,
            )
            for minute in minutes
        }
        assert [kept(m) for m, end in ended.items() if end is None] == [
            True for end in ended.values() if end is None
        ]
        assert not any(kept(m) for m, end in ended.items() if end == m)


def _last(own: list[Assess], minute: int, level: int) -> int:
    """Return the place of the latest alert by a minute."""
    return max(
        n for n, item in enumerate(own) if item.t <= minute and item.level >= level
    )
