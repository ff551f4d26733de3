"""Tricks with forecasts (D2): constants, clocks and swings, whatever is told."""

from __future__ import annotations

from collections.abc import Callable

from grading.gate.players.shared import first_told
from grading.key.model import Key
from sim.exercise import Exercise
from sim.exercise.rules import question
from sim.policies import Policy
from sim.scenario.model import Question
from sim.world.calendar import minute_of

Rule = Callable[[Exercise, Question], float | None]


def by(rule: Rule) -> Policy:
    """Return a player who forecasts what a rule says; ``None``: nothing."""

    def policy(ex: Exercise) -> None:
        for item in ex.scenario.world.questions:
            chance = rule(ex, item) if question(ex.seat, item.id) else None
            if chance is None:
                continue
            chance = max(0.0, min(1.0, chance))
            if ex.record.percent(item.id) != round(chance * 10) * 10:
                ex.forecast(item.id, chance)

    return policy


def left(ex: Exercise, item: Question) -> float:
    """Return the share of a question's time that is left."""
    opens = minute_of(ex.scenario, item.opens)
    closes = minute_of(ex.scenario, item.closes)
    return max(0.0, (closes - ex.now) / (closes - opens))


def constant(chance: float) -> Policy:
    """Return a player of one number."""
    return by(lambda ex, item: chance)


def base(key: Key, shift: float = 0.0) -> Policy:
    """Return a player of every question's base rate, shifted."""
    rates = key.calibration.estimates
    return by(lambda ex, item: rates[item.id].base_rate + shift)


def decline(key: Key, start: float) -> Policy:
    """Return a player whose base rate runs out as the question closes."""
    rates = key.calibration.estimates
    return by(lambda ex, item: start * rates[item.id].base_rate * left(ex, item))


def heard(before: float, after: float, fade: bool) -> Policy:
    """Return a player who forecasts by whether an issue has been told of at all."""

    def rule(ex: Exercise, item: Question) -> float:
        chance = after if item.issue in first_told(ex) else before
        return chance * left(ex, item) if fade else chance

    return by(rule)


def count(step: float) -> Policy:
    """Return a player who adds a step for every report on the issue."""

    def rule(ex: Exercise, item: Question) -> float:
        return step * sum(r.about == item.issue for r in ex.inbox)

    return by(rule)


def swing(low: float, high: float) -> Policy:
    """Return a player who changes sides every round."""
    return by(lambda ex, item: high if ex.now // 360 % 2 else low)


def once(chance: float) -> Policy:
    """Return a player who forecasts only in the last two days of a question."""
    return by(lambda ex, item: chance if left(ex, item) < 0.15 else None)


Maker = Callable[[Key, int], Policy]
FORECASTS: dict[str, Maker] = {
    "forecast-0": lambda key, seed: constant(0.0),
    "forecast-10": lambda key, seed: constant(0.1),
    "forecast-20": lambda key, seed: constant(0.2),
    "forecast-base": lambda key, seed: base(key),
    "forecast-base-less": lambda key, seed: base(key, -0.05),
    "forecast-base-more": lambda key, seed: base(key, 0.1),
    "forecast-decline": lambda key, seed: decline(key, 2.0),
    "forecast-heard": lambda key, seed: heard(0.0, 0.2, False),
    "forecast-heard-fade": lambda key, seed: heard(0.1, 0.3, True),
    "forecast-heard-high": lambda key, seed: heard(0.0, 0.5, True),
    "forecast-count": lambda key, seed: count(0.05),
    "forecast-swing": lambda key, seed: swing(0.0, 1.0),
    "forecast-swing-low": lambda key, seed: swing(0.0, 0.3),
    "forecast-last": lambda key, seed: once(0.0),
}
