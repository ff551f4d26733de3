"""A simulated value with how sure it is: the bootstrap over runs."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.ensemble.table import Floats

RESAMPLES = 300
EDGES = (0.025, 0.975)


@dataclass(frozen=True)
class Estimate:
    """A simulated value with its 95 % bootstrap interval over runs."""

    value: float
    low: float
    high: float


def estimated(
    runs: int, statistic: Callable[[Floats], float], resamples: int = RESAMPLES
) -> Estimate:
    """Return a statistic of weighted runs with its bootstrap interval."""
    import numpy as np

    value = statistic(np.ones(runs))
    if math.isnan(value):
        return Estimate(value, value, value)
    lot = np.random.default_rng(runs)
    found = [
        statistic(np.bincount(lot.integers(runs, size=runs), minlength=runs) + 0.0)
        for _ in range(resamples)
    ]
    low, high = np.nanquantile(np.array([value, *found]), EDGES)
    return Estimate(value, float(low), float(high))


def of_sums(rows: Sequence[Any], combine: Callable[[list[float]], float]) -> Estimate:
    """Return what ``combine`` makes of the rows' sums; not a number without rows."""
    import numpy as np

    if not rows:
        return Estimate(math.nan, math.nan, math.nan)
    values = np.array(rows, dtype=float)
    return estimated(len(rows), lambda w: combine([float(s) for s in w @ values]))


def over(above: float, below: float) -> float:
    return above / below if below > 0 else math.nan


def plain(found: Estimate | None) -> list[float | None] | None:
    if found is None:
        return None
    return [None if math.isnan(x) else x for x in (found.value, found.low, found.high)]
