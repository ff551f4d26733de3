"""The spread over many seeds: how bad it gets, how much there is to read and to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from statistics import fmean

from grading.review.svg import Plot, Scale
from grading.review.words import STAGES
from grading.workbench.preview import work
from grading.workbench.preview.gathered import (
    Gathered,
    a_day,
    broke,
    false_chances,
    middle,
)
from grading.workbench.preview.shape import (
    CAUSES,
    LABELS,
    RIGHT,
    WIDE,
    Figure,
    daily,
    label,
    number,
    percent,
    table,
    through,
)
from grading.workbench.preview.words import ALT, PAGE
from sim.ensemble.run import Run
from sim.i18n import Language, Message, translate
from sim.scenario.base import VARIANTS
from sim.world.calendar import day_label

ROW = 24.0
FILL = "#1f5f8b"
MOST_ROWS = 12  # of a histogram; what lies beyond stands in the last one


def figures(found: Gathered, language: Language) -> list[Figure]:
    """Return all figures of the spread."""
    stage = found.breaks_at
    counted: tuple[tuple[str, Callable[[Run], int]], ...] = (
        ("peak", lambda run: int(run.measures["peak-level"])),
        ("incidents_a_run", lambda run: len(run.incidents)),
        ("false_chances", lambda run: false_chances(run, stage)),
    )
    shown = [
        _histogram(key, [of(run) for run in found.calm], language)
        for key, of in counted
    ]
    return [*shown[:2], _crises(found, language), shown[2], _reports(found, language),
            work.figure(found, language)]  # fmt: skip


def _histogram(key: str, values: Sequence[int], language: Language) -> Figure:
    title = translate(PAGE[key], language)
    counts = Counter(min(value, MOST_ROWS) for value in values)
    top = max(counts)
    names = [f"{n}+" if n == MOST_ROWS else str(n) for n in range(top + 1)]
    shares = [counts[n] / len(values) for n in range(top + 1)]
    plot = _rows(len(names))
    for place, (name, share) in enumerate(zip(names, shares, strict=True)):
        y = 4 + ROW * place
        plot.text(LABELS - 8, y + 13, name, text_anchor="end")
        _bar(plot, 0, share, y, FILL)
        plot.text(plot.x(share) + 6, y + 13, percent(share))
    most = names[max(range(len(shares)), key=shares.__getitem__)]
    alt = Message(ALT["bars"], {"title": title, "most": most})(language)
    mean = f"{translate(PAGE['mean'], language)} {number(fmean(values), language, 2)}"
    head = (translate(PAGE["value"], language), translate(PAGE["share"], language))
    rows = [(n, percent(s)) for n, s in zip(names, shares, strict=True)]
    return Figure(f"{title} ({mean})", plot.picture(alt), table(head, rows))


def _rows(count: int) -> Plot:
    height = 10 + ROW * count
    x = Scale(0, 1, LABELS, WIDE - RIGHT - 50)
    return Plot(height, x, Scale(0, 1, height, 0), WIDE)


def _bar(plot: Plot, start: float, end: float, y: float, fill: str) -> None:
    left, right = plot.x(start), plot.x(end)
    plot.put("rect", x=left, y=y, width=max(0.5, right - left), height=17.0, fill=fill)


def _crises(found: Gathered, language: Language) -> Figure:
    """Return how often each issue breaks, stacked by hidden cause."""
    names = found.scenario.texts[language].issues
    stage = translate(STAGES[found.breaks_at], language)
    title = Message(PAGE["crises"], {"stage": stage})(language)
    plot, rows = _rows(len(names) + 1), []
    for place, issue in enumerate(found.scenario.issues):
        courses = [c for run in found.calm for c in run.issues if c.issue == issue.id]
        at, shares = 0.0, []
        y = 4 + ROW * place
        label(plot, y + 13, names[issue.id])
        for cause in VARIANTS:
            count = sum(
                broke(c, found.breaks_at) and c.variant == cause for c in courses
            )
            share = count / len(courses)
            _bar(plot, at, at + share, y, CAUSES[cause])
            at += share
            shares.append(share)
        plot.text(plot.x(at) + 6, y + 13, percent(at))
        rows.append((names[issue.id], percent(at), *(percent(s) for s in shares)))
    x, y = LABELS, 4 + ROW * len(names)
    for cause in VARIANTS:
        said = translate(PAGE[cause], language)
        plot.put("rect", x=x, y=y + 3, width=12.0, height=12.0, fill=CAUSES[cause])
        plot.text(x + 17, y + 13, said)
        x += 40 + 7.5 * len(said)
    often = max(rows, key=lambda row: float(row[1].rstrip("%")))[0]
    alt = Message(ALT["bars"], {"title": title, "most": often})(language)
    head = [translate(PAGE[key], language) for key in ("issue", "share", *VARIANTS)]
    return Figure(title, plot.picture(alt), table(head, rows))


def _reports(found: Gathered, language: Language) -> Figure:
    """Return the reports of each day: the middle and the outer tenths."""
    days = [a_day(run, len(found.days)) for run in found.calm]
    low, mid, high = (
        [middle([run[day] for run in days], share) for day in range(len(found.days))]
        for share in (0.1, 0.5, 0.9)
    )
    plot = daily(found.days, max(high, default=1), language)
    _area(plot, found, low, high)
    plot.steps(through(found.days, mid), FILL)
    title = translate(PAGE["a_day"], language)
    worst = max(range(len(mid)), key=mid.__getitem__)
    words = {"title": title, "most": number(mid[worst], language),
             "day": day_label(found.days[worst])(language)}  # fmt: skip
    keys = ("day", "low", "median", "high")
    rows = [
        (
            day_label(day)(language),
            *(number(one[n], language) for one in (low, mid, high)),
        )
        for n, day in enumerate(found.days)
    ]
    alt = Message(ALT["lines"], words)(language)
    head = [translate(PAGE[key], language) for key in keys]
    return Figure(title, plot.picture(alt), table(head, rows))


def _area(
    plot: Plot, found: Gathered, low: Sequence[float], high: Sequence[float]
) -> None:
    """Draw what lies between two values of each day."""
    for day, bottom, top in zip(found.days, low, high, strict=True):
        left, right = plot.x(day), plot.x(day + 1)
        tall = max(0.0, plot.y(bottom) - plot.y(top))
        plot.put("rect", x=left, y=plot.y(top), width=right - left + 0.3, height=tall,
                 fill="#dbe9f6")  # fmt: skip
