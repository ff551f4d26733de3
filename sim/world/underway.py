"""Acts on their way (format 2): what may overtake them before the work begins.

An act takes its teams when its work begins and waits while all are out; whose deadline
has passed by then is turned down.
"""

from __future__ import annotations

from sim.i18n import N_, Message, Readable
from sim.scenario.shared import Rule
from sim.world import answers, clocks, predicates
from sim.world.request import Request, catalogue_text
from sim.world.state import ActState, Driver, Script, State

LATE = N_("Perhatian: jawaban diperkirakan datang sesudah batas waktunya. {limit}")
WAITED = Message(N_("Pelaksanaannya menunggu tim yang bebas."))
ALL_OUT = N_("Semua tim sedang bertugas; pelaksanaan menunggu tim yang bebas.")


def warnings(state: State, act: ActState, request: Request) -> tuple[Readable, ...]:
    """Return what stands against an act that has just been asked for: a deadline
    before its answer, teams that are all out now. Nothing in format 1."""
    if not state.deep:
        return ()
    found: list[Readable] = []
    for rule in overdue(state, act.starts, request):
        limit = predicates.explained(state, act.starts, rule, request)
        found.append(Message(LATE, {"limit": limit or ""}))
    if act.action.cost.teams > state.teams_free:
        found.append(Message(ALL_OUT))
    return tuple(found)


def overdue(state: State, now: int, request: Request) -> list[Rule]:
    """Return the rules of a request whose deadline has passed by ``now``."""
    late = (rule for rule in request.action.refused if rule.when in predicates.LATE)
    return [rule for rule in late if predicates.holds(state, now, rule, request)]


def wait_for_teams(state: State, driver: Driver, act: ActState) -> Script:
    """Wait until the teams for the work are free; who is turned down needs none."""
    while act.granted and act.action.cost.teams > state.teams_free:
        back = min((a.ends for a in state.acts if _out(a)), default=state.end)
        wait = max(1, back - driver.now)
        act.starts, act.ends = act.starts + wait, act.ends + wait
        if WAITED not in act.advice:
            act.advice += (WAITED,)
        yield wait


def _out(act: ActState) -> bool:
    return act.status == "active" and act.action.cost.teams > 0


def check_in_time(state: State, now: int, act: ActState, request: Request) -> None:
    """Turn an act down whose deadline passed while it was on its way."""
    late = overdue(state, now, request) if act.granted else []
    if late:
        act.granted, act.reason = False, answers.OVERDUE
        act.advice = tuple(_told(state, now, rule, request) for rule in late)


def _told(state: State, now: int, rule: Rule, request: Request) -> Readable:
    text = catalogue_text(state, "messages", rule.message)
    return clocks.joined(text, predicates.explained(state, now, rule, request))


def proper(act: ActState) -> bool:
    """Return whether an act was done as it should be: in the first of its manners."""
    manners = act.action.manners
    return not manners or act.manner in (None, manners[0].id)
