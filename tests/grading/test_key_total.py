"""A total is there only where a key has fixed its weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading import Dimension, Key
from grading.key.model import Total
from grading.total import total

shares = st.floats(0, 1)
weights = st.floats(0.01, 20)


def profile(*scores: float) -> dict[str, Dimension]:
    """Return dimensions D1, D2, … with these scores."""
    return {
        f"D{n}": Dimension(f"D{n}", score, score, 1, 1, ())
        for n, score in enumerate(scores, 1)
    }


def weighed(key: Key, given: Mapping[str, float]) -> Key:
    """Return the key with weights for a total."""
    words = {"id": "diminta pengajar", "en": "the instructor asked"}
    made = {"weights": dict(given), "reason": words, "basis": "made up [design]"}
    return key.model_copy(update={"total": Total.model_validate(made)})


def test_the_keys_that_ship_have_none(key: Key) -> None:
    """A profile of dimensions, and no number over it."""
    assert key.total is None
    assert total(profile(1, 1, 1, 1), key) is None


@given(st.data(), shares, shares, weights, weights)
def test_it_lies_between_its_dimensions(
    key: Key, data: st.DataObject, one: float, two: float, a: float, b: float
) -> None:
    """A weighted mean; what has no weight does not count."""
    other = data.draw(shares)
    found = total(profile(one, two, other), weighed(key, {"D1": a, "D2": b}))
    assert found == pytest.approx((a * one + b * two) / (a + b))


def test_without_a_mark_there_is_no_total(key: Key) -> None:
    """Not while a rater has still to decide, nor where a dimension was not asked."""
    marks = profile(1, 1, 1, 1, 1)
    asks = weighed(key, {"D1": 1, "D5": 1})
    assert total(marks, asks) == 1
    marks["D5"] = replace(marks["D5"], suggested=True)
    assert total(marks, asks) is None
    assert total(profile(1, 1), asks) is None
