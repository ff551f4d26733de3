"""Fingerprints of what a mark depends on: of a key, and of what happened in a play.

Words are left out of both, so that a better reason or a better phrasing changes
nothing; what differs only in the last digits of a mean is left out, too.
"""

from __future__ import annotations

import json
from hashlib import sha256

from grading.key.model import Key
from sim.exercise import Exercise
from sim.scenario.fingerprint import fingerprint

REASONED = (
    "Why", "Item", "Anchor", "Detection", "Estimate", "Calibration", "Penalties",
    "Harm", "Reasoning", "Chance", "Total", "Occasion",
)  # fmt: skip
"""The parts of a key that give a reason."""
UNMARKED = frozenset(
    {
        *((part, "reason") for part in REASONED),
        ("Plan", "name"),
        ("Key", "scenario"),
        ("Key", "version"),
        ("Key", "score_version"),
        ("Key", "gate"),  # what robots are held to
        ("Key", "late_hours"),  # how late a robot is
        ("Detection", "break_even"),  # where the cost of a false alarm came from
    }
)
"""Fields of a key that no mark depends on, by the part they are in."""


def key_digest(key: Key) -> str:
    """Return 64 hex digits that are equal for keys that give equal marks."""
    return fingerprint(key, unread=UNMARKED)


def history_digest(exercise: Exercise) -> str:
    """Return 64 hex digits that are equal for equal histories, whatever the words.

    What happened, what was told of it, how every storyline went, and what was left of
    the means.
    """
    state = exercise.seat.world.state
    told = [
        (r.id, r.minute, r.kind, r.source, r.district, r.claim, r.origin, r.number)
        for r in state.inbox
    ]
    happened = [
        (i.minute, i.district, i.violent, i.at_election_venue, i.crowd, i.deaths,
         i.injuries, i.buildings, i.cause, i.kind, i.venue, i.severity)
        for i in state.incidents
    ]  # fmt: skip
    body = [
        told,
        [(e.minute, e.kind, e.entity, e.detail, e.cause) for e in state.log],
        happened,
        [(name, i.variant, i.home, i.path) for name, i in state.issues.items()],
        [state.staff_minutes, state.teams_free, state.rupiah],
    ]
    return sha256(json.dumps(body).encode()).hexdigest()
