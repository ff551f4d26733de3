"""Polygons on the desk's grid: cutting, measuring, and the room inside for a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import bool_, float64
    from numpy.typing import NDArray

Point = tuple[float, float]
Spot = tuple[int, int]  # a point of the grid
Edge = tuple[Spot, Spot]


def edges(ring: Sequence[Spot]) -> Iterator[Edge]:
    """Yield the sides of a polygon in order, the last one leading back."""
    yield from pairwise((*ring, ring[0]))


def area(ring: Sequence[Point]) -> float:
    """Return the signed area of a polygon; positive if it runs with the clock."""
    closed = (*ring, ring[0])
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(closed)) / 2


def cut(ring: list[Point], a: Point, b: Point) -> list[Point]:
    """Return the part of a polygon that lies to the right of the line from a to b.

    Right as on the desk, where y grows downwards (one step of Sutherland-Hodgman).
    """

    def side(point: Point) -> float:
        across, down = b[0] - a[0], b[1] - a[1]
        return across * (point[1] - a[1]) - down * (point[0] - a[0])

    kept: list[Point] = []
    for here, there in pairwise((*ring, ring[0])):
        first, second = side(here), side(there)
        if first >= 0:
            kept.append(here)
        if first * second < 0:
            share = first / (first - second)
            kept.append(
                (
                    here[0] + share * (there[0] - here[0]),
                    here[1] + share * (there[1] - here[1]),
                )
            )
    return kept


def on_grid(ring: Sequence[Point]) -> tuple[Spot, ...]:
    """Return a polygon with whole coordinates and no point twice in a row.

    Rounded twice, so that two ways of computing one point give one spot.
    """
    spots: list[Spot] = []
    for x, y in ring:
        spot = (round(round(x, 6)), round(round(y, 6)))
        if not spots or spots[-1] != spot:
            spots.append(spot)
    while len(spots) > 1 and spots[0] == spots[-1]:
        spots.pop()
    return tuple(spots)


def is_simple(ring: Sequence[Spot]) -> bool:
    """Return whether no point comes twice and no two sides of a polygon touch."""
    if len(ring) < 3 or len(set(ring)) < len(ring):
        return False
    sides = list(edges(ring))
    return not any(
        _touch(one, other)
        for n, one in enumerate(sides)
        for other in sides[n + 1 :]
        if not set(one) & set(other)
    )


def _touch(one: Edge, other: Edge) -> bool:
    (a, b), (c, d) = one, other
    first, second = _turn(a, b, c), _turn(a, b, d)
    third, fourth = _turn(c, d, a), _turn(c, d, b)
    return first * second <= 0 and third * fourth <= 0


def _turn(a: Spot, b: Spot, c: Spot) -> int:
    turned = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (turned > 0) - (turned < 0)


def inside(ring: Sequence[Point], points: NDArray[float64]) -> NDArray[bool_]:
    """Return for each point (a row of x, y) whether it lies in a polygon."""
    import numpy as np

    found = np.zeros(len(points), dtype=bool)
    x, y = points[:, 0], points[:, 1]
    for (ax, ay), (bx, by) in pairwise((*ring, ring[0])):
        if ay == by:
            continue
        level = (ay > y) != (by > y)
        found ^= level & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return found


def roomiest(
    ring: Sequence[Spot], width: float, height: float, above: float = 0
) -> tuple[Spot, float]:
    """Return the spot of a polygon with most room around it for a box, and how much.

    1 is a box of just this width and height, its middle ``above`` the spot. A
    polygon around no whole spot has its first corner and no room.
    """
    import numpy as np

    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    columns, rows = range(min(xs), max(xs) + 1), range(min(ys), max(ys) + 1)
    points = np.array([(x, y) for x in columns for y in rows], dtype=float)
    points = points[inside(ring, points)]
    if not len(points):
        return ring[0], 0.0
    border = np.concatenate([np.linspace(a, b, 13) for a, b in edges(ring)])
    away = np.abs(points[:, None, :] - (0, above) - border[None, :, :])
    room = (away / (width / 2, height / 2)).max(axis=2).min(axis=1)
    best = int(room.round(9).argmax())
    return (int(points[best][0]), int(points[best][1])), float(room[best])
