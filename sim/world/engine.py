"""The SimPy engine: the rules set in motion.

Lean on purpose: one process for the day, processes where something reads like a script
(an act's course, an inject), timeout callbacks for what merely arrives later, and the
plain ``simpy.Environment``, because a subclass loses SimPy's early binding.
"""

from __future__ import annotations

from collections.abc import Callable, Generator

import simpy

from sim.scenario.model import District, Incidents, Scenario, Tension
from sim.world import (
    actions,
    actors,
    incidents,
    injects,
    issues,
    procedures,
    recovery,
    reports,
    spread,
)
from sim.world.calendar import day_of, horizon, stage_on
from sim.world.chance import DAY, Chance, gamma, quantile
from sim.world.state import ActState, DistrictState, Driver, Script, State


class SimPyDriver:
    """Lets the rules wait in a SimPy environment. Time is in whole minutes."""

    __slots__ = ("env",)

    def __init__(self) -> None:
        self.env = simpy.Environment()

    @property
    def now(self) -> int:
        """Minutes since the scenario's beginning."""
        return int(self.env.now)

    def at(self, minute: int, call: Callable[..., None], *args: object) -> None:
        """Call back at ``minute``."""
        timeout = self.env.timeout(minute - self.env.now)
        timeout.callbacks.append(lambda event: call(*args))

    def follow(self, script: Script) -> None:
        """Run ``script`` as a SimPy process."""
        self.env.process(_following(self.env, script))

    def run_to(self, minute: int) -> None:
        """Let everything happen that happens until ``minute``, that minute included."""
        if minute > self.env.now:
            self.env.run(until=self.env.timeout(minute - self.env.now))
        while self.env.peek() <= minute:
            self.env.step()


def _following(
    env: simpy.Environment, script: Script
) -> Generator[simpy.Event, None, None]:
    for minutes in script:
        yield env.timeout(minutes)


def found(scenario: Scenario, seed: int) -> State:
    """Return the regency of ``scenario`` and ``seed`` before anything has happened."""
    chance = Chance(seed)
    world = scenario.world
    row = chance.of(world.id, "regency")
    state = State(
        scenario=scenario,
        chance=chance,
        end=horizon(scenario),
        multiplier=_multiplier(row[0], world.incidents),
        issues={i.id: issues.draw(scenario, i, chance) for i in scenario.issues},
        districts={
            d.id: DistrictState(d.id, d.tension, d.tension, _calm(d, world.tension))
            for d in world.districts
        },
        neighbours={d.id: d.neighbours for d in world.districts},
        teams_free=world.resources.teams,
        rupiah=world.resources.rupiah,
    )
    state.reference = stage_on(scenario, world.start_day).multiplier
    return state


def _calm(district: District, rules: Tension) -> float:
    return district.tension if rules.reference is None else rules.reference


def _multiplier(u: float, rules: Incidents) -> float:
    """Return this regency's share of the mean rate: a gamma of mean 1 in format 2."""
    if rules.regency_shape is not None:
        return round(gamma(u, rules.regency_shape) / rules.regency_shape, 9)
    return quantile(u, rules.regency_quantiles)


def set_out(state: State, driver: Driver) -> None:
    """Set the rules of a founded regency in motion on ``driver``."""
    driver.follow(days(state, driver))
    issues.begin(state, driver)
    reports.background(state, driver)
    incidents.begin(state, driver)
    injects.begin(state, driver)
    actors.begin(state, driver)
    procedures.begin(state, driver)


def days(state: State, driver: Driver) -> Script:
    """Every midnight: electoral stage, fresh staff-hours, ebbing tension, hazards."""
    while True:
        day = day_of(state.scenario, driver.now)
        stage = stage_on(state.scenario, day)
        if state.deep and (driver.now == 0 or day == stage.first):
            state.note(driver.now, "calendar", stage.id, "begins", "calendar")
        state.electoral = stage.multiplier
        state.staff_minutes = state.scenario.world.resources.staff_hours_per_day * 60
        if driver.now:
            incidents.recover(state)
            recovery.daily(state, driver)
            actors.daily(state)
            forget(state, driver.now)
            spread.day(state, driver)
        issues.touch_all(state, driver)
        if driver.now + DAY >= state.end:
            return
        yield DAY


def forget(state: State, now: int) -> None:
    """Drop what no longer holds, so that a long exercise stays as quick as a short."""
    if not state.deep:
        return
    rows = [state.modifiers]
    rows += [district.modifiers for district in state.districts.values()]
    rows += [issue.modifiers for issue in state.issues.values()]
    for row in rows:
        if row:
            row[:] = [modifier for modifier in row if modifier.holds(now)]


class World:
    """One history under way: a state and the engine that moves it."""

    __slots__ = ("driver", "state")

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.state = found(scenario, seed)
        self.driver = SimPyDriver()
        set_out(self.state, self.driver)

    @property
    def now(self) -> int:
        """Minutes since the scenario's beginning."""
        return self.driver.now

    def run_to(self, minute: int) -> None:
        """Let time pass until ``minute``, not beyond the scenario's end."""
        self.driver.run_to(min(minute, self.state.end - 1))

    def start(self, request: actions.Request) -> ActState:
        """Start an act that has passed ``actions.check``."""
        return actions.start(self.state, self.driver, request)
