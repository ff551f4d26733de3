"""What the desk shows, as JSON-able data: only what this office has been told.

``static`` changes with the language alone, ``inbox`` with reports and gradings,
``view`` with everything else.
"""

from __future__ import annotations

from typing import Any

from sim.exercise.exercise import Exercise
from sim.exercise.outcome import Outcome
from sim.exercise.texts import (
    LEVELS,
    district_name,
    level_name,
    report_text,
    source_name,
)
from sim.i18n import N_, Language, Message, translate
from sim.scenario.shared import Action
from sim.world.calendar import day_label, day_of, minute_of, stage_on, time_label
from sim.world.chance import DAY
from sim.world.state import ActState

ALERT = 2  # an assessment from this level up is an alert (domain §5: ambang)
Data = dict[str, Any]


def static(ex: Exercise, language: Language) -> Data:
    """Return what stays the same: map, actions, authorities, names."""
    scenario, world = ex.scenario, ex.scenario.world
    authorities = scenario.catalogue.texts[language].authorities
    return {
        "language": language,
        "title": scenario.texts[language].title,
        "briefing": scenario.texts[language].briefing,
        "regency": world.regency,
        "participant": ex.participant,
        "districts": [
            {
                "id": d.id,
                "name": d.name,
                "outline": [list(point) for point in d.outline],
                "label_at": list(d.label_at),
            }
            for d in world.districts
        ],
        "actions": [
            _action(ex, item, language)
            for item in scenario.catalogue.actions
            if item.id in world.actions
        ],
        "authorities": [
            {"id": name, "name": authorities[name]}
            for name in scenario.catalogue.authorities
        ],
        "levels": [
            {"level": level, "name": translate(name, language)}
            for level, name in enumerate(LEVELS)
        ],
        "start_day": world.start_day,
        "end_day": world.end_day,
    }


def _action(ex: Exercise, item: Action, language: Language) -> Data:
    texts = ex.scenario.catalogue.texts[language]
    text = texts.actions[item.id]
    owners = [texts.authorities[name] for name in item.authority]
    return {
        "id": item.id,
        "name": text.name,
        "effect": text.effect,
        "risk": text.risk,
        "target": item.target,
        "cost": item.cost.model_dump(),
        "lead_hours": list(item.lead_hours),
        "authority": owners if ex.hints else None,
        "manners": [
            {"id": name, "name": text.manners[name]}
            for name in sorted(manner.id for manner in item.manners)
        ],
    }


def inbox(ex: Exercise, language: Language) -> list[Data]:
    """Return everything delivered, oldest first, with the trainee's own gradings."""
    record, scenario = ex.record, ex.scenario
    rows = []
    for number, report in enumerate(ex.inbox, start=1):
        grade = record.grades.get(report.id)
        linked = report.id in record.links
        issue = record.links.get(report.id)
        rows.append(
            {
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
            }
        )
    return rows


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
        "timeline": timeline(ex, language),
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


ALERT_RAISED = N_("{issue}: dinilai {level}")
FORECAST = N_("Perkiraan {percent}%: {question}")
FILED = N_("Laporan informasi (LI): {issue}")
REFUSED = N_("{action} – tidak dapat: {why}")


def timeline(ex: Exercise, language: Language) -> list[Data]:
    """Return the trainee's own acts and products in order of time."""
    texts = ex.scenario.texts[language]
    actions = ex.scenario.catalogue.texts[language].actions
    rows: list[tuple[int, str, str]] = []
    for item in ex.record.assessments:
        level = level_name(item.level, language)
        text = Message(
            ALERT_RAISED, {"issue": texts.issues[item.issue], "level": level}
        )
        rows.append((item.t, "alert", text(language)))
    for stated in ex.record.forecasts:
        asked = texts.questions[stated.question]
        text = Message(FORECAST, {"percent": stated.percent, "question": asked})
        rows.append((stated.t, "forecast", text(language)))
    for done in ex.record.acts:
        rows.append(_act_row(done.act.t, actions[done.act.action].name, done.outcome,
                             language))  # fmt: skip
    for filed, _ in ex.record.filed:
        text = Message(FILED, {"issue": texts.issues[filed.issue]})
        rows.append((filed.t, "file", text(language)))
    rows.sort(key=lambda row: row[0])
    start = ex.scenario.world.start_day
    return [
        {
            "minute": minute,
            "day": round(start + minute / DAY, 3),
            "at": time_label(ex.scenario, minute)(language),
            "kind": kind,
            "text": text,
        }
        for minute, kind, text in rows
    ]


def _act_row(
    minute: int, name: str, outcome: Outcome, language: Language
) -> tuple[int, str, str]:
    if outcome.ok:
        return minute, "act", name
    why = outcome.message(language)
    return minute, "refused", Message(REFUSED, {"action": name, "why": why})(language)
