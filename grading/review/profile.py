"""The numbers of the page: dimensions with their bands, suggestions on texts."""

from __future__ import annotations

from typing import Any

from grading.result import Dimension, Result
from grading.review.labels import clipped, decimal, when
from grading.review.phrases import PAGE
from grading.review.words import DIMENSIONS
from sim.exercise.answers import documents_of, name_of
from sim.i18n import Language, Message, translate

PASSAGES = 4  # shown of what a suggestion rests on
Data = dict[str, Any]


def dimensions(result: Result, language: Language) -> list[Data]:
    """Return each dimension with its band and what it was made of."""
    return [_dimension(name, d, language) for name, d in result.dimensions.items()]


def _dimension(name: str, dimension: Dimension, language: Language) -> Data:
    title, scale = DIMENSIONS[name]
    return {
        "name": name,
        "title": translate(title, language),
        "scale": translate(scale, language),
        "score": round(100 * dimension.score),
        "band": _band(dimension, language),
        "suggested": dimension.suggested,
        "negative": dimension.raw < 0,
        "assessed": dimension.assessed,
        "expected": dimension.expected,
        "evidence": [line(language) for line in dimension.evidence],
    }


def _band(dimension: Dimension, language: Language) -> Data | None:
    band = dimension.interval
    if band is None:
        return None
    low, high = round(100 * band.low), round(100 * band.high)
    values = {"low": low, "high": high, "level": round(100 * band.level),
              "items": band.items}  # fmt: skip
    return {"low": low, "high": high, "words": Message(PAGE["band"], values)(language)}


def figures(result: Result, language: Language) -> dict[str, str]:
    """Return the figures under the profile as they are written, a dash for none."""
    digits = {"brier": 3, "brier-skill": 2, "median-lead-hours": 0,
              "false-alarms-per-week": 1}  # fmt: skip
    found = {name: result.figures[name] for name in digits}
    none = translate(PAGE["none"], language)
    return {
        name: none if value is None else decimal(value, digits[name], language)
        for name, value in found.items()
    }


def texts(result: Result, language: Language) -> list[Data]:
    """Return each text document with the suggestions on it; they are no marks."""
    return [
        {
            "name": _named(result, found.paper.kind, language),
            "when": when(result.exercise, found.paper.minute, language),
            "suggestions": [
                {
                    "name": one.name(language),
                    "anchor": one.anchor(language),
                    "passages": [clipped(p.text) for p in one.passages[:PASSAGES]],
                }
                for one in found.suggestions
            ],
        }
        for found in result.texts
    ]


def _named(result: Result, kind: str, language: Language) -> str:
    """Return what a kind of document is called; the information report by its name."""
    seat = result.exercise.seat
    if not seat.world.state.deep:
        return kind
    return name_of(documents_of(seat), kind)(language)
