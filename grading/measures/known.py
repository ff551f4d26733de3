"""What a report, or an issue, amounted to by what had been delivered at a minute.

The names returned are the situations of ``grading/key/judgement.yaml``. Nothing that
came later and nothing hidden is used: whether a report was true is not looked at. That
two reports go back to one origin is not hidden from a reader, because a copy repeats
the wording of what it copies.
"""

from __future__ import annotations

from collections.abc import Sequence

from grading.key.judgement import Rules
from grading.key.model import Levels
from sim.exercise.evidence import BUILDING, corrections, evidence, standing
from sim.policies.response import Levels as Weights
from sim.policies.response import alert_level
from sim.scenario.base import SourceKind
from sim.scenario.model import Scenario
from sim.world.state import Report


def delivered(inbox: Sequence[Report], minute: int) -> list[Report]:
    """Return what the office had been told by ``minute``, in order."""
    return [report for report in inbox if report.minute <= minute]


def content(
    scenario: Scenario, report: Report, known: Sequence[Report], rules: Rules
) -> str:
    """Return the content situation of ``report`` with only ``known`` to go by."""
    until = known[-1].minute if known else report.minute
    if report.corrects is None and report.origin in corrections(known, until):
        return "taken-back"
    checked = _checked(report, known, rules)
    if checked is not None:
        return "confirmed" if checked else "refuted"
    agree, against = _others(scenario, report, known, rules)
    if agree:
        return "disputed" if against else "corroborated"
    if against:
        return "contradicted"
    kinds = {source.id: source.kind for source in scenario.sources}
    first = next((r for r in known if r.origin == report.origin), report)
    if kinds[first.source] in rules.anonymous and report.source != first.source:
        return "relayed"
    return rules.alone[kinds[first.source]]


def _checked(report: Report, known: Sequence[Report], rules: Rules) -> bool | None:
    """Return whether the last clear cross-check about then bears the report out."""
    span = round(rules.recent_hours * 60)
    for found in reversed(known):
        near = abs(found.minute - report.minute) <= span
        if found.kind == "finding" and found.about == report.about and near:
            if found.claim == "unclear":
                return None
            return (found.claim == "supported") == (report.stage in BUILDING)
    return None


def _others(
    scenario: Scenario, report: Report, known: Sequence[Report], rules: Rules
) -> tuple[int, int]:
    """Return how many other origins that count tell the same, and the contrary."""
    kinds = {source.id: source.kind for source in scenario.sources}
    span = round(rules.recent_hours * 60)
    agree = against = 0
    until = known[-1].minute if known else 0
    for first, stands in standing(known, until):
        other = first.origin != report.origin and stands.about == report.about
        near = abs(stands.minute - report.minute) <= span
        if not (other and near and kinds[first.source] in rules.corroborates):
            continue
        agree += _same(report, stands, rules)
        against += (report.stage in BUILDING) != (stands.stage in BUILDING)
    return agree, against


def _same(report: Report, other: Report, rules: Rules) -> bool:
    """Return whether two reports tell of about the same stage."""
    if report.stage in BUILDING and other.stage in BUILDING:
        apart = BUILDING.index(report.stage) - BUILDING.index(other.stage)
        return abs(apart) <= rules.steps
    return report.stage not in BUILDING and other.stage not in BUILDING


def kind(scenario: Scenario, report: Report) -> SourceKind:
    """Return the kind of whoever tells a report."""
    return next(s.kind for s in scenario.sources if s.id == report.source)


def source(scenario: Scenario, report: Report) -> str:
    """Return the source situation of a report: the kind of whoever tells it."""
    kinds = {source.id: source.kind for source in scenario.sources}
    return kinds[report.source]


def level(
    scenario: Scenario, issue: str, known: Sequence[Report], at: int, rules: Levels
) -> str:
    """Return the level that the key's weights of evidence give an issue at ``at``."""
    reliability = {source.id: source.reliability for source in scenario.sources}
    since = at - round(rules.recent_hours * 60)
    seen = evidence(known, issue, at, reliability, since)
    weights = Weights(rules.unchecked, rules.against, rules.alive, rules.recent_hours)
    return str(alert_level(seen, weights))
