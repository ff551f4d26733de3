"""What is asked decides too: requests that a careful authority turns down.

The catalogue says when, and how surely. It is weighed when the authority comes to the
request, by how things stand then: who goes there finds nobody, or a peaceful crowd.
Whoever asks for what the rules forbid reads the rule in the answer, yes or no.
"""

from __future__ import annotations

from collections.abc import Iterable

from sim.i18n import N_, Message
from sim.scenario.shared import ConductRule, Decline
from sim.world.predicates import holds
from sim.world.request import Request, catalogue_text
from sim.world.state import ActState, State

NOTED = N_("Catatan atas permintaan ini: {rule}")
MERIT = "merit"


def weigh(
    state: State, now: int, act: ActState, request: Request, broken: list[ConductRule]
) -> None:
    """Turn ``act`` down if one of its declines holds and is drawn; a no on the merits
    takes the words of the first that holds. Then note the rules ``broken`` by asking.
    """
    held = [(n, one) for n, one in enumerate(act.action.declines)
            if holds(state, now, one, request)]  # fmt: skip
    drawn = [one for n, one in held if _level(state, act, n) < one.share]
    if not drawn and not act.granted and act.reason == MERIT:
        drawn = [one for _, one in held]
    if drawn:
        act.granted, act.reason = False, drawn[0].message
        broken = _unsaid(broken, (one for _, one in held))
    notes = tuple(
        Message(NOTED, {"rule": catalogue_text(state, "messages", rule.message)})
        for rule in broken
    )
    act.advice = (*act.advice, *notes) if act.granted else notes


def _level(state: State, act: ActState, place: int) -> float:
    whom = act.issue or act.district or "all"
    row = state.chance.of(f"{act.action.id}/{whom}", f"decline/{act.number}")
    return row[place]


def _unsaid(
    broken: Iterable[ConductRule], held: Iterable[Decline]
) -> list[ConductRule]:
    """Return the rules that are not about what the answer is about already."""
    said = {(one.when, one.manner) for one in held}
    return [rule for rule in broken if (rule.when, rule.manner) not in said]
