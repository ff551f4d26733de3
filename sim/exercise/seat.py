"""A trainee's place in the world, and how an act is asked for from there."""

from __future__ import annotations

from dataclasses import dataclass

from sim.exercise.outcome import Outcome, refused
from sim.exercise.record import Record
from sim.i18n import N_, Authored, Message
from sim.scenario.shared import Action, ConductRule
from sim.world import actions
from sim.world.calendar import time_label
from sim.world.engine import World


@dataclass
class Seat:
    """A trainee's place: the world and what has been committed."""

    world: World
    record: Record

    @property
    def reports(self) -> frozenset[str]:
        """The ids of everything delivered so far."""
        return frozenset(report.id for report in self.world.state.inbox)


def action(seat: Seat, name: str) -> Action | None:
    """Return an action of the catalogue that this scenario offers."""
    scenario = seat.world.state.scenario
    for item in scenario.catalogue.actions:
        if item.id == name and name in scenario.world.actions:
            return item
    return None


def ask(
    seat: Seat, request: actions.Request
) -> tuple[Outcome, tuple[ConductRule, ...]]:
    """Ask for an act; return what came of asking and the rules it breaks."""
    state, now = seat.world.state, seat.world.now
    refusal = actions.check(state, now, request)
    if refusal is not None:
        actions.turned_down(state, now, request, refusal)
        return refused(refusal.code, refusal.message), ()
    broken = actions.breaches(state, now, request)
    act = seat.world.start(request)
    values: dict[str, Message | Authored] = {
        "what": actions.action_name(state, request.action.id),
        "time": time_label(state.scenario, act.starts),
    }
    text = N_("{what}: diminta. Jawaban diperkirakan {time}.")
    return Outcome(True, "ok", Message(text, values)), broken
