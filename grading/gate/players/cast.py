"""Everybody who plays at the gate, by name."""

from __future__ import annotations

from grading.careful import careful
from grading.gate.players import HYBRIDS, TRICKS
from grading.gate.players.shared import both
from grading.key.model import Key
from grading.robots import NAMES, robot
from sim.policies import Policy

JOIN = "+"
TRICKED = tuple(JOIN.join(names) for names in HYBRIDS)
CAST = (*NAMES, *TRICKED)
CAREFUL = "careful"  # grades as the key does; what the scale of D3 is held to


def player(name: str, key: Key, seed: int) -> Policy:
    """Return the player of a name: a robot, a trick, or several joined by ``+``.

    Raises ``KeyError`` for no such name.
    """
    return both(*(_one(part, key, seed) for part in name.split(JOIN)))


def _one(name: str, key: Key, seed: int) -> Policy:
    if name == CAREFUL:
        return careful(key)
    return TRICKS[name](key, seed) if name in TRICKS else robot(name, key, seed)


def tricky(name: str) -> bool:
    """Return whether a name is one of the tricks, or several."""
    return all(part in TRICKS for part in name.split(JOIN))
