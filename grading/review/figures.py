"""The review's figures: what was true and told, forecasts, two histories side by side.

Each has a text alternative, and everything in it stands in words elsewhere on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from grading.measures.habit import zero as nothing_at
from grading.result import Look, Result
from grading.review.labels import brief
from grading.review.svg import INK, WIDE, Picture, Plot, Scale, spaced
from grading.review.words import FIGURES, SERIES, STAGES
from sim.i18n import Language, Message, translate
from sim.world.calendar import day_label
from sim.world.chance import DAY
from sim.world.state import Report

SHADES = {"emerging": "#dbe9f6", "rising": "#9dc6e0", "threshold": "#f2b25c",
          "crisis": "#c8442f", "aftermath": "#d9c7e0"}  # fmt: skip
OWN, OTHER, BASE = "#8a2d0c", "#1f5f8b", "#767676"
ROW, TOP, LEFT, RIGHT = 62, 6, 10, 10
PLOT_LEFT, PLOT_HEIGHT = 44, 160
NARROW = 460.0  # a figure that a phone shows whole
AROUND, AFTER = 14, 10  # days shown before a change, and after its last trace
SEEN = 0.005  # a difference of two curves that can be seen
MARKS, FEW = 8, 5  # days named on the axis, at most


def course(result: Result, language: Language) -> Picture:
    """Draw, issue by issue, its true course, what was told of it, and the decisions."""
    ex = result.exercise
    names = ex.scenario.texts[language].issues
    issues = result.outcome.seat.world.state.issues
    bottom = TOP + ROW * len(issues)
    plot = _days(
        result, float(bottom + 24), Scale(0, 1, bottom, TOP), LEFT, WIDE, language
    )
    for place, issue in enumerate(issues):
        top = TOP + ROW * place
        plot.text(LEFT, top + 12, names[issue], fill=INK, font_weight=600)
        _stages(plot, result, issue, top + 31, language)
        _reports(plot, result, issue, top + 24)
        _decided(plot, result, issue, top + 53)
    words = {
        "reports": sum(r.about is not None for r in ex.inbox),
        "acts": len(ex.record.acts),
        "alerts": len(result.alerts),
    }
    return plot.picture(Message(FIGURES["course"], words)(language))


def _days(
    result: Result,
    height: float,
    y: Scale,
    left: float,
    wide: float,
    language: Language,
) -> Plot:
    world = result.exercise.scenario.world
    x = Scale(world.start_day, world.end_day + 1, left, wide - RIGHT)
    plot = Plot(height, x, y, wide)
    days = spaced(world.start_day, world.end_day, MARKS if wide == WIDE else FEW)
    plot.ticks(days, [day_label(day)(language) for day in days])
    return plot


def _day(result: Result, minute: int) -> float:
    return result.exercise.scenario.world.start_day + minute / DAY


def _stages(
    plot: Plot, result: Result, issue: str, top: float, language: Language
) -> None:
    found = result.outcome.seat.world.state
    path = [*found.issues[issue].path, (found.end, "settled")]
    for (begin, stage), (end, _) in pairwise(path):
        if stage in SHADES:
            left, right = (plot.x(_day(result, m)) for m in (begin, end))
            plot.put("rect", x=left, y=top, width=max(right - left, 1.0), height=13,
                     fill=SHADES[stage])  # fmt: skip


def independent(reports: Sequence[Report]) -> dict[str, bool]:
    """Return by report whether it was the first of its origin, and no copy."""
    seen: set[tuple[str | None, str]] = set()
    found = {}
    for report in reports:
        mark = (report.about, report.origin)
        found[report.id] = mark not in seen
        seen.add(mark)
    return found


def _reports(plot: Plot, result: Result, issue: str, y: float) -> None:
    inbox = result.exercise.inbox
    first = independent(inbox)
    for report in inbox:
        if report.about != issue:
            continue
        x = plot.x(_day(result, report.minute))
        if report.kind == "finding":
            _diamond(plot, x, y)
        else:
            fill = OTHER if first[report.id] else "#fff"
            plot.put("circle", cx=x, cy=y, r=3.4, fill=fill, stroke=OTHER)


def _diamond(plot: Plot, x: float, y: float) -> None:
    path = f"M{x:.1f} {y - 5:.1f}l5 5-5 5-5-5z"
    plot.put("path", d=path, fill="#1e7b45", stroke="#fff")


def _decided(plot: Plot, result: Result, issue: str, y: float) -> None:
    taken = sorted(
        {done.act.t for done in result.exercise.record.acts
         if done.act.issue == issue and done.outcome.ok}
    )  # fmt: skip
    for minute in taken:
        x = plot.x(_day(result, minute))
        plot.put("rect", x=x - 3.5, y=y - 4, width=7, height=7, fill=INK)
    for alert in result.alerts:
        if alert.issue == issue:
            x = plot.x(_day(result, alert.minute))
            path = f"M{x - 5:.1f} {y - 20:.1f}h10l-5 9z"
            plot.put("path", d=path, fill=OWN, stroke="#fff")


def forecasts(
    result: Result, looks: Sequence[Look], name: str, language: Language
) -> Picture:
    """Draw a question's stated chance, the estimate and the zero by day."""
    bottom = float(PLOT_HEIGHT - 24)
    first, last = (_day(result, looks[i].minute) for i in (0, -1))
    plot = Plot(PLOT_HEIGHT, Scale(first, last, PLOT_LEFT, NARROW - RIGHT),
                Scale(0, 100, bottom, 12), NARROW)  # fmt: skip
    days = spaced(round(first), round(last), FEW) or [round(first)]
    plot.ticks(days, [day_label(day)(language) for day in days])
    plot.rungs((0, 50, 100), ("0%", "50%", "100%"))
    at = [_day(result, look.minute) for look in looks]
    nothing = [100 * zero(look) for look in looks]
    plot.line(zip(at, nothing, strict=True), BASE, "2 4")
    plot.line(zip(at, (100 * k.estimate for k in looks), strict=True), OTHER, "7 3")
    stated = [(d, float(k.percent)) for d, k in zip(at, looks, strict=True)
              if k.percent is not None]  # fmt: skip
    plot.steps(stated, OWN, "", 2.5)
    for day, percent in stated:
        plot.put("circle", cx=plot.x(day), cy=plot.y(percent), r=2.5, fill=OWN)
    mean = sum(p for _, p in stated) / len(stated) if stated else None
    values = {
        "name": name,
        "stated": translate(FIGURES["none"], language) if mean is None
        else f"{round(mean)}%",
        "estimate": round(sum(100 * k.estimate for k in looks) / len(looks)),
        "zero": round(sum(nothing) / len(nothing)),
    }  # fmt: skip
    return plot.picture(Message(FIGURES["forecast"], values)(language))


