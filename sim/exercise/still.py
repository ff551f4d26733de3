"""What the desk shows and what never changes: map, actions, people, forms."""

from __future__ import annotations

from typing import Any

from sim.exercise.exercise import Exercise
from sim.exercise.forms import forms
from sim.exercise.texts import LEVELS
from sim.i18n import Language, translate
from sim.scenario.shared import Action

Data = dict[str, Any]


def static(ex: Exercise, language: Language) -> Data:
    """Return what stays the same: map, actions, authorities, names."""
    scenario, world = ex.scenario, ex.scenario.world
    authorities = scenario.catalogue.texts[language].authorities
    return {
        "language": language,
        "title": scenario.texts[language].title,
        "briefing": scenario.texts[language].briefing,
        "regency": world.regency,
        "participant": ex.participant,
        "districts": [
            {
                "id": d.id,
                "name": d.name,
                "outline": [list(point) for point in d.outline],
                "label_at": list(d.label_at),
            }
            for d in world.districts
        ],
        "actions": [
            _action(ex, item, language)
            for item in scenario.catalogue.actions
            if item.id in world.actions
        ],
        "authorities": [
            {"id": name, "name": authorities[name]}
            for name in scenario.catalogue.authorities
        ],
        "levels": [
            {"level": level, "name": translate(name, language)}
            for level, name in enumerate(LEVELS)
        ],
        "documents": forms(scenario, language, ex.hints),
        "start_day": world.start_day,
        "end_day": world.end_day,
    }


def _action(ex: Exercise, item: Action, language: Language) -> Data:
    texts = ex.scenario.catalogue.texts[language]
    text = texts.actions[item.id]
    owners = [texts.authorities[name] for name in item.authority]
    return {
        "id": item.id,
        "name": text.name,
        "effect": text.effect,
        "risk": text.risk,
        "target": item.target,
        "cost": item.cost.model_dump(),
        "lead_hours": list(item.lead_hours),
        "authority": owners if ex.hints else None,
        "manners": [
            {"id": name, "name": text.manners[name]}
            for name in sorted(manner.id for manner in item.manners)
        ],
    }
