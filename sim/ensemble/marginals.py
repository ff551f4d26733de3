"""The statistics of simulated histories that answer to the documented ones.

Every statistic has the signature ``(table, weights, of) -> float``: ``weights`` say how
often each run counts, ``of`` names an electoral stage where there is one. Not a number:
these histories say nothing about it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from sim.ensemble.hawkes import Excitation, excitation

if TYPE_CHECKING:
    from sim.ensemble.table import Bools, Floats, Table

Statistic = Callable[["Table", "Floats", "str | None"], float]
Pick = Callable[["Table"], "Floats"]
LEAST_DAYS = 14  # a stage played for less is no reference for the others


def _moments(table: Table, weights: Floats) -> tuple[float, float]:
    counts = table.counts()
    mean = float((weights * counts).sum() / weights.sum())
    spread = float((weights * (counts - mean) ** 2).sum() / max(weights.sum() - 1, 1))
    return mean, spread


def _ratio(above: float, below: float) -> float:
    return above / below if below > 0 else math.nan


def per_cycle(table: Table, weights: Floats, of: str | None) -> float:
    """Incidents per whole cycle, from the days that were played."""
    return _ratio(_moments(table, weights)[0], table.covered())


def shape(table: Table, weights: Floats, of: str | None) -> float:
    """Gamma shape of the rate between regencies, by moments."""
    mean, spread = _moments(table, weights)
    return _ratio(mean**2, spread - mean)


def variance_to_mean(table: Table, weights: Floats, of: str | None) -> float:
    """Variance of the count between runs over its mean."""
    mean, spread = _moments(table, weights)
    return _ratio(spread, mean)


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
    return _ratio(rates[0], rates[1]) * known[table.stages[first]]


def violent_share(table: Table, weights: Floats, of: str | None) -> float:
    """Violent share of a stage's incidents."""
    here = table.stages.index(of) if of in table.stages else -1
    mask = table.stage == here
    weight = weights[table.run[mask]]
    return _ratio(float(weight[table.violent[mask]].sum()), float(weight.sum()))


def election_venue_share(table: Table, weights: Floats, of: str | None) -> float:
    """Share of incidents at an election office or polling station."""
    weight = weights[table.run]
    return _ratio(float(weight[table.election].sum()), float(weight.sum()))


def _harm(column: str, violent: bool = False) -> Statistic:
    def mean(table: Table, weights: Floats, of: str | None) -> float:
        weight = weights[table.run] * (table.violent if violent else 1.0)
        total = float((weight * getattr(table, column)).sum())
        return _ratio(total, float(weight.sum()))

    return mean


def _crowd(level: float) -> Statistic:
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


def _hawkes(violent: bool, half_life: bool) -> Statistic:
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
    return _ratio(yes, total)


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
    return _ratio(after_protest(table, weights, of), any_week(table, weights, of))


def serious_share(table: Table, weights: Floats, of: str | None) -> float:
    """Share of runs with a grave or deadly violent incident."""
    rules = table.evidence.settings
    grave = (table.severity >= rules.serious_severity) | (table.deaths > 0)
    grave |= (table.severity == 0) & (table.injuries >= rules.serious_injuries)
    found = table.counts(grave & table.violent) > 0
    return float(weights[found].sum() / weights.sum())


def _matters(table: Table, weights: Floats) -> list[tuple[float, str]]:
    name = table.evidence.settings.petition
    return [
        (float(weight), matter.result)
        for run, weight in zip(table.runs, weights, strict=True)
        for matter in run.matters
        if matter.procedure == name
    ]


def petition_share(table: Table, weights: Floats, of: str | None) -> float:
    """Share of runs whose result is disputed; none anywhere: no disputes here."""
    found = sum(weight for weight, _ in _matters(table, weights))
    return found / float(weights.sum()) if found else math.nan


def granted_share(table: Table, weights: Floats, of: str | None) -> float:
    """Share of decided petitions that were granted.

    Not a number where most are not decided yet: the quick decisions are not like the
    others.
    """
    found = _matters(table, weights)
    decided = sum(weight for weight, result in found if result)
    if decided < sum(weight for weight, _ in found) / 2:
        return math.nan
    yes = sum(w for w, r in found if r == table.evidence.settings.granted)
    return _ratio(yes, decided)


def benign_share(table: Table, weights: Floats, of: str | None) -> float:
    """Share of issues whose hidden cause is benign."""
    benign = total = 0.0
    for run, weight in zip(table.runs, weights, strict=True):
        benign += float(weight) * sum(c.variant == "benign" for c in run.issues)
        total += float(weight) * len(run.issues)
    return _ratio(benign, total)


STATISTICS: dict[str, Statistic] = {
    "per-cycle": per_cycle,
    "shape": shape,
    "variance-to-mean": variance_to_mean,
    "none-share": none_share,
    "stage-rate": stage_rate,
    "violent-share": violent_share,
    "election-venue-share": election_venue_share,
    "deaths": _harm("deaths"),
    "injuries": _harm("injuries"),
    "buildings": _harm("buildings"),
    "deaths-violent": _harm("deaths", violent=True),
    "injuries-violent": _harm("injuries", violent=True),
    "crowd-median": _crowd(0.5),
    "crowd-p90": _crowd(0.9),
    "crowd-log-sd": crowd_log_sd,
    "branching-violent": _hawkes(violent=True, half_life=False),
    "half-life-violent": _hawkes(violent=True, half_life=True),
    "branching-peaceful": _hawkes(violent=False, half_life=False),
    "half-life-peaceful": _hawkes(violent=False, half_life=True),
    "after-protest": after_protest,
    "any-week": any_week,
    "after-protest-ratio": after_protest_ratio,
    "serious-share": serious_share,
    "petition-share": petition_share,
    "granted-share": granted_share,
    "benign-share": benign_share,
}
ISSUES_ONLY = frozenset({"benign-share", "petition-share", "granted-share"})
