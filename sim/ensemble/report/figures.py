"""The report's figures as SVG, readable in grayscale, each with its words.

Documented intervals are grey bars with an open diamond; the simulation is a black dot
(all incidents) or a white one (background only) with its 95 % interval.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sim.ensemble.estimate import Estimate
from sim.ensemble.finding import Finding
from sim.ensemble.report.distributions import counts, crowds, warning
from sim.ensemble.report.drawing import (
    ALL,
    BACKGROUND,
    BAND,
    DOCUMENTED,
    INK,
    PALE,
    Picture,
    drawing,
    svg,
)
from sim.ensemble.validate import Validation
from sim.i18n import N_, Language, Message, translate
from sim.scenario.evidence import EvidenceText, Group

if TYPE_CHECKING:
    from matplotlib.axes import Axes

OUTER = 1.5  # the overview shows this many interval widths beyond either bound


def by_group(
    found: Validation, texts: EvidenceText, language: Language
) -> dict[Group, list[Picture]]:
    """Return the figures of each group of statistics."""
    own = {g: [f for f in found.findings if f.item.group == g] for g in texts.groups}
    beside = (texts, language)
    return {
        "amount": [counts(found, language)],
        "stages": [forest(own["stages"], *beside, log=True)],
        "violence": [forest(own["violence"], *beside)],
        "harm": [crowds(found, language)],
        "contagion": [forest(own["contagion"], *beside, log=True)],
        "outcome": [warning(found, language)],
        "response": [forest(own["response"], *beside)],
    }


def overview(found: Validation, texts: EvidenceText, language: Language) -> Picture:
    """Draw every judged statistic by where it lies in its documented interval."""
    rows = [f for f in found.findings if _placeable(f)]
    figure, axes = drawing(0.2 * len(rows) + 0.9)
    axes.axvspan(0, 1, color=BAND, alpha=0.6, lw=0)
    for place, one in enumerate(rows):
        low, high = (_bound(one, side) for side in (0, 1))
        spots = [(x - low) / (high - low) for x in
                 (one.all.value, one.all.low, one.all.high)]  # fmt: skip
        value, left, right = (min(max(s, -OUTER), 1 + OUTER) for s in spots)
        axes.plot([left, right], [place, place], color=INK, lw=1.2)
        inside = 0 <= spots[0] <= 1
        axes.plot(
            [value],
            [place],
            "o" if inside else "X",
            color=INK,
            markersize=5,
            clip_on=False,
        )
    axes.set_yticks(range(len(rows)), [texts.items[f.item.id].name for f in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(-OUTER, 1 + OUTER)
    low_text, high_text = N_("batas bawah"), N_("batas atas")
    axes.set_xticks([0, 1], [translate(t, language) for t in (low_text, high_text)])
    outside = [texts.items[f.item.id].name for f in rows if f.verdict == "differs"]
    alt = Message(
        N_("Letak {count} besaran terhadap rentangnya. Di luar rentang: {outside}."),
        {"count": len(rows), "outside": ", ".join(outside) or "–"},
    )
    caption = N_(
        "Letak tiap besaran terhadap rentang terdokumentasi (abu-abu). Titik: di "
        "dalam; silang: di luar. Garis: selang 95% simulasi."
    )
    return Picture(svg(figure), alt(language), translate(caption, language))


def _placeable(found: Finding) -> bool:
    closed = None not in found.interval
    return found.item.judged and closed and not math.isnan(found.all.value)


def _bound(found: Finding, side: int) -> float:
    bound = found.interval[side]
    assert bound is not None  # see _placeable
    return bound


def forest(
    rows: Sequence[Finding], texts: EvidenceText, language: Language, log: bool = False
) -> Picture:
    """Draw documented and simulated values with their intervals, one below another."""
    rows = [f for f in rows if f.item.judged]
    figure, axes = drawing(0.42 * len(rows) + 0.9)
    for place, one in enumerate(rows):
        _documented(axes, one, place - 0.22)
        _dot(axes, one.all, place, INK)
        if one.background is not None:
            _dot(axes, one.background, place + 0.2, PALE)
    axes.set_yticks(range(len(rows)), [texts.items[f.item.id].name for f in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    if log:
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter(lambda x, _: f"{x:g}")
    _legend(axes, language, any(f.background is not None for f in rows))
    told = "; ".join(
        f"{texts.items[f.item.id].name} {f.all.value:.2f}"
        f" ({'–' if f.documented is None else f'{f.documented:.2f}'})"
        for f in rows
    )
    alt = Message(N_("Simulasi dan, dalam kurung, data: {told}."), {"told": told})
    caption = N_("Nilai terdokumentasi dan simulasi dengan selangnya.")
    return Picture(svg(figure), alt(language), translate(caption, language))


def _documented(axes: Axes, found: Finding, place: float) -> None:
    low, high = found.interval
    shown = [x for x in (low, found.documented, high) if x is not None]
    edge = max([*shown, found.all.high if math.isfinite(found.all.high) else 0])
    left = low if low is not None else min(shown, default=0)
    right = high if high is not None else edge
    axes.plot([left, right], [place, place], color=BAND, lw=7, solid_capstyle="butt")
    if found.documented is not None:
        axes.plot([found.documented], [place], "D", mfc=PALE, mec=INK, markersize=5)


def _dot(axes: Axes, found: Estimate, place: float, face: str) -> None:
    if not math.isnan(found.value):
        axes.plot([found.low, found.high], [place, place], color=INK, lw=1.2)
        axes.plot([found.value], [place], "o", mfc=face, mec=INK, markersize=6)


def _legend(axes: Axes, language: Language, background: bool) -> None:
    from matplotlib.lines import Line2D

    marks: list[tuple[str, dict[str, Any]]] = [
        (DOCUMENTED, {"color": BAND, "lw": 7, "marker": "D", "mfc": PALE, "mec": INK}),
        (ALL, {"color": INK, "marker": "o", "mfc": INK}),
        (BACKGROUND, {"color": INK, "marker": "o", "mfc": PALE}),
    ]
    handles = [
        Line2D([], [], label=translate(text, language), **style)
        for text, style in marks[: 3 if background else 2]
    ]
    axes.legend(handles=handles, fontsize=7, ncols=3, frameon=False,
                loc="lower center", bbox_to_anchor=(0.5, 1.0))  # fmt: skip