def zero(look: Look) -> float:
    """Return the chance that earns nothing on the day of a look, averaged over it."""
    days = sum(part.days for part in look.parts)
    if days <= 0:
        return nothing_at(look)
    return sum(part.days * part.zero for part in look.parts) / days


def beside(
    result: Result,
    was: Sequence[float],
    other: Sequence[float],
    since: int,
    name: str,
    language: Language,
) -> Picture:
    """Draw one curve of two histories; they part at minute ``since`` at the soonest."""
    world = result.exercise.scenario.world
    first, last = _parting(was, other, since // DAY)
    at = [world.start_day + place + 1 for place in range(len(was))][first:last]
    was, other = was[first:last], other[first:last]
    high = max(*was, *other, 1e-9)
    whole = high > 1 or all(v == int(v) for v in (*was, *other))
    top = max(1.0, float(-(-high // 1))) if whole else -(-10 * high // 1) / 10
    bottom = PLOT_HEIGHT - 24
    x = Scale(at[0], at[-1], PLOT_LEFT, NARROW - 2 * RIGHT)
    plot = Plot(PLOT_HEIGHT, x, Scale(0, top, bottom, 12), NARROW)
    days = spaced(at[0], at[-1], FEW) or [at[0]]
    plot.ticks(days, [day_label(day)(language) for day in days])
    plot.rungs((0, top), ("0", brief(top, language)))
    parts = plot.x(max(at[0], _day(result, since)))
    plot.put("line", x1=parts, x2=parts, y1=12, y2=bottom, stroke=INK,
             stroke_dasharray="1 3")  # fmt: skip
    plot.line(zip(at, was, strict=True), OWN, "", 2.5)
    plot.line(zip(at, other, strict=True), OTHER, "7 3", 2.5)
    values = {
        "name": name,
        "was": _peak(was, language),
        "other": _peak(other, language),
    }
    return plot.picture(Message(FIGURES["beside"], values)(language))


def _parting(
    was: Sequence[float], other: Sequence[float], since: int
) -> tuple[int, int]:
    """Return the days to show: from before the change until after they differ."""
    pairs = enumerate(zip(was, other, strict=True))
    last = max((place for place, (a, b) in pairs if abs(a - b) > SEEN), default=since)
    least = max(last + AFTER, since + AROUND)
    return max(0, since - AROUND), min(len(was), least)


def _peak(values: Sequence[float], language: Language) -> str:
    return brief(round(max(values), 2), language)


def series(language: Language) -> dict[str, str]:
    """Return the words of the legends."""
    return {name: translate(text, language) for name, text in SERIES.items()}


def shades(language: Language) -> list[dict[str, str]]:
    """Return the colours of the stages with their names."""
    return [
        {"colour": colour, "name": translate(STAGES[stage], language)}
        for stage, colour in SHADES.items()
    ]
