"""Tricks with acts (D4): a plan known by heart, carried out whatever is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from grading.gate.players.shared import aged, both, first_told
from grading.key.model import Item, Key
from sim.exercise import Exercise
from sim.exercise.rules import LI
from sim.exercise.seat import action
from sim.policies import Policy
from sim.policies.simple import COERCIVE, TRAPS, offered
from sim.world.chance import DAY, Chance

ROUTINE = ("first", "checked")
WORRY = (*ROUTINE, "supported", "corroborated")
CALM = (*ROUTINE, "refuted")
ALL = (*WORRY, "refuted")


def ask(ex: Exercise, item: Item, issue: str) -> bool:
    """Carry out a key item on an issue; return whether it was met."""
    told = [r for r in ex.inbox if r.about == issue]
    if item.action == LI:
        return paper(ex, issue, "Laporan tentang isu ini.")
    more: dict[str, object] = {"issue": issue}
    if item.manner:
        more["manner"] = item.manner
    found = action(ex.seat, item.action)
    if found and found.target == "district":
        more["district"] = next((r.district for r in told if r.district), None)
    return ex.act(item.action, item.authority, **more).ok


def paper(ex: Exercise, issue: str, text: str) -> bool:
    """File an information report with ``text`` in every field."""
    field = text[:200]
    return ex.file(
        issue=issue, what=field, who=field, when=field, where=field, why=field,
        how=field, facts=text, opinion=text, recipient="bupati",
        because=[r.id for r in ex.inbox if r.about == issue][-3:],
    ).ok  # fmt: skip


def recipe(key: Key, grounds: Iterable[str], delay: float, plan: int = 0) -> Policy:
    """Return a player of a plan's items on every issue, ``delay`` days after its first
    report whatever the cross-check found; the check itself comes at once."""
    items = [i for i in key.plans[plan].items if i.ground in tuple(grounds)]
    done: set[str] = set()

    def policy(ex: Exercise) -> None:
        for item in items:
            after = 0.0 if item.ground == "first" else delay
            due = item.id not in done and item.issue in set(aged(ex, after))
            if due and ask(ex, item, str(item.issue)):
                done.add(item.id)

    return policy


def spread(key: Key, days: float) -> Policy:
    """Return a player of everything, each ground after the time it usually takes."""
    usual = {"first": 0.0, "checked": days, "refuted": days, "supported": days,
             "corroborated": 3 * days}  # fmt: skip
    return both(*(recipe(key, [g], after) for g, after in usual.items()))


def one_side(key: Key, seed: int, delay: float) -> Policy:
    """Return a player who casts lots for each issue: worry or calm."""
    row = Chance(seed).of("gate", "side")
    order = sorted({i.issue for i in key.plans[0].items if i.issue})
    side = {issue: row[n] < 0.5 for n, issue in enumerate(order)}
    items = [i for i in key.plans[0].items if i.issue]
    done: set[str] = set()

    def policy(ex: Exercise) -> None:
        for item in items:
            grounds = WORRY if side[str(item.issue)] else CALM
            after = 0.0 if item.ground == "first" else delay
            due = item.ground in grounds and item.id not in done
            due = due and item.issue in set(aged(ex, after))
            if due and ask(ex, item, str(item.issue)):
                done.add(item.id)

    return policy


def repeat(key: Key, grounds: Iterable[str], days: float, times: int) -> Policy:
    """Return a player who asks for every item again every so many days."""
    items = [i for i in key.plans[0].items if i.ground in tuple(grounds)]
    last: dict[str, int] = {}
    count: dict[str, int] = {}

    def policy(ex: Exercise) -> None:
        told = first_told(ex)
        for item in items:
            early = ex.now - last.get(item.id, -(10**7)) < days * DAY
            if item.issue not in told or early or count.get(item.id, 0) >= times:
                continue
            if ask(ex, item, str(item.issue)):
                last[item.id] = ex.now
                count[item.id] = count.get(item.id, 0) + 1

    return policy


def every_authority(key: Key) -> Policy:
    """Return a player who asks every authority for every harmless act, once."""
    asked: set[tuple[str, str]] = set()

    def policy(ex: Exercise) -> None:
        for issue in first_told(ex):
            for found in offered(ex):
                if found.id in (*TRAPS, *COERCIVE) or (issue, found.id) in asked:
                    continue
                asked.add((issue, found.id))
                where = next((r.district for r in ex.inbox if r.about == issue), None)
                for owner in found.authority:
                    ex.act(found.id, owner, issue=issue, district=where)

    return policy


def trickle(count: int) -> Policy:
    """Return a player who asks for a few harmless acts every round, in turn."""
    place = iter(range(10**9))

    def policy(ex: Exercise) -> None:
        told = sorted(first_told(ex))
        harmless = [a for a in offered(ex) if a.id not in (*TRAPS, *COERCIVE)]
        for _ in range(count if told else 0):
            turn = next(place)
            issue = told[turn % len(told)]
            found = harmless[turn // len(told) % len(harmless)]
            where = next((r.district for r in ex.inbox if r.about == issue), None)
            if found.authority:
                ex.act(found.id, found.authority[0], issue=issue, district=where)

    return policy


def stuffed(key: Key) -> Policy:
    """Return a player of what is never held to be too much, up to the last of it."""
    given: dict[str, int] = {}

    def policy(ex: Exercise) -> None:
        for issue in first_told(ex):
            for name, most in key.neutral.items():
                found = action(ex.seat, name)
                if found is None or given.get(name, 0) >= most:
                    continue
                where = next((r.district for r in ex.inbox if r.about == issue), None)
                if ex.act(name, found.authority[0], issue=issue, district=where).ok:
                    given[name] = given.get(name, 0) + 1

    return policy


Maker = Callable[[Key, int], Policy]
RECIPES: dict[str, Maker] = {
    "verify-all": lambda key, seed: recipe(key, ["first"], 0),
    "verify-and-file": lambda key, seed: recipe(key, ROUTINE, 1.5),
    "recipe-calm": lambda key, seed: recipe(key, CALM, 1.5),
    "recipe-calm-3d": lambda key, seed: recipe(key, CALM, 3),
    "recipe-worry": lambda key, seed: recipe(key, WORRY, 1.5),
    "recipe-worry-3d": lambda key, seed: recipe(key, WORRY, 3),
    "recipe-all-0d": lambda key, seed: recipe(key, ALL, 0),
    "recipe-all-1d": lambda key, seed: recipe(key, ALL, 1),
    "recipe-all-2d": lambda key, seed: recipe(key, ALL, 2),
    "recipe-all-3d": lambda key, seed: recipe(key, ALL, 3),
    "recipe-spread": lambda key, seed: spread(key, 1.5),
    "recipe-spread-2": lambda key, seed: spread(key, 2.5),
    "recipe-by-lot": lambda key, seed: one_side(key, seed, 1.5),
    "repeat-verify": lambda key, seed: repeat(key, ["first"], 2, 3),
    "repeat-verify-file-watch": lambda key, seed: repeat(key, CALM, 2, 3),
    "repeat-all": lambda key, seed: repeat(key, ALL, 2, 2),
    "every-authority": lambda key, seed: every_authority(key),
    "trickle": lambda key, seed: trickle(1),
    "trickle-many": lambda key, seed: trickle(4),
    "neutral-stuffing": lambda key, seed: stuffed(key),
}
