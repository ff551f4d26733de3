"""How many incidents, when, of what sort, with what harm: statistics that count.

Every statistic has the signature ``(table, weights, of) -> float``: ``weights`` say how
often each run counts, ``of`` names an electoral stage where there is one. Not a number:
these histories say nothing about it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.ensemble.table import Floats, Table

Statistic = Callable[["Table", "Floats", "str | None"], float]
LEAST_DAYS = 14  # a stage played for less is no reference for the others


def ratio(above: float, below: float) -> float:
    """Return a ratio; not a number where there is nothing to divide by."""
    return above / below if below > 0 else math.nan


def _moments(table: Table, weights: Floats) -> tuple[float, float]:
    counts = table.counts()
    mean = float((weights * counts).sum() / weights.sum())
    spread = float((weights * (counts - mean) ** 2).sum() / max(weights.sum() - 1, 1))
    return mean, spread


def per_cycle(table: Table, weights: Floats, of: str | None) -> float:
    """Incidents per whole cycle, from the days that were played."""
    return ratio(_moments(table, weights)[0], table.covered())


def shape(table: Table, weights: Floats, of: str | None) -> float:
    """Gamma shape of the rate between regencies, by moments."""
    mean, spread = _moments(table, weights)
    return ratio(mean**2, spread - mean)


def variance_to_mean(table: Table, weights: Floats, of: str | None) -> float:
    """Variance of the count between runs over its mean."""
    mean, spread = _moments(table, weights)
    return ratio(spread, mean)


def none_share(table: Table, weights: Floats, of: str | None) -> float:
    """Share of runs without an incident."""
    return float(weights[table.counts() == 0].sum() / weights.sum())


def stage_rate(table: Table, weights: Floats, of: str | None) -> float:
    """Rate in a stage, relative to candidacy.

    Where candidacy was not played, the first long stage stands in for it with its
    documented rate.
    """
    known = table.evidence.stage_multiplier
    played = [n for n, s in enumerate(table.stages)
              if table.days[n] >= LEAST_DAYS and s in known]  # fmt: skip
    here = table.stages.index(of) if of in table.stages else -1
    if here < 0 or not table.days[here] or not played or here == played[0]:
        return math.nan
    first = played[0]
    rates = [float(weights[table.run[table.stage == n]].sum()) / table.days[n]
             for n in (here, first)]  # fmt: skip
    return ratio(rates[0], rates[1]) * known[table.stages[first]]


def violent_share(table: Table, weights: Floats, of: str | None) -> float:
    """Violent share of a stage's incidents."""
    here = table.stages.index(of) if of in table.stages else -1
    mask = table.stage == here
    weight = weights[table.run[mask]]
    return ratio(float(weight[table.violent[mask]].sum()), float(weight.sum()))


def election_venue_share(table: Table, weights: Floats, of: str | None) -> float:
    """Share of incidents at an election office or polling station."""
    weight = weights[table.run]
    return ratio(float(weight[table.election].sum()), float(weight.sum()))


def harm(column: str, violent: bool = False) -> Statistic:
    """Return the mean harm an incident, or a violent incident."""

    def mean(table: Table, weights: Floats, of: str | None) -> float:
        weight = weights[table.run] * (table.violent if violent else 1.0)
        total = float((weight * getattr(table, column)).sum())
        return ratio(total, float(weight.sum()))

    return mean


def crowd(level: float) -> Statistic:
    """Return the crowd size that a share ``level`` of the incidents does not exceed."""

    def quantile(table: Table, weights: Floats, of: str | None) -> float:
        import numpy as np

        if not len(table.crowd):
            return math.nan
        order = np.argsort(table.crowd)
        below = np.cumsum(weights[table.run][order])
        place = int(np.searchsorted(below, level * below[-1]))
        return float(table.crowd[order][min(place, len(order) - 1)])

    return quantile


def crowd_log_sd(table: Table, weights: Floats, of: str | None) -> float:
    """Standard deviation of the logarithm of crowd size."""
    import numpy as np

    weight = weights[table.run]
    if weight.sum() < 2:
        return math.nan
    logs = np.log(np.maximum(table.crowd, 1))
    mean = (weight * logs).sum() / weight.sum()
    return float(np.sqrt((weight * (logs - mean) ** 2).sum() / weight.sum()))
