"""The same world as a SimPy textbook would build it: a process for everything.

Each candidate incident and candidate signal, each report and copy, each stage of an
issue, each step of a case, each district's day, each act is a process of its own that
waits and wakes; teams, staff-hours and money are containers. The rules that need no
clock are those of ``sim.world``, and the history must come out identical. It is here to
measure the lean engine against, and for nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from itertools import count

import simpy

from sim.scenario.model import Indicator, Scenario
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
from sim.world.actions import Request
from sim.world.calendar import day_of, stage_on
from sim.world.chance import DAY, Field
from sim.world.engine import found
from sim.world.state import ActState, DistrictState, IssueState, Script, State

Process = Generator[simpy.Event, None, None]


class Textbook:
    """A history run by processes. With ``candidates=False`` signals that nobody gives
    off have no process, as in a textbook that knows about rejected events."""

    def __init__(self, scenario: Scenario, seed: int, candidates: bool = True) -> None:
        self.env = simpy.Environment()
        self.state = found(scenario, seed)
        self._candidates = candidates
        means = scenario.world.resources
        self.teams = simpy.Container(self.env, means.teams, means.teams)
        self.money = simpy.Container(self.env, means.rupiah or 1, means.rupiah)
        hours = means.staff_hours_per_day * 60
        self.staff = simpy.Container(self.env, hours, hours)
        self._set_out()

    @property
    def now(self) -> int:
        """Minutes since the scenario's beginning."""
        return int(self.env.now)

    def at(self, minute: int, call: Callable[..., None], *args: object) -> None:
        """Start a process that waits until ``minute`` and calls."""
        if self._candidates and call is reports._signal:
            return  # the candidate signals have processes of their own
        self.env.process(self._waiting(minute, call, args))

    def _waiting(
        self, minute: int, call: Callable[..., None], args: tuple[object, ...]
    ) -> Process:
        yield self.env.timeout(minute - self.env.now)
        call(*args)

    def follow(self, script: Script) -> None:
        """Start a process that follows ``script``."""
        self.env.process(self._following(script))

    def _following(self, script: Script) -> Process:
        for minutes in script:
            yield self.env.timeout(minutes)

    def run_to(self, minute: int) -> None:
        """Let everything happen that happens until ``minute``, that minute included."""
        minute = min(minute, self.state.end - 1)
        if minute > self.env.now:
            self.env.run(until=self.env.timeout(minute - self.env.now))
        while self.env.peek() <= minute:
            self.env.step()

    def start(self, request: Request) -> ActState:
        """Take what an act costs out of the containers and let it run."""
        act = actions.start(self.state, self, request)
        self.env.process(self._holding(act))
        return act

    def _holding(self, act: ActState) -> Process:
        cost = act.action.cost
        for container, amount in (
            (self.staff, cost.staff_hours * 60),
            (self.money, cost.rupiah),
            (self.teams, cost.teams),
        ):
            if amount:
                yield container.get(amount)
        yield self.env.timeout(act.starts - act.asked)
        if act.granted:
            yield self.env.timeout(act.ends - act.starts)
        elif cost.rupiah:
            yield self.money.put(cost.rupiah)
        if cost.teams:
            yield self.teams.put(cost.teams)

    def _set_out(self) -> None:
        state = self.state
        if self._candidates:
            for issue in state.issues.values():
                for indicator in issue.issue.indicators:
                    self._candidates_of(issue, indicator)
        issues.begin(state, self)
        reports.background(state, self)
        incidents.begin(state, self)
        for inject in state.scenario.injects:
            self.follow(injects.play(state, self, inject))
        actors.begin(state, self)
        procedures.begin(state, self)
        self._days()

    def _candidates_of(self, issue: IssueState, indicator: Indicator) -> None:
        """Start a process for every signal an indicator could ever give off."""
        key = f"{issue.issue.id}/{indicator.id}"
        begin = issue.onset if self.state.deep else 0
        rate, end = indicator.per_day, self.state.end
        times = self.state.chance.field(key, "signals", rate, begin, end)
        for place in count():
            minute = times.minute(place)
            if minute is None:
                return
            self.env.process(self._candidate(issue, indicator, times, place, minute))

    def _candidate(
        self,
        issue: IssueState,
        indicator: Indicator,
        times: Field,
        place: int,
        minute: int,
    ) -> Process:
        yield self.env.timeout(minute)
        if issue.stage != indicator.stage:
            yield self.env.timeout(0)  # it may reach that stage within this minute
        if issue.stage == indicator.stage and issue.variant in indicator.variants:
            reports._signal(
                self.state, self, issue, indicator, times, place, issue.visit
            )

    def _days(self) -> None:
        """Start what happens every midnight, in the order of ``engine.days``."""
        state = self.state
        self.env.process(self._calendar())
        self.env.process(self._office())
        for district in state.districts.values():
            self.env.process(self._district(district))
        for call in (
            lambda: recovery.daily(state, self),
            lambda: actors.daily(state),
            lambda: spread.day(state, self),
        ):
            self.env.process(self._nightly(call))
        for issue in state.issues.values():
            self.env.process(self._issue(issue))

    def _midnights(self) -> Generator[simpy.Event, None, None]:
        while self.env.now + DAY < self.state.end:
            yield self.env.timeout(DAY)

    def _calendar(self) -> Process:
        state, begun = self.state, True
        while True:
            day = day_of(state.scenario, self.now)
            stage = stage_on(state.scenario, day)
            if state.deep and (begun or day == stage.first):
                state.note(self.now, "calendar", stage.id, "begins", "calendar")
            state.electoral, begun = stage.multiplier, False
            if self.env.now + DAY >= state.end:
                return
            yield self.env.timeout(DAY)

    def _office(self) -> Process:
        minutes = self.state.scenario.world.resources.staff_hours_per_day * 60
        self.state.staff_minutes = minutes
        for midnight in self._midnights():
            yield midnight
            self.state.staff_minutes = minutes
            if self.staff.level < minutes:
                yield self.staff.put(minutes - self.staff.level)

    def _district(self, district: DistrictState) -> Process:
        share = self.state.scenario.world.tension.recovery_per_day
        for midnight in self._midnights():
            yield midnight
            district.tension += share * (district.rest - district.tension)

    def _nightly(self, call: Callable[[], None]) -> Process:
        for midnight in self._midnights():
            yield midnight
            call()

    def _issue(self, issue: IssueState) -> Process:
        for midnight in self._midnights():
            yield midnight
            issues.touch(self.state, self, issue)


def textbook(scenario: Scenario, seed: int) -> State:
    """Return a seed's history as a process for everything runs it."""
    world = Textbook(scenario, seed)
    world.run_to(world.state.end)
    return world.state
