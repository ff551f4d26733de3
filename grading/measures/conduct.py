"""Conduct: what was unlawful, disproportionate, against rights, or unverified.

Flags stand by themselves. They cap the result and are never averaged away.
"""

from __future__ import annotations

from grading.key.model import Penalties
from grading.result import Flag
from sim.exercise import Exercise
from sim.world.actions import action_name, catalogue_text


def flags(ex: Exercise) -> tuple[Flag, ...]:
    """Return every breach of conduct, in order of time."""
    state = ex.seat.world.state
    return tuple(
        Flag(
            minute=done.act.t,
            action=done.act.action,
            issue=done.act.issue,
            rule=rule,
            known=done.seen,
            message=catalogue_text(state, "messages", rule.message),
            ground=catalogue_text(state, "grounds", rule.message),
            alternatives=tuple(action_name(state, name) for name in rule.instead),
        )
        for done in ex.record.acts
        if done.outcome.ok
        for rule in done.breaches
    )


def cap(found: tuple[Flag, ...], rules: Penalties) -> float | None:
    """Return the most that any dimension can be worth, ``None`` for no cap."""
    severities = {flag.rule.severity for flag in found}
    if "critical" in severities:
        return rules.cap_critical
    return rules.cap_serious if "serious" in severities else None
