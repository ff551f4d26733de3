"""The class view's own figures: dots, boxes and curves as small inline SVG.

Drawn 360 wide, so that their letters can still be read on a telephone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from grading.classview.numbers import Spread
from grading.review.labels import brief
from sim.i18n import Language

WIDTH, LEFT, RIGHT = 360, 12, 348
BINS = 25
INK, DOT, BAND = "#1c2430", "#1f5f8b", "#f2b25c"
STACK = 46  # height of the highest stack of dots
STEP = 8  # between two dots, unless there are too many


def dots(scores: Sequence[float], found: Spread) -> str:
    """Draw every score (0 to 1) as a dot over the box of the class."""
    base = STACK + 12
    parts = [_axis(base + 26)]
    stacks = Counter(min(int(score * BINS), BINS - 1) for score in scores)
    most = max(stacks.values())
    step = min(STEP, STACK / max(1, most - 1))
    for place, count in sorted(stacks.items()):
        x = _x((place + 0.5) / BINS)
        parts += [
            f'<circle cx="{x:.1f}" cy="{base - 4 - n * step:.1f}" r="4" fill="{DOT}" '
            'fill-opacity=".55"/>'
            for n in range(count)
        ]
    parts.append(_box(found, base + 4, 1.0))
    return _svg(base + 44, parts)


def box(found: Spread, top: float) -> str:
    """Draw the box of values between 0 and ``top``."""
    return _svg(18, [_box(found, 3, top)])


def _box(found: Spread, y: float, top: float) -> str:
    low, first, middle, third, high = (
        _x(value / top)
        for value in (found.low, found.first, found.middle, found.third, found.high)
    )
    parts = [
        f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y + 6}" y2="{y + 6}" '
        f'stroke="{INK}"/>',
        f'<rect x="{first:.1f}" y="{y}" width="{max(third - first, 1):.1f}" '
        f'height="12" fill="#dbe9f6" stroke="{INK}"/>',
    ]
    if found.band is not None:
        left, right = (_x(value / top) for value in found.band)
        parts.append(
            f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{y + 6}" y2="{y + 6}" '
            f'stroke="{BAND}" stroke-width="5"/>'
        )
    parts.append(
        f'<line x1="{middle:.1f}" x2="{middle:.1f}" y1="{y - 2}" y2="{y + 14}" '
        f'stroke="{INK}" stroke-width="2.5"/>'
    )
    return "".join(parts)


def curve(
    points: Sequence[tuple[float, float]],
    *,
    across: str,
    up: str,
    most: tuple[float, float],
    marks: Sequence[tuple[float, float, float]] = (),
    names: Sequence[str] = (),
    language: Language = "id",
    diagonal: bool = False,
) -> str:
    """Draw points joined by a line, called ``names``.

    ``most``: the ends of both axes; ``marks``: bars (x, low, high) behind the points.
    """
    height, foot = 200, 168

    def at(x: float, y: float) -> tuple[float, float]:
        return 40 + 300 * x / (most[0] or 1), foot - 150 * y / (most[1] or 1)

    parts = [
        f'<path d="M40 18V{foot}H340" fill="none" stroke="{INK}"/>',
        *_ticks(most, foot, language),
        f'<text x="190" y="{height - 2}" text-anchor="middle">{escape(across)}</text>',
        f'<text x="40" y="12">{escape(up)}</text>',
    ]
    if diagonal:
        parts.append(f'<path d="M40 {foot}L340 18" stroke="#767676" '
                     'stroke-dasharray="4 3"/>')  # fmt: skip
    for x, low, high in marks:
        (across_at, bottom), (_, top) = at(x, low), at(x, high)
        parts.append(f'<path d="M{across_at:.1f} {bottom:.1f}V{top:.1f}" '
                     f'stroke="{BAND}" stroke-width="4"/>')  # fmt: skip
    places = [at(x, y) for x, y in points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    parts.append(f'<polyline points="{line}" fill="none" stroke="{DOT}"/>')
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{DOT}"/>'
              for x, y in places]  # fmt: skip
    parts += [
        f'<text x="{x + 5:.1f}" y="{y - 5:.1f}">{escape(name)}</text>'
        for (x, y), name in zip(places, names, strict=False)
    ]
    return _svg(height, parts)


def _ticks(most: tuple[float, float], foot: int, language: Language) -> list[str]:
    ends = ((40, foot + 12, "middle", 0.0), (340, foot + 12, "middle", most[0]),
            (36, 22, "end", most[1]))  # fmt: skip
    return [
        f'<text x="{x}" y="{y}" text-anchor="{side}">{brief(value, language)}</text>'
        for x, y, side, value in ends
    ]


def _x(share: float) -> float:
    return LEFT + (RIGHT - LEFT) * min(max(share, 0.0), 1.0)


def _axis(y: float) -> str:
    ticks = (0, 25, 50, 75, 100)
    return "".join(
        f'<line x1="{_x(t / 100):.1f}" x2="{_x(t / 100):.1f}" y1="4" y2="{y}" '
        f'stroke="#d5dce4"/><text x="{_x(t / 100):.1f}" y="{y + 12}" '
        f'text-anchor="middle">{t}</text>'
        for t in ticks
    )


def _svg(height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" font-size="9" fill="{INK}" '
        f'aria-hidden="true">{"".join(parts)}</svg>'
    )
