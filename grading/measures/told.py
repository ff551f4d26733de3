"""What the office knew at a minute: the reports it had, and what it made of them."""

from __future__ import annotations

from grading.result import Told
from sim.exercise import Exercise
from sim.exercise.texts import LEVELS, report_text, source_name
from sim.i18n import LANGUAGES, N_, Authored, Language, Message, Readable
from sim.world.calendar import time_label
from sim.world.state import Report

SHOWN = 8  # reports listed with a flag; more is not read
LENGTH = 110  # characters of a headline

LEVEL = N_("Penilaian kantor saat itu: tingkat {level} ({name}), sejak {time}.")
NO_LEVEL = N_("Kantor belum menyatakan tingkat isu ini.")
CHECKED = N_("Hasil pengecekan {time}: {text}")
UNCHECKED = N_("Belum ada hasil pengecekan tentang isu ini.")


def told(
    ex: Exercise, issue: str | None, district: str | None, seen: int
) -> tuple[tuple[Told, ...], int]:
    """Return the newest of the reports on an issue or district, and how many came.

    ``seen``: reports in the inbox at the time. Without a target all of them count.
    """
    found = [r for r in ex.inbox[:seen] if _on(r, issue, district)]
    return tuple(_told(ex, report) for report in found[-SHOWN:]), len(found)


def _on(report: Report, issue: str | None, district: str | None) -> bool:
    if issue is not None:
        return report.about == issue
    return district is None or report.district == district


def _told(ex: Exercise, report: Report) -> Told:
    return Told(
        report=report.id,
        minute=report.minute,
        sender=Authored(
            {one: source_name(ex.scenario, report, one) for one in LANGUAGES}
        ),
        headline=Authored({one: headline(ex, report, one) for one in LANGUAGES}),
        kind=report.kind,
    )


def headline(ex: Exercise, report: Report, language: Language) -> str:
    """Return how a report begins, cut at a word."""
    text = " ".join(report_text(ex.scenario, report, language).split())
    if len(text) <= LENGTH:
        return text
    return text[:LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def standing(ex: Exercise, issue: str | None, minute: int) -> tuple[Readable, ...]:
    """Return the office's own last assessment of an issue, and what checks found."""
    if issue is None:
        return ()
    return (_level(ex, issue, minute), *_findings(ex, issue, minute))


def _level(ex: Exercise, issue: str, minute: int) -> Readable:
    for one in reversed(ex.record.assessments):
        if one.issue == issue and one.t <= minute:
            return Message(
                LEVEL,
                {
                    "level": one.level,
                    "name": Message(LEVELS[one.level]),
                    "time": time_label(ex.scenario, one.t),
                },
            )
    return Message(NO_LEVEL)


def _findings(ex: Exercise, issue: str, minute: int) -> tuple[Readable, ...]:
    found = [
        report
        for report in ex.inbox
        if report.kind == "finding"
        and report.about == issue
        and report.minute <= minute
    ]
    if not found:
        return (Message(UNCHECKED),)
    return tuple(
        Message(
            CHECKED,
            {
                "time": time_label(ex.scenario, report.minute),
                "text": _told(ex, report).headline,
            },
        )
        for report in found[-SHOWN:]
    )
