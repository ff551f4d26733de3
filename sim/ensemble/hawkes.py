"""How much incidents bring about more of their like: an exponential Hawkes model.

Each run is a regency with a background of its own, gamma-distributed between regencies,
that follows the electoral stages. An incident adds rate
``branching · decay · exp(−decay · age)``. Estimated by expectation-maximisation (each
incident is either background or the child of an earlier one), pooled over all runs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.ensemble.table import Bools, Floats, Ints, Table

ROUNDS = 5000
CLOSE = 1e-7  # change of the branching ratio at which the rounds end
LEAST_EVENTS = 30  # fewer tell nothing
MOST_EVEN = 100.0  # a gamma shape beyond it is no heterogeneity


@dataclass(frozen=True)
class Excitation:
    """Children of an incident, and the days in which half of them come."""

    branching: float
    half_life_days: float


@dataclass(frozen=True)
class Pairs:
    """Earlier and later incidents of the same run, not further apart than the lag."""

    earlier: Ints
    later: Ints
    days: Floats


def pairs(run: Ints, time: Floats, lag: float) -> Pairs:
    """Return all pairs of one run's incidents within ``lag`` days."""
    import numpy as np

    order = np.lexsort((time, run))
    earlier: list[int] = []
    later: list[int] = []
    for place, here in enumerate(order):
        for there in order[place + 1 :]:
            if run[there] != run[here] or time[there] - time[here] > lag:
                break
            earlier.append(int(here))
            later.append(int(there))
    one, two = np.array(earlier, dtype=np.int64), np.array(later, dtype=np.int64)
    return Pairs(one, two, time[two] - time[one])


def excitation(table: Table, weights: Floats, kind: Bools, lag: float) -> Excitation:
    """Estimate the self-excitation of the incidents of one kind.

    Both are not a number where there are too few incidents to tell.
    """
    import numpy as np

    run, time = table.run[kind], table.time[kind]
    if len(run) < LEAST_EVENTS:
        return Excitation(math.nan, math.nan)
    found, weight = pairs(run, time, lag), weights[run]
    ground = _Background(table, weights, table.stage[kind], run)
    alone = np.ones(len(run))
    branching, decay = 0.1, math.log(2) / (lag / 6)
    for _ in range(ROUNDS):
        own = ground.refit(alone)
        rates = branching * decay * np.exp(-decay * found.days)
        every = own + np.bincount(found.later, rates, minlength=len(run))
        child, alone = rates / every[found.later], own / every
        brought = weight[found.later] * child
        days = float((brought * found.days).sum())
        reach = 1 - np.exp(-decay * (table.length - time))
        before, branching = branching, float(brought.sum() / (weight * reach).sum())
        decay = float(brought.sum()) / days if days > 0 else decay
        if abs(branching - before) < CLOSE:
            break
    return Excitation(branching, math.log(2) / decay)


class _Background:
    """The rate of what no incident brought about: by regency and electoral stage."""

    def __init__(self, table: Table, weights: Floats, stage: Ints, run: Ints) -> None:
        import numpy as np

        self._weights, self._stage, self._run = weights, stage, run
        self._days = np.maximum(np.array(table.days, dtype=float), 1e-9)
        self._shape = 1.0

    def refit(self, alone: Floats) -> Floats:
        """Return each incident's background rate, given how far each is background.

        A regency's level is the geometric mean of what its incidents leave likely
        (variational step); the gamma shape follows from the levels (Minka's start).
        """
        import numpy as np
        from scipy.special import digamma

        weights, total = self._weights, float(self._weights.sum())
        seen = np.bincount(self._stage, alone * weights[self._run],
                           minlength=len(self._days))  # fmt: skip
        mean = float(seen.sum()) / total
        counts = np.bincount(self._run, alone, minlength=len(weights))
        scale = self._shape / mean + 1
        logs = digamma(self._shape + counts) - math.log(scale)
        level = (self._shape + counts) / scale
        spread = math.log((weights * level).sum() / total) - (weights * logs).sum() / total
        root = math.sqrt((spread - 3) ** 2 + 24 * spread)
        self._shape = min((3 - spread + root) / (12 * spread), MOST_EVEN)
        profile = seen / self._days / float(seen.sum())
        rates: Floats = np.exp(logs)[self._run] * profile[self._stage]
        return rates
