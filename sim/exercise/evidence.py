"""What the delivered reports amount to: when something was known, and how well.

Pure functions of an inbox. Reports that go back to one origin (a forwarded post and
its copies) are one piece of evidence, whoever repeats it; a correction takes the place
of what it corrects, also in what repeats that.
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


def corrections(inbox: Sequence[Report], until: int) -> dict[str, Report]:
    """Return, by origin, what had been put right by minute ``until``."""
    return {
        report.origin: report
        for report in inbox
        if report.corrects is not None and report.minute <= until
    }


def standing(inbox: Sequence[Report], until: int) -> list[tuple[Report, Report]]:
    """Return each origin's first report and what stands of it at minute ``until``.

    What stands is the first report or, once it has been put right, its correction.
    """
    first: dict[str, Report] = {}
    for report in inbox:
        if report.kind == "report" and report.minute <= until:
            first.setdefault(report.origin, report)
    mended = corrections(inbox, until)
    return [(one, mended.get(origin, one)) for origin, one in first.items()]


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
    mended = corrections(inbox, until)
    heard: int | None = None
    for report in about(inbox, issue, until):
        if report.kind != "report" or report.stage is None:
            continue
        heard = report.minute if heard is None else heard
        taken_back = report.origin in mended and report.corrects is None
        if report.minute < since or taken_back:
            continue
        weight = reliability[report.source]
        _, before = origins.get(report.origin, ("", weight))
        origins[report.origin] = (report.stage, min(weight, before))
    claims: dict[str, float] = dict.fromkeys(STAGES, 0.0)
    for stage, weight in origins.values():
        claims[stage] += weight
    found = _findings(inbox, issue, until)
    return Evidence(
        heard, claims, found["supported"], found["not-supported"], found["unclear"]
    )


def _findings(inbox: Sequence[Report], issue: str, until: int) -> dict[str, int]:
    """Count what distinct cross-checks found; one delivered twice counts once."""
    found = {"supported": 0, "not-supported": 0, "unclear": 0}
    checks = {r.origin: r for r in about(inbox, issue, until) if r.kind == "finding"}
    for report in checks.values():
        found[report.claim] += 1
    return found


def first_heard(inbox: Sequence[Report], issue: str) -> int | None:
    """Return the minute of the first report about ``issue``."""
    times = [r.minute for r in inbox if r.about == issue and r.kind == "report"]
    return times[0] if times else None


def corroborated(
    inbox: Sequence[Report], issue: str, stage: StageName, origins: int
) -> int | None:
    """Return when this many distinct origins had claimed ``stage`` or more.

    An origin that takes its claim back before then no longer counts.
    """
    seen: set[str] = set()
    least = BUILDING.index(stage)
    mended: set[str] = set()
    for report in inbox:
        if report.kind != "report":
            continue
        if report.corrects is not None:
            mended.add(report.origin)
            seen.discard(report.origin)
        elif report.origin in mended:
            continue
        if report.about != issue or report.stage not in BUILDING:
            continue
        if BUILDING.index(report.stage) >= least:
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
