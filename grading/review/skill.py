"""How well alarms and chances were placed, in plain words, with a value curve.

The measures are those of ``grading.measures.skill``; here they are said.
"""

from __future__ import annotations

from typing import Any

from grading.measures.skill import Mark, ValueCurve, peirce, value_curve
from grading.result import Result
from grading.review.figures import NARROW
from grading.review.labels import brief, decimal
from grading.review.sayings import SKILL
from grading.review.svg import Picture, Plot, Scale
from sim.i18n import Authored, Language, Message, translate

CLEAR = 0.05  # mean distance from the estimate, as a chance, below which none is told
LEFT, BOTTOM, HEIGHT = 44, 156, 180
COLOUR = "#8a2d0c"
QUARTERS, HALVES = (0, 0.25, 0.5, 0.75, 1), (0, 0.5, 1)
Data = dict[str, Any]


def told(result: Result, language: Language) -> Data:
    """Return what can be said of one person's alarms; the curve where there is one."""
    return {"words": _words(result, language), "curve": _curve(result, language)}


def _words(result: Result, language: Language) -> list[str]:
    found = peirce(result)
    if found is None:
        return [translate(SKILL["none"], language)]
    table = found.counts
    values = {
        "hits": table.hits, "events": table.events, "false": table.false,
        "periods": table.periods, "score": decimal(found.score, 2, language),
        "low": decimal(found.low, 2, language),
        "high": decimal(found.high, 2, language),
        "level": round(100 * found.level),
    }  # fmt: skip
    lines = [Message(SKILL["counts"], values), Message(SKILL["peirce"], values)]
    curve = value_curve(result)
    lines += [_worth(mark) for mark in curve.offices] if curve else []
    return [line(language) for line in lines]


def _worth(mark: Mark) -> Message:
    text = SKILL["worth"] if mark.value > 0 else SKILL["worthless"]
    values = {"office": Authored(mark.office.name), "value": round(100 * mark.value)}
    return Message(text, values)


def _curve(result: Result, language: Language) -> Picture | None:
    curve: ValueCurve | None = value_curve(result)
    if curve is None:
        return None
    plot = Plot(
        HEIGHT + 16, Scale(0, 1, LEFT, NARROW - 20), Scale(0, 1, BOTTOM, 12), NARROW
    )
    plot.ticks(QUARTERS, [brief(place, language) for place in QUARTERS])
    plot.rungs(HALVES, [brief(place, language) for place in HALVES])
    plot.line([(x, max(0.0, y)) for x, y in curve.points], COLOUR, "", 2.5)
    for mark in curve.offices:
        x, y = plot.x(mark.office.ratio), plot.y(max(0.0, mark.value))
        plot.put("circle", cx=x, cy=y, r=4, fill=COLOUR)
        plot.text(x + 8, y - 8, mark.office.name[language])
    plot.text(LEFT, HEIGHT + 10, translate(SKILL["axis"], language))
    best, base = max(0.0, curve.best), curve.base_rate
    values = {"best": decimal(best, 2, language), "base": decimal(base, 2, language)}
    return plot.picture(Message(SKILL["curve"], values)(language))


def tendency(result: Result, language: Language) -> str:
    """Return whether stated chances lay above or below the estimate on average."""
    stated = [look for look in result.looks if look.percent is not None]
    if not stated:
        return translate(SKILL["unstated"], language)
    apart = [(look.percent or 0) / 100 - look.estimate for look in stated]
    mean = sum(apart) / len(apart)
    values = {"points": round(100 * abs(mean))}
    if abs(mean) < CLEAR:
        return translate(SKILL["even"], language)
    return Message(SKILL["high" if mean > 0 else "low"], values)(language)
