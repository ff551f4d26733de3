"""Harm done within the law: an escalating act asked for where nothing known bears it.

A breach of conduct is flagged elsewhere. Here it is an act that its authority may take
and that does harm as things were known: the key says which, when and why. It earns
nothing, and its share is taken off the response plan (D4).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from grading.key.model import Harm, Key, Unfounded
from sim.exercise import Exercise
from sim.exercise.decisions import Act
from sim.exercise.evidence import corroborated
from sim.exercise.record import Done
from sim.world.state import Report

BREACH = ("serious", "critical")
BORNE = {"supported", "corroborated"}


def harm_of(ex: Exercise, done: Done, key: Key) -> Harm | None:
    """Return the worst harm of the key that an act does, ``None`` for none.

    What already is a breach that costs something is not counted again.
    """
    if not done.outcome.ok or any(r.severity in BREACH for r in done.breaches):
        return None
    found = [harm for harm in key.harms if _does(ex, done, harm)]
    return max(found, key=lambda harm: harm.share, default=None)


def harmful(ex: Exercise, key: Key) -> tuple[tuple[Done, Harm], ...]:
    """Return every act that does harm, in order of time, with what it does."""
    pairs = ((done, harm_of(ex, done, key)) for done in ex.record.acts)
    return tuple((done, harm) for done, harm in pairs if harm is not None)


def _does(ex: Exercise, done: Done, harm: Harm) -> bool:
    act = done.act
    if act.action not in harm.actions or harm.manner not in (None, act.manner):
        return False
    known = ex.inbox[: done.seen]
    issues = concerned(ex, act, known)
    if harm.issue is not None and harm.issue not in issues:
        return False
    found = [standing(known, issue, harm.origins) for issue in issues]
    return WHEN[harm.when](found)


def concerned(ex: Exercise, act: Act, known: Sequence[Report]) -> list[str]:
    """Return the issues an act is for: its own, its district's, or all that are known.

    Only issues of which something had been told count, except one that was named.
    """
    if act.issue is not None:
        return [act.issue]
    told = list(dict.fromkeys(r.about for r in known if r.about is not None))
    if act.district is None:
        return told
    homes = ex.seat.world.state.issues
    return [issue for issue in told if homes[issue].home == act.district]


def standing(known: Sequence[Report], issue: str, origins: int) -> str | None:
    """Return what stands of an issue: its last clear cross-check, ``None`` for none.

    Where that does not support it, ``corroborated`` once this many separate origins
    have told of a threshold since.
    """
    clear = [
        place
        for place, report in enumerate(known)
        if report.about == issue
        and report.kind == "finding"
        and report.claim != "unclear"
    ]
    last = clear[-1] if clear else -1
    claim = known[last].claim if clear else None
    since = known[last + 1 :]
    if claim != "supported" and corroborated(since, issue, "threshold", origins):
        return "corroborated"
    return claim


def _refuted(found: Sequence[str | None]) -> bool:
    return bool(found) and all(claim == "not-supported" for claim in found)


WHEN: dict[Unfounded, Callable[[Sequence[str | None]], bool]] = {
    "always": lambda found: True,
    "unchecked": lambda found: all(claim is None for claim in found),
    "refuted": _refuted,
    "unsupported": lambda found: not BORNE & set(found),
}
