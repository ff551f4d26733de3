"""A documented statistic beside the simulated one, and whether they agree."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from sim.ensemble.estimate import Estimate
from sim.ensemble.table import Table
from sim.scenario.evidence import Item

Verdict = Literal["agrees", "unclear", "differs", "no-data", "not-judged"]
Interval = tuple[float | None, float | None]


@dataclass(frozen=True)
class Finding:
    """A documented statistic beside the simulated one.

    ``background``: the same without the incidents that the scenario's issues brought;
    ``none`` where that makes no sense.
    """

    item: Item
    documented: float | None
    interval: Interval
    all: Estimate
    background: Estimate | None
    verdict: Verdict


def documented(item: Item, columns: Table) -> tuple[float | None, Interval]:
    """Return an item's documented value and interval for the days that were played."""
    if item.rule is None:
        return item.value, item.interval
    amount = columns.evidence.item("incidents-per-cycle")
    shape = columns.evidence.item("regency-shape")
    covered = columns.covered()
    rule = _none_share if item.rule == "none-share" else _variance_to_mean
    means = [m * covered for m in (amount.value, *amount.interval) if m is not None]
    shapes = [k for k in (shape.value, *shape.interval) if k is not None]
    corners = [rule(m, k) for m in means[1:] for k in shapes[1:]]
    return rule(means[0], shapes[0]), (min(corners), max(corners))


def _none_share(mean: float, shape: float) -> float:
    return float((shape / (shape + mean)) ** shape)


def _variance_to_mean(mean: float, shape: float) -> float:
    return 1 + mean / shape


def judged(found: Estimate, interval: Interval) -> Verdict:
    """Return whether a simulated value agrees with a documented interval."""
    low = -math.inf if interval[0] is None else interval[0]
    high = math.inf if interval[1] is None else interval[1]
    if math.isnan(found.value):
        return "no-data"
    if low <= found.value <= high:
        return "agrees"
    return "unclear" if found.low <= high and found.high >= low else "differs"
