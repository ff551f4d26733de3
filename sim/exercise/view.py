"""What the desk shows, as JSON-able data: only what this office has been told.

``static`` changes with the language alone, ``inbox`` with reports and gradings,
``view`` with everything else.
"""

from __future__ import annotations

from typing import Any

from sim.exercise.board import board
from sim.exercise.exercise import Exercise
from sim.exercise.paperwork import paperwork
from sim.exercise.record import ALERT
from sim.exercise.situation import situation
from sim.exercise.still import static
from sim.exercise.texts import (
    district_name,
    level_name,
    report_text,
    source_name,
)
from sim.exercise.timeline import timeline
from sim.i18n import Language
from sim.world.calendar import day_label, day_of, minute_of, stage_on, time_label
from sim.world.state import ActState, Report

RECENT = 100  # rows of the timeline shown in a world of format 2, which is long
Data = dict[str, Any]


def inbox(ex: Exercise, language: Language) -> list[Data]:
    """Return everything delivered, oldest first, with the trainee's own gradings."""
    return [
        message(ex, number, report, language)
        for number, report in enumerate(ex.inbox, start=1)
    ]


def message(ex: Exercise, number: int, report: Report, language: Language) -> Data:
    """Return one message of the inbox, the ``number``-th that was delivered."""
    scenario = ex.scenario
    grade = ex.record.grades.get(report.id)
    linked = report.id in ex.record.links
    issue = ex.record.links.get(report.id)
    return {
        "id": report.id,
        "n": number,
        "minute": report.minute,
        "at": time_label(scenario, report.minute)(language),
        "kind": report.kind,
        "source": report.source,
        "source_name": source_name(scenario, report, language),
        "district": report.district,
        "district_name": district_name(scenario, report.district),
        "text": report_text(scenario, report, language),
        "grade": grade and {"source": grade.source, "content": grade.content},
        "issue": (issue or "none") if linked else None,
        "corrects": report.corrects,
    }


def view(ex: Exercise, language: Language) -> Data:
    """Return the changing state of the desk."""
    state, seat = ex.seat.world.state, ex.seat
    total = ex.scenario.world.resources
    graded = set(ex.record.grades) | set(ex.record.links)
    return {
        "version": len(ex.decisions),
        "state": ex.state,
        "clock": _clock(ex, language),
        "districts": _districts(ex, language),
        "issues": _issues(ex, language),
        "questions": _questions(ex, language),
        "resources": {
            "staff_hours": state.staff_minutes // 60,
            "staff_hours_per_day": total.staff_hours_per_day,
            "teams_free": state.teams_free,
            "teams": total.teams,
            "rupiah": state.rupiah,
            "rupiah_start": total.rupiah,
        },
        "running": [
            _running(ex, act, language)
            for act in state.acts
            if act.status in ("waiting", "active")
        ],
        "documents": paperwork(ex, language),
        "board": board(ex, language) if state.deep else None,
        "situation": situation(ex, language),
        "timeline": timeline(ex, language)[-RECENT if state.deep else 0 :],
        "unread": sum(r.kind == "report" and r.id not in graded for r in ex.inbox),
        "warnings": [warning(language) for warning in ex.warnings],
        "now": seat.world.now,
    }


def _clock(ex: Exercise, language: Language) -> Data:
    scenario, now = ex.scenario, ex.now
    day = day_of(scenario, now)
    stage = stage_on(scenario, day)
    return {
        "minute": now,
        "day": day,
        "label": time_label(scenario, now)(language),
        "stage": scenario.calendar.names[language][stage.id],
        "progress": round(now / (ex.seat.world.state.end - 1), 4),
        "left_days": scenario.world.end_day - day,
        "over": now >= ex.seat.world.state.end - 1,
    }


def _districts(ex: Exercise, language: Language) -> list[Data]:
    levels: dict[str, int] = {}
    for issue in ex.seat.world.state.known:
        level = ex.record.level(issue)
        if level is not None:
            for district in places(ex, issue):
                levels[district] = max(level, levels.get(district, 0))
    return [
        {
            "id": d.id,
            "level": levels.get(d.id),
            "level_name": level_name(levels.get(d.id), language),
        }
        for d in ex.scenario.world.districts
    ]


def places(ex: Exercise, issue: str) -> list[str]:
    """Return the districts the trainee takes an issue to be in.

    The district named in the last assessment, else those of the reports linked to it.
    """
    for assessment in reversed(ex.record.assessments):
        if assessment.issue == issue and assessment.district:
            return [assessment.district]
    linked = {name for name, about in ex.record.links.items() if about == issue}
    return sorted({r.district for r in ex.inbox if r.id in linked and r.district})


def _issues(ex: Exercise, language: Language) -> list[Data]:
    names = ex.scenario.texts[language].issues
    rows = []
    for issue in ex.seat.world.state.known:
        level = ex.record.level(issue)
        since = [a.t for a in ex.record.assessments if a.issue == issue]
        linked = sum(about == issue for about in ex.record.links.values())
        rows.append(
            {
                "id": issue,
                "name": names[issue],
                "level": level,
                "level_name": level_name(level, language),
                "alert": level is not None and level >= ALERT,
                "districts": places(ex, issue),
                "reports": linked,
                "since": time_label(ex.scenario, since[-1])(language)
                if since
                else None,
            }
        )
    return rows


def _questions(ex: Exercise, language: Language) -> list[Data]:
    scenario = ex.scenario
    return [
        {
            "id": item.id,
            "text": scenario.texts[language].questions[item.id],
            "closes": day_label(item.closes)(language),
            "open": ex.now < minute_of(scenario, item.closes),
            "percent": ex.record.percent(item.id),
        }
        for item in scenario.world.questions
        if minute_of(scenario, item.opens) <= ex.now
    ]


def _running(ex: Exercise, act: ActState, language: Language) -> Data:
    ends = act.starts if act.status == "waiting" else act.ends
    texts = ex.scenario.texts[language]
    return {
        "action": act.action.id,
        "name": ex.scenario.catalogue.texts[language].actions[act.action.id].name,
        "issue_name": texts.issues[act.issue] if act.issue else None,
        "district_name": district_name(ex.scenario, act.district),
        "until": time_label(ex.scenario, ends)(language),
        "state": act.status,
    }


__all__ = ["inbox", "message", "static", "timeline", "view"]
