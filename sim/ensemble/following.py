"""What follows what: self-excitation, and violence after protest."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sim.ensemble.counting import Statistic, ratio
from sim.ensemble.hawkes import Excitation, excitation

if TYPE_CHECKING:
    from sim.ensemble.table import Bools, Floats, Table


def hawkes(violent: bool, half_life: bool) -> Statistic:
    """Return the branching ratio, or the half-life in days, of one kind of incident."""

    def estimate(table: Table, weights: Floats, of: str | None) -> float:
        found = _excitation(table, weights.tobytes(), violent)
        return found.half_life_days if half_life else found.branching

    return estimate


@lru_cache(maxsize=4)
def _excitation(table: Table, weights: bytes, violent: bool) -> Excitation:
    """Estimate both figures at once; weights as bytes, to be remembered by."""
    import numpy as np

    kind = table.violent == violent
    lag = float(table.evidence.settings.lag_days)
    return excitation(table, np.frombuffer(weights), kind, lag)


def _followed(table: Table, run: int, days: Floats, window: float) -> Bools:
    """Return whether violence came within ``window`` after each of a run's ``days``."""
    import numpy as np

    times = np.sort(table.time[(table.run == run) & table.violent])
    following = np.searchsorted(times, days, side="right")
    padded = np.append(times, np.inf)
    return padded[following] - days <= window


def after_protest(table: Table, weights: Floats, of: str | None) -> float:
    """Share of peaceful incidents that violence follows in the same regency."""
    window = float(table.evidence.settings.window_days)
    whole = (~table.violent) & (table.time <= table.length - window)
    yes = total = 0.0
    for run in set(table.run[whole].tolist()):
        days = table.time[whole & (table.run == run)]
        yes += weights[run] * float(_followed(table, run, days, window).sum())
        total += weights[run] * len(days)
    return ratio(yes, total)


def any_week(table: Table, weights: Floats, of: str | None) -> float:
    """Share of days that violence follows in the same regency."""
    import numpy as np

    window = float(table.evidence.settings.window_days)
    days = np.arange(0, table.length - window + 1)
    yes = 0.0
    for run in set(table.run[table.violent].tolist()):
        if weights[run]:
            yes += weights[run] * float(_followed(table, run, days, window).mean())
    return yes / float(weights.sum())


def after_protest_ratio(table: Table, weights: Floats, of: str | None) -> float:
    """What follows a protest over what follows any day."""
    return ratio(after_protest(table, weights, of), any_week(table, weights, of))
