"""The roles around the table of the Timdu: who hears what, who may do what.

A role is played for an actor of ``institutions.yaml``: it hears first hand what that
actor's networks tell, and may do what that actor may. What it shares reaches the others
after the actor's lag, sometimes overstated.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from heapq import heappop, heappush

from sim.policies.offers import Choice, choices
from sim.policies.sight import Sight
from sim.scenario.base import SourceKind
from sim.scenario.model import Scenario
from sim.world.chance import uniform
from sim.world.state import ActState, Report, State
from sim.world.telling import NOTHING, meanings

SEATS: dict[str, str] = {
    "kesbangpol": "kesbangpol",
    "intelkam": "polres",
    "pasi-intel": "kodim",
    "binda": "binda",
    "fkdm": "fkdm",
    "sekretariat-timdu": "sekda",
}
"""The roles and the actor each speaks for, in the order in which they are heard."""

OFFICE = "kesbangpol"


@dataclass(frozen=True)
class Role:
    """A seat at the table. ``kinds``: the sources its networks are."""

    id: str
    actor: str
    kinds: frozenset[SourceKind]
    lag_hours: tuple[float, float]
    overstates: float
    may: tuple[str, ...]


def roles_of(scenario: Scenario) -> tuple[Role, ...]:
    """Return the roles of a scenario of format 2.

    The office may also ask those for whom nobody at the table speaks (KPU, Bawaslu and
    the like): they decide. Raises ``ValueError`` for a scenario without institutions.
    """
    if scenario.institutions is None:
        raise ValueError(f"{scenario.world.id} has no institutions: give the roles")
    actors = {actor.id: actor for actor in scenario.institutions.actors}
    return tuple(
        Role(
            id=name,
            actor=seat,
            kinds=frozenset(actors[seat].kinds),
            lag_hours=actors[seat].lag_hours,
            overstates=actors[seat].overstates,
            may=(*actors[seat].may, *(absent(scenario) if name == OFFICE else ())),
        )
        for name, seat in SEATS.items()
    )


def absent(scenario: Scenario) -> tuple[str, ...]:
    """Return the actions whose lawful authorities all lack a seat at the table."""
    seats = set(SEATS.values())
    return tuple(
        action.id
        for action in scenario.catalogue.actions
        if action.authority and seats.isdisjoint(action.authority)
    )


def offers(scenario: Scenario, role: Role) -> tuple[Choice, ...]:
    """Return what a role may choose from."""
    return choices(scenario, role.actor, role.may, share=True)


@dataclass
class Table:
    """Who around the table has heard what, and what is on its way to whom."""

    state: State
    roles: tuple[Role, ...]
    sights: dict[str, Sight] = field(init=False)

    def __post_init__(self) -> None:
        scenario = self.state.scenario
        self.sights = {role.id: Sight(scenario) for role in self.roles}
        self._own: dict[str, list[Report]] = {role.id: [] for role in self.roles}
        self._under_way: list[tuple[int, int, str, Report]] = []
        self._order = self._read = 0
        self._kinds = {source.id: source.kind for source in scenario.sources}
        self._more = {
            indicator.id: indicator.exaggerated_as
            for issue in scenario.issues
            for indicator in issue.indicators
        }
        self._claims = meanings(scenario)

    def listen(self, now: int) -> None:
        """Let everybody hear what its networks and the others told until ``now``."""
        for report in self.state.inbox[self._read :]:
            for role in self.roles:
                if self._reaches(role, report):
                    self.sights[role.id].hear(report)
                    self._own[role.id].append(report)
        self._read = len(self.state.inbox)
        while self._under_way and self._under_way[0][0] <= now:
            _, _, name, report = heappop(self._under_way)
            self.sights[name].hear(report, first_hand=False)

    def _reaches(self, role: Role, report: Report) -> bool:
        if report.kind == "finding":
            return any(_checked(act, report) for act in self.sights[role.id].acts)
        return self._kinds.get(report.source) in role.kinds

    def share(self, role: Role, issue: str, now: int) -> int:
        """Pass on all a role has on an issue and has not shared; return how much."""
        own = self._own[role.id]
        shared = [report for report in own if report.about == issue]
        self._own[role.id] = [report for report in own if report.about != issue]
        for report in shared:
            row = self.state.chance.of(f"{role.id}/{report.id}", "sharing")
            due = now + round(uniform(row[0], role.lag_hours) * 60)
            told = self._told(report) if row[1] < role.overstates else report
            for other in self.roles:
                if other.id != role.id:
                    self._order += 1
                    heappush(self._under_way, (due, self._order, other.id, told))
        return len(shared)

    def _told(self, report: Report) -> Report:
        """Return a report as one who makes more of things passes it on."""
        claim = self._more.get(report.claim)
        if report.kind != "report" or claim is None:
            return report
        meaning = self._claims.get(claim, NOTHING)
        return replace(report, claim=claim, stage=meaning.stage)

    def state_level(self, role: Role, issue: str, level: int) -> None:
        """Let a role state an issue's level; the others see the highest stated."""
        self.sights[role.id].levels[issue] = level
        for name, sight in self.sights.items():
            stated = [
                other.levels[issue]
                for key, other in self.sights.items()
                if key != name and issue in other.levels
            ]
            if stated:
                sight.stated[issue] = max(stated)


def _checked(act: ActState, report: Report) -> bool:
    """Return whether a finding came of an act."""
    return act.starts == report.minute and act.issue in (None, report.about)
