"""Robots over many seeds. What must not pay does not pay; what is good does.

The bounds are those of ``grading/gate/ceilings.yaml``: the scoring guide's, with what
was tuned and why. Always alarming may keep a few hundredths in seeds where nearly
everything breaks (its raw mean is far below zero). The model response is held to 0.90
on the whole, because an officer who reads noisy reports is no oracle; it does not grade
reports, so D3's top is the careful player's.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean

import pytest

from grading import Key, Result
from grading.careful import careful
from grading.gate import Finding
from grading.gate.gate import hold
from grading.gate.plays import Played, values
from grading.grade import judge
from grading.robots import NAMES, robot
from sim.policies import play
from sim.scenario.model import Scenario
from sim.world.state import Incident

SEEDS = range(16)
WORLDS = range(40)  # played without being judged, which is cheap
Scores = dict[str, list[Result]]
JUDGED = ("D1", "D2", "D3", "D4")


@pytest.fixture(scope="module")
def results(scenario: Scenario, key: Key) -> Scores:
    """Every robot's results over the seeds."""
    return {
        name: [
            judge(play(robot(name, key, seed), scenario, seed=seed), key)
            for seed in SEEDS
        ]
        for name in NAMES
    }


@pytest.fixture(scope="module")
def mean(results: Scores) -> Callable[[str, str], float]:
    """Return a robot's mean score in a dimension."""
    return lambda name, dimension: fmean(
        result.dimensions[dimension].score for result in results[name]
    )


@pytest.fixture(scope="module")
def findings(results: Scores, key: Key) -> tuple[Finding, ...]:
    """Every mean that the gate holds to a bound."""
    played = [
        Played(name, seed, values(result))
        for name, own in results.items()
        for seed, result in zip(SEEDS, own, strict=True)
    ]
    return hold(played, key)


@pytest.mark.parametrize("name", NAMES)
def test_every_robot_keeps_to_its_bounds(
    findings: tuple[Finding, ...], name: str
) -> None:
    """The gate holds each robot to something, and it keeps to it."""
    own = [finding for finding in findings if finding.player == name]
    assert own
    assert [(f.dimension, f.mean, f.bound.id) for f in own if not f.sound] == []


@pytest.mark.parametrize("dimension", JUDGED)
@pytest.mark.parametrize(
    ("name", "ceiling"),
    [
        ("never", 0.0),
        ("random", 0.10),
        ("always", 0.10),
        ("midpoint", 0.15),
        ("shotgun", 0.25),
        ("volleys", 0.25),
        ("harsh", 0.0),
        ("copy-last-report", 0.40),
    ],
)
def test_a_way_of_playing_that_must_not_pay(
    mean: Callable[[str, str], float], name: str, ceiling: float, dimension: str
) -> None:
    """No dimension rewards a robot that does not think."""
    assert mean(name, dimension) <= ceiling


def test_always_alarming_is_worse_than_doing_nothing(results: Scores) -> None:
    """The cost of a false alarm is above break-even: raw utility is below zero."""
    assert fmean(r.dimensions["D1"].raw for r in results["always"]) < 0


def test_the_model_response_is_near_the_top(
    mean: Callable[[str, str], float],
) -> None:
    """0.90 on the whole; detection is held to what an officer could know."""
    scores = [mean("model", name) for name in ("D1", "D2", "D4")]
    assert fmean(scores) >= 0.90
    assert min(scores) >= 0.80


def test_a_careful_player_reaches_the_top_of_judgement(
    scenario: Scenario, key: Key
) -> None:
    """Grading and stating levels by what was told is worth everything there is."""
    for seed in (1, 2, 3):
        ex = play(careful(key), scenario, seed=seed)
        assert judge(ex, key).dimensions["D3"].score >= 0.95


def test_the_noisy_model_is_between_the_late_one_and_the_model(
    mean: Callable[[str, str], float],
) -> None:
    """Small errors in time, level and forecast cost something, and not everything."""
    noisy, model = (
        fmean(mean(name, d) for d in ("D1", "D2", "D4"))
        for name in ("noisy-model", "model")
    )
    assert 0.6 <= noisy < model


def test_who_knows_everything_reaches_the_top(
    mean: Callable[[str, str], float],
) -> None:
    """The oracle's forecasts and acts are worth everything, alarms and grades most."""
    assert mean("oracle", "D2") >= 0.95
    assert mean("oracle", "D4") >= 0.95
    assert mean("oracle", "D1") >= 0.75
    assert mean("oracle", "D3") > mean("model", "D3")


def test_a_rater_s_dimension_is_no_mark(results: Scores) -> None:
    """Texts are only suggested upon: nothing that a robot writes earns points."""
    for result in (own for every in results.values() for own in every):
        assert result.dimensions["D5"].suggested
        assert "D5" not in values(result)


def test_the_late_model_is_in_between(mean: Callable[[str, str], float]) -> None:
    """The right acts, a day and a half late, are worth something, not much."""
    assert 0.2 <= mean("late-model", "D4") <= 0.6
    assert mean("late-model", "D1") < mean("model", "D1")
    assert mean("late-model", "D2") < mean("model", "D2")


def test_the_harsh_way_makes_the_world_worse(results: Scores) -> None:
    """Coercion is flagged, capped, and followed by more violence."""
    for result in results["harsh"]:
        assert any(flag.rule.severity == "critical" for flag in result.flags)
        assert result.capped_at == 0.4
    assert violence(results["harsh"]) > 1.3 * violence(results["never"])


def test_the_model_response_makes_the_world_better(
    scenario: Scenario, key: Key, results: Scores
) -> None:
    """Over many seeds, less violence than when nobody acts; and no breach."""
    better, worse = (
        sum(
            incident.violent
            for seed in WORLDS
            for incident in played(scenario, key, name, seed)
        )
        for name in ("model", "never")
    )
    assert better < 0.9 * worse
    assert not any(result.flags for result in results["model"])


def played(scenario: Scenario, key: Key, name: str, seed: int) -> list[Incident]:
    """Return the incidents of a world that a robot played."""
    run = play(robot(name, key, seed), scenario, seed=seed)
    return run.seat.world.state.incidents


@pytest.mark.soak
def test_the_gate_over_many_more_seeds(scenario: Scenario, key: Key) -> None:
    """Four hundred seeds: the ends of the scale stand, and so does the middle."""
    bounds = {
        "random": (0.0, 0.10),
        "volleys": (0.0, 0.25),
        "late-model": (0.25, 0.85),
        "model": (0.90, 1.0),
    }
    for name, (low, high) in bounds.items():
        scores = [
            fmean(judge(ex, key).dimensions[d].score for d in ("D1", "D2", "D4"))
            for seed in range(1000, 1400)
            for ex in [play(robot(name, key, seed), scenario, seed=seed)]
        ]
        assert low <= fmean(scores) <= high, name


def violence(results: list[Result]) -> float:
    """Return the mean number of violent incidents."""
    return fmean(
        sum(i.violent for i in result.exercise.seat.world.state.incidents)
        for result in results
    )
