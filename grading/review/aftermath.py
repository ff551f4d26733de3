"""What came of it beside the marks: people who fled, relapses, legal matters.

From the world run to its end; shown, never scored.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from grading.result import Result
from grading.review.labels import district_name, when
from grading.review.words import UNDER_WAY
from sim.exercise import Exercise
from sim.i18n import Language, translate
from sim.world.state import Case, Displacement

Data = dict[str, Any]


def harm(run: Exercise) -> Data:
    """Return what happened in a world, in numbers."""
    state = run.seat.world.state
    broke = [i for i in state.issues.values() if any(s == "crisis" for _, s in i.path)]
    fled = state.displaced.values()
    return {
        "broke": len(broke),
        "violent": sum(incident.violent for incident in state.incidents),
        "injured": sum(incident.injuries for incident in state.incidents),
        "buildings": sum(incident.buildings for incident in state.incidents),
        "displaced": sum(one.displaced for one in fled),
        "returned": sum(one.returned for one in fled),
        "away": sum(one.away for one in fled),
        "relapses": relapses(run),
    }


def relapses(run: Exercise) -> int:
    """Return how often an issue that was over broke out again."""
    return sum(
        before == "aftermath" and after != "settled"
        for issue in run.seat.world.state.issues.values()
        for (_, before), (_, after) in pairwise(issue.path)
    )


def fled(result: Result, language: Language) -> list[Data]:
    """Return who was driven out in the participant's world, and what came of them."""
    found = result.outcome.seat.world.state.displaced.values()
    return [_fled(result, one, language) for one in found]


def _fled(result: Result, one: Displacement, language: Language) -> Data:
    ex = result.outcome
    return {
        "issue": ex.scenario.texts[language].issues[one.issue],
        "district": district_name(ex, one.district),
        "displaced": one.displaced,
        "returned": one.returned,
        "forced": one.forced,
        "away": one.away,
        "sheltered": one.sheltered,
        "rebuilt": round(100 * one.rebuilt),
        "reconciled": round(100 * one.reconciled),
        "hollow": one.hollow,
    }


def matters(result: Result, language: Language) -> list[Data]:
    """Return the legal matters of the participant's world, oldest first."""
    cases = result.outcome.seat.world.state.cases
    if result.outcome.scenario.institutions is None:
        return []
    return [_matter(result.outcome, case, language) for case in cases]


def _matter(ex: Exercise, case: Case, language: Language) -> Data:
    assert ex.scenario.institutions is not None  # without them there is no case
    text = ex.scenario.institutions.texts[language].procedures[case.procedure]
    issues = ex.scenario.texts[language].issues
    about = issues[case.issue] if case.issue else district_name(ex, case.district)
    closed = case.status != "open"
    return {
        "name": text.name,
        "about": about,
        "opened": when(ex, case.opened, language),
        "own": case.cause.startswith("act/"),
        "step": text.steps[case.step],
        "result": text.results.get(case.result or "", "")
        if closed
        else translate(UNDER_WAY, language),
    }
