"""Figures for the debriefing: what came and was done, and forecasts over time.

Each figure carries a text that says the same. matplotlib is imported only when a
figure is drawn: the engine and the desk do without it.
"""

from __future__ import annotations

import io
from base64 import b64encode
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from sim.exercise import Exercise
from sim.exercise import view as views
from sim.exercise.decisions import Assess, Forecast
from sim.i18n import N_, Language, Message, translate
from sim.world.calendar import day_label, time_label

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MINUTES_A_DAY = 1440
COLOURS = ("#0b5a6b", "#b3480a", "#5c3a8c", "#17613a", "#7a4300")  # AA on white
MARKS = ("o", "s", "^", "D", "v", "P", "X")  # with the colours: 35 that differ
LINES = ("-", "--", "-.", ":", "-")
TICKS = 12  # labels that fit below a figure
ROW = 0.18  # inches a line of the legend takes
FREE = 5  # lines of the legend that the sheet has room for
EMPTY = N_("Belum ada yang dapat digambar: mainkan latihan di meja lebih dahulu.")
TIMELINE = N_("Tingkat menurut penilaian Anda dan laporan yang masuk")
FORECASTS = N_("Perkiraan Anda dari waktu ke waktu")
DAYS = N_("hari terhadap pemungutan suara")
REPORTS = N_("laporan per hari")
CHANCE = N_("kemungkinan (%)")
TIMELINE_ALT = N_("{reports} laporan masuk sampai {now}. {levels}")
LEVEL_ALT = N_("{issue}: {steps}.")
FORECAST_ALT = N_("{question} {steps}.")


@dataclass(frozen=True)
class Figure:
    """A picture with its text; a notebook shows it as an image that can be read."""

    png: bytes
    alt: str

    def _repr_html_(self) -> str:
        data = b64encode(self.png).decode("ascii")
        alt = escape(self.alt, quote=True)
        return (
            f'<img alt="{alt}" src="data:image/png;base64,{data}" '
            'style="max-width:100%;height:auto;background:#fff">'
        )


@dataclass(frozen=True)
class Gallery:
    """Several figures below one another, or a sentence where there is none yet."""

    figures: tuple[Figure, ...]
    otherwise: str

    def _repr_html_(self) -> str:
        if not self.figures:
            return f"<p>{escape(self.otherwise)}</p>"
        return "".join(f"<p>{figure._repr_html_()}</p>" for figure in self.figures)


def show(ex: Exercise, language: Language = "id") -> Gallery:
    """Return all figures of an exercise that has got under way."""
    otherwise = translate(EMPTY, language)
    if ex.state == "new" or not ex.inbox:
        return Gallery((), otherwise)
    figures = [timeline(ex, language)]
    if _of(ex, Forecast):
        figures.append(forecasts(ex, language))
    return Gallery(tuple(figures), otherwise)


def timeline(ex: Exercise, language: Language = "id") -> Figure:
    """Return the levels the trainee assessed, over the reports of each day."""
    figure, (top, bottom) = _sheet(2)
    names = ex.scenario.texts[language].issues
    told = []
    for number, issue in enumerate(_unique(a.issue for a in _of(ex, Assess))):
        steps = [a for a in _of(ex, Assess) if a.issue == issue]
        levels = [(_day(ex, a.t), a.level) for a in steps]
        _steps(top, ex, levels, number, names[issue])
        words = [_level_step(ex, a, language) for a in steps]
        told.append(_said(LEVEL_ALT, language, issue=names[issue], steps=words))
    level_names = [one["name"] for one in views.static(ex, language)["levels"]]
    top.set_yticks(
        range(len(level_names)), [f"{n} {w}" for n, w in enumerate(level_names)]
    )
    top.set_ylim(-0.4, len(level_names) - 0.6)
    first = ex.scenario.world.start_day
    bins = [first + n for n in range(ex.scenario.world.end_day - first + 2)]
    bottom.hist([_day(ex, r.minute) for r in ex.inbox], bins=bins, color=COLOURS[0])
    bottom.yaxis.get_major_locator().set_params(integer=True)
    bottom.set_ylabel(translate(REPORTS, language))
    _finish(figure, (top, bottom), ex, language, TIMELINE)
    values = {"reports": len(ex.inbox), "now": time_label(ex.scenario, ex.now)}
    alt = Message(TIMELINE_ALT, {**values, "levels": " ".join(told)})(language)
    return Figure(_png(figure), alt.strip())


