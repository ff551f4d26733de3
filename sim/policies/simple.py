"""Robots that need no key: the ways of playing that must not pay."""

from __future__ import annotations

from collections.abc import Callable

from sim.exercise import Exercise
from sim.exercise.rules import question
from sim.policies.play import Policy
from sim.scenario.shared import Action
from sim.world.chance import DAY, Chance

TRAPS = frozenset({"A25", "A26"})
COERCIVE = ("A26", "A25", "A21", "A24", "A22", "A23")
VOLLEY_DAYS = 10  # between two volleys of the shotgun


def never(ex: Exercise) -> None:
    """Do nothing."""


def always(ex: Exercise) -> None:
    """Raise the alarm on everything, every round, with certainty."""
    for issue in list(ex.seat.world.state.known):
        ex.assess(issue, level=3)
    forecast_all(ex, 1.0)


def midpoint(ex: Exercise) -> None:
    """Answer the middle of every scale, once it is asked."""
    for issue in ex.seat.world.state.known:
        if ex.record.level(issue) is None:
            ex.assess(issue, level=2)
    for item in ex.scenario.world.questions:
        if ex.record.percent(item.id) is None and question(ex.seat, item.id):
            ex.forecast(item.id, 0.5)


def forecast_all(ex: Exercise, chance: float) -> None:
    """Forecast the same chance on every open question."""
    for item in ex.scenario.world.questions:
        if question(ex.seat, item.id):
            ex.forecast(item.id, chance)


def offered(ex: Exercise) -> list[Action]:
    """Return the actions this scenario offers."""
    names = ex.scenario.world.actions
    return [a for a in ex.scenario.catalogue.actions if a.id in names]


def harsh(ex: Exercise) -> None:
    """Use every coercive means on every issue, once a day."""
    if (ex.now // 60) % 24 >= 6 + 6:
        return
    actions = {action.id: action for action in offered(ex)}
    for issue in list(ex.seat.world.state.known):
        for name in COERCIVE:
            if name in actions:
                owners = actions[name].authority or ("polres",)
                ask(ex, actions[name], owners[0], issue)


def ask(
    ex: Exercise, action: Action, authority: str, issue: str, manner: str | None = None
) -> bool:
    """Ask for an action where the issue was first told of; return if it was met."""
    where = next((r.district for r in ex.inbox if r.about == issue), None)
    more = {"manner": manner} if manner else {}
    if action.target == "issue":
        more["issue"] = issue
    elif action.target == "district" and where:
        more["district"] = where
        more["issue"] = issue
    return ex.act(action.id, authority, **more).ok


def shotgun(volleys: int) -> Policy:
    """Return a robot that asks for every harmless action at once, in volleys."""
    fired: list[int] = []

    def policy(ex: Exercise) -> None:
        known = list(ex.seat.world.state.known)
        due = not fired or ex.now - fired[-1] >= VOLLEY_DAYS * DAY
        if not known or len(fired) >= volleys or not due:
            return
        fired.append(ex.now)
        for action in offered(ex):
            if action.authority and action.id not in (*TRAPS, *COERCIVE):
                for issue in known:
                    ask(ex, action, action.authority[0], issue)

    return policy


def random(seed: int) -> Policy:
    """Return a robot that decides by lot: levels, forecasts, acts, authorities."""
    row = Chance(seed).of("robot", "random")
    place = iter(range(10**9))

    def lot(count: int) -> int:
        return int(row[next(place)] * count)

    def policy(ex: Exercise) -> None:
        known = list(ex.seat.world.state.known)
        if not known or lot(4):
            return
        ex.assess(known[lot(len(known))], level=lot(6))
        for item in ex.scenario.world.questions:
            if question(ex.seat, item.id) and not lot(3):
                ex.forecast(item.id, lot(11) / 10)
        actions, authorities = offered(ex), ex.scenario.catalogue.authorities
        action = actions[lot(len(actions))]
        owners = action.authority if action.authority and lot(2) else authorities
        ask(ex, action, owners[lot(len(owners))], known[lot(len(known))])

    return policy


SIMPLE: dict[str, Callable[[int], Policy]] = {
    "never": lambda seed: never,
    "always": lambda seed: always,
    "midpoint": lambda seed: midpoint,
    "random": random,
    "shotgun": lambda seed: shotgun(1),
    "volleys": lambda seed: shotgun(4),
    "harsh": lambda seed: harsh,
}
