"""When a judgement was due: a key's occasions found in what was delivered.

A pure function of the inbox of the same decisions with the world run to its end, so
that leaving the desk early makes no occasion disappear.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from grading.key.judgement import Judgement, Occasion
from sim.scenario.model import Scenario
from sim.world.state import Report

Found = tuple[Report, int] | None  # the report it is about, and from which minute


@dataclass(frozen=True)
class Due:
    """An occasion as it came about. Minutes are of the exercise's clock."""

    id: str
    occasion: Occasion
    issue: str
    report: Report
    since: int
    until: int


def due(scenario: Scenario, inbox: Sequence[Report], part: Judgement) -> list[Due]:
    """Return the occasions that came about, in the order of the key.

    A report is asked about once: where several occasions meet on one report at one
    minute, the first of the key stands.
    """
    found: list[Due] = []
    seen: set[tuple[str, str, int]] = set()
    for occasion in part.occasions:
        for one in _of(scenario, inbox, occasion):
            mark = (occasion.asks, one.report.id, one.since)
            if mark not in seen:
                seen.add(mark)
                found.append(one)
    return found


def _of(scenario: Scenario, inbox: Sequence[Report], occasion: Occasion) -> list[Due]:
    if occasion.teller is not None:
        told = _from(scenario, inbox, occasion)
        return [_due(occasion, occasion.id, told)] if told else []
    issues = [issue.id for issue in scenario.issues]
    found = []
    for issue in [occasion.issue] if occasion.issue else issues:
        moment = MOMENTS[occasion.moment](_about(inbox, issue))
        if moment is not None:
            name = occasion.id if occasion.issue else f"{occasion.id}/{issue}"
            found.append(_due(occasion, name, moment))
    return found


def _about(inbox: Sequence[Report], issue: str) -> list[Report]:
    """Return what is about an issue, and what takes back something about it."""
    ids = {report.id for report in inbox if report.about == issue}
    return [r for r in inbox if r.about == issue or r.corrects in ids]


def _due(occasion: Occasion, name: str, moment: tuple[Report, int]) -> Due:
    report, since = moment
    until = since + round(occasion.within_hours * 60)
    return Due(name, occasion, report.about or "", report, since, until)


def _from(scenario: Scenario, inbox: Sequence[Report], occasion: Occasion) -> Found:
    kinds = {source.id: source.kind for source in scenario.sources}
    for report in inbox:
        own = report.kind == "report" and report.corrects is None
        about = report.about is not None and occasion.issue in (None, report.about)
        if own and about and kinds[report.source] == occasion.teller:
            return report, report.minute
    return None


def _told(about: Sequence[Report]) -> list[Report]:
    return [r for r in about if r.kind == "report" and r.corrects is None]


def _first(about: Sequence[Report]) -> Found:
    for report in _told(about):
        return report, report.minute
    return None


def _second(about: Sequence[Report]) -> Found:
    told = _told(about)
    for report in told:
        if report.origin != told[0].origin:
            return report, report.minute
    return None


def _copy(about: Sequence[Report]) -> Found:
    origins: set[str] = set()
    for report in _told(about):
        if report.origin in origins:
            return report, report.minute
        origins.add(report.origin)
    return None


def _correction(about: Sequence[Report]) -> Found:
    told = {report.id: report for report in _told(about)}
    for report in about:
        if report.corrects in told:
            return told[report.corrects], report.minute
    return None


def _finding(about: Sequence[Report]) -> Found:
    first = next(iter(_told(about)), None)
    for report in about:
        if report.kind == "finding" and first is not None:
            return first, report.minute
    return None


MOMENTS: dict[str, Callable[[Sequence[Report]], Found]] = {
    "first": _first,
    "second": _second,
    "copy": _copy,
    "correction": _correction,
    "finding": _finding,
}
