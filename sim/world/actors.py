"""Actors: who is asked, how busy they are, how far they trust the office.

The office only asks. An actor answers when it has come to the request, and more rarely
yes when it is busy, when its own work in this part of the cycle comes first, or when
the office has overstepped: trust is lost at once and comes back slowly.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from sim.i18n import N_, Message
from sim.scenario.institutions import Actor, Dealings, Load
from sim.scenario.model import Scenario
from sim.scenario.shared import Action, ConductRule
from sim.world.calendar import day_of, stage_on
from sim.world.state import ActorState, Driver, State

Reason = Literal["merit", "trust", "busy", "stage"]

REASONS: dict[str, str] = {
    "merit": N_("Menurut {who}, alasannya belum cukup kuat atau waktunya belum tepat."),
    "trust": N_(
        "{who} ragu bekerja sama karena kantor Anda pernah melampaui kewenangan. "
        "Kepercayaan pulih pelan-pelan."
    ),
    "busy": N_("{who} masih menangani permintaan lain, juga dari kantor Anda."),
    "stage": N_("Pada tahap ini {who} mendahulukan tugas pokoknya dalam pemilihan."),
}
OFFICE = "office"  # the group that does not need to be asked


def begin(state: State, driver: Driver) -> None:
    """Bring in the scenario's actors, as they stand to the office at the start."""
    state.actors = known(state.scenario)


def known(scenario: Scenario) -> dict[str, ActorState]:
    """Return the actors by the name they are asked under: who acts for somebody
    answers in his place."""
    institutions = scenario.institutions
    if institutions is None:
        return {}
    by_id = {actor.id: actor for actor in institutions.actors}
    for context in institutions.contexts:
        if context.id in scenario.world.contexts:
            by_id |= {who: by_id[other] for who, other in context.acting.items()}
    return {name: ActorState(actor, actor.trust) for name, actor in by_id.items()}


def daily(state: State) -> None:
    """Let a day's share of lost (or won) trust go back to what it was at the start."""
    for one in state.actors.values():
        one.trust += one.actor.recovers_per_day * (one.actor.trust - one.trust)


def line(state: State, authority: str) -> list[int]:
    """Return when each open request to an actor will be answered, in order."""
    return sorted(
        act.starts
        for act in state.acts
        if act.authority == authority and act.status == "waiting"
    )


def lead(state: State, now: int, authority: str, minutes: int) -> int:
    """Return the minutes until the answer: the actor's part of the cycle slows it, and
    while it has as many requests open as it can handle the next one waits."""
    one = state.actors.get(authority)
    if one is None:
        return minutes
    slower = _load(state, now, one.actor)
    minutes = round(minutes * (slower.lead if slower else 1))
    ahead = line(state, authority)
    if len(ahead) < one.actor.at_once:
        return minutes
    return max(0, ahead[-one.actor.at_once] - now) + minutes


def consent(state: State, now: int, action: Action, authority: str) -> float:
    """Return the chance, 0 to 1, that ``authority`` says yes to ``action`` now."""
    share = action.consent
    for factor in _factors(state, now, authority).values():
        share *= factor
    return min(1.0, max(0.0, share))


def _factors(state: State, now: int, authority: str) -> dict[Reason, float]:
    one, rules = state.actors.get(authority), _dealings(state)
    if one is None or rules is None or one.actor.group == OFFICE:
        return {}
    waiting = len(line(state, authority)) - one.actor.at_once + 1
    load = _load(state, now, one.actor)
    return {
        "trust": one.trust / one.actor.trust,
        "busy": (1 - rules.busy) ** max(0, waiting),
        "stage": load.consent if load else 1.0,
    }


def reason(
    state: State, now: int, action: Action, authority: str, level: float
) -> Reason:
    """Return why a request drawn at ``level`` is declined: what weighs most against
    it, or its merit where it would have failed with the best of partners."""
    factors = _factors(state, now, authority)
    if level >= action.consent or not factors:
        return "merit"
    return min(factors, key=lambda name: factors[name])


def said(why: str, who: object) -> Message:
    """Return a reason as the trainee reads it."""
    return Message(REASONS[why], {"who": who})


def changed(
    state: State, who: str, amount: float, now: int | None = None, cause: str = ""
) -> None:
    """Change an actor's trust in the office by ``amount``; others of its group feel a
    share of a loss. Noted in the event log if ``now`` is given."""
    one, rules = state.actors.get(who), _dealings(state)
    if one is None or rules is None or not amount:
        return
    _move(one, amount, rules)
    if amount < 0:
        for other in state.actors.values():
            if other is not one and other.actor.group == one.actor.group:
                _move(other, amount * rules.witnesses, rules)
    if now is not None:
        state.note(now, "trust", who, f"{one.trust:.2f}", cause)


def _move(one: ActorState, amount: float, rules: Dealings) -> None:
    if one.actor.group != OFFICE:
        one.trust = min(1.0, max(rules.least, one.trust + amount))


def breached(
    state: State, now: int, who: str, broken: Iterable[ConductRule], cause: str
) -> None:
    """Let the asked actor lose trust in an office that breaks rules of conduct."""
    rules = _dealings(state)
    if rules is not None:
        lost = {"note": rules.note, "serious": rules.serious}
        loss = sum(lost.get(rule.severity, rules.critical) for rule in broken)
        changed(state, who, -loss, now, cause)


def outside(state: State, now: int, who: str, cause: str) -> None:
    """Let an actor lose trust that was asked for what is not its to do."""
    rules = _dealings(state)
    if rules is not None:
        changed(state, who, -rules.outside, now, cause)


def decider(state: State, action: str, authority: str) -> str:
    """Return who decides on a request of ``authority``: itself, or who is over it."""
    institutions = state.scenario.institutions
    found = institutions.deciders.get(action) if institutions else None
    return found or authority


def own(state: State, authority: str) -> bool:
    """Return whether ``authority`` is the office itself, which need not ask."""
    one = state.actors.get(authority)
    return one is not None and one.actor.group == OFFICE


def _dealings(state: State) -> Dealings | None:
    institutions = state.scenario.institutions
    return institutions.dealings if institutions else None


def _load(state: State, now: int, actor: Actor) -> Load | None:
    rules = _dealings(state)
    stage = stage_on(state.scenario, day_of(state.scenario, now)).id
    found = rules.loads if rules else ()
    return next((x for x in found if (x.group, x.stage) == (actor.group, stage)), None)
