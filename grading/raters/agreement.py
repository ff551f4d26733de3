"""How far two raters agree: weighted kappa, intraclass correlation, and their bands.

Written here: scikit-learn has the one and not the other and is a large library for ten
lines, and statsmodels would bring pandas. Tested against published worked examples.

Sources: Cohen 1968 (weighted kappa; quadratic weights); Shrout & Fleiss 1979, ICC(2,1):
two-way random effects, absolute agreement, one rater.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]  # texts × raters


@dataclass(frozen=True)
class Agreed:
    """Agreement on one criterion, over ``n`` texts; ``None`` where nothing can be told.

    ``same``: share of texts on the same level. ``low`` and ``high``: kappa's band.
    """

    n: int
    same: float | None
    kappa: float | None
    low: float | None
    high: float | None
    icc: float | None


def kappa(table: Table) -> float | None:
    """Return Cohen's kappa of two raters with quadratic weights.

    ``None`` for fewer than two texts, or if both used one and the same level only.
    """
    if len(table) < 2:
        return None
    one, other = table[:, 0], table[:, 1]
    seen = ((one - other) ** 2).mean()
    chance = (one**2).mean() + (other**2).mean() - 2 * one.mean() * other.mean()
    return None if np.isclose(chance, 0) else float(1 - seen / chance)


def icc(table: Table) -> float | None:
    """Return ICC(2,1); ``None`` for fewer than two texts, or without any difference."""
    n, k = table.shape
    if n < 2:
        return None
    grand = table.mean()
    rows = k * ((table.mean(axis=1) - grand) ** 2).sum() / (n - 1)
    columns = n * ((table.mean(axis=0) - grand) ** 2).sum() / (k - 1)
    total = ((table - grand) ** 2).sum()
    left = (total - rows * (n - 1) - columns * (k - 1)) / ((n - 1) * (k - 1))
    below = rows + (k - 1) * left + k * (columns - left) / n
    return None if np.isclose(below, 0) else float((rows - left) / below)


def agreed(
    texts: Sequence[Sequence[tuple[int, int]]], resamples: int, level: float
) -> Agreed:
    """Return how far two raters agree on texts that both have rated.

    ``texts``: the pairs of levels of each. The band resamples whole texts, because
    levels on one text hang together; the same draws every time.
    """
    tables = [np.array(pairs, dtype=float).reshape(len(pairs), 2) for pairs in texts]
    if not tables:
        return Agreed(0, None, None, None, None, None)
    whole = np.concatenate(tables)
    same = float((whole[:, 0] == whole[:, 1]).mean())
    low, high = _band(tables, resamples, level)
    return Agreed(len(tables), same, kappa(whole), low, high, icc(whole))


def _band(
    tables: Sequence[Table], resamples: int, level: float
) -> tuple[float | None, float | None]:
    """Return the bootstrap band of kappa over texts."""
    count = len(tables)
    chance = np.random.default_rng(count)
    draws = chance.integers(count, size=(resamples, count))
    found = [kappa(np.concatenate([tables[at] for at in draw])) for draw in draws]
    known = [value for value in found if value is not None]
    if count < 2 or not known:
        return None, None
    low, high = np.quantile(known, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
