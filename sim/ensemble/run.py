"""One whole history and what is kept of it: small, frozen, equal everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sim.exercise import Exercise
from sim.scenario.base import STAGES, StageName, Variant
from sim.world.calendar import day_of, stage_on
from sim.world.police import KONFLIK
from sim.world.state import ActState, Incident, IssueState, State

Measure = Callable[[Exercise], object]


class Event(NamedTuple):
    """An incident: when and where, what it was, and what harm it did (people)."""

    minute: int
    day: int
    stage: str  # of the electoral calendar
    district: str
    kind: str
    venue: str
    election: bool  # an election office or polling station was venue or target
    violent: bool
    severity: int
    crowd: int
    deaths: int
    injuries: int
    buildings: int
    cause: str | None  # an issue; none: background


class Course(NamedTuple):
    """An issue: its hidden cause, how far it came, how high its level rose."""

    issue: str
    variant: Variant
    home: str
    peak: StageName
    level: int
    crises: int
    violent: bool


class Asked(NamedTuple):
    """An act: what, of whom, when, and what became of it."""

    action: str
    authority: str
    issue: str | None
    district: str | None
    minute: int
    status: str


class Matter(NamedTuple):
    """A legal matter: its procedure, where it stands, what was decided."""

    procedure: str
    status: str
    result: str


@dataclass(frozen=True, slots=True)
class Run:
    """What one seed's history came to. Money in rupiah, time in hours, else people."""

    seed: int
    incidents: tuple[Event, ...]
    issues: tuple[Course, ...]
    acts: tuple[Asked, ...]
    matters: tuple[Matter, ...]
    displaced: int
    away: int  # of them, still away at the end
    declared: bool  # a state of conflict was in force at some time
    reports: int
    staff_hours: int
    team_hours: int
    rupiah: int
    added: int | None = None  # extra acts that were taken; none: none was tried
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def measures(self) -> dict[str, float]:
        """Every summary measure by name, as numbers that can be added up."""
        seen = self.incidents
        return {
            "incidents": len(seen),
            "violent": sum(e.violent for e in seen),
            "background": sum(e.cause is None for e in seen),
            "election-venue": sum(e.election for e in seen),
            "deaths": sum(e.deaths for e in seen),
            "injuries": sum(e.injuries for e in seen),
            "buildings": sum(e.buildings for e in seen),
            "crises": sum(c.crises for c in self.issues),
            "violent-crises": sum(c.violent for c in self.issues),
            "peak-level": max((c.level for c in self.issues), default=0),
            "displaced": self.displaced,
            "away": self.away,
            "declared": int(self.declared),
            "reports": self.reports,
            "acts": len(self.acts),
            "staff-hours": self.staff_hours,
            "team-hours": self.team_hours,
            "rupiah": self.rupiah,
        }

    def counted(self, what: str) -> dict[object, int]:
        """Return the number of incidents by a field of :class:`Event`, sorted."""
        counts: dict[object, int] = {}
        for event in self.incidents:
            key = getattr(event, what)
            counts[key] = counts.get(key, 0) + 1
        return dict(sorted(counts.items(), key=lambda item: str(item[0])))

    def to_dict(self) -> dict[str, object]:
        """Return everything as plain data, for JSON."""
        plain: dict[str, object] = {
            name: [item._asdict() for item in getattr(self, name)]
            for name in ("incidents", "issues", "acts", "matters")
        }
        return {"seed": self.seed, **plain, "measures": self.measures,
                "added": self.added, "extra": dict(self.extra)}  # fmt: skip


def summary(
    exercise: Exercise,
    measures: Mapping[str, Measure] | None = None,
    added: int | None = None,
) -> Run:
    """Return what an exercise's history has come to by now."""
    state = exercise.seat.world.state
    done = [act for act in state.acts if act.granted]
    gone = state.displaced.values()
    return Run(
        seed=exercise.seed,
        incidents=tuple(_event(state, incident) for incident in state.incidents),
        issues=tuple(_course(state, issue) for issue in state.issues.values()),
        acts=tuple(_asked(act) for act in state.acts),
        matters=_matters(state),
        displaced=sum(group.displaced for group in gone),
        away=sum(group.away for group in gone),
        declared=state.declared or any(e.kind == "status" for e in state.log),
        reports=len(state.inbox),
        staff_hours=sum(act.action.cost.staff_hours for act in state.acts),
        team_hours=round(
            sum(
                act.action.cost.teams
                * (act.ends - (act.starts if state.deep else act.asked))
                for act in done
            )
            / 60
        ),
        rupiah=exercise.scenario.world.resources.rupiah - state.rupiah,
        added=added,
        extra={name: call(exercise) for name, call in (measures or {}).items()},
    )


def _event(state: State, incident: Incident) -> Event:
    day = day_of(state.scenario, incident.minute)
    return Event(
        minute=incident.minute,
        day=day,
        stage=stage_on(state.scenario, day).id,
        district=incident.district,
        kind=incident.kind,
        venue=incident.venue,
        election=incident.at_election_venue,
        violent=incident.violent,
        severity=incident.severity,
        crowd=incident.crowd,
        deaths=incident.deaths,
        injuries=incident.injuries,
        buildings=incident.buildings,
        cause=incident.cause,
    )


def _course(state: State, issue: IssueState) -> Course:
    path = [stage for _, stage in issue.path]
    before = [stage for stage in path if stage not in ("aftermath", "settled")]
    levels = [issue.rules[stage].level for stage in path if stage in issue.rules]
    return Course(
        issue=issue.issue.id,
        variant=issue.variant,
        home=issue.home,
        peak=max(before, key=STAGES.index, default="latent"),
        level=KONFLIK if issue.issue.id in state.konflik else max(levels, default=0),
        crises=path.count("crisis"),
        violent=any(e.violent and e.cause == issue.issue.id for e in state.incidents),
    )


def _asked(act: ActState) -> Asked:
    return Asked(
        act.action.id, act.authority, act.issue, act.district, act.asked, act.status
    )


def _matters(state: State) -> tuple[Matter, ...]:
    """Return the legal matters that were opened."""
    return tuple(
        Matter(case.procedure, case.status, case.result or "") for case in state.cases
    )
