"""The review's figures, as SVG with their text alternatives."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING

from grading.result import Result
from grading.review.words import STAGES
from sim.i18n import N_, Language, Message, translate
from sim.scenario.base import STAGES as ORDER
from sim.world.chance import DAY

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

SHADES = {"emerging": "#dbe9f6", "rising": "#9dc6e0", "threshold": "#f2b25c",
          "crisis": "#c8442f", "aftermath": "#d9c7e0"}  # fmt: skip
LINES = {"stated": "#8a2d0c", "reference": "#1f5f8b", "base": "#767676"}


@dataclass(frozen=True)
class Picture:
    """An inline SVG and what it says in words."""

    svg: str
    alt: str


def detection(result: Result, language: Language) -> Picture:
    """Draw each issue's true course with the alerts on it."""
    ex = result.exercise
    start = ex.scenario.world.start_day
    names = ex.scenario.texts[language].issues
    figure, axes = _figure(0.55 * len(names) + 1.1)
    issues = result.outcome.seat.world.state.issues
    for row, (name, issue) in enumerate(issues.items()):
        path = [*issue.path, (ex.seat.world.state.end, "settled")]
        for (begin, stage), (end, _) in pairwise(path):
            if stage in SHADES:
                span = (start + begin / DAY, (end - begin) / DAY)
                axes.broken_barh([span], (row - 0.35, 0.7), facecolors=SHADES[stage])
        own = [start + a.minute / DAY for a in result.alerts if a.issue == name]
        axes.plot(own, [row] * len(own), "v", color="black", markersize=6)
    axes.set_yticks(range(len(names)), [_short(n) for n in names.values()])
    axes.set_xlabel(translate(N_("Hari terhadap hari pemungutan suara"), language))
    shown = [s for s in ORDER if s in SHADES]
    handles = [_patch(SHADES[s], translate(STAGES[s], language)) for s in shown]
    axes.legend(handles=handles, ncols=5, fontsize=7, loc="lower center",
                bbox_to_anchor=(0.5, 1.0), frameon=False)  # fmt: skip
    text = N_(
        "Perjalanan sebenarnya tiap isu dengan segitiga untuk {count} peringatan Anda; "
        "rincian ada di tabel."
    )
    alt = Message(text, {"count": len(result.alerts)})(language)
    return Picture(_svg(figure), alt)


def forecasts(result: Result, question: str, language: Language) -> Picture:
    """Draw a question's stated chance, the reference and the base rate by day."""
    ex = result.exercise
    start = ex.scenario.world.start_day
    looks = [look for look in result.looks if look.question == question]
    days = [start + look.minute / DAY for look in looks]
    figure, axes = _figure(1.9)
    stated = [float("nan") if k.percent is None else k.percent for k in looks]
    words = {"stated": N_("Anda"), "reference": N_("Acuan"), "base": N_("Rata-rata")}
    series = {
        "stated": stated,
        "reference": [100 * look.estimate for look in looks],
        "base": [100 * look.base for look in looks],
    }
    styles = {"stated": "-o", "reference": "-", "base": "--"}
    for name, values in series.items():
        label = translate(words[name], language)
        axes.plot(days, values, styles[name], color=LINES[name], label=label,
                  markersize=3)  # fmt: skip
    axes.set_ylim(-3, 103)
    axes.set_ylabel("%")
    axes.legend(fontsize=7, frameon=False, ncols=3, loc="upper left")
    text = N_("Peluang menurut Anda dan menurut acuan, hari demi hari, dalam persen.")
    return Picture(_svg(figure), translate(text, language))


def _short(name: str) -> str:
    return name if len(name) <= 34 else name[:33] + "…"


def _figure(height: float) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8.2, height), layout="constrained")
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8)
    return figure, axes


def _patch(colour: str, label: str) -> Patch:
    from matplotlib.patches import Patch

    return Patch(facecolor=colour, label=label)


def _svg(figure: Figure) -> str:
    import matplotlib

    buffer = StringIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "deniceni"}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    text = buffer.getvalue()
    return text[text.index("<svg") :]
