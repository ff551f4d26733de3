"""The state of things as the office has been told: status, people, cases, contexts."""

from __future__ import annotations

from typing import Any

from sim.exercise.exercise import Exercise
from sim.exercise.texts import district_name
from sim.i18n import N_, Language, translate
from sim.scenario.institutions import Institutions
from sim.world import police
from sim.world.calendar import time_label
from sim.world.state import Case, Report

CONDITIONS = {
    "control": (N_("Polri tidak lagi dapat mengendalikan keadaan"), "lost"),
    "government": (N_("Fungsi pemerintahan terganggu"), "disrupted"),
}  # UU 7/2012: both, for the status [seen: L3]; with the claim of a call that says so
MEETINGS = frozenset({"A05", "A23"})  # police and regent sit there and would say it
UNDER_WAY = N_("Berjalan")
CASES = 10  # closed matters listed, the latest; open ones are always
Data = dict[str, Any]


def situation(ex: Exercise, language: Language) -> Data | None:
    """Return what the office knows of the state of things; ``None`` for format 1."""
    if not ex.seat.world.state.deep:
        return None
    return {
        "status": _status(ex, language),
        "displaced": _displaced(ex),
        "cases": _cases(ex, language),
        "contexts": _contexts(ex, language),
    }


def _status(ex: Exercise, language: Language) -> Data:
    state = ex.seat.world.state
    in_force = police.status_in_force(state, ex.now)
    until = state.status_until if in_force else None
    calls = {name: _calls(ex, name) for name in CONDITIONS}
    heard = [call.minute for found in calls.values() for call in found]
    told = max([*heard, *_meetings(ex)], default=None)
    return {
        "in_force": in_force,
        "until": time_label(ex.scenario, until)(language) if until else None,
        "told": time_label(ex.scenario, told)(language) if told is not None else None,
        "conditions": [
            {
                "id": name,
                "name": translate(text, language),
                "met": _met(ex, calls[name], claim),
            }
            for name, (text, claim) in CONDITIONS.items()
        ],
    }


def _calls(ex: Exercise, condition: str) -> list[Report]:
    """Return what the office has been told of a condition, oldest first."""
    return [one for one in ex.inbox if one.origin == f"police/{condition}"]


def _meetings(ex: Exercise) -> list[int]:
    """Return when the office sat with police and government."""
    return [
        act.starts
        for act in ex.seat.world.state.acts
        if act.action.id in MEETINGS and act.status in ("active", "over")
    ]


def _met(ex: Exercise, calls: list[Report], claim: str) -> bool | None:
    """Return whether a condition holds by the last call; ``None``: never heard of.

    Where nobody called, nothing had happened by the last meeting.
    """
    if calls:
        return calls[-1].claim == claim
    return False if _meetings(ex) else None


def _displaced(ex: Exercise) -> list[Data]:
    rows = []
    for one in ex.seat.world.state.displaced.values():
        if one.told is not None:
            away, sheltered, returned = one.told
            rows.append(
                {
                    "district_name": district_name(ex.scenario, one.district),
                    "away": away,
                    "sheltered": sheltered,
                    "returned": returned,
                }
            )
    return rows


def _cases(ex: Exercise, language: Language) -> list[Data]:
    institutions = ex.scenario.institutions
    cases = ex.seat.world.state.cases
    if institutions is None:
        return []
    closed = [case for case in cases if case.status != "open"][-CASES:]
    opened = [case for case in cases if case.status == "open"]
    return [_case(ex, institutions, case, language) for case in (*opened, *closed)]


def _case(
    ex: Exercise, institutions: Institutions, case: Case, language: Language
) -> Data:
    text = institutions.texts[language].procedures[case.procedure]
    issues = ex.scenario.texts[language].issues
    about = issues[case.issue] if case.issue else None
    where = about or district_name(ex.scenario, case.district)
    under_way = case.status == "open"
    due = case.due if under_way else None
    return {
        "name": f"{text.name}: {where}" if where else text.name,
        "step": text.steps[case.step],
        "due": time_label(ex.scenario, due)(language) if due is not None else None,
        "state": translate(UNDER_WAY, language)
        if under_way
        else text.results.get(case.result or "", ""),
    }


def _contexts(ex: Exercise, language: Language) -> list[Data]:
    institutions = ex.scenario.institutions
    if institutions is None:
        return []
    texts = institutions.texts[language].contexts
    return [
        {"id": name, "name": texts[name].name, "text": texts[name].text}
        for name in ex.scenario.world.contexts
        if name in texts
    ]
