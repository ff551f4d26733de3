"""What whole elections come to: serious violence, disputes, benign issues."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sim.ensemble.counting import ratio

if TYPE_CHECKING:
    from sim.ensemble.table import Floats, Table


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
    return ratio(yes, decided)


def benign_share(table: Table, weights: Floats, of: str | None) -> float:
    """Share of issues whose hidden cause is benign."""
    benign = total = 0.0
    for run, weight in zip(table.runs, weights, strict=True):
        benign += float(weight) * sum(c.variant == "benign" for c in run.issues)
        total += float(weight) * len(run.issues)
    return ratio(benign, total)
