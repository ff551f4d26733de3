"""Each issue at the end, for a rater: what was told, graded, found out, and true."""

from __future__ import annotations

from collections import Counter
from typing import Any

from grading.result import Result
from grading.review.labels import truth, when
from grading.review.words import STAGES
from sim.exercise.texts import level_name, report_text, source_name
from sim.i18n import N_, Language, translate
from sim.world.state import Report

Data = dict[str, Any]
FINDINGS = {
    "supported": N_("mendukung"),
    "not-supported": N_("tidak mendukung"),
    "unclear": N_("belum jelas"),
}


def issues(result: Result, language: Language) -> list[Data]:
    """Return every issue the participant had heard of, in the order of hearing."""
    ex = result.exercise
    return [_issue(result, name, language) for name in ex.seat.world.state.known]


def _issue(result: Result, name: str, language: Language) -> Data:
    ex = result.exercise
    told = [r for r in ex.inbox if r.about == name and r.kind == "report"]
    found = [r for r in ex.inbox if r.about == name and r.kind == "finding"]
    issue = result.outcome.seat.world.state.issues[name]
    path = [
        f"{translate(STAGES[stage], language)} ({when(ex, minute, language)})"
        for minute, stage in issue.path
    ]
    return {
        "name": ex.scenario.texts[language].issues[name],
        "reports": len(told),
        "separate": len({report.origin for report in told}),
        "sources": _sources(result, told, language),
        "findings": [_finding(result, one, language) for one in found],
        "level": level_name(ex.record.level(name), language),
        "truth": truth(issue.variant, [s for _, s in issue.path], language),
        "path": " → ".join(path),
    }


def _sources(result: Result, told: list[Report], language: Language) -> list[str]:
    """Return who told, how often, and the grades the participant gave."""
    ex = result.exercise
    who = Counter(source_name(ex.scenario, one, language) for one in told)
    grades: dict[str, list[str]] = {}
    for one in told:
        given = ex.record.grades.get(one.id)
        if given is not None:
            name = source_name(ex.scenario, one, language)
            grades.setdefault(name, []).append(f"{given.source}{given.content}")
    rows = []
    for name, count in who.most_common():
        marks = ", ".join(dict.fromkeys(grades.get(name, [])))
        rows.append(f"{name} ×{count}" + (f" ({marks})" if marks else ""))
    return rows


def _finding(result: Result, report: Report, language: Language) -> Data:
    ex = result.exercise
    return {
        "when": when(ex, report.minute, language),
        "result": translate(FINDINGS[report.claim], language),
        "text": report_text(ex.scenario, report, language),
    }
