"""The scenario card: what a scenario asks, how it is scored, and what that rests on.

It holds no answer of the key, so it may lie on every table. Rates are computed by
letting worlds run with nobody acting; everything else is what the files say.
"""

from __future__ import annotations

from collections.abc import Sequence

from grading.card.parts import PARTS
from grading.card.shape import Card, Section
from grading.key.model import Key
from sim.i18n import Authored
from sim.scenario.model import Scenario

__all__ = ["Card", "Section", "card"]

WORLDS = range(30)


def card(scenario: Scenario, key: Key, worlds: Sequence[int] = WORLDS) -> Card:
    """Return the card of a scenario with its key.

    ``worlds``: the seeds by which event rates are computed.
    """
    titles = {language: text.title for language, text in scenario.texts.items()}
    found = (part(scenario, key, worlds) for part in PARTS)
    return Card(Authored(titles), tuple(one for one in found if one is not None))
