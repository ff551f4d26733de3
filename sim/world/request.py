"""A request of the office: what, of whom, about what, in which manner."""

from __future__ import annotations

from dataclasses import dataclass

from sim.i18n import Authored, Readable
from sim.scenario.shared import Action
from sim.world.state import State


@dataclass(frozen=True, slots=True)
class Request:
    """An act somebody asks for."""

    action: Action
    authority: str
    issue: str | None
    district: str | None
    manner: str | None
    because: tuple[str, ...] = ()  # the reports it relies on

    @property
    def way(self) -> str | None:
        """The manner asked for; the proper one where none is named."""
        first = self.action.manners[0].id if self.action.manners else None
        return self.manner or first


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act cannot be done now."""

    code: str
    message: Readable


def catalogue_text(state: State, kind: str, key: str) -> Authored:
    """Return a text of the catalogue: authorities, messages or grounds."""
    texts = state.scenario.catalogue.texts
    return Authored({lang: getattr(text, kind)[key] for lang, text in texts.items()})


def action_name(state: State, action: str) -> Authored:
    """Return an action's name."""
    texts = state.scenario.catalogue.texts
    return Authored({lang: text.actions[action].name for lang, text in texts.items()})
