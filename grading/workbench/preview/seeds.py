"""The course of a few seeds: stage bands, reports as ticks, incidents."""

from __future__ import annotations

from itertools import pairwise

from grading.review.svg import Plot
from grading.review.words import STAGES
from grading.workbench.preview.gathered import Gathered, ways, words
from grading.workbench.preview.shape import (
    SHADES,
    Figure,
    Table,
    bar,
    days_plot,
    label,
    table,
)
from grading.workbench.preview.words import ALT, PAGE
from sim.ensemble.run import Event, Run
from sim.i18n import Language, Message, translate
from sim.world.calendar import time_label
from sim.world.chance import DAY

ROW, MARKED = 40.0, 24.0
INK, VIOLENT = "#1c2430", "#c8442f"


def figures(found: Gathered, language: Language) -> list[Figure]:
    """Return the course of each seed that is shown."""
    return [_figure(found, run, language) for run in found.shown]


def _figure(found: Gathered, run: Run, language: Language) -> Figure:
    scenario = found.scenario
    plot = days_plot(found.days, ROW * len(run.issues) + MARKED + 30, language)
    start = scenario.world.start_day
    names = scenario.texts[language].issues
    for place, course in enumerate(run.issues):
        y = 4 + ROW * place
        cause = translate(PAGE[course.variant], language)
        label(plot, y + 12, names[course.issue], strong=True)
        label(plot, y + 27, f"{cause}, {_home(found, course.home)}")
        _bands(plot, found, run, course.issue, y, language)
        for word in words(run):
            if word.about == course.issue:
                _stroke(plot, start + word.minute / DAY, y + 18)
    y = 4 + ROW * len(run.issues)
    label(plot, y + 13, translate(PAGE["incidents"], language))
    for event in run.incidents:
        _diamond(plot, start + event.minute / DAY, y + 9, event)
    said = {"seed": run.seed, "issues": len(run.issues),
            "reports": len(words(run)), "incidents": len(run.incidents)}  # fmt: skip
    alt = Message(ALT["timeline"], said)(language)
    title = f"{translate(PAGE['seed'], language)} {run.seed}"
    return Figure(title, plot.picture(alt), _told(found, run, language))


def _home(found: Gathered, district: str) -> str:
    return next(d.name for d in found.scenario.world.districts if d.id == district)


def _bands(
    plot: Plot, found: Gathered, run: Run, issue: str, y: float, language: Language
) -> None:
    steps, start = ways(run)[issue].steps, found.scenario.world.start_day
    ends = (*steps, (len(found.days) * DAY, "settled"))
    for (begin, stage), (end, _) in pairwise(ends):
        said = translate(STAGES[stage], language)
        bar(plot, start + begin / DAY, start + end / DAY, y, SHADES[stage], said)
        wide = plot.x(start + end / DAY) - plot.x(start + begin / DAY)
        if wide > 7.5 * len(said):
            dark = "#ffffff" if stage == "crisis" else INK
            plot.text(plot.x(start + begin / DAY) + 4, y + 11, said, fill=dark,
                      font_size=11)  # fmt: skip


def _stroke(plot: Plot, day: float, y: float) -> None:
    place = plot.x(day)
    plot.put("line", x1=place, x2=place, y1=y, y2=y + 10, stroke=INK, stroke_width=1,
             stroke_opacity=0.55)  # fmt: skip


def _diamond(plot: Plot, day: float, y: float, event: Event) -> None:
    x = plot.x(day)
    path = f"{x:.1f},{y - 6} {x + 6:.1f},{y} {x:.1f},{y + 6} {x - 6:.1f},{y}"
    fill = VIOLENT if event.violent else "#ffffff"
    title = f"{event.kind or event.venue}, {event.district}"
    plot.put("polygon", title=title, points=path, fill=fill, stroke=INK)


def _told(found: Gathered, run: Run, language: Language) -> Table:
    names = found.scenario.texts[language].issues
    rows = []
    for course in run.issues:
        steps = [
            f"{translate(STAGES[stage], language)} "
            f"{time_label(found.scenario, minute)(language)}"
            for minute, stage in ways(run)[course.issue].steps
        ]
        reports = sum(word.about == course.issue for word in words(run))
        incidents = sum(one.cause == course.issue for one in run.incidents)
        rows.append((
            names[course.issue],
            translate(PAGE[course.variant], language),
            _home(found, course.home),
            "; ".join(steps) or translate(PAGE["none"], language),
            reports,
            incidents,
        ))  # fmt: skip
    keys = ("issue", "cause", "home", "course", "reports", "incidents")
    return table([translate(PAGE[key], language) for key in keys], rows)
