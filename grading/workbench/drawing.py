"""Districts drawn on the desk's grid: a coast, cells around seats, bent borders."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

from grading.workbench import geometry
from grading.workbench.geometry import Edge, Point, Spot

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

CENTRE: Point = (50, 37)  # of the desk's map of 100 by 70
REACH: Point = (47, 30)
STEP = 2  # of the grid on which sizes are evened out
STRETCH = 1.45  # districts are wider than high, as names are
ROUNDS = 12  # of evening out the sizes
COAST = 26  # points of the coast and the outer border
SHORTEST, TIGHT = 3.0, 1.5  # shorter borders are hard to see; of crowded maps
CROWDED = 15  # districts, from which on a map is crowded
# How the desk writes a name and a level under it: sim/desk/js/map.js, css/map.css.
NAME_WIDTH, LETTER, NAME_LINE, LEVEL_WIDTH, LEVEL_LINE = 10, 1.85, 3.4, 18.0, 2.9
ABOVE = 0.5  # the middle of what is written stands above its point


@dataclass(frozen=True)
class Drawing:
    """One attempt at a map: outlines, neighbours by number, where names stand."""

    rings: tuple[tuple[Spot, ...], ...]
    near: tuple[frozenset[int], ...]
    labels: tuple[Spot, ...]
    room: float  # of the label with the least; 1 is all it wants


def drawn(names: Sequence[str], rng: random.Random) -> Drawing | None:
    """Return one attempt at a map, or nothing if it came out crooked."""
    coast = _coast(rng)
    rings = _cells(coast, _seats(coast, len(names), rng))
    owners = _owners(rings)
    near = _near(rings, owners)
    bent = _bent(owners, rng)
    rings = tuple(_with_bends(ring, bent) for ring in rings)
    if not _sound(rings, near):
        return None
    places = [
        geometry.roomiest(ring, *_box(name), ABOVE)
        for ring, name in zip(rings, names, strict=True)
    ]
    room = min(found for _, found in places)
    return Drawing(rings, near, tuple(spot for spot, _ in places), room)


def _coast(rng: random.Random) -> list[Point]:
    """Return the irregular outline of the whole, running with the clock."""
    ring = []
    for n in range(COAST):
        angle = 2 * pi * (n + rng.uniform(-0.25, 0.25)) / COAST
        x, y = cos(angle), sin(angle)
        far = rng.uniform(0.9, 1.03) / (abs(x) ** 3 + abs(y) ** 3) ** (1 / 3)
        across = min(max(CENTRE[0] + REACH[0] * far * x, 2), 98)
        down = min(max(CENTRE[1] + REACH[1] * far * y, 6), 68)
        ring.append((float(round(across)), float(round(down))))
    return ring


def _seats(coast: list[Point], number: int, rng: random.Random) -> NDArray[float64]:
    """Return the districts' seats, spread evenly, those in the middle first."""
    import numpy as np

    grid = np.array(
        [(x, y) for x in range(0, 101, STEP) for y in range(0, 71, STEP)], dtype=float
    )
    land = grid[geometry.inside(coast, grid)]
    scale = np.array((1.0, STRETCH))
    seats = land[rng.sample(range(len(land)), number)]
    for _ in range(ROUNDS):
        away = (((land[:, None, :] - seats[None, :, :]) * scale) ** 2).sum(axis=2)
        nearest = away.argmin(axis=1)
        seats = np.array(
            [
                land[nearest == n].mean(axis=0) if (nearest == n).any() else seats[n]
                for n in range(number)
            ]
        )
    middle = np.hypot(*((seats - CENTRE) * scale / REACH).T)
    ordered: NDArray[float64] = seats[middle.argsort(kind="stable")]
    return ordered


