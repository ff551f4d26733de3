"""Small plots as inline SVG, written directly.

A class's reviews are written while people wait: a page's figures take a millisecond
here, and a tenth of the bytes that a plotting library writes. Colours never stand
alone: every series has its own dash, mark or label.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

WIDE = 720  # units of the drawing; the page scales it
INK, GRID, SOFT = "#1c2430", "#d5dce4", "#46525f"
Point = tuple[float, float]


@dataclass(frozen=True)
class Picture:
    """An inline SVG and what it says in words."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Scale:
    """A straight line from values to units of the drawing."""

    low: float
    high: float
    start: float
    stop: float

    def __call__(self, value: float) -> float:
        """Return where ``value`` lies."""
        span = (self.high - self.low) or 1.0
        return self.start + (value - self.low) / span * (self.stop - self.start)


@dataclass
class Plot:
    """A drawing under way: add to it, then take :meth:`picture`."""

    height: float
    x: Scale
    y: Scale
    wide: float = WIDE
    parts: list[str] = field(default_factory=list)

    def put(self, name: str, text: str = "", title: str = "", **values: object) -> None:
        """Add an element; numbers are rounded, texts escaped."""
        inner = (f"<title>{escape(title)}</title>" if title else "") + escape(text)
        self.parts.append(_element(name, inner, values))

    def text(self, x: float, y: float, text: str, **values: object) -> None:
        """Write ``text`` at units of the drawing."""
        values.setdefault("fill", SOFT)
        self.parts.append(_element("text", escape(text), {"x": x, "y": y, **values}))

    def line(
        self, points: Iterable[Point], colour: str, dash: str = "", width: float = 2
    ) -> None:
        """Draw a line through points, in values."""
        path = " ".join(f"{_value(self.x(a))},{_value(self.y(b))}" for a, b in points)
        more: dict[str, object] = {"stroke_dasharray": dash} if dash else {}
        more |= {"fill": "none", "stroke": colour, "stroke_width": width}
        self.parts.append(_element("polyline", "", {"points": path, **more}))

    def steps(
        self, points: Sequence[Point], colour: str, dash: str = "", width: float = 2
    ) -> None:
        """Draw a line that stays until the next point, in values."""
        found = [*points[:1]]
        for before, (a, b) in pairwise(points):
            found += [(a, before[1]), (a, b)]
        self.line(found, colour, dash, width)

    def ticks(self, days: Iterable[float], names: Iterable[str]) -> None:
        """Mark places on the axis below with their names."""
        top, bottom = sorted((self.y.start, self.y.stop))
        for day, name in zip(days, names, strict=True):
            place = self.x(day)
            self.put("line", x1=place, x2=place, y1=top, y2=bottom, stroke=GRID)
            self.text(place, bottom + 15, name, text_anchor="middle")

    def rungs(self, values: Iterable[float], names: Iterable[str]) -> None:
        """Mark heights on the left axis with their names."""
        for value, name in zip(values, names, strict=True):
            place = self.y(value)
            self.put("line", x1=self.x.start, x2=self.x.stop, y1=place, y2=place,
                     stroke=GRID)  # fmt: skip
            self.text(self.x.start - 6, place + 4, name, text_anchor="end")

    def picture(self, alt: str) -> Picture:
        """Return the drawing with its words."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" '
            f'viewBox="0 0 {_value(self.wide)} {_value(self.height)}" font-size="13" '
            f'font-family="inherit">'
        )
        return Picture(head + "".join(self.parts) + "</svg>", alt)


def _element(name: str, inner: str, values: Mapping[str, object]) -> str:
    told = "".join(
        f' {key.replace("_", "-")}="{_value(value)}"' for key, value in values.items()
    )
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".rstrip("0").rstrip(".")
    return escape(str(value))


def spaced(first: int, last: int, most: int = 8) -> list[int]:
    """Return days for an axis: whole weeks apart, voting day among them.

    >>> spaced(-30, 7)
    [-28, -21, -14, -7, 0, 7]
    """
    step = 7
    while (last - first) / step > most:
        step *= 2
    return [day for day in range(first, last + 1) if day % step == 0]
