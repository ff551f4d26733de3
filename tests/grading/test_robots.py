"""The gate: robots over many seeds. What must not pay does not pay.

The ceilings are those of the scoring guide, as means over seeds of the scores a
participant would be given. The scoring guide leaves them to be tuned; two are: always
alarming may keep a few hundredths in seeds where nearly everything breaks (its raw mean
is far below zero), and the model response is held to 0.90 on the whole, because an
officer who reads noisy reports is no oracle (that robot is in ``test_measures``).
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean

import pytest

from grading import Key, Result
from grading.grade import judge
from grading.robots import NAMES, robot
from sim.policies import play
from sim.scenario.model import Scenario

SEEDS = range(40)
Scores = dict[str, list[Result]]


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


@pytest.mark.parametrize("dimension", ["D1", "D2", "D4"])
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


def test_the_model_response_makes_the_world_better(results: Scores) -> None:
    """Over many seeds, less violence than when nobody acts; and no breach."""
    assert violence(results["model"]) < 0.9 * violence(results["never"])
    assert not any(result.flags for result in results["model"])


@pytest.mark.soak
def test_the_gate_over_many_more_seeds(scenario: Scenario, key: Key) -> None:
    """Four hundred seeds: the ends of the scale stand, and so does the middle."""
    bounds = {
        "random": (0.0, 0.10),
        "volleys": (0.0, 0.25),
        "late-model": (0.35, 0.85),
        "model": (0.90, 1.0),
    }
    for name, (low, high) in bounds.items():
        scores = [
            fmean(d.score for d in judge(ex, key).dimensions.values())
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
