"""The state of things as the office has been told: status, people, cases, contexts."""

from __future__ import annotations

from typing import Any

from sim.exercise.exercise import Exercise
from sim.exercise.texts import district_name
from sim.i18n import N_, Language, translate
from sim.scenario.institutions import Institutions
from sim.world import police
from sim.world.calendar import time_label
from sim.world.state import Case

CONDITIONS = {
    "control": (N_("Polri tidak lagi dapat mengendalikan keadaan"), "lost"),
    "government": (N_("Fungsi pemerintahan terganggu"), "disrupted"),
}  # UU 7/2012: both, for the status [seen: L3]; ids and details of the event log
TOLD_BY = frozenset({"A05", "A23"})  # the Timdu's one picture; the status decided
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
    told = _told(ex)
    return {
        "in_force": in_force,
        "until": time_label(ex.scenario, until)(language) if until else None,
        "told": time_label(ex.scenario, told)(language) if told is not None else None,
        "conditions": [
            {"id": name, "name": translate(text, language), "met": _met(ex, name, told)}
            for name, (text, _) in CONDITIONS.items()
        ],
    }


def _told(ex: Exercise) -> int | None:
    """Return when the office last heard from police and government together."""
    heard = [
        act.starts
        for act in ex.seat.world.state.acts
        if act.action.id in TOLD_BY and act.status in ("active", "over")
    ]
    return max(heard, default=None)


def _met(ex: Exercise, name: str, told: int | None) -> bool | None:
    """Return whether a condition held when the office was told; ``None``: never."""
    if told is None:
        return None
    held = False
    for entry in ex.seat.world.state.log:
        if entry.minute > told:
            break
        if entry.kind == "police" and entry.entity == name:
            held = entry.detail == CONDITIONS[name][1]
    return held


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
