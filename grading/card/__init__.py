"""The scenario card: what a scenario asks, how it is scored, and what that rests on.

It holds no answer of the key. What participants are asked to estimate (how often issues
break, base rates) stands only in the instructor's card, so the other may lie on every
table. Rates are computed by letting worlds run with nobody acting; everything else is
what the files say.
"""

from __future__ import annotations

from collections.abc import Sequence

from grading.card.gate import gate_of
from grading.card.parts import ASKED, PARTS
from grading.card.purpose import purpose_of
from grading.card.shape import Card, Section
from grading.key.model import Key
from grading.workbench.results import Golden
from sim.i18n import Authored
from sim.scenario.card import Purpose
from sim.scenario.model import Scenario

__all__ = ["Card", "Section", "card"]

WORLDS = range(30)


def card(
    scenario: Scenario,
    key: Key,
    worlds: Sequence[int] = WORLDS,
    purpose: Purpose | None = None,
    golden: Golden | None = None,
    *,
    instructor: bool = False,
) -> Card:
    """Return the card of a scenario with its key.

    ``worlds``: the seeds by which event rates are computed. ``purpose``: what the
    author says of its use; ``None`` where no ``card.yaml`` is there. ``golden``: what
    the gate's robots earned in the released version; ``None``: nothing is recorded.
    ``instructor``: with what participants are asked to estimate.
    """
    titles = {language: text.title for language, text in scenario.texts.items()}
    first = () if purpose is None else (purpose_of(purpose, scenario),)
    parts = [part for part in PARTS if instructor or part not in ASKED]
    found = (part(scenario, key, worlds) for part in parts)
    rest = (one for one in found if one is not None)
    last = gate_of(golden, scenario, key)
    return Card(Authored(titles), (*first, *rest, last))
