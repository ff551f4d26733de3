"""Runs and tables made by hand, so that the right answer is known beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sim.ensemble.evidence import load_evidence
from sim.ensemble.run import Course, Event, Matter, Run
from sim.ensemble.table import Table, table
from sim.scenario.load import load
from sim.world.calendar import minute_of, stage_on

SCENARIO = load("muara-sendaru")
EVIDENCE = load_evidence()
FIRST, LAST = SCENARIO.world.start_day, SCENARIO.world.end_day


def event(day: float, **more: object) -> Event:
    """Return a peaceful background incident on a day, with what is said of it."""
    whole = int(day // 1)
    common: dict[str, object] = {
        "minute": minute_of(SCENARIO, whole, 24 * (day - whole)), "day": whole,
        "stage": stage_on(SCENARIO, whole).id, "district": "muararuai", "kind": "",
        "venue": "", "election": False, "violent": False, "severity": 0, "crowd": 100,
        "deaths": 0, "injuries": 0, "buildings": 0, "cause": None,
    }  # fmt: skip
    return Event(**(common | more))  # type: ignore[arg-type]


def run(
    seed: int,
    incidents: Iterable[Event] = (),
    issues: Sequence[Course] = (),
    matters: Sequence[Matter] = (),
) -> Run:
    """Return a run in which these things happened."""
    return Run(
        seed=seed, incidents=tuple(incidents), issues=tuple(issues), acts=(),
        matters=tuple(matters), displaced=0, away=0, declared=False, reports=0,
        staff_hours=0, team_hours=0, rupiah=0,
    )  # fmt: skip


def columns(runs: Sequence[Run]) -> Table:
    """Return the table of ``runs``."""
    return table(runs, SCENARIO, EVIDENCE)
