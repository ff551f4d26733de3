"""Everybody who plays at the gate, by name."""

from __future__ import annotations

from grading.gate.players import HYBRIDS, TRICKS
from grading.gate.players.shared import both
from grading.key.model import Key
from grading.robots import NAMES, robot
from sim.policies import Policy

JOIN = "+"
TRICKED = tuple(JOIN.join(names) for names in HYBRIDS)
CAST = (*NAMES, *TRICKED)


def player(name: str, key: Key, seed: int) -> Policy:
    """Return the player of a name: a robot, a trick, or several joined by ``+``.

    Raises ``KeyError`` for no such name.
    """
    parts = name.split(JOIN)
    return both(
        *(
            TRICKS[part](key, seed) if part in TRICKS else robot(part, key, seed)
            for part in parts
        )
    )


def tricky(name: str) -> bool:
    """Return whether a name is one of the tricks, or several."""
    return all(part in TRICKS for part in name.split(JOIN))
