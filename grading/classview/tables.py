"""The class as CSV files: items without names, and each person's items for the desk.

UTF-8 with its mark, because spreadsheets ask for it. Column names and codes are in
English, as in ``nilai.csv``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from grading.classview import odd
from grading.classview.items import ItemStats
from grading.classview.summary import Item, Summary
from grading.classview.view import ClassView
from grading.result import Dimension
from sim.i18n import Language

ITEMS = "butir.csv"
DETAILS = "rincian.csv"
DIGITS = 4
HOUR = 60  # minutes
ITEM_COLUMNS = (
    "dimension",
    "item",
    "issue",
    "title",
    "due",
    "answered",
    "facility",
    "full_credit",
    "full_low",
    "full_high",
    "discrimination",
    "discrimination_low",
    "discrimination_high",
    "pairs",
    "verdicts",
    "answers",
    "median_delay_hours",
    "findings",
)
DETAIL_COLUMNS = (
    "participant",
    "seed",
    "score_version",
    "dimension",
    "item",
    "issue",
    "credit",
    "weight",
    "verdict",
    "given",
    "best",
    "done_hours",
    "low",
    "high",
    "assessed",
    "expected",
)


def write_items(found: ClassView, path: Path, language: Language = "id") -> Path:
    """Write a line for each item of a class; nobody is named."""
    return _write(path, ITEM_COLUMNS, (_item(o, found, language) for o in found.items))


def write_details(found: ClassView, path: Path) -> Path:
    """Write a line for each person's dimension and item; for the instructor alone.

    A line without ``item`` is the dimension itself: its score as ``credit``, its band
    and its denominator.
    """
    rows = (row for result in found.results for row in _details(result))
    return _write(path, DETAIL_COLUMNS, rows)


def _write(
    path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]
) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, columns)
        table.writeheader()
        table.writerows(rows)
    return path


def _item(one: ItemStats, found: ClassView, language: Language) -> dict[str, object]:
    low, high = one.discrimination_band or (None, None)
    messages = odd.findings(one, found.rules)
    return {
        "dimension": one.dimension,
        "item": one.id,
        "issue": one.issue or "",
        "title": found.names.title(one.dimension, one.id, one.issue)(language),
        "due": one.due,
        "answered": one.answered,
        "facility": _number(one.facility),
        "full_credit": one.full,
        "full_low": _number(one.band[0]),
        "full_high": _number(one.band[1]),
        "discrimination": _number(one.discrimination),
        "discrimination_low": _number(low),
        "discrimination_high": _number(high),
        "pairs": one.pairs,
        "verdicts": _counts(one.verdicts),
        "answers": _counts(one.given),
        "median_delay_hours": _number(one.delay.middle if one.delay else None),
        "findings": " ".join(message(language) for message in messages),
    }


def _details(result: Summary) -> Iterator[dict[str, object]]:
    who: dict[str, object] = {
        "participant": result.participant,
        "seed": result.seed,
        "score_version": result.score_version,
    }
    for dimension in result.dimensions.values():
        yield who | _scored(dimension)
    for item in result.items:
        yield who | _earned(item)


def _scored(dimension: Dimension) -> dict[str, object]:
    band = dimension.interval
    return {
        "dimension": dimension.name,
        "credit": _number(dimension.score),
        "verdict": "suggested" if dimension.suggested else "score",
        "low": _number(band.low if band else None),
        "high": _number(band.high if band else None),
        "assessed": dimension.assessed,
        "expected": dimension.expected,
    }


def _earned(item: Item) -> dict[str, object]:
    return {
        "dimension": item.dimension,
        "item": item.id,
        "issue": item.issue or "",
        "credit": _number(item.credit),
        "weight": _number(item.weight),
        "verdict": item.verdict,
        "given": item.given or "",
        "best": item.best or "",
        "done_hours": _number(None if item.minute is None else item.minute / HOUR),
    }


def _counts(found: Mapping[str, int]) -> str:
    return " ".join(f"{name}:{count}" for name, count in sorted(found.items()))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.{DIGITS}f}"
