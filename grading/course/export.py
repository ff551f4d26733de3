"""The class as a CSV file: the profile first, conduct beside it, never averaged in."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from grading.course.assignment import DIMENSIONS, REPORT
from grading.course.book import Standing
from grading.course.ledger import Entry

COLUMNS = (
    "assignment",
    "student_id",
    "timestamp",
    *DIMENSIONS,
    REPORT,
    "score",
    "max_score",
    "needs_manual_grade",
    *(f"{name}_assessed" for name in DIMENSIONS),
    *(f"{name}_expected" for name in DIMENSIONS),
    "conduct",
    "capped_at",
    "closed",
    "problem",
    "score_version",
)


def write(
    path: Path,
    standings: Iterable[Standing],
    entries: dict[str, Entry],
    assignment: str,
    most: float,
) -> Path:
    """Write one line per participant to ``path``; ``most`` is the highest score.

    UTF-8 with its mark, because spreadsheets ask for it.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        for standing in standings:
            entry = entries.get(standing.student)
            table.writerow(_row(standing, entry, assignment, most))
    return path


def _row(
    standing: Standing, entry: Entry | None, assignment: str, most: float
) -> dict[str, object]:
    row: dict[str, object] = {
        "assignment": assignment,
        "student_id": standing.student,
        "timestamp": entry.time if entry else "",
        **{name: _number(value) for name, value in standing.points.items()},
        "score": _number(standing.total),
        "max_score": _number(most),
        "needs_manual_grade": int(standing.waiting),
        "closed": int(entry.closed) if entry else "",
        "problem": standing.marks.problem.code if standing.marks.problem else "",
    }
    return row | _judged(standing)


def _judged(standing: Standing) -> dict[str, object]:
    result = standing.marks.result
    if result is None:
        return {}
    row: dict[str, object] = {
        "conduct": " ".join(
            f"{flag.rule.flag}:{flag.rule.severity}" for flag in result.flags
        ),
        "capped_at": "" if result.capped_at is None else result.capped_at,
        "score_version": result.score_version,
    }
    for name in DIMENSIONS:
        row[f"{name}_assessed"] = result.dimensions[name].assessed
        row[f"{name}_expected"] = result.dimensions[name].expected
    return row


def _number(value: float) -> str:
    return f"{value:.2f}"
