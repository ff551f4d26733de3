"""D4, response plan: what was asked for, against acceptable plans with time windows.

Each plan's key actions are open in a window; the trainee's acts are assigned to them so
that the credit is greatest (optimal assignment); recall and precision combine to F with
β = 2, missing counting more than too much; order is a small term; breaches of conduct
are taken off. The best acceptable plan counts, against the model's own run of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from grading.key.model import Item, Key, Penalties, Plan
from grading.measures.harms import BREACH, harm_of, harmful
from grading.measures.routine import weighed
from grading.measures.rows import Matched, rows_of
from grading.reference import Reference, Window
from grading.result import Dimension, Row
from sim.exercise import Exercise
from sim.exercise.record import Done
from sim.i18n import N_, Authored, Message, Readable


@dataclass(frozen=True)
class Planned:
    """D4 with the alignment it was made of."""

    dimension: Dimension
    plan: Readable
    rows: tuple[Row, ...]


def in_window(window: Window, minute: int) -> float:
    """Return 1 from opening to closing, then falling to 0 at the end of grace."""
    if minute < window.opens or minute > window.ends:
        return 0.0
    if minute <= window.closes:
        return 1.0
    return (window.ends - minute) / (window.ends - window.closes)


def serves(ex: Exercise, done: Done, item: Item) -> bool:
    """Return whether an act is for the item's target.

    That is its district; or its issue, or the district the issue is at home in.
    """
    act = done.act
    if item.district is not None:
        return act.district == item.district
    if item.issue is None or act.issue is not None:
        return item.issue is None or act.issue == item.issue
    return act.district == ex.seat.world.state.issues[item.issue].home


def worth(ex: Exercise, done: Done, item: Item, window: Window) -> float:
    """Return the share of an item that an act earns."""
    act = done.act
    if not serves(ex, done, item):
        return 0.0
    if any(rule.severity in BREACH for rule in done.breaches):
        return 0.0
    factors = {item.action: 1.0} | {e.action: e.factor for e in item.equivalents}
    return factors.get(act.action, 0.0) * in_window(window, act.t)


def align(ex: Exercise, plan: Plan, windows: dict[str, Window], key: Key) -> Matched:
    """Assign acts to a plan's items so that the weighted credit is greatest."""
    acts = [done for done in ex.record.acts if done.outcome.ok]
    items = [item for item in plan.items if item.id in windows]
    harm = [harm_of(ex, done, key) is not None for done in acts]
    table = np.array(
        [
            [0.0 if bad else worth(ex, a, i, windows[i.id]) * i.weight for i in items]
            for a, bad in zip(acts, harm, strict=True)
        ]
    ).reshape(len(acts), len(items))
    lines, columns = linear_sum_assignment(table, maximize=True)
    pairs = [
        (acts[line], items[column], table[line, column] / items[column].weight)
        for line, column in zip(lines, columns, strict=True)
        if table[line, column] > 0
    ]
    used, met = [p[0] for p in pairs], {p[1].id for p in pairs}
    missing = tuple(item for item in items if item.id not in met)
    extra = tuple(a for a in acts if not any(a is u for u in used))
    score = _score(pairs, items, extra, key)
    return Matched(tuple(pairs), missing, extra, score)


def _score(
    pairs: list[tuple[Done, Item, float]],
    items: list[Item],
    extra: tuple[Done, ...],
    key: Key,
) -> float:
    total = sum(item.weight for item in items)
    earned = sum(item.weight * share for _, item, share in pairs)
    if total <= 0 or earned <= 0:
        return 0.0
    recall = earned / total
    precision = len(pairs) / (len(pairs) + too_many(extra, key))
    square = key.beta**2
    measure = (1 + square) * precision * recall / (square * precision + recall)
    order = _order(pairs)
    return measure * (1 - key.order_share + key.order_share * order)


def too_many(extra: tuple[Done, ...], key: Key) -> int:
    """Return how many unassigned acts go beyond what is never too much."""
    left = dict(key.neutral)
    count = 0
    for done in extra:
        if left.get(done.act.action, 0) > 0:
            left[done.act.action] -= 1
        else:
            count += 1
    return count


def _order(pairs: list[tuple[Done, Item, float]]) -> float:
    """Return the share of soft orders kept among those that could be."""
    times = {item.id: done.act.t for done, item, _ in pairs}
    kept = [
        times[first] <= times[item.id]
        for _, item, _ in pairs
        for first in item.after
        if first in times
    ]
    return sum(kept) / len(kept) if kept else 1.0


def penalty(ex: Exercise, key: Key) -> float:
    """Return what breaches and other harm take off, each act at its worst."""
    cost = {
        "note": key.penalties.note,
        "serious": key.penalties.serious,
        "critical": key.penalties.critical,
    }
    breaches = sum(
        max((cost[rule.severity] for rule in done.breaches), default=0.0)
        for done in ex.record.acts
        if done.outcome.ok
    )
    return breaches + sum(harm.share for _, harm in harmful(ex, key))


def cap_missed(rows: tuple[Row, ...], rules: Penalties) -> float | None:
    """Return the cap that a missed must-do brings, ``None`` for none."""
    missed = any(row.critical and row.verdict == "missing" for row in rows)
    return rules.cap_missed if missed else None


def respond(ex: Exercise, reference: Reference, key: Key) -> Planned:
    """Judge a trainee's acts against the best of the acceptable plans."""
    best: tuple[float, Plan, Matched, dict[str, Window]] | None = None
    for plan, run, windows in zip(
        key.plans, reference.models, reference.windows, strict=True
    ):
        plan = weighed(plan, windows, key)
        found = align(ex, plan, windows, key)
        anchor = align(run, plan, windows, key).score
        score = found.score / anchor if anchor > 0 else 0.0
        if best is None or score > best[0]:
            best = (score, plan, found, windows)
    assert best is not None  # a key has at least one plan
    share, plan, found, windows = best
    raw = min(share, 1.0) - penalty(ex, key)
    rows = rows_of(ex, found, windows, key)
    needed = len(found.pairs) + len(found.missing)
    dimension = Dimension(
        "D4",
        max(0.0, min(1.0, raw)),
        raw,
        len(found.pairs),
        needed,
        _evidence(ex, found, key),
    )
    return Planned(dimension, Authored(plan.name), rows)


def _evidence(ex: Exercise, found: Matched, key: Key) -> tuple[Message, ...]:
    on_time = sum(share >= 1 for _, _, share in found.pairs)
    values = {
        "met": len(found.pairs),
        "all": len(found.pairs) + len(found.missing),
        "on_time": on_time,
        "extra": too_many(found.extra, key),
    }
    text = N_(
        "Tindakan kunci terpenuhi {met} dari {all} ({on_time} dengan nilai penuh); "
        "tindakan yang tidak perlu: {extra}."
    )
    said = [Message(text, values)]
    missed = sum(item.critical for item in found.missing)
    if missed:
        text = N_("Keharusan yang terlewat: {count}; ditunjukkan sendiri.")
        said.append(Message(text, {"count": missed}))
    harm = [one.share for _, one in harmful(ex, key)]
    if harm:
        text = N_("Tindakan yang merugikan: {count}; mengurangi {points} poin.")
        points = round(sum(harm) * 100)
        said.append(Message(text, {"count": len(harm), "points": points}))
    return tuple(said)
