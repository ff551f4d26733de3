"""What the delivered reports amount to: when something was known, and how well.

Pure functions of an inbox. Reports that go back to one origin (a forwarded post and
its copies) are one piece of evidence, whoever repeats it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim.scenario.base import STAGES, StageName
from sim.world.state import Report

BUILDING: tuple[StageName, ...] = ("emerging", "rising", "threshold", "crisis")


@dataclass(frozen=True)
class Evidence:
    """The weight of distinct origins by what they claim, and the findings.

    Weights are sums of source reliabilities, each origin counted once, at the lowest
    reliability that repeats it.
    """

    heard: int | None
    claims: Mapping[str, float]
    supported: int
    refuted: int
    unclear: int


def about(inbox: Sequence[Report], issue: str, until: int) -> list[Report]:
    """Return what was delivered about ``issue`` by minute ``until``."""
    return [r for r in inbox if r.about == issue and r.minute <= until]


def evidence(
    inbox: Sequence[Report],
    issue: str,
    until: int,
    reliability: Mapping[str, float],
    since: int = 0,
) -> Evidence:
    """Weigh what was known about ``issue`` at minute ``until``.

    Claims older than ``since`` are left out; findings and the first report are not.
    """
    origins: dict[str, tuple[str, float]] = {}
    found = {"supported": 0, "not-supported": 0, "unclear": 0}
    heard: int | None = None
    for report in about(inbox, issue, until):
        if report.kind == "finding":
            found[report.claim] += 1
        elif report.kind == "report" and report.stage is not None:
            heard = report.minute if heard is None else heard
            if report.minute < since:
                continue
            weight = reliability[report.source]
            _, before = origins.get(report.origin, ("", weight))
            origins[report.origin] = (report.stage, min(weight, before))
    claims: dict[str, float] = dict.fromkeys(STAGES, 0.0)
    for stage, weight in origins.values():
        claims[stage] += weight
    return Evidence(
        heard, claims, found["supported"], found["not-supported"], found["unclear"]
    )


def first_heard(inbox: Sequence[Report], issue: str) -> int | None:
    """Return the minute of the first report about ``issue``."""
    times = [r.minute for r in inbox if r.about == issue and r.kind == "report"]
    return times[0] if times else None


def corroborated(
    inbox: Sequence[Report], issue: str, stage: StageName, origins: int
) -> int | None:
    """Return when this many distinct origins had claimed ``stage`` or more."""
    seen: set[str] = set()
    least = BUILDING.index(stage)
    for report in inbox:
        if report.about != issue or report.kind != "report":
            continue
        if report.stage in BUILDING and BUILDING.index(report.stage) >= least:
            seen.add(report.origin)
            if len(seen) >= origins:
                return report.minute
    return None


def finding(inbox: Sequence[Report], issue: str, result: str) -> int | None:
    """Return when a cross-check first gave ``result`` (or any, for ``any``)."""
    for report in inbox:
        found = report.about == issue and report.kind == "finding"
        if found and result in ("any", report.claim):
            return report.minute
    return None
