"""The exact counterfactual: the same world, the same decisions, but for one change.

Which changes are looked at is decided by what the key says was lost, never by what
would have come of them: whoever shows only the changes that would have helped teaches
that things end as one deserves. An act is put where its ground had become known to this
office, never before. A cross-check that was late or left out may be asked first; the
act then comes when the answer does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from grading.key.load import steps
from grading.key.model import Item, Key, Plan
from grading.result import Result, Row
from grading.review.compare import own_act
from grading.review.histories import (
    Change,
    Inbox,
    Kind,
    Offer,
    Played,
    answer,
    declined,
    played,
)
from sim.ensemble.edits import Edit, add, leave_out, shift
from sim.exercise.decisions import Act, AnyDecision
from sim.policies.response import Step, ground_minute
from sim.scenario.model import Scenario
from sim.scenario.shared import Action, Effect
from sim.world.chance import DAY

MOST = 3  # shown; more would not be read
TRIES = 8  # changes tried for them
LOAD = 20_000  # decisions replayed for them, so that a stubborn player's page is made
SOONER = 6 * 60  # minutes an act must gain to be worth a history
GROUNDS = 5  # newest reports an added act refers to
INFORMS = frozenset({"verify", "coverage", "delay", "noise", "expose"})
"""Kinds of effect that change what the office is told, and nothing in the world."""

SEVERITIES = ("critical", "serious", "note")


def offers(
    result: Result, key: Key, most: int = MOST, own: Played | None = None
) -> tuple[Offer, ...]:
    """Return up to ``most`` changes with their exact histories.

    First without the gravest harmful act; then the key actions that cost most and can
    change the world, one for each issue before a second; if room is left, without the
    act that was done well and weighs most.
    """
    if most < 1:
        return ()
    history = own or played(result)
    tries = max(1, min(TRIES, LOAD // max(1, len(result.exercise.decisions))))
    found: list[Offer] = []
    for tried, make in enumerate(_in_turn(result, key)):
        if len(found) == most or tried == tries:
            break
        offer = make(history)
        if offer is not None:
            found.append(offer)
    return tuple(found)


Make = Callable[[Played], Offer | None]


def _in_turn(result: Result, key: Key) -> Iterator[Make]:
    yield from _harmful(result)
    plan = plan_of(result, key)
    items = {item.id: item for item in plan.items}
    lost = [r for r in result.rows if r.item in items and r.credit < 1]
    for row in _spread(lost, lambda row: row.weight * (1 - row.credit)):
        if _changes_the_world(result, items[row.item or ""]):
            yield _of_item(row, items[row.item or ""], plan)
    well = [r for r in result.rows if r.item in items and r.credit >= 1]
    for row in _spread(well, lambda row: row.weight):
        if _changes_the_world(result, items[row.item or ""]):
            yield _without(row, "kept", partial(_is, row=row))


def plan_of(result: Result, key: Key) -> Plan:
    """Return the acceptable plan that a result was judged by."""
    names = [
        plan for plan in key.plans if plan.name == getattr(result.plan, "texts", 0)
    ]
    return names[0] if names else key.plans[0]


def _spread(rows: list[Row], worth: Callable[[Row], float]) -> list[Row]:
    """Return rows by worth, each issue's first before any issue's second."""
    turn: dict[str | None, int] = {}
    ranked = []
    for row in sorted(rows, key=lambda row: -worth(row)):
        place = turn[row.issue] = turn.get(row.issue, 0) + 1
        ranked.append((place, row))
    return [row for _, row in sorted(ranked, key=lambda pair: pair[0])]


def _action(scenario: Scenario, name: str) -> Action:
    return next(a for a in scenario.catalogue.actions if a.id == name)


def _effects(scenario: Scenario, item: Item) -> tuple[Effect, ...]:
    action = _action(scenario, item.action)
    for manner in action.manners:
        if manner.id == item.manner and manner.effects is not None:
            return manner.effects
    return action.effects


def _changes_the_world(result: Result, item: Item) -> bool:
    kinds = {e.kind for e in _effects(result.exercise.scenario, item)}
    return bool(kinds - INFORMS)


def _harmful(result: Result) -> list[Make]:
    """Return the gravest of the harmful acts that were done, each time it was asked."""
    state = result.outcome.seat.world.state
    took = {(act.asked, act.action.id) for act in state.acts if act.granted}
    rows = [r for r in result.rows if r.verdict == "harmful"]
    rows = [r for r in rows if (r.done, r.action) in took] or rows
    if not rows:
        return []
    grave = {(f.minute, f.action): SEVERITIES.index(f.rule.severity)
             for f in result.flags}  # fmt: skip
    worst = min(rows, key=lambda r: grave.get((r.done or 0, r.action), 9))
    return [_without(worst, "without", lambda act: act.action == worst.action)]


def _without(row: Row, kind: Kind, test: Callable[[Act], bool]) -> Make:
    def make(history: Played) -> Offer | None:
        acts = [d for d in history.result.exercise.decisions if isinstance(d, Act)]
        times = [act.t for act in acts if test(act)]
        if not times:
            return None
        first = min(times)
        edit = leave_out(lambda d: isinstance(d, Act) and test(d))
        change = Change(kind, row.action, row.issue, first, first, None, len(times),
                        row.reason)  # fmt: skip
        return Offer(change, history.otherwise(first, [edit]))

    return make


def _is(decision: AnyDecision, row: Row) -> bool:
    return (
        isinstance(decision, Act)
        and (decision.t, decision.action) == (row.done, row.action)
        and decision.issue in (None, row.issue)
    )


def _of_item(row: Row, item: Item, plan: Plan) -> Make:
    """Return a maker of the history in which a key action came when it could."""

    def make(history: Played) -> Offer | None:
        result = history.result
        own = own_act(result, row)
        opens = opening(_step(item), result, result.exercise.inbox)
        if not _gains(opens, own, result.exercise.now):
            return _after_check(history, own, item, plan)
        kind: Kind = "added" if own.done is None else "sooner"
        change = Change(kind, _name(own, item), item.issue, opens or 0, own.done,
                        reason=row.reason)  # fmt: skip
        return _asked_then(history, change, own, item, result.exercise.inbox)

    return make


def _name(row: Row, item: Item) -> str:
    return item.action if row.done is None else row.action


def _step(item: Item) -> Step:
    return steps((item,))[0]


def opening(step: Step, result: Result, inbox: Inbox) -> int | None:
    """Return when an act could have been asked on what ``inbox`` told."""
    ground = ground_minute(result.exercise, step, inbox)
    return None if ground is None else ground + round(step.open_hours * 60)


def _gains(opens: int | None, row: Row, left: int) -> bool:
    latest = left if row.done is None else min(left, row.done - SOONER)
    return opens is not None and opens <= latest


def _asked_then(
    history: Played, change: Change, row: Row, item: Item, told: Inbox, *first: Edit
) -> Offer | None:
    """Return the history with the act at its minute, or on the next working day.

    ``None`` where it is refused or declined, or no longer sooner.
    """
    for minute in (change.minute, _next_morning(history.result, change.minute)):
        if not _gains(minute, row, history.result.exercise.now):
            return None
        edit = _asked(history.result, row, item, minute, told)
        at = minute if change.check is None else change.check
        offer = Offer(
            replace(change, minute=minute), history.otherwise(at, [*first, edit])
        )
        answered = answer(offer)
        if answered is not None and answered.ok:
            return None if declined(offer) else offer
        if answered is None or answered.code != "no-staff":
            return None
    return None


def _next_morning(result: Result, minute: int) -> int:
    return (minute // DAY + 1) * DAY + result.exercise.scenario.world.opens_hour * 60


def _after_check(history: Played, row: Row, item: Item, plan: Plan) -> Offer | None:
    """Return the history in which the cross-check came at once and the act with it."""
    if item.ground not in ("supported", "refuted", "checked"):
        return None
    result, now = history.result, history.result.exercise.now
    inbox = result.exercise.inbox
    for check in (i for i in plan.items if i.issue == item.issue and _verifies(i)):
        asked = opening(_step(check), result, inbox)
        own = next(
            (own_act(result, r) for r in result.rows if r.item == check.id), None
        )
        if asked is None or own is None or not _gains(asked, own, now):
            continue
        first = _asked(result, own, check, asked, inbox)
        told = history.otherwise(asked, [first]).other.inbox
        opens = opening(_step(item), result, told)
        if opens is None or opens < asked:
            continue
        change = Change("checked", _name(row, item), item.issue, opens, row.done, asked,
                        reason=row.reason)  # fmt: skip
        return _asked_then(history, change, row, item, told, first)
    return None


CHECK = "A01"  # the cross-check, as the findings of the engine answer it


def _verifies(item: Item) -> bool:
    return item.ground in ("first", "corroborated") and item.action == CHECK


def _asked(result: Result, row: Row, item: Item, minute: int, told: Inbox) -> Edit:
    """Return the edit that asks for an item's act at ``minute``."""
    if row.done is not None:
        return shift(lambda d: _is(d, row), to=minute)
    return add(asking(result, item, told, minute), at=minute)


def asking(result: Result, item: Item, told: Inbox, minute: int) -> dict[str, Any]:
    """Return an item's act as a decision, on the reports told by ``minute``."""
    about = [r for r in told if r.about == item.issue and r.minute <= minute]
    asked: dict[str, Any] = {
        "kind": "act",
        "action": item.action,
        "authority": item.authority,
        "because": tuple(r.id for r in about[-GROUNDS:]),
    }
    if item.issue:
        asked["issue"] = item.issue
    if item.manner:
        asked["manner"] = item.manner
    if _action(result.exercise.scenario, item.action).target == "district":
        asked["district"] = item.district or next((r.district for r in about), None)
    return asked
