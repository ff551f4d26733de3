"""Chance belongs to things, not to moments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import gamma as scipy_gamma

from sim.world.chance import (
    Chance,
    Draws,
    gamma,
    lognormal,
    pick,
    poisson,
    quantile,
    triangular,
)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=30), st.integers(0, 2**40))
def test_a_draw_does_not_depend_on_the_order_of_asking(
    places: list[int], seed: int
) -> None:
    """A draw is the same whichever draws were asked for before."""
    asked = Draws(f"{seed}/x/y")
    in_this_order = [asked[place] for place in places]
    fresh = [Draws(f"{seed}/x/y")[place] for place in places]
    assert in_this_order == fresh


def test_the_first_draws_never_change() -> None:
    """The numbers of a seed are the same on every platform and in every version."""
    row = Chance(7).of("ceramah", "origin")
    assert [row[place] for place in range(3)] == [
        0.16129554922972245,
        0.9935070635940035,
        0.8848998225906135,
    ]


def test_two_purposes_of_one_entity_are_independent_rows() -> None:
    """Another purpose, entity or seed is another row."""
    chance = Chance(7)
    rows = [chance.of("a", "x"), chance.of("a", "y"), chance.of("b", "x")]
    assert len({row[0] for row in [*rows, Chance(8).of("a", "x")]}) == 4


@given(st.integers(0, 2**40), st.floats(0.01, 5), st.integers(1, 60))
def test_points_are_in_order_and_inside(seed: int, per_day: float, days: int) -> None:
    """A field's minutes rise and stay inside the time asked for."""
    points = Chance(seed).points("d", "p", per_day, days * 1440)
    assert points == sorted(points)
    assert all(0 <= minute < days * 1440 for minute in points)


@given(st.floats(0, 1, exclude_max=True), st.floats(0, 1), st.floats(0, 1))
def test_a_triangular_draw_stays_between_its_ends(
    u: float, one: float, other: float
) -> None:
    """A size is never outside what the author wrote."""
    low, high = sorted((one, other))
    assert low <= triangular(u, (low, (low + high) / 2, high)) <= high


@pytest.mark.parametrize("mean", [0.1, 0.87, 5.0])
def test_poisson_counts_have_their_mean(mean: float) -> None:
    """Counts read at even levels average to the mean."""
    levels = [(place + 0.5) / 4000 for place in range(4000)]
    assert sum(poisson(u, mean) for u in levels) / 4000 == pytest.approx(mean, rel=0.02)


def test_lognormal_and_quantile_hit_their_middle() -> None:
    """Half of all crowds are larger than the median."""
    assert lognormal(0.5, 200, 1.4) == pytest.approx(200)
    assert quantile(0.5, [1.0, 2.0, 3.0]) == 2.0
    assert pick(0.99, ["a", "b"], [1, 1]) == "b"


@pytest.mark.parametrize("shape", [0.3, 0.75, 2.0, 9.0])
def test_the_gamma_is_scipys(shape: float) -> None:
    """Written without scipy, it agrees with it."""
    for u in (1e-6, 0.01, 0.3, 0.5, 0.9, 0.999, 0.999999):
        assert gamma(u, shape) == pytest.approx(float(scipy_gamma.ppf(u, shape)))
