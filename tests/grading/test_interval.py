"""Bands: the same draws every time, around the score, narrower with more items."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grading import Key
from grading.careful import careful
from grading.grade import judge
from grading.measures.interval import OF, Rows, bootstrap, with_intervals
from grading.result import Interval, Result
from grading.robots import robot
from sim.policies import play
from sim.scenario.model import Scenario
from tests.grading.judging import lot, with_judgement

shares = st.lists(st.floats(0, 1), min_size=2, max_size=40)


def mean(sums: Rows) -> Rows:
    """Return the mean of what was summed in column 0, counted in column 1."""
    found: Rows = sums[:, 0] / sums[:, 1]
    return found


def rows(values: list[float]) -> Rows:
    """Return values as items with a count of one each."""
    return np.array([[value, 1.0] for value in values])


@pytest.fixture(scope="module")
def results(scenario: Scenario, key: Key) -> list[tuple[Result, Key]]:
    """Players good and bad, with judgements asked for."""
    asking = with_judgement(key)
    players = [
        careful(asking, robot("late-model", asking)),
        robot("model", asking),
        robot("random", asking, 3),
        robot("shotgun", asking),
        robot("always", asking),
        lot(3),
    ]
    return [
        (judge(play(player, scenario, seed=seed), asking), asking)
        for seed, player in enumerate(players, start=3)
    ]


@given(shares, st.integers(0, 10**6))
def test_the_same_items_and_seed_give_the_same_band(
    values: list[float], seed: int
) -> None:
    """Nothing of it is left to the day it was computed on."""
    assert bootstrap(rows(values), mean, seed) == bootstrap(rows(values), mean, seed)


@given(shares)
def test_the_band_is_ordered_and_on_the_scale(values: list[float]) -> None:
    """Low is not above high, and both lie between the worst and the best item."""
    band = bootstrap(rows(values), mean, 7)
    assert min(values) - 1e-9 <= band.low <= band.high <= max(values) + 1e-9
    assert band.items == len(values)


@given(st.floats(0, 1), st.integers(2, 30))
def test_items_all_alike_leave_no_doubt(value: float, count: int) -> None:
    """Where each item is worth the same, so is each resample."""
    band = bootstrap(rows([value] * count), mean, 7)
    assert band.low == pytest.approx(value)
    assert band.high == pytest.approx(value)


@given(shares, st.floats(0, 0.5))
def test_better_items_never_lower_the_band(values: list[float], more: float) -> None:
    """Each item worth more, or as much: both ends rise, or stay."""
    better = [min(1.0, value + more) for value in values]
    one, other = (bootstrap(rows(v), mean, 7) for v in (values, better))
    assert other.low >= one.low - 1e-9
    assert other.high >= one.high - 1e-9


def test_one_item_tells_nothing() -> None:
    """The whole scale, and it says how few there were."""
    assert bootstrap(rows([0.4]), mean, 7) == Interval(0.0, 1.0, 0.9, 1)
    assert bootstrap(np.zeros((0, 2)), mean, 7).items == 0


def test_it_covers_what_it_says() -> None:
    """Samples of 40 from a known mean: about nine bands in ten hold it."""
    chance = np.random.default_rng(1)
    hits = 0
    for seed in range(300):
        values = (chance.random(40) < 0.6).astype(float)
        band = bootstrap(rows(list(values)), mean, seed)
        hits += band.low <= 0.6 <= band.high
    assert 0.84 <= hits / 300 <= 0.95


def test_it_agrees_with_scipy() -> None:
    """The percentile bootstrap of the library, to a hundredth or two."""
    from scipy.stats import bootstrap as reference

    values = np.random.default_rng(2).random(25)
    own = bootstrap(rows(list(values)), mean, 7)
    found = reference(
        (values,), np.mean, confidence_level=0.9, method="percentile", rng=3
    ).confidence_interval
    assert own.low == pytest.approx(found.low, abs=0.02)
    assert own.high == pytest.approx(found.high, abs=0.02)


def test_the_formula_resampled_is_that_of_the_score(
    results: list[tuple[Result, Key]],
) -> None:
    """All items once give the raw score, in every dimension and for every player."""
    for result, key in results:
        assert {*OF} == {*result.dimensions} - {"D5"}  # a rater's: band of its own
        for name in OF:
            items, statistic = OF[name](result, key)
            whole = float(statistic(items.sum(axis=0, keepdims=True))[0])
            assert whole == pytest.approx(result.dimensions[name].raw), name


def test_every_dimension_has_its_band(results: list[tuple[Result, Key]]) -> None:
    """In what grading gives back; within the cap, and beside an untouched score."""
    for result, _ in results:
        limit = 1.0 if result.capped_at is None else result.capped_at
        for dimension in result.dimensions.values():
            band = dimension.interval
            assert band is not None
            assert 0 <= band.low <= band.high <= limit
    assert any(
        d.interval and d.interval.low < d.score < d.interval.high
        for result, _ in results
        for d in result.dimensions.values()
    )


def test_it_is_cheap(results: list[tuple[Result, Key]]) -> None:
    """Less than 50 ms a submission, so that grading can always give it."""
    took = []
    for result, key in results:
        start = time.process_time()
        with_intervals(result, key)
        took.append(time.process_time() - start)
    assert min(took) < 0.05


@given(st.integers(0, 20))
@settings(max_examples=5)
def test_a_band_is_a_pure_function_of_the_journal(
    scenario: Scenario, key: Key, seed: int
) -> None:
    """The same play twice has the same bands."""
    twice = [
        judge(play(robot("late-model", key), scenario, seed=seed), key)
        for _ in range(2)
    ]
    assert twice[0].dimensions == twice[1].dimensions
