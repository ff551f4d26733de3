"""Bands: how much a score hangs on the items that this exercise happened to hold.

The bootstrap resamples a dimension's items with replacement and scores each resample
by the same formula. Items that belong together are resampled together: an issue's
alerts and episode (D1), all looks at one question (D2), an occasion's answers (D3), a
key action or an act too many (D4). Deterministic: the draws depend on the exercise's
seed alone. What an item is not, stays: the cap, penalties, the term for order, the
model's anchor, the best habit. A band says how few the items are; it is no promise
about the person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from grading.key.model import Key
from grading.measures.chance import above, zero_of
from grading.measures.detection import false_alarms
from grading.measures.distance import lost, naught
from grading.measures.judgement import scale, weights
from grading.measures.plan import penalty
from grading.result import Dimension, Interval, Result

RESAMPLES = 1000  # the ends of a 90% band move by about a hundredth between seeds
LEVEL = 0.9
Rows = NDArray[np.float64]
Statistic = Callable[[Rows], Rows]  # (resamples × sums) → scores


def bootstrap(
    items: Rows, statistic: Statistic, seed: int, level: float = LEVEL
) -> Interval:
    """Return the percentile band of a statistic of sums over items.

    ``items``: one row an item, a column each sum; ``statistic`` takes the sums of many
    resamples, one a row. With fewer than two items nothing can be said: 0 to 1.
    """
    count = len(items)
    if count < 2:
        return Interval(0.0, 1.0, level, count)
    chance = np.random.default_rng([seed, count])
    times = chance.multinomial(count, np.full(count, 1 / count), size=RESAMPLES)
    scores = np.clip(statistic(times @ items), 0.0, 1.0)
    low, high = np.quantile(scores, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high), level, count)


def with_intervals(result: Result, key: Key) -> dict[str, Dimension]:
    """Return the dimensions of a result, each with its band, capped like its score."""
    found = {}
    for name, dimension in result.dimensions.items():
        if name not in OF:  # D5: a rater's, with the band of its documents
            found[name] = dimension
            continue
        items, statistic = OF[name](result, key)
        band = bootstrap(items, statistic, result.exercise.seed)
        limit = 1.0 if result.capped_at is None else result.capped_at
        zero = zero_of(key, name)
        low = min(above(band.low, zero), limit)
        high = min(above(band.high, zero), limit)
        found[name] = replace(dimension, interval=replace(band, low=low, high=high))
    return found


def ratio(top: Rows, bottom: Rows, empty: float = 0.0) -> Rows:
    """Return top ÷ bottom, ``empty`` where there is nothing to divide by."""
    safe = np.where(bottom > 0, bottom, 1.0)
    return np.where(bottom > 0, top / safe, empty)


def _detection(result: Result, key: Key) -> tuple[Rows, Statistic]:
    """By issue: credit or miss, episodes, false alarms, stated, heard of.

    A resample without an episode is judged as a regency in which nothing breaks.
    """
    rules = key.detection
    known = result.outcome.seat.world.state.known
    rows = []
    for issue in result.exercise.seat.world.state.issues:
        own = [e for e in result.episodes if e.issue == issue]
        gain = sum(e.credit if e.credit > 0 else -1.0 for e in own)
        alerts = [alert for alert in result.alerts if alert.issue == issue]
        false = false_alarms(alerts, rules)
        heard = issue in known or bool(own)
        said = float(heard and result.exercise.record.level(issue) is not None)
        if heard and result.figures.get("restraint") is not None:
            said = float(result.figures["restraint"] or 0.0)
        if heard or false:
            rows.append([gain, len(own), false, said, float(heard)])

    def score(sums: Rows) -> Rows:
        gain, episodes, false, said, heard = sums.T
        cost = rules.false_alarm_cost * false
        there = ratio(gain - cost + episodes, result.worth * episodes)
        lost = rules.false_alarm_cost * np.maximum(0.0, false - result.spared)
        calm = ratio(said, heard) - lost / (2 * rules.calm_episodes)
        return np.where(episodes > 0, there, calm)

    return np.array(rows, dtype=float).reshape(len(rows), 5), score


def _calibration(result: Result, key: Key) -> tuple[Rows, Statistic]:
    """By question: squared distance to the estimate, own and the base rate's."""
    rows: dict[str, tuple[float, float]] = {}
    for look in result.looks:
        own, base = rows.get(look.question, (0.0, 0.0))
        own += lost(look, key.calibration)
        base += naught(look, key.calibration)
        rows[look.question] = (own, base)

    def score(sums: Rows) -> Rows:
        return ratio(sums[:, 1] - sums[:, 0], sums[:, 1])

    return np.array(list(rows.values()), dtype=float).reshape(len(rows), 2), score


def _judgement(result: Result, key: Key) -> tuple[Rows, Statistic]:
    """By occasion: weighted credit and weight on each axis; the habit stays."""
    part = key.judgement
    axes = list(part.weights) if part else []
    rows: dict[str, list[float]] = {}
    share = [part.weights[axis] for axis in axes] if part else []
    habit, counted = np.ones(len(axes)), np.zeros(len(axes))
    for place, axis in enumerate(axes):
        own = [item for item in result.judged if item.axis == axis]
        if not own:
            continue
        found = scale(own)
        habit[place] = found.habit
        counted[place] = 0.0 if found.score is None else share[place]
        for item, weight in zip(own, weights(own), strict=True):
            row = rows.setdefault(item.occasion, [0.0] * (2 * len(axes)))
            row[2 * place] += weight * item.credit
            row[2 * place + 1] += weight

    def score(sums: Rows) -> Rows:
        mean = ratio(sums[:, ::2], sums[:, 1::2])
        above = mean - habit
        axis = np.where(above > 0, ratio(above, 1 - habit), above)
        there = counted * (sums[:, 1::2] > 0)
        return ratio((axis * there).sum(axis=1), there.sum(axis=1))

    table = np.array(list(rows.values()), dtype=float)
    return table.reshape(len(rows), 2 * len(axes)), score


def _plan(result: Result, key: Key) -> tuple[Rows, Statistic]:
    """By key action or act too many: credit, weight, met, acts that count."""
    rows = []
    for row in result.rows:
        met = row.verdict in ("on-time", "late") and row.item is not None
        if met or row.verdict == "missing":
            rows.append([row.weight * row.credit, row.weight, met, met])
        elif row.verdict in ("not-needed", "harmful", "early", "late"):
            rows.append([0.0, 0.0, 0.0, 1.0])
    items = np.array(rows, dtype=float).reshape(len(rows), 4)
    square = key.beta**2

    def measure(sums: Rows) -> Rows:
        recall, precision = ratio(sums[:, 0], sums[:, 1]), ratio(sums[:, 2], sums[:, 3])
        top = (1 + square) * precision * recall
        return ratio(top, square * precision + recall)

    lost = penalty(result.exercise, key)
    whole = float(measure(items.sum(axis=0, keepdims=True))[0])
    raw = result.dimensions["D4"].raw + lost
    factor = raw / whole if whole > 0 else 0.0  # order and the model's own anchor

    def score(sums: Rows) -> Rows:
        return np.minimum(measure(sums) * factor, 1.0) - lost

    return items, score


OF: Mapping[str, Callable[[Result, Key], tuple[Rows, Statistic]]] = {
    "D1": _detection,
    "D2": _calibration,
    "D3": _judgement,
    "D4": _plan,
}
