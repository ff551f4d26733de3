"""A trainee's place in the world, and how an act is asked for from there."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from sim.exercise.instead import Way, ways
from sim.exercise.outcome import Outcome, refused
from sim.exercise.record import Record
from sim.i18n import N_, Authored, Message
from sim.scenario.shared import Action, ConductRule
from sim.world import actions
from sim.world.calendar import time_label
from sim.world.clocks import joined
from sim.world.engine import World
from sim.world.underway import warnings


@dataclass
class Seat:
    """A trainee's place: the world and what has been committed."""

    world: World
    record: Record
    _ids: set[str] = field(default_factory=set, repr=False)  # of the inbox so far
    _read: int = field(default=0, repr=False)

    @property
    def reports(self) -> AbstractSet[str]:
        """The ids of everything delivered so far."""
        inbox = self.world.state.inbox
        self._ids.update(report.id for report in inbox[self._read :])
        self._read = len(inbox)
        return self._ids


def action(seat: Seat, name: str) -> Action | None:
    """Return an action of the catalogue that this scenario offers."""
    scenario = seat.world.state.scenario
    for item in scenario.catalogue.actions:
        if item.id == name and name in scenario.world.actions:
            return item
    return None


def ask(
    seat: Seat, request: actions.Request
) -> tuple[Outcome, tuple[ConductRule, ...], tuple[tuple[Way, ...], ...]]:
    """Ask for an act; return what came of asking, the rules it breaks, and for each
    of them what was open instead."""
    state, now = seat.world.state, seat.world.now
    refusal = actions.check(state, now, request)
    if refusal is not None:
        actions.turned_down(state, now, request, refusal)
        return refused(refusal.code, refusal.message), (), ()
    broken = actions.breaches(state, now, request)
    instead = tuple(ways(state, now, request, rule) for rule in broken)
    act = seat.world.start(request)
    values: dict[str, Message | Authored] = {
        "what": actions.action_name(state, request.action.id),
        "time": time_label(state.scenario, act.starts),
    }
    text = N_("{what}: diminta. Jawaban diperkirakan {time}.")
    said = joined(Message(text, values), *warnings(state, act, request))
    return Outcome(True, "ok", said), broken, instead