def forecasts(ex: Exercise, language: Language = "id") -> Figure:
    """Return the trainee's forecasts on every question, as they changed."""
    figure, (axes,) = _sheet(1)
    texts = ex.scenario.texts[language].questions
    told = []
    for number, question in enumerate(_unique(f.question for f in _of(ex, Forecast))):
        steps = [f for f in _of(ex, Forecast) if f.question == question]
        chances = [(_day(ex, f.t), f.percent) for f in steps]
        _steps(axes, ex, chances, number, texts[question])
        words = [
            f"{time_label(ex.scenario, f.t)(language)} {f.percent}%" for f in steps
        ]
        told.append(
            _said(FORECAST_ALT, language, question=texts[question], steps=words)
        )
    axes.set_ylim(-4, 104)
    axes.set_yticks(range(0, 101, 20))
    axes.set_ylabel(translate(CHANCE, language))
    _finish(figure, (axes,), ex, language, FORECASTS)
    return Figure(_png(figure), " ".join(told))


def _of(ex: Exercise, kind: type) -> list[Any]:
    return [decision for decision in ex.decisions if isinstance(decision, kind)]


def _unique(names: Any) -> list[str]:
    return list(dict.fromkeys(names))


def _day(ex: Exercise, minute: int) -> float:
    return ex.scenario.world.start_day + minute / MINUTES_A_DAY


def _level_step(ex: Exercise, step: Assess, language: Language) -> str:
    return f"{time_label(ex.scenario, step.t)(language)} {step.level}"


def _said(text: str, language: Language, *, steps: list[str], **values: str) -> str:
    return Message(text, {**values, "steps": ", ".join(steps)})(language)


def _sheet(rows: int) -> tuple[Any, tuple[Any, ...]]:
    from matplotlib.figure import Figure as Sheet

    sheet = Sheet(figsize=(9, 2.2 + 1.7 * rows), dpi=110, layout="constrained")
    made = sheet.subplots(rows, 1, sharex=True, squeeze=False)
    return sheet, tuple(made[:, 0])


def _steps(
    axes: Axes, ex: Exercise, points: list[tuple[float, int]], number: int, name: str
) -> None:
    """Draw values that hold until they are changed, told apart by mark and colour."""
    days = [day for day, _ in points]
    values = [value for _, value in points]
    colour = COLOURS[number % len(COLOURS)]
    line, mark = LINES[number % len(LINES)], MARKS[number % len(MARKS)]
    reach = [*days, _day(ex, ex.now)], [*values, values[-1]]
    axes.step(*reach, where="post", color=colour, linestyle=line)
    axes.plot(days, values, mark, color=colour, label=name)


def _finish(
    figure: Any, axes: tuple[Any, ...], ex: Exercise, language: Language, title: str
) -> None:
    world = ex.scenario.world
    figure.suptitle(translate(title, language), fontsize=11)
    weeks = -(-(world.end_day - world.start_day) // (7 * TICKS))
    every = 7 * weeks
    days = [d for d in range(world.start_day, world.end_day + 1) if d % every == 0]
    for one in axes:
        one.grid(alpha=0.3)
        one.set_xlim(world.start_day, world.end_day + 1)
        one.spines[["top", "right"]].set_visible(False)
    axes[-1].set_xticks(days, [day_label(day)(language) for day in days])
    axes[-1].set_xlabel(translate(DAYS, language))
    lines = len(axes[0].get_legend_handles_labels()[0])
    if lines:
        width, height = figure.get_size_inches()
        figure.set_size_inches(width, height + ROW * max(0, lines - FREE))
        figure.legend(fontsize=8, loc="outside lower center", frameon=False)


def _png(figure: Any) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()


__all__ = ["Figure", "Gallery", "forecasts", "show", "timeline"]
