"""The action catalogue as a scenario of a given format sees it.

The catalogue grows while released scenarios must play as they did. What came with a
later format is marked ``since``, what ended with an earlier one ``until``; a format-1
scenario gets exactly the catalogue of format 1, to the same fingerprint.
"""

from __future__ import annotations

from typing import Any, TypeVar

from sim.scenario.shared import (
    Action,
    Calendar,
    Catalogue,
    ConductRule,
    Edition,
    Effect,
    Information,
    Manner,
    Rule,
)

Dated = TypeVar("Dated", Effect, Rule, ConductRule, Manner)


def as_of(catalogue: Catalogue, edition: Edition) -> Catalogue:
    """Return ``catalogue`` with what holds for scenarios of format ``edition``."""
    actions = tuple(_action(action, edition) for action in catalogue.actions)
    change: dict[str, Any] = {"actions": actions}
    if edition == 1:
        change["information"] = Information()
    return catalogue.model_copy(update=change)


def calendar_as_of(calendar: Calendar, edition: Edition) -> Calendar:
    """Return ``calendar`` as scenarios of format ``edition`` know it."""
    return calendar.model_copy(update={"week": None}) if edition == 1 else calendar


def _action(action: Action, edition: Edition) -> Action:
    manners = tuple(_manner(item, edition) for item in _held(action.manners, edition))
    change: dict[str, Any] = {
        "effects": _held(action.effects, edition),
        "refused": _held(action.refused, edition),
        "conduct": _held(action.conduct, edition),
        "manners": manners,
    }
    if edition == 1:
        change |= {"fails": None, "crowd": 0, "advised": (), "declines": ()}
    return action.model_copy(update=change)


def _manner(manner: Manner, edition: Edition) -> Manner:
    if manner.effects is None:
        return manner
    return manner.model_copy(update={"effects": _held(manner.effects, edition)})


def _held(items: tuple[Dated, ...], edition: Edition) -> tuple[Dated, ...]:
    """Return what holds in ``edition``; its marks are gone, so that old data are."""
    return tuple(
        item.model_copy(update={"since": 1, "until": None})
        for item in items
        if item.since <= edition and (item.until is None or edition <= item.until)
    )
