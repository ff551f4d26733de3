"""What the parts of the review call things: times, actions, districts."""

from __future__ import annotations

from sim.exercise import Exercise
from sim.i18n import Language
from sim.world.calendar import time_label


def when(ex: Exercise, minute: int | None, language: Language) -> str:
    """Return a minute as people say it, nothing for ``None``."""
    return "" if minute is None else time_label(ex.scenario, minute)(language)


def action_name(ex: Exercise, action: str, language: Language) -> str:
    """Return what an action is called."""
    return ex.scenario.catalogue.texts[language].actions[action].name


def district_name(ex: Exercise, district: str | None) -> str:
    """Return what a district is called, nothing for ``None``."""
    names = {item.id: item.name for item in ex.scenario.world.districts}
    return names.get(district or "", "")
