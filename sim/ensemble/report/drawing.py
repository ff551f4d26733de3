"""How the report's figures are drawn: as SVG, in black, white and grey."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from sim.i18n import N_

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BAND, INK, PALE = "#bdbdbd", "#000000", "#ffffff"
ALL = N_("Simulasi, semua insiden")
BACKGROUND = N_("Simulasi, insiden latar")
DOCUMENTED = N_("Terdokumentasi")


@dataclass(frozen=True)
class Picture:
    """An inline SVG, what it says in words, and what stands below it."""

    svg: str
    alt: str
    caption: str


def drawing(height: float) -> tuple[Figure, Axes]:
    """Return an empty figure, ``height`` in inches."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8.2, height), layout="constrained")
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8)
    return figure, axes


def svg(figure: Figure) -> str:
    """Return a figure as inline SVG, the same bytes every time."""
    import matplotlib

    buffer = StringIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "deniceni"}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    text = buffer.getvalue()
    return text[text.index("<svg") :]
