"""The class as a CSV file: the profile first, conduct beside it, never averaged in."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from grading.course.assignment import REPORT, Assignment
from grading.course.book import Standing
from grading.course.ledger import Entry


def columns(kind: Assignment) -> tuple[str, ...]:
    """Return the names of the columns; only dimensions with points have any."""
    return (
        "assignment",
        "student_id",
        "timestamp",
        *kind.dimensions,
        REPORT,
        "late_minutes",
        "points_off",
        "score",
        "max_score",
        "needs_manual_grade",
        *(f"{name}_assessed" for name in kind.dimensions),
        *(f"{name}_expected" for name in kind.dimensions),
        "conduct",
        "capped_at",
        "closed",
        "problem",
        "score_version",
        "key_digest",
    )


def write(
    path: Path,
    standings: Iterable[Standing],
    entries: dict[str, Entry],
    kind: Assignment,
    digest: str = "",
) -> Path:
    """Write one line per participant to ``path``; ``digest`` is of the key in force.

    UTF-8 with its mark, because spreadsheets ask for it.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, columns(kind))
        table.writeheader()
        for standing in standings:
            entry = entries.get(standing.student)
            row = _row(standing, entry, kind)
            table.writerow(
                {**row, "key_digest": digest if standing.marks.result else ""}
            )
    return path


def _row(
    standing: Standing, entry: Entry | None, kind: Assignment
) -> dict[str, object]:
    row: dict[str, object] = {
        "assignment": kind.scenario,
        "student_id": standing.student,
        "timestamp": entry.time if entry else "",
        **{name: _number(value) for name, value in standing.points.items()},
        "late_minutes": math.ceil(standing.late / timedelta(minutes=1)),
        "points_off": _number(standing.off),
        "score": _number(standing.total),
        "max_score": _number(sum(kind.points.values())),
        "needs_manual_grade": int(standing.waiting),
        "closed": int(entry.closed) if entry else "",
        "problem": standing.marks.problem.code if standing.marks.problem else "",
    }
    return row | _judged(standing)


def _judged(standing: Standing) -> dict[str, object]:
    result = standing.marks.result
    if result is None:
        return {}
    kinds = Counter(f"{f.rule.flag}:{f.rule.severity}" for f in result.flags)
    row: dict[str, object] = {
        "conduct": " ".join(f"{kind}×{count}" for kind, count in kinds.items()),
        "capped_at": "" if result.capped_at is None else result.capped_at,
        "score_version": result.score_version,
    }
    for name in standing.marks.points:
        if name in result.dimensions:
            row[f"{name}_assessed"] = result.dimensions[name].assessed
            row[f"{name}_expected"] = result.dimensions[name].expected
    return row


def _number(value: float) -> str:
    return f"{value:.2f}"
