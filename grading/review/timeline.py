"""What was told, decided and true, day by day, folded by week."""

from __future__ import annotations

from collections import Counter
from typing import Any

from grading.result import Result
from grading.review.figures import independent
from grading.review.labels import action_name, clipped, issue_name
from grading.review.otherwise import incident_words
from grading.review.words import LINES, MARKS, STAGES
from sim.exercise import Exercise
from sim.exercise.answers import documents_of, name_of
from sim.exercise.record import Done
from sim.exercise.texts import level_name, report_text, source_name
from sim.i18n import Language, Message, translate
from sim.world.calendar import day_label, day_of
from sim.world.chance import DAY
from sim.world.state import Report

WEEK = 7
Lines = dict[int, list[str]]  # by day
Data = dict[str, Any]


def weeks(result: Result, language: Language) -> list[Data]:
    """Return the weeks in which anything was told, decided or true, oldest first."""
    columns = {
        "told": _told(result, language),
        "decided": _decided(result, language),
        "true": _true(result, language),
    }
    days = sorted({day for column in columns.values() for day in column})
    found: dict[int, list[Data]] = {}
    for day in days:
        row = {name: column.get(day, []) for name, column in columns.items()}
        found.setdefault(day // WEEK, []).append(
            {"day": day_label(day)(language), **row}
        )
    return [_week(rows, language) for rows in found.values()]


def _week(rows: list[Data], language: Language) -> Data:
    first, last = rows[0]["day"], rows[-1]["day"]
    counts = {name: sum(len(row[name]) for row in rows)
              for name in ("told", "decided", "true")}  # fmt: skip
    name = first if first == last else f"{first} – {last}"
    return {
        "name": name,
        "counts": Message(LINES["week"], counts)(language),
        "days": rows,
    }


def _put(lines: Lines, ex: Exercise, minute: int, text: str) -> None:
    hour, rest = divmod(minute % DAY, 60)
    said = f"{hour:02d}.{rest:02d} {text}"
    lines.setdefault(day_of(ex.scenario, minute), []).append(said)


def _told(result: Result, language: Language) -> Lines:
    ex, lines = result.exercise, Lines()
    first = independent(ex.inbox)
    for report in ex.inbox:
        sender = source_name(ex.scenario, report, language)
        text = clipped(report_text(ex.scenario, report, language))
        mark = translate(MARKS[_mark(report, first[report.id])], language)
        _put(lines, ex, report.minute, f"{sender}: {text} [{mark}]")
    return lines


def _mark(report: Report, first: bool) -> str:
    if report.kind != "report":
        return report.kind if report.kind in MARKS else "inject"
    if report.corrects is not None:
        return "correction"
    if report.about is None:
        return "other"
    return "first" if first else "copy"


def _decided(result: Result, language: Language) -> Lines:
    """Return decisions by day; what was repeated on a day is told once."""
    ex, lines = result.exercise, Lines()
    count: Counter[tuple[int, str]] = Counter()
    first: dict[tuple[int, str], int] = {}
    for minute, text in _said(result, language):
        key = (day_of(ex.scenario, minute), text)
        count[key] += 1
        first.setdefault(key, minute)
    for (day, text), times in count.items():
        said = text if times == 1 else f"{text} (×{times})"
        _put(lines, ex, first[day, text], said)
    return lines


def _said(result: Result, language: Language) -> list[tuple[int, str]]:
    ex = result.exercise
    names = ex.scenario.texts[language]
    said: list[tuple[int, str]] = []
    for done in ex.record.acts:
        said.append((done.act.t, _act(ex, done, language)))
    for one in ex.record.assessments:
        values = {"issue": names.issues[one.issue],
                  "level": level_name(one.level, language) or ""}  # fmt: skip
        said.append((one.t, Message(LINES["level"], values)(language)))
    for cast in ex.record.forecasts:
        values = {"question": clipped(names.questions[cast.question], 70),
                  "percent": str(cast.percent)}  # fmt: skip
        said.append((cast.t, Message(LINES["forecast"], values)(language)))
    for decision in ex.decisions:
        if decision.kind == "grade":
            said.append((decision.t, translate(LINES["grade"], language)))
        if decision.kind == "close":
            said.append((decision.t, translate(LINES["close"], language)))
    if ex.seat.world.state.deep:
        documents = documents_of(ex.seat)
        said += [
            (one.at, Message(LINES["filed"], {"name": name_of(documents, one.document)})
             (language))
            for one in ex.record.documents
        ]  # fmt: skip
    return sorted(said, key=lambda pair: pair[0])


def _act(ex: Exercise, done: Done, language: Language) -> str:
    if not done.outcome.ok:
        return translate(LINES["refused"], language)
    values = {
        "action": action_name(ex, done.act.action, language),
        "issue": issue_name(ex, done.act.issue, language),
    }
    text = LINES["asked-for"] if done.act.issue else LINES["asked"]
    return Message(text, values)(language)


def _true(result: Result, language: Language) -> Lines:
    ex, lines = result.exercise, Lines()
    state = result.outcome.seat.world.state
    found: list[tuple[int, str]] = []
    for name, issue in state.issues.items():
        for minute, stage in issue.path:
            values = {
                "issue": issue_name(ex, name, language),
                "stage": Message(STAGES[stage]),
            }
            found.append((minute, Message(LINES["stage"], values)(language)))
    for incident in state.incidents:
        words = incident_words(result, incident, language, timed=False)
        found.append((incident.minute, words))
    for minute, text in sorted(found, key=lambda pair: pair[0]):
        _put(lines, ex, minute, text)
    return lines
