"""The inbox on its way to the browser: in pages, so that only what is new travels.

A full cycle brings hundreds of messages; sent whole, every click would carry all of
them. Each page is a synced list of its own, so a new or newly graded message costs one
page. Rows of messages that have not changed are the same objects as before.
"""

from __future__ import annotations

from typing import Any

from sim.exercise import Exercise
from sim.exercise import view as views
from sim.exercise.decisions import Grade
from sim.i18n import Language
from sim.world.state import Report

PAGE = 25  # messages; some 9 kB
Row = dict[str, Any]
Told = tuple[Report, Grade | None, bool, str | None]


class Mail:
    """The rows of an inbox in one language, made anew only where they differ."""

    def __init__(self) -> None:
        self._language: Language | None = None
        self._rows: dict[str, tuple[Told, Row]] = {}

    def rows(self, ex: Exercise, language: Language) -> list[Row]:
        """Return every message delivered, oldest first."""
        if language != self._language:
            self._language, self._rows = language, {}
        return [
            self._row(ex, number, report, language)
            for number, report in enumerate(ex.inbox, start=1)
        ]

    def _row(
        self, ex: Exercise, number: int, report: Report, language: Language
    ) -> Row:
        links = ex.record.links
        told = (
            report,
            ex.record.grades.get(report.id),
            report.id in links,
            links.get(report.id),
        )
        kept = self._rows.get(report.id)
        if kept is not None and kept[0] == told:
            return kept[1]
        row = views.message(ex, number, report, language)
        self._rows[report.id] = told, row
        return row


def pages(rows: list[Row]) -> list[list[Row]]:
    """Return the rows in pages of ``PAGE``, the last one shorter."""
    return [rows[start : start + PAGE] for start in range(0, len(rows), PAGE)]
