"""Krippendorff's alpha, and agreement between pairs of panellists.

Written here because the ``krippendorff`` package is under the GPL, which this project's
licence does not go with, and because statsmodels (Fleiss' kappa only, no missing votes)
would bring pandas. Tested against published worked examples.

Sources: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; Fleiss 1971;
Brennan & Prediger 1981 and Randolph 2005 for kappa with free marginals.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]
Metric = Literal["nominal", "ordinal", "interval"]


def alpha(counts: Sequence[Sequence[int]], metric: Metric) -> float | None:
    """Return alpha of units (rows) by values (columns, ascending); 1 is perfect.

    Units with fewer than two votes are left out, so votes may be missing. ``None``
    where nothing can be compared or all votes are alike.
    """
    table = np.asarray(counts, dtype=float)
    table = table[table.sum(axis=1) >= 2] if table.size else table
    if not table.size:
        return None
    met = _coincidences(table)
    total = met.sum(axis=1)
    distance = _distances(total, metric)
    expected = np.outer(total, total) - np.diag(total)
    least = (expected * distance).sum()
    if least == 0:
        return None
    seen = (met * distance).sum() * (total.sum() - 1)
    return float(1 - seen / least)


def _coincidences(table: Table) -> Table:
    """Return how often each two values meet within a unit, pairs weighted by unit."""
    weight = 1 / (table.sum(axis=1) - 1)
    met: Table = (table * weight[:, None]).T @ table
    return met - np.diag((table * weight[:, None]).sum(axis=0))


def _distances(total: Table, metric: Metric) -> Table:
    """Return the squared difference of each two values."""
    place = np.arange(len(total), dtype=float)
    if metric == "ordinal":  # values that are used more are further apart
        place = np.cumsum(total) - total / 2
    gap: Table = (place[:, None] - place[None, :]) ** 2
    return (gap > 0).astype(float) if metric == "nominal" else gap


def pairs(counts: Sequence[int]) -> float | None:
    """Return the share of pairs of panellists who agree; ``None`` below two votes."""
    n = sum(counts)
    if n < 2:
        return None
    return sum(count * (count - 1) for count in counts) / (n * (n - 1))


def beyond_chance(counts: Sequence[int]) -> float | None:
    """Return agreement of pairs beyond guessing evenly among the answers.

    1: all agree; 0: as if guessed. Free marginals, because the answers of one item are
    not those of another, so that no marginals can be pooled over items.
    """
    agreed, chance = pairs(counts), 1 / len(counts)
    return None if agreed is None else (agreed - chance) / (1 - chance)
