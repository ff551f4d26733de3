"""The alignment of a response with a plan, and its lines for people to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grading.key.model import Item, Key
from grading.measures.harms import BREACH, harm_of
from grading.reference import Window
from grading.result import Row
from sim.exercise import Exercise
from sim.exercise.record import Done
from sim.i18n import N_, Authored, Message, Readable


@dataclass(frozen=True)
class Matched:
    """One plan's alignment: (act, item, credit), with what is left over."""

    pairs: tuple[tuple[Done, Item, float], ...]
    missing: tuple[Item, ...]
    extra: tuple[Done, ...]
    score: float


def rows_of(
    ex: Exercise, found: Matched, windows: Mapping[str, Window], key: Key
) -> tuple[Row, ...]:
    """Return one line for every act and every key action, in order of time."""
    rows = []
    for done, item, share in found.pairs:
        window = windows[item.id]
        verdict = "on-time" if done.act.t <= window.closes else "late"
        rows.append(_row(verdict, done, item, window, share))
    for item in found.missing:
        rows.append(_row("missing", None, item, windows[item.id], 0.0))
    left = dict(key.neutral)
    for done in found.extra:
        harm = harm_of(ex, done, key)
        if harm is not None:
            rows.append(_plain("harmful", done, Authored(harm.reason)))
        else:
            rows.append(_extra(done, found, windows, left))
    for done in ex.record.acts:
        if not done.outcome.ok:
            rows.append(_plain("refused", done, done.outcome.message))
    return tuple(sorted(rows, key=_when))


def _when(row: Row) -> tuple[int, str]:
    first = row.done if row.done is not None else row.opens
    return (first or 0, row.action)


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
        critical=item.critical,
    )


def _plain(verdict: str, done: Done, reason: Readable) -> Row:
    act = done.act
    return Row(
        verdict, act.action, act.issue, None, act.t, None, None, 0.0, 0.0, reason
    )


def _extra(
    done: Done, found: Matched, windows: Mapping[str, Window], left: dict[str, int]
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
