"""The work of a day against the hours there are: reading, and what the model does."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from grading.review.svg import INK, SOFT, Plot
from grading.workbench.preview.gathered import Gathered, a_day, middle, spent
from grading.workbench.preview.shape import (
    LABELS,
    RIGHT,
    WIDE,
    Figure,
    daily,
    number,
    table,
    through,
)
from grading.workbench.preview.words import ALT, PAGE
from grading.workbench.quality.limits import load_limits
from sim.i18n import Language, Message, translate
from sim.world.calendar import day_label

READ, ACT = "#1f5f8b", "#b86e00"
HEAVY = 0.9  # of the runs stay below what a heavy day takes
Hours = list[float]


@dataclass(frozen=True)
class Work:
    """Staff-hours by day: mean of reading, mean of acts, both on a heavy day."""

    read: Hours
    act: Hours
    heavy: Hours

    @property
    def both(self) -> Hours:
        """The mean of all work."""
        return [one + other for one, other in zip(self.read, self.act, strict=True)]


def reading_hours(reports: float) -> float:
    """Return the staff-hours that reading and grading so many reports takes."""
    return reports * load_limits().staff_minutes_a_report.value / 60


def work(found: Gathered) -> Work:
    """Return the work of the model response; where there is none, only the reading."""
    runs, count = found.model or found.calm, len(found.days)
    told = [[reading_hours(day) for day in a_day(run, count)] for run in runs]
    acted = [[*spent(run)] for run in found.model] or [[0.0] * count for _ in runs]
    whole = [
        [one + other for one, other in zip(*pair, strict=True)]
        for pair in zip(told, acted, strict=True)
    ]
    return Work(
        [fmean(hours) for hours in zip(*told, strict=True)],
        [fmean(hours) for hours in zip(*acted, strict=True)],
        [middle(hours, HEAVY) for hours in zip(*whole, strict=True)],
    )


def figure(found: Gathered, language: Language) -> Figure:
    """Return the hours of each day beside the hours there are."""
    have = found.scenario.world.resources.staff_hours_per_day
    done = work(found)
    plot = daily(found.days, max(have, *done.both, *done.heavy), language)
    for day, one, all_of_it in zip(found.days, done.read, done.both, strict=True):
        _column(plot, day, 0.0, one, READ)
        _column(plot, day, one, all_of_it, ACT)
    plot.steps(through(found.days, done.heavy), SOFT, width=1)
    line = plot.y(have)
    plot.put("line", x1=LABELS, x2=WIDE - RIGHT, y1=line, y2=line, stroke=INK,
             stroke_width=1.5, stroke_dasharray="6 4")  # fmt: skip
    _legend(plot, have, language)
    title = translate(PAGE["work"], language)
    worst = max(range(len(done.both)), key=done.both.__getitem__)
    words = {"title": title, "most": number(done.both[worst], language), "have": have,
             "day": day_label(found.days[worst])(language)}  # fmt: skip
    keys = ("day", "reading", "acting", "heavy", "available")
    rows = [
        (day_label(day)(language), *(number(hours, language) for hours in row), have)
        for day, *row in zip(found.days, done.read, done.act, done.heavy, strict=True)
    ]
    alt = Message(ALT["work"], words)(language)
    head = [translate(PAGE[key], language) for key in keys]
    return Figure(title, plot.picture(alt), table(head, rows))


def _legend(plot: Plot, have: int, language: Language) -> None:
    for place, (key, fill) in enumerate((("reading", READ), ("acting", ACT))):
        plot.put("rect", x=4.0, y=20.0 + 22 * place, width=12.0, height=12.0, fill=fill)
        plot.text(22, 31 + 22 * place, translate(PAGE[key], language))
    plot.put("line", x1=4, x2=16, y1=70, y2=70, stroke=INK, stroke_width=1.5,
             stroke_dasharray="6 4")  # fmt: skip
    plot.text(22, 75, f"{translate(PAGE['available'], language)} ({have})")
    plot.put("line", x1=4, x2=16, y1=92, y2=92, stroke=SOFT)
    plot.text(22, 97, translate(PAGE["heavy"], language))


def _column(plot: Plot, day: int, low: float, high: float, fill: str) -> None:
    left, right = plot.x(day), plot.x(day + 1)
    plot.put("rect", x=left + 0.5, y=plot.y(high), width=max(0.5, right - left - 1),
             height=max(0.0, plot.y(low) - plot.y(high)), fill=fill)  # fmt: skip
