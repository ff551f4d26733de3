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


BELIEVED = {"emerging": 1, "rising": 1, "threshold": 2, "crisis": 3}
SURE = {"emerging": 0.2, "rising": 0.4, "threshold": 0.7, "crisis": 1.0}


def copy_last_report(ex: Exercise) -> None:
    """Believe the last report on each issue, whoever told it, and grade all alike."""
    last = {r.about: r for r in ex.inbox if r.kind == "report" and r.about}
    for report in ex.inbox:
        if report.kind == "report" and report.id not in ex.record.grades:
            ex.grade(report.id, "B", 2)
    for issue in list(ex.seat.world.state.known):
        stage = last[issue].stage if issue in last else None
        level = BELIEVED.get(stage or "", 0)
        if ex.record.level(issue) != level:
            ex.assess(issue, level=level)
            _answer(ex, issue, level)
    for item in ex.scenario.world.questions:
        if question(ex.seat, item.id) and item.issue in last:
            chance = SURE.get(last[item.issue].stage or "", 0.0)
            if ex.record.percent(item.id) != round(chance * 100):
                ex.forecast(item.id, chance)


def _answer(ex: Exercise, issue: str, level: int) -> None:
    """Answer a report at its word: a rebuttal and police for a threat, else watch."""
    actions = {action.id: action for action in offered(ex)}
    for name in ("A10", "A05", "A17") if level >= BELIEVED["threshold"] else ("A34",):
        if name in actions:
            ask(ex, actions[name], actions[name].authority[0], issue)


SIMPLE: dict[str, Callable[[int], Policy]] = {
    "never": lambda seed: never,
    "always": lambda seed: always,
    "midpoint": lambda seed: midpoint,
    "random": random,
    "shotgun": lambda seed: shotgun(1),
    "volleys": lambda seed: shotgun(4),
    "harsh": lambda seed: harsh,
    "copy-last-report": lambda seed: copy_last_report,
}
