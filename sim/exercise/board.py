"""The indicator board: what each district has been told of, by ipoleksosbud axis.

A pure function of the inbox. What goes back to one origin counts once, when it was
first told; a correction stands in the place of what it corrects.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sim.exercise.evidence import standing
from sim.exercise.exercise import Exercise
from sim.i18n import N_, Language, translate
from sim.scenario.base import Board
from sim.scenario.model import Scenario
from sim.world.chance import DAY
from sim.world.state import Report
from sim.world.telling import meanings

AXES: dict[Board, str] = {
    "ideologi": N_("Ideologi"),
    "politik": N_("Politik"),
    "ekonomi": N_("Ekonomi"),
    "sosial": N_("Sosial"),
    "budaya": N_("Budaya"),
    "pertahanan-keamanan": N_("Pertahanan-keamanan"),
    "pelindung": N_("Faktor pelindung"),
}  # domain reference §3, Indicators
Cell = tuple[str, Board]  # district, axis


def board(ex: Exercise, language: Language) -> dict[str, Any]:
    """Return the board as it stands now, as JSON-able data.

    ``count``: distinct origins told in the last days (the catalogue says how many);
    ``weight``: how much the axis weighs in this regency; ``trend``: 1 if it was less in
    the days before, -1 if it was more, else 0.
    """
    scenario, days = ex.scenario, ex.scenario.catalogue.information.board_days
    span = days * DAY
    now = counts(scenario, ex.inbox, ex.now - span, ex.now)
    before = counts(scenario, ex.inbox, ex.now - 2 * span, ex.now - span)
    weights = scenario.world.board
    return {
        "days": days,
        "axes": [
            {"id": axis, "name": translate(name, language)}
            for axis, name in AXES.items()
        ],
        "districts": [
            {
                "id": district.id,
                "name": district.name,
                "cells": [
                    {
                        "axis": axis,
                        "count": now[district.id, axis],
                        "weight": weights.get(axis, 1.0),
                        "trend": _trend(
                            now[district.id, axis] - before[district.id, axis]
                        ),
                    }
                    for axis in AXES
                ],
            }
            for district in scenario.world.districts
        ],
    }


def counts(
    scenario: Scenario, inbox: Sequence[Report], after: int, until: int
) -> Counter[Cell]:
    """Return how many origins told of each axis in each district, by first telling.

    Told ``after`` one minute and not later than ``until`` another.
    """
    claims = meanings(scenario)
    found: Counter[Cell] = Counter()
    for first, last in standing(inbox, until):
        claim = claims.get(last.claim)
        axis = claim.axis if claim is not None else None
        if first.minute > after and axis is not None and last.district is not None:
            found[last.district, axis] += 1
    return found


def _trend(difference: int) -> int:
    return (difference > 0) - (difference < 0)
