"""Chance embedded in the world: every draw belongs to a thing, not to a moment.

A draw is named by (seed, entity, purpose, ordinal). Asking in another order, or asking
for more, changes no other draw: two histories that differ in one decision differ only
in what that decision causes. Only ``random.Random(str)`` and ``random()`` are used,
whose sequences are guaranteed across versions and platforms; other distributions are
inverse transforms, and times are rounded to whole minutes.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_left
from collections.abc import Sequence
from statistics import NormalDist
from typing import TypeVar

T = TypeVar("T")

DAY = 1440  # minutes


class Draws:
    """An endless row of uniform numbers in [0, 1), read by position."""

    __slots__ = ("_next", "_seen")

    def __init__(self, name: str) -> None:
        self._next = random.Random(name).random
        self._seen: list[float] = []

    def __getitem__(self, position: int) -> float:
        """Return the draw at ``position``, whatever has been asked before."""
        seen = self._seen
        lacking = position - len(seen)
        if lacking >= 0:
            draw = self._next
            seen += [draw() for _ in range(lacking + 1)]
        return seen[position]


class Field:
    """The minutes of a Poisson field in order, drawn as far as they are asked for."""

    __slots__ = ("_at", "_begin", "_end", "_row", "_scale", "_seen")

    def __init__(self, row: Draws, per_day: float, begin: int, end: int) -> None:
        self._row, self._begin = row, begin
        self._scale = DAY / per_day if per_day > 0 else math.inf
        self._end, self._at = end - begin, 0.0
        self._seen: list[int] = []

    def minute(self, place: int) -> int | None:
        """Return the minute of the point at ``place``; none: there are no more."""
        seen = self._seen
        while len(seen) <= place:
            if self._scale == math.inf or self._at >= self._end:
                return None
            self._at += exponential(self._row[len(seen)]) * self._scale
            if self._at >= self._end:
                return None
            seen.append(self._begin + int(self._at))
        return seen[place]

    def first(self, minute: int) -> int:
        """Return the place of the first point not before ``minute``."""
        place = bisect_left(self._seen, minute)
        while (at := self.minute(place)) is not None and at < minute:
            place += 1
        return place


class Chance:
    """All draws of one seed, by entity and purpose."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._rows: dict[tuple[str, str], Draws] = {}

    def of(self, entity: str, purpose: str) -> Draws:
        """Return the row of draws that belongs to ``entity`` for ``purpose``."""
        key = (entity, purpose)
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = Draws(f"{self.seed}/{entity}/{purpose}")
        return row

    def points(self, entity: str, purpose: str, per_day: float, end: int) -> list[int]:
        """Return the minutes before ``end`` of a Poisson field drawn ahead."""
        field, minutes = self.field(entity, purpose, per_day, 0, end), list[int]()
        while (minute := field.minute(len(minutes))) is not None:
            minutes.append(minute)
        return minutes

    def field(
        self, entity: str, purpose: str, per_day: float, begin: int, end: int
    ) -> Field:
        """Return a Poisson field from minute ``begin`` to before ``end``."""
        return Field(self.of(entity, purpose), per_day, begin, end)


def exponential(u: float) -> float:
    """Return the standard exponential at level ``u``."""
    return -math.log1p(-u)


def uniform(u: float, bounds: Sequence[float]) -> float:
    """Return the point at share ``u`` between two bounds."""
    return bounds[0] + u * (bounds[1] - bounds[0])


def triangular(u: float, size: tuple[float, float, float]) -> float:
    """Return the triangular (low, mode, high) at level ``u``."""
    low, mode, high = size
    if high <= low:
        return low
    turn = (mode - low) / (high - low)
    if u < turn:
        return low + math.sqrt(u * (high - low) * (mode - low))
    return high - math.sqrt((1 - u) * (high - low) * (high - mode))


def poisson(u: float, mean: float) -> int:
    """Return the Poisson count at level ``u``."""
    count, term = 0, math.exp(-mean)
    total = term
    while u >= total and count < 1000:
        count += 1
        term *= mean / count
        total += term
    return count


def lognormal(u: float, median: float, log_sd: float) -> float:
    """Return the log-normal at level ``u``."""
    return median * math.exp(log_sd * NormalDist().inv_cdf(min(max(u, 1e-9), 1 - 1e-9)))


def gamma(u: float, shape: float) -> float:
    """Return the standard gamma of ``shape`` at level ``u``.

    Written here because the engine runs without scipy: the regularised lower incomplete
    gamma function by its power series, inverted by bisection.
    """
    low, high = 0.0, 1.0
    while _gamma_share(high, shape) < u and high < 2**12:
        low, high = high, high * 2
    for _ in range(60):
        middle = (low + high) / 2
        if _gamma_share(middle, shape) < u:
            low = middle
        else:
            high = middle
    return high


def _gamma_share(x: float, shape: float) -> float:
    if x <= 0:
        return 0.0
    term = total = 1 / shape
    count = 0
    while term > total * 1e-15:
        count += 1
        term *= x / (shape + count)
        total += term
    return total * math.exp(shape * math.log(x) - x - math.lgamma(shape))


def pick(u: float, choices: Sequence[T], weights: Sequence[float]) -> T:
    """Return the choice at level ``u`` of the cumulated weights."""
    left = u * sum(weights)
    for choice, weight in zip(choices, weights, strict=True):
        left -= weight
        if left < 0:
            return choice
    return choices[-1]


def quantile(u: float, levels: Sequence[float]) -> float:
    """Return the value at ``u`` between equal-probability levels, interpolated."""
    place = u * len(levels) - 0.5
    low = min(max(math.floor(place), 0), len(levels) - 1)
    high = min(low + 1, len(levels) - 1)
    share = min(max(place - low, 0.0), 1.0)
    return levels[low] + share * (levels[high] - levels[low])
