"""What the trainee did, in order of time: acts, alerts, forecasts, documents."""

from __future__ import annotations

from typing import Any

from sim.exercise.answers import name_of
from sim.exercise.exercise import Exercise
from sim.exercise.filing import Filing
from sim.exercise.outcome import Outcome
from sim.exercise.texts import level_name
from sim.i18n import N_, Language, Message
from sim.world.calendar import time_label
from sim.world.chance import DAY

Data = dict[str, Any]
ALERT_RAISED = N_("{issue}: dinilai {level}")
FORECAST = N_("Perkiraan {percent}%: {question}")
FILED = N_("Laporan informasi (LI): {issue}")
SENT = N_("{document}: {issue}")
REPLIED = N_("Jawaban atas pertanyaan: {document}")
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
    for filing in ex.record.documents:
        rows += _document_rows(ex, filing, language)
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


def _document_rows(
    ex: Exercise, filing: Filing, language: Language
) -> list[tuple[int, str, str]]:
    """Return a document's filing, but not an LI's a second time, and its replies."""
    documents = ex.scenario.documents
    if documents is None or filing.status == "refused":
        return []
    name = name_of(documents, filing.document)
    text = name(language)
    if filing.issue is not None:
        issue = ex.scenario.texts[language].issues[filing.issue]
        text = Message(SENT, {"document": name, "issue": issue})(language)
    sent = [] if filing.document == "LI" else [(filing.at, "file", text)]
    answer = Message(REPLIED, {"document": name})(language)
    return sent + [(one.t, "file", answer) for one in filing.replies]


def _act_row(
    minute: int, name: str, outcome: Outcome, language: Language
) -> tuple[int, str, str]:
    if outcome.ok:
        return minute, "act", name
    why = outcome.message(language)
    return minute, "refused", Message(REFUSED, {"action": name, "why": why})(language)