def _cells(coast: list[Point], seats: NDArray[float64]) -> tuple[tuple[Spot, ...], ...]:
    """Return the land nearest to each seat, on the grid."""
    import numpy as np
    from scipy.spatial import Voronoi

    scale = np.array((1.0, STRETCH))
    # Far outside, so that every district has an end; the coast cuts it off anyway.
    far = np.array([(-900, 50), (1000, 50), (50, -900), (50, 1000)], dtype=float)
    made = Voronoi(np.concatenate([seats * scale, far]))
    rings: list[tuple[Spot, ...]] = []
    for n in range(len(seats)):
        corners = made.vertices[made.regions[made.point_region[n]]] / scale
        centre = corners.mean(axis=0)
        turn = np.arctan2(*(corners - centre).T[::-1])
        cell = [(float(x), float(y)) for x, y in corners[turn.argsort()]]
        left = coast
        for a, b in pairwise((*cell, cell[0])):
            left = geometry.cut(left, a, b)
        rings.append(geometry.on_grid(left) if left else ())
    return tuple(rings)


def _owners(rings: Sequence[Sequence[Spot]]) -> dict[Edge, tuple[int, ...]]:
    """Return every side of every district, and whose it is."""
    found: dict[Edge, tuple[int, ...]] = {}
    for n, ring in enumerate(rings):
        for a, b in geometry.edges(ring) if ring else ():
            side = (min(a, b), max(a, b))
            found[side] = (*found.get(side, ()), n)
    return found


def _near(
    rings: Sequence[Sequence[Spot]], owners: Mapping[Edge, tuple[int, ...]]
) -> tuple[frozenset[int], ...]:
    """Return the neighbours of each district: those it shares a border with."""
    near: list[set[int]] = [set() for _ in rings]
    for who in owners.values():
        for n in who:
            near[n] |= set(who) - {n}
    return tuple(map(frozenset, near))


def _bent(
    owners: Mapping[Edge, tuple[int, ...]], rng: random.Random
) -> dict[Edge, tuple[Spot, ...]]:
    """Return the long borders between districts with a bend, from end to end."""
    bent: dict[Edge, tuple[Spot, ...]] = {}
    for (a, b), who in sorted(owners.items()):
        long = hypot(b[0] - a[0], b[1] - a[1])
        if len(who) < 2 or long < 8:
            continue
        aside = rng.uniform(0.05, 0.12) * rng.choice((-1, 1))
        middle = rng.uniform(0.4, 0.6)
        x = a[0] + middle * (b[0] - a[0]) - aside * (b[1] - a[1])
        y = a[1] + middle * (b[1] - a[1]) + aside * (b[0] - a[0])
        bent[a, b] = ((round(x), round(y)),)
    return bent


def _with_bends(
    ring: Sequence[Spot], bent: Mapping[Edge, tuple[Spot, ...]]
) -> tuple[Spot, ...]:
    spots: list[Spot] = []
    for a, b in geometry.edges(ring) if ring else ():
        between = bent.get((min(a, b), max(a, b)), ())
        spots += [a, *between]
    return tuple(spots)


def _sound(rings: Sequence[Sequence[Spot]], near: Sequence[frozenset[int]]) -> bool:
    """Return whether each district is a plain polygon, and all hang together."""
    if not all(geometry.is_simple(ring) for ring in rings):
        return False
    owners = _owners(rings)
    borders = [side for side, who in owners.items() if len(who) > 1]
    if any(len(who) > 2 for who in owners.values()) or not borders:
        return False
    shortest = SHORTEST if len(rings) < CROWDED else TIGHT
    if min(hypot(b[0] - a[0], b[1] - a[1]) for a, b in borders) < shortest:
        return False
    reached, new = {0}, {0}
    while new:
        new = set().union(*(near[n] for n in new)) - reached
        reached |= new
    return len(reached) == len(rings)


def _box(name: str) -> tuple[float, float]:
    """Return the width and height of what the desk writes into a district."""
    lines = [name]
    if len(name) > NAME_WIDTH and " " in name:
        lines = name.rsplit(" ", 1)
    wide = max(LEVEL_WIDTH, max(map(len, lines)) * LETTER)
    return wide, len(lines) * NAME_LINE + LEVEL_LINE
