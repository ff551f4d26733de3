"""Small statistics that say nothing rather than something wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh

import numpy as np
from scipy import stats

FLAT = 1e-9  # a spread below this is rounding
EDGE = 1 - 1e-9


@dataclass(frozen=True)
class Spread:
    """Values in order: middle, quartiles, ends, and the band of the middle.

    ``band``: what the median of such people lies within, by order statistics;
    ``None`` where they are too few for any (four at 90%).
    """

    count: int
    low: float
    first: float
    middle: float
    third: float
    high: float
    band: tuple[float, float] | None


def spread(values: Sequence[float], level: float) -> Spread | None:
    """Return the spread of values; ``None`` for none."""
    if not values:
        return None
    ordered = np.sort(np.asarray(values, dtype=float))
    quartiles = np.quantile(ordered, [0.0, 0.25, 0.5, 0.75, 1.0])
    low, first, middle, third, high = (float(value) for value in quartiles)
    band = _median_band(ordered.tolist(), level)
    return Spread(len(values), low, first, middle, third, high, band)


def _median_band(ordered: list[float], level: float) -> tuple[float, float] | None:
    """Return the ends between which the median lies with ``level``, at least."""
    count = len(ordered)
    outside = int(stats.binom.ppf((1 - level) / 2, count, 0.5))
    while outside > 0 and 2 * stats.binom.cdf(outside - 1, count, 0.5) > 1 - level:
        outside -= 1
    if outside < 1:
        return None
    return ordered[outside - 1], ordered[count - outside]


def share_band(count: int, total: int, level: float) -> tuple[float, float]:
    """Return Wilson's interval of a share; 0 to 1 where nobody was asked."""
    if total == 0:
        return 0.0, 1.0
    z = float(stats.norm.ppf((1 + level) / 2))
    share, room = count / total, z * z / total
    centre = (share + room / 2) / (1 + room)
    half = sqrt(share * (1 - share) * room + room * room / 4) / (1 + room)
    return max(0.0, centre - half), min(1.0, centre + half)


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Return Pearson's r; ``None`` where either does not vary."""
    first, second = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    if len(first) < 3 or first.std() < FLAT or second.std() < FLAT:
        return None
    moved = ((first - first.mean()) * (second - second.mean())).mean()
    return float(np.clip(moved / (first.std() * second.std()), -1.0, 1.0))


def correlation_band(r: float, count: int, level: float) -> tuple[float, float]:
    """Return the band of a correlation of ``count`` pairs, by Fisher's z."""
    if count <= 3:
        return -1.0, 1.0
    half = float(stats.norm.ppf((1 + level) / 2)) / sqrt(count - 3)
    centre = atanh(min(max(r, -EDGE), EDGE))
    return tanh(centre - half), tanh(centre + half)
