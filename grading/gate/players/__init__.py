"""Players that try to buy a mark without thinking, one trick each.

Every trick was once tried on the scenarios that ship; those that paid led to a rule of
the key, and stay here so that it keeps its ground. None reads what a report says.
"""

from __future__ import annotations

from collections.abc import Callable

from grading.gate.players.alarms import ALARMS
from grading.gate.players.forecasts import FORECASTS
from grading.gate.players.grades import GRADES
from grading.gate.players.papers import PAPERS
from grading.gate.players.recipes import RECIPES
from grading.key.model import Key
from sim.policies import Policy

Maker = Callable[[Key, int], Policy]
TRICKS: dict[str, Maker] = {**ALARMS, **FORECASTS, **GRADES, **RECIPES, **PAPERS}

HYBRIDS: tuple[tuple[str, ...], ...] = (
    ("level-1", "forecast-0", "grade-by-teller", "verify-all"),
    ("fade", "forecast-decline", "grade-by-teller-3", "recipe-calm"),
    ("rise-and-fade", "forecast-heard-fade", "grade-by-teller", "recipe-all-1d"),
    ("pulse-3d", "forecast-20", "grade-b2", "recipe-worry"),
    ("pulse-5d", "forecast-base-more", "grade-f6", "recipe-spread"),
    ("stand-3d", "forecast-10", "grade-c3", "recipe-by-lot"),
    ("stand-4-to-8d", "forecast-heard", "grade-by-lot", "recipe-all-3d"),
    ("flicker", "forecast-swing", "grade-d4", "repeat-verify-file-watch"),
    ("alarm-one", "forecast-last", "grade-a1", "every-authority"),
    ("alarm-second", "forecast-count", "grade-b3", "trickle-many"),
    ("alarm-and-leave", "forecast-0", "neutral-stuffing"),
    ("alarm-and-leave-last", "forecast-heard-high", "paper-keywords"),
    ("alarm-busy", "forecast-base", "grade-c3"),
)
"""One trick of each kind at a time: a play costs the same, whatever it tries."""

__all__ = ["HYBRIDS", "TRICKS", "Maker"]
