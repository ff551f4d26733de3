"""What a stretch of time was worth to a learner: harm done, means spent, rules broken.

The harm is counted against the same seed in which nobody acts (paired): what happens
anyway costs nothing, harm prevented is worth something, and doing nothing is worth
exactly 0. Nothing here is part of the model or of a trainee's marks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sim.scenario.model import Scenario
from sim.scenario.shared import Action, ConductRule
from sim.world.engine import World
from sim.world.state import State


@dataclass(frozen=True)
class Prices:
    """What each thing costs, in people hurt [design]; a peaceful protest costs nothing.

    ``displaced``: a person who has to leave home. ``budget``, ``staff``: all of the
    exercise's money, all of its staff-hours. The rest: a breach of conduct.
    """

    violent: float = 1.0
    death: float = 20.0
    injury: float = 1.0
    building: float = 0.5
    displaced: float = 0.1
    budget: float = 5.0
    staff: float = 5.0
    note: float = 1.0
    serious: float = 5.0
    critical: float = 20.0


def harm(state: State, prices: Prices) -> float:
    """Return the price of all the harm done so far."""
    done = sum(
        prices.violent
        + prices.death * incident.deaths
        + prices.injury * incident.injuries
        + prices.building * incident.buildings
        for incident in state.incidents
        if incident.violent
    )
    driven_out = sum(one.displaced for one in state.displaced.values())
    return done + prices.displaced * driven_out


def cost(scenario: Scenario, action: Action, prices: Prices) -> float:
    """Return the price of what an act takes from the office."""
    world = scenario.world
    days = world.end_day + 1 - world.start_day
    hours = world.resources.staff_hours_per_day * days
    money = action.cost.rupiah / world.resources.rupiah if world.resources.rupiah else 0
    return prices.budget * money + prices.staff * action.cost.staff_hours / hours


def breach(rules: Iterable[ConductRule], prices: Prices) -> float:
    """Return the price of the rules that were broken."""
    return float(sum(getattr(prices, rule.severity) for rule in rules))


class Pair:
    """The harm of a world against that of its twin in which nobody acts.

    With ``paired=False`` there is no twin and all harm counts.
    """

    def __init__(self, state: State, prices: Prices, paired: bool) -> None:
        seed = state.chance.seed
        self._state, self._prices = state, prices
        self._twin = World(state.scenario, seed) if paired else None
        self._before = 0.0

    def since(self, now: int) -> float:
        """Return the excess harm done since it was last asked, up to ``now``."""
        excess = harm(self._state, self._prices)
        if self._twin is not None:
            self._twin.run_to(now)
            excess -= harm(self._twin.state, self._prices)
        grown, self._before = excess - self._before, excess
        return grown
