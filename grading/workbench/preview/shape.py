"""What a section of the page is made of: figures with words, and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grading.review.svg import INK, SOFT, Picture, Plot, Scale, spaced
from sim.i18n import Language
from sim.world.calendar import day_label

WIDE, LABELS, RIGHT = 900.0, 230.0, 14.0  # units of a drawing
HIGH = 190.0  # of a drawing with a value for each day
WEEKS, SHORT = 3, 8  # up to so many weeks, so many days are named
LETTERS = 31  # of a label beside a drawing
CAUSES = {"real": "#8a2d0c", "mixed": "#7a5a00", "benign": "#1f5f8b"}
SHADES = {
    "emerging": "#dbe9f6", "rising": "#9dc6e0", "threshold": "#f2b25c",
    "crisis": "#c8442f", "aftermath": "#d9c7e0", "settled": "#e9ecef",
    "latent": "#ffffff",
}  # fmt: skip


@dataclass(frozen=True)
class Table:
    """A table: what its columns are called, and its rows; the first cell heads one."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A drawing with its words, and the same as a table."""

    title: str
    picture: Picture
    table: Table


def table(head: Iterable[str], rows: Iterable[Sequence[object]]) -> Table:
    """Return a table of whatever can be written."""
    return Table(tuple(head), tuple(tuple(str(cell) for cell in row) for row in rows))


def days_plot(days: range, height: float, language: Language) -> Plot:
    """Return a drawing with labels on the left and days along the bottom."""
    x = Scale(days[0], days[-1] + 1, LABELS, WIDE - RIGHT)
    plot = Plot(height, x, Scale(0, 1, height - 22, 4), WIDE)
    short = len(days) <= WEEKS * 7
    marked = (
        [*days[:: len(days) // SHORT + 1]] if short else spaced(days[0], days[-1], 10)
    )
    plot.ticks(marked, [day_label(day)(language) for day in marked])
    return plot


def daily(days: range, most: float, language: Language) -> Plot:
    """Return a drawing of a value for each day, from 0 to ``most``."""
    plot = days_plot(days, HIGH, language)
    top = max(1.0, most) * 1.1
    plot.y = Scale(0, top, HIGH - 22, 8)
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500) if top / s <= 6)
    marks = [float(step * n) for n in range(int(top // step) + 1)]
    plot.rungs(marks, [f"{mark:g}" for mark in marks])
    return plot


def through(days: range, values: Sequence[float]) -> list[tuple[float, float]]:
    """Return a value for each day as points of a line to the end of the last one."""
    return [*zip(days, values, strict=True), (days[-1] + 1, values[-1])]


def label(plot: Plot, y: float, text: str, strong: bool = False) -> None:
    """Write a label beside a row, cut to size, whole in its title."""
    cut = text if len(text) <= LETTERS else text[: LETTERS - 1] + "…"
    more: dict[str, object] = {"font_weight": 600} if strong else {}
    fill = INK if strong else SOFT
    plot.put("text", cut, "" if cut == text else text, x=4.0, y=y, fill=fill, **more)


def bar(
    plot: Plot, first: float, last: float, y: float, colour: str, title: str
) -> None:
    """Draw a bar from one day to another, in days; at least a sliver of one."""
    left, right = plot.x(first), plot.x(last)
    wide = max(2.0, right - left)
    plot.put("rect", title=title, x=left, y=y, width=wide, height=14.0, fill=colour,
             stroke="#46525f", stroke_width=0.6)  # fmt: skip


def tick(plot: Plot, day: float, y: float, title: str, tall: float = 12.0) -> None:
    """Draw a stroke at a day."""
    place = plot.x(day)
    plot.put("line", title=title, x1=place, x2=place, y1=y, y2=y + tall, stroke=INK,
             stroke_width=1.4)  # fmt: skip


def percent(share: float) -> str:
    """Return a share as people write it."""
    return f"{100 * share:.0f}%"


def number(value: float, language: Language, digits: int = 1) -> str:
    """Return a number with the language's decimal sign."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return text if language == "en" else text.replace(".", ",")
