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

ROUNDS = 400
CLOSE = 1e-5  # change of the branching ratio at which the rounds end
LEAST_EVENTS = 30  # fewer tell nothing
MOST_EVEN = 100.0  # a gamma shape beyond it is no heterogeneity
LEVELS = (1e-3, 30.0, 40)  # grid of a regency's level over the mean
TINY = 1e-12


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

    Both are not a number where there are too few incidents to tell; a half-life is at
    most ``lag``, beyond which nothing is looked at.
    """
    import numpy as np

    run, time = table.run[kind], table.time[kind]
    if len(run) < LEAST_EVENTS:
        return Excitation(math.nan, math.nan)
    found, weight = pairs(run, time, lag), weights[run]
    ground = _Background(table, weights, table.stage[kind], run)
    reach = np.minimum(table.length - time, lag)
    branching, decay = 0.1, math.log(2) / (lag / 6)
    for _ in range(ROUNDS):
        rates = branching * decay * np.exp(-decay * found.days)
        stirred = np.bincount(found.later, rates, minlength=len(run)) + 0.0
        alone = ground.share(stirred)
        child = rates / np.maximum(stirred, TINY)[found.later]
        brought = (weight * (1 - alone))[found.later] * child
        ground.refit(alone)
        children, days = float(brought.sum()), float((brought * found.days).sum())
        tail = np.exp(-decay * reach)
        room = float((weight * (1 - tail)).sum())
        before, branching = branching, children / room
        unseen = float((weight * reach * tail).sum()) / room  # beyond what was watched
        if children:
            decay = max(children / (days + children * unseen), math.log(2) / lag)
        if abs(branching - before) < CLOSE:
            break
    return Excitation(branching, math.log(2) / decay)


class _Background:
    """The rate of what no incident brought about: by regency and electoral stage.

    A regency's level is known only through its incidents; it is summed out over a grid
    of levels, weighted by the gamma distribution that fits all regencies.
    """

    def __init__(self, table: Table, weights: Floats, stage: Ints, run: Ints) -> None:
        import numpy as np

        self._weights, self._stage, self._run = weights, stage, run
        self._days = np.maximum(np.array(table.days, dtype=float), TINY)
        seen = np.bincount(stage, weights[run], minlength=len(self._days))
        self._profile = np.maximum(seen / self._days / seen.sum(), TINY)
        self._mean = float(seen.sum() / weights.sum())
        self._shape = 1.0
        self._levels = self._mean * np.geomspace(*LEVELS)

    def share(self, stirred: Floats) -> Floats:
        """Return how far each incident is background, beside the rates ``stirred``."""
        import numpy as np

        own = self._profile[self._stage][:, None] * self._levels
        every = own + stirred[:, None]
        logs = np.zeros((len(self._weights), len(self._levels)))
        np.add.at(logs, self._run, np.log(every))
        scale = self._shape / self._mean + 1
        logs += self._shape * np.log(self._levels) - scale * self._levels
        likely = np.exp(logs - logs.max(axis=1, keepdims=True))
        self._likely = likely / likely.sum(axis=1, keepdims=True)
        found: Floats = (self._likely[self._run] * (own / every)).sum(axis=1)
        return found

    def refit(self, alone: Floats) -> None:
        """Fit stages, mean and gamma shape to what is background (Minka's start)."""
        import numpy as np

        weight, total = self._weights, float(self._weights.sum())
        seen = np.bincount(self._stage, alone * weight[self._run],
                           minlength=len(self._days))  # fmt: skip
        self._profile = np.maximum(seen / self._days / seen.sum(), TINY)
        level = float(weight @ (self._likely @ self._levels)) / total
        logs = float(weight @ (self._likely @ np.log(self._levels))) / total
        spread = max(math.log(level) - logs, TINY)
        root = math.sqrt((spread - 3) ** 2 + 24 * spread)
        self._shape = min((3 - spread + root) / (12 * spread), MOST_EVEN)
        self._mean = level
