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

from grading.key.model import Item, Key, Plan
from grading.reference import Reference, Window
from grading.result import Dimension, Row
from sim.exercise import Exercise
from sim.exercise.record import Done
from sim.i18n import N_, Authored, Message, Readable

BREACH = ("serious", "critical")


@dataclass(frozen=True)
class Planned:
    """D4 with the alignment it was made of."""

    dimension: Dimension
    plan: Readable
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Matched:
    """One plan's alignment: (act, item, credit), with what is left over."""

    pairs: tuple[tuple[Done, Item, float], ...]
    missing: tuple[Item, ...]
    extra: tuple[Done, ...]
    score: float


def in_window(window: Window, minute: int) -> float:
    """Return 1 from opening to closing, then falling to 0 at the end of grace."""
    if minute < window.opens or minute > window.ends:
        return 0.0
    if minute <= window.closes:
        return 1.0
    return (window.ends - minute) / (window.ends - window.closes)


def _serves(ex: Exercise, done: Done, item: Item) -> bool:
    """Return whether an act is for the item's issue, or for the district it is in."""
    act = done.act
    if item.issue is None or act.issue is not None:
        return item.issue is None or act.issue == item.issue
    return act.district == ex.seat.world.state.issues[item.issue].home


def worth(ex: Exercise, done: Done, item: Item, window: Window) -> float:
    """Return the share of an item that an act earns."""
    act = done.act
    if not _serves(ex, done, item):
        return 0.0
    if any(rule.severity in BREACH for rule in done.breaches):
        return 0.0
    factors = {item.action: 1.0} | {e.action: e.factor for e in item.equivalents}
    return factors.get(act.action, 0.0) * in_window(window, act.t)


def align(ex: Exercise, plan: Plan, windows: dict[str, Window], key: Key) -> Matched:
    """Assign acts to a plan's items so that the weighted credit is greatest."""
    acts = [done for done in ex.record.acts if done.outcome.ok]
    items = [item for item in plan.items if item.id in windows]
    table = np.array(
        [[worth(ex, a, i, windows[i.id]) * i.weight for i in items] for a in acts]
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
    """Return what breaches of conduct take off, each act at its worst breach."""
    cost = {
        "note": key.penalties.note,
        "serious": key.penalties.serious,
        "critical": key.penalties.critical,
    }
    return sum(
        max((cost[rule.severity] for rule in done.breaches), default=0.0)
        for done in ex.record.acts
        if done.outcome.ok
    )


def respond(ex: Exercise, reference: Reference, key: Key) -> Planned:
    """Judge a trainee's acts against the best of the acceptable plans."""
    best: tuple[float, Plan, Matched, dict[str, Window]] | None = None
    for plan, run, windows in zip(
        key.plans, reference.models, reference.windows, strict=True
    ):
        found = align(ex, plan, windows, key)
        anchor = align(run, plan, windows, key).score
        score = found.score / anchor if anchor > 0 else 0.0
        if best is None or score > best[0]:
            best = (score, plan, found, windows)
    assert best is not None  # a key has at least one plan
    share, plan, found, windows = best
    raw = min(share, 1.0) - penalty(ex, key)
    rows = (*_rows(ex, found, windows, key),)
    needed = len(found.pairs) + len(found.missing)
    dimension = Dimension(
        "D4",
        max(0.0, min(1.0, raw)),
        raw,
        len(found.pairs),
        needed,
        _evidence(found, key),
    )
    return Planned(dimension, Authored(plan.name), tuple(sorted(rows, key=_when)))


def _when(row: Row) -> tuple[int, str]:
    first = row.done if row.done is not None else row.opens
    return (first or 0, row.action)


def _rows(
    ex: Exercise, found: Matched, windows: dict[str, Window], key: Key
) -> list[Row]:
    rows = []
    for done, item, share in found.pairs:
        window = windows[item.id]
        verdict = "on-time" if done.act.t <= window.closes else "late"
        rows.append(_row(verdict, done, item, window, share))
    for item in found.missing:
        rows.append(_row("missing", None, item, windows[item.id], 0.0))
    left = dict(key.neutral)
    for done in found.extra:
        rows.append(_extra(done, found, windows, left))
    for done in ex.record.acts:
        if not done.outcome.ok:
            rows.append(_plain("refused", done, done.outcome.message))
    return rows


def _row(
    verdict: str, done: Done | None, item: Item, window: Window, share: float
) -> Row:
    return Row(
        verdict=verdict,
        action=done.act.action if done else item.action,
        issue=item.issue,
        item=item.id,
        done=done.act.t if done else None,
        opens=window.opens,
        closes=window.closes,
        credit=share,
        weight=item.weight,
        reason=Authored(item.reason),
    )


def _plain(verdict: str, done: Done, reason: Readable) -> Row:
    act = done.act
    return Row(
        verdict, act.action, act.issue, None, act.t, None, None, 0.0, 0.0, reason
    )


def _extra(
    done: Done, found: Matched, windows: dict[str, Window], left: dict[str, int]
) -> Row:
    if any(rule.severity in BREACH for rule in done.breaches):
        return _plain("harmful", done, Message(N_("Melanggar aturan perilaku.")))
    for item in found.missing:
        same = item.action == done.act.action and item.issue == done.act.issue
        if same and done.act.t < windows[item.id].opens:
            text = N_("Sebelum ada dasarnya.")
            return _plain("early", done, Message(text))
        if same:
            return _plain("late", done, Message(N_("Setelah jendelanya lewat.")))
    if left.get(done.act.action, 0) > 0:
        left[done.act.action] -= 1
        return _plain("neutral", done, Message(N_("Tidak menambah, tidak mengurangi.")))
    text = N_("Tidak ada dalam tanggapan model untuk keadaan ini.")
    return _plain("not-needed", done, Message(text))


def _evidence(found: Matched, key: Key) -> tuple[Message, ...]:
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
    return (Message(text, values),)
