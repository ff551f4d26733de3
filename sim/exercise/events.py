"""The event log of an exercise as rows for people, spreadsheets and programs.

What happened in the world and what the participant decided, in order of time. Without
the truth only what the office knew by then: what it was told and what it did itself.
With it everything, each row with what brought it about.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from sim.exercise.decisions import AnyDecision
from sim.exercise.exercise import Exercise
from sim.exercise.record import Done
from sim.exercise.texts import report_text, source_name
from sim.i18n import N_, Authored, Language, Message, Readable
from sim.world.calendar import day_of, time_label
from sim.world.log import KINDS, Row, readable, rows
from sim.world.names import document_name, name
from sim.world.state import Report

Format = Literal["text", "jsonl", "csv"]
TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so is a formula to a spreadsheet [seen: OWASP, CSV injection]."""

DELIVERED = frozenset({"report", "correction", "finding", "inject", "answer"})
DECISIONS: dict[str, str] = {
    "grade": N_("Laporan dinilai: {subject}, {value}"),
    "link": N_("Laporan dikaitkan: {subject}, {value}"),
    "assess": N_("{subject} dinilai pada tingkat {value}"),
    "forecast": N_("Perkiraan: {subject}, {value}%"),
    "act": N_("Tidak dapat: {subject}. {value}"),
    "file": N_("Laporan informasi (LI): {subject}"),
    "reply": N_("Jawaban atas pertanyaan: {subject}"),
    "close": N_("Latihan ditutup"),
}
DOCUMENT = N_("Dokumen: {kind} {subject}")
SAID = N_("{who}: {what}")
TRUE = N_("{said} [asal: {cause}; sesuai kejadian]")
FALSE = N_("{said} [asal: {cause}; tidak sesuai kejadian]")


@dataclass(frozen=True, slots=True)
class Event:
    """One row. ``cause`` and ``parent`` are empty where the office cannot know them.

    ``minute``: since 00:00 of the first day; ``day``: relative to voting day;
    ``parent``: the ``id`` of the row that brought it about.
    """

    id: str
    minute: int
    day: int
    at: str
    kind: str
    entity: str
    detail: str
    cause: str
    parent: str
    text: str


def events(ex: Exercise, language: Language, truth: bool = False) -> list[Event]:
    """Return the rows of an exercise, oldest first."""
    reports = {report.id: report for report in ex.inbox}
    found = [
        _of_world(ex, row, reports, language, truth)
        for row in rows(ex.seat.world.state)
        if truth or known(row)
    ]
    found += _of_office(ex, language)
    return sorted(found, key=lambda event: event.minute)


def known(row: Row) -> bool:
    """Return whether the office knew of it then."""
    kind = KINDS.get(row.entry.kind)
    return kind is not None and kind.told


def _of_world(
    ex: Exercise,
    row: Row,
    reports: dict[str, Report],
    language: Language,
    truth: bool,
) -> Event:
    entry = row.entry
    own = truth or entry.cause == "trainee"
    what = readable(ex.scenario, entry, hidden=truth)(language)
    report, detail = reports.get(entry.entity), entry.detail
    if report is not None and entry.kind in DELIVERED:
        detail = entry.detail if truth else report.source
        what = _told(ex, report, entry.cause if truth else None, language)
    return Event(
        id=row.id,
        minute=entry.minute,
        day=day_of(ex.scenario, entry.minute),
        at=time_label(ex.scenario, entry.minute)(language),
        kind=entry.kind,
        entity=entry.entity,
        detail=detail,
        cause=entry.cause if own else "",
        parent=(row.parent or "") if own else "",
        text=" ".join(what.split()),
    )


def _told(ex: Exercise, report: Report, cause: str | None, language: Language) -> str:
    """Return what was delivered; with its cause, also whether it was so."""
    who = source_name(ex.scenario, report, language)
    said = Message(
        SAID, {"who": who, "what": report_text(ex.scenario, report, language)}
    )
    if cause is None:
        return said(language)
    origin = name(ex.scenario, cause)
    text = TRUE if report.faithful else FALSE
    return Message(text, {"said": said, "cause": origin})(language)


def _of_office(ex: Exercise, language: Language) -> list[Event]:
    """Return the decisions that the log of the world does not hold."""
    asked = {id(done.act): done for done in ex.record.acts}
    found = []
    for number, decision in enumerate(ex.decisions, start=1):
        done = asked.get(id(decision))
        if decision.kind == "advance" or (done is not None and done.outcome.ok):
            continue
        found.append(_decided(ex, number, decision, done, language))
    return found


def _decided(
    ex: Exercise,
    number: int,
    decision: AnyDecision,
    done: Done | None,
    language: Language,
) -> Event:
    body = decision.model_dump(mode="json")
    subject = next(
        (str(body[key]) for key in SUBJECTS if body.get(key) is not None), ""
    )
    value = _value(body, done, language)
    said = {
        "kind": document_name(ex.scenario, decision.kind),
        "subject": _subject(ex, subject),
        "value": value,
    }
    text = Message(DECISIONS.get(decision.kind, DOCUMENT), said)(language)
    return Event(
        id=f"decision/{number}",
        minute=decision.t,
        day=day_of(ex.scenario, decision.t),
        at=time_label(ex.scenario, decision.t)(language),
        kind="decision",
        entity=subject,
        detail=f"{decision.kind} {value}".strip(),
        cause="trainee",
        parent="",
        text=" ".join(text.split()),
    )


SUBJECTS = ("report", "question", "action", "issue", "district", "document")


def _subject(ex: Exercise, subject: str) -> Readable | str:
    texts = ex.scenario.texts
    if all(subject in words.questions for words in texts.values()):
        return Authored({lang: texts[lang].questions[subject] for lang in texts})
    return name(ex.scenario, subject) if subject else ""


def _value(body: dict[str, Any], done: Done | None, language: Language) -> str:
    """Return what was decided, in short."""
    if done is not None:
        return done.outcome.message(language)
    if body["kind"] == "grade":
        return f"{body['source']}{body['content']}"
    if body["kind"] == "link":
        return str(body["issue"] or "–")
    return next((str(body[key]) for key in ("level", "percent") if key in body), "")


def write(found: list[Event], form: Format, excel: bool = False) -> bytes:
    """Return the rows as UTF-8 bytes, the same on every machine.

    ``excel``: as a spreadsheet with Indonesian settings opens it, semicolons between
    the cells and a mark of the encoding before them.
    """
    if form == "csv":
        return _csv(found, excel)
    if form == "jsonl":
        lines = [json.dumps(asdict(event), ensure_ascii=False) for event in found]
    else:
        lines = [f"{event.at:<14}{event.kind:<12}{event.text}" for event in found]
    return "".join(f"{line}\n" for line in lines).encode()


def _csv(found: list[Event], excel: bool) -> bytes:
    columns = [field.name for field in fields(Event)]
    page = io.StringIO()
    lines = csv.writer(page, delimiter=";" if excel else ",", lineterminator="\r\n")
    lines.writerow(columns)
    for event in found:
        lines.writerow([harmless(getattr(event, column)) for column in columns])
    return page.getvalue().encode("utf-8-sig" if excel else "utf-8")


def harmless(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(TRIGGERS):
        return f"'{cell}"
    return cell
