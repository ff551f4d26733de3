"""What one role has been told, as numbers between 0 and 1 that a learner can read.

Only reports that reached the role, its own requests and what came of them, and the
means at hand go in. Reports of one origin count once, at what was last said of it. A
count ``n`` is told as ``n / (1 + n)``: none is 0, one is a half, many are nearly 1.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sim.scenario.base import STAGES, StageName
from sim.scenario.model import Scenario
from sim.world.calendar import day_of, stage_on
from sim.world.chance import DAY
from sim.world.state import ActState, Report, State
from sim.world.telling import meanings

TOLD: tuple[StageName, ...] = STAGES[1:]
FOUND = ("supported", "not-supported", "unclear")
AXES = (
    "ideologi",
    "politik",
    "ekonomi",
    "sosial",
    "budaya",
    "pertahanan-keamanan",
    "pelindung",
)
INCIDENTS = ("incident-violent", "incident-peaceful")
TOP_LEVEL = 5
RUNNING = ("waiting", "active")
Table = list[list[float]]


def few(count: float) -> float:
    """Return a count as a number from 0 to 1."""
    return count / (1 + count)


@dataclass(slots=True)
class Origin:
    """What goes back to one origin: where, what was last said of it, since when."""

    minute: int
    district: str | None
    claim: str
    stage: StageName | None
    issue: str | None
    first_hand: bool
    corrected: bool = False


@dataclass
class Sight:
    """What a role knows, fed report by report."""

    scenario: Scenario
    origins: dict[str, Origin] = field(default_factory=dict)
    heard: dict[str, int] = field(default_factory=dict)  # issue: first heard of
    found: Counter[tuple[str, str]] = field(default_factory=Counter)  # issue, finding
    levels: dict[str, int] = field(default_factory=dict)  # own assessments
    stated: dict[str, int] = field(default_factory=dict)  # what others assess
    acts: list[ActState] = field(default_factory=list)  # own requests

    def __post_init__(self) -> None:
        self._claims = meanings(self.scenario)

    def hear(self, report: Report, first_hand: bool = True) -> None:
        """Take in a report, a finding or a correction."""
        if report.kind == "finding" and report.about is not None:
            self.found[report.about, report.claim] += 1
        if report.kind != "report":
            return
        known = self.origins.get(report.origin)
        if known is not None and known.corrected and report.corrects is None:
            return  # somebody repeats what has been put right
        if report.about is not None:
            self.heard.setdefault(report.about, report.minute)
        self.origins[report.origin] = Origin(
            minute=known.minute if known else report.minute,
            district=report.district,
            claim=report.claim,
            stage=report.stage,
            issue=report.about,
            first_hand=first_hand or (known is not None and known.first_hand),
            corrected=report.corrects is not None,
        )

    def look(self, state: State, now: int) -> dict[str, Table]:
        """Return everything the role knows at ``now``; see :func:`shapes`."""
        since = now - self.scenario.catalogue.information.board_days * DAY
        return {
            "clock": [self._clock(now)],
            "means": [self._means(state)],
            "issues": self._issues(now, since),
            "districts": self._districts(since),
            "acts": self._acts(),
        }

    def _clock(self, now: int) -> list[float]:
        world, stages = self.scenario.world, self.scenario.calendar.stages
        day = day_of(self.scenario, now)
        here = stage_on(self.scenario, day).id
        span = world.end_day + 1 - world.start_day
        passed = now / (span * DAY)
        return [passed, now % DAY / DAY, *(float(s.id == here) for s in stages)]

    def _means(self, state: State) -> list[float]:
        have, total = state, self.scenario.world.resources
        return [
            min(1.0, have.staff_minutes / (60 * total.staff_hours_per_day)),
            min(1.0, have.teams_free / total.teams),
            min(1.0, have.rupiah / total.rupiah) if total.rupiah else 0.0,
        ]

    def _issues(self, now: int, since: int) -> Table:
        ever: Counter[tuple[str | None, StageName | None]] = Counter()
        lately: Counter[tuple[str | None, StageName | None]] = Counter()
        own: Counter[str | None] = Counter()
        for origin in self.origins.values():
            ever[origin.issue, origin.stage] += 1
            lately[origin.issue, origin.stage] += origin.minute > since
            own[origin.issue] += origin.first_hand
        running = Counter(act.issue for act in self.acts if act.status in RUNNING)
        rows = []
        for issue in self.scenario.issues:
            name, first = issue.id, self.heard.get(issue.id)
            rows.append(
                [
                    float(first is not None),
                    0.0 if first is None else few((now - first) / DAY),
                    *(few(ever[name, stage]) for stage in TOLD),
                    *(few(lately[name, stage]) for stage in TOLD),
                    few(own[name]),
                    *(few(self.found[name, claim]) for claim in FOUND),
                    *_level(self.levels.get(name)),
                    *_level(self.stated.get(name)),
                    few(running[name]),
                ]
            )
        return rows

    def _districts(self, since: int) -> Table:
        board: Counter[tuple[str | None, str | None]] = Counter()
        trouble: Counter[tuple[str | None, str]] = Counter()
        for origin in self.origins.values():
            if origin.minute <= since:
                continue
            known = self._claims.get(origin.claim)
            board[origin.district, known.axis if known else None] += 1
            trouble[origin.district, origin.claim] += 1
        running = Counter(act.district for act in self.acts if act.status in RUNNING)
        return [
            [
                *(few(board[district.id, axis]) for axis in AXES),
                *(few(trouble[district.id, claim]) for claim in INCIDENTS),
                few(running[district.id]),
            ]
            for district in self.scenario.world.districts
        ]

    def _acts(self) -> Table:
        counts = Counter((act.action.id, _course(act)) for act in self.acts)
        courses = ("running", "done", "declined")
        return [
            [few(counts[action, course]) for course in courses]
            for action in self.scenario.world.actions
        ]


def _level(level: int | None) -> tuple[float, float]:
    return (0.0, 0.0) if level is None else (1.0, level / TOP_LEVEL)


def _course(act: ActState) -> str:
    if act.status in RUNNING:
        return "running"
    return "done" if act.status == "over" else "declined"


def shapes(scenario: Scenario) -> dict[str, tuple[int, int]]:
    """Return the rows and columns of each table of :meth:`Sight.look`.

    ``clock``: share of the exercise passed, of the day, one column for each electoral
    stage. ``means``: staff-hours left today, teams free, rupiah left, as shares.
    ``issues``, a row for each: heard of; days since; distinct origins by the stage they
    tell of, ever and lately; origins heard first hand; findings that support it, that
    do not, unclear ones; own level (stated, how high); the highest level others stated;
    requests under way. ``districts``, a row for each: distinct origins lately by column
    of the indicator board; violent and peaceful incidents told of lately; requests
    under way. ``acts``, a row for each action offered: own requests running, done,
    declined. Lately: the days that the indicator board looks back.
    """
    world, stages = scenario.world, scenario.calendar.stages
    return {
        "clock": (1, 2 + len(stages)),
        "means": (1, 3),
        "issues": (len(scenario.issues), 2 * len(TOLD) + 11),
        "districts": (len(world.districts), len(AXES) + 3),
        "acts": (len(world.actions), 3),
    }
