"""Conduct: what was unlawful, disproportionate, against rights, or unverified.

Flags stand by themselves. They cap the result and are never averaged away. Acts break
rules of the catalogue; what was written is looked at in :mod:`written`.
"""

from __future__ import annotations

from dataclasses import replace

from grading.key.model import Key, Penalties
from grading.measures.told import standing, told
from grading.measures.written import Rulings, written_flags
from grading.result import Flag
from sim.exercise import Exercise
from sim.exercise.instead import Way
from sim.exercise.record import Done
from sim.i18n import N_, Message, Readable
from sim.scenario.shared import ConductRule
from sim.world.actions import action_name, catalogue_text
from sim.world.state import State

WAY = N_("{action} ({who})")


def flags(
    ex: Exercise, key: Key | None = None, rulings: Rulings | None = None
) -> tuple[Flag, ...]:
    """Return every breach of conduct, in order of time, with what each caps.

    What was written counts where the key asks for texts. ``rulings``: by id of a flag
    that waits for a person, whether it was confirmed.
    """
    found = _acts(ex)
    if key is None:
        return found
    if key.reasoning is not None:
        found = (*found, *written_flags(ex, rulings))
    ordered = sorted(found, key=lambda flag: flag.minute)
    return tuple(replace(one, caps=caps(one, key.penalties)) for one in ordered)


def caps(flag: Flag, rules: Penalties) -> float | None:
    """Return what a flag caps the result at: nothing for a note, or until confirmed."""
    if flag.confirmed is not True:
        return None
    severe = {"critical": rules.cap_critical, "serious": rules.cap_serious}
    return severe.get(flag.rule.severity)


def cap(found: tuple[Flag, ...], rules: Penalties) -> float | None:
    """Return the most that any dimension can be worth, ``None`` for no cap."""
    limits = [caps(flag, rules) for flag in found]
    return min((limit for limit in limits if limit is not None), default=None)


def _acts(ex: Exercise) -> tuple[Flag, ...]:
    return tuple(
        _act(ex, done, place, rule)
        for done in ex.record.acts
        if done.outcome.ok
        for place, rule in enumerate(done.breaches)
    )


def _act(ex: Exercise, done: Done, place: int, rule: ConductRule) -> Flag:
    state, act = ex.seat.world.state, done.act
    heard, count = told(ex, act.issue, act.district, done.seen)
    return Flag(
        minute=act.t,
        action=act.action,
        issue=act.issue,
        rule=rule,
        known=done.seen,
        message=catalogue_text(state, "messages", rule.message),
        ground=catalogue_text(state, "grounds", rule.message),
        alternatives=tuple(_way(state, way) for way in done.instead[place]),
        what=action_name(state, act.action),
        id=f"{act.action}-{rule.message}-{act.t}",
        told=heard,
        heard=count,
        standing=standing(ex, act.issue, act.t),
        source=rule.source,
    )


def _way(state: State, way: Way) -> Readable:
    who = catalogue_text(state, "authorities", way.authority)
    return Message(WAY, {"action": action_name(state, way.action), "who": who})
