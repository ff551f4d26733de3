"""A plausible map for a regency that does not exist, from its districts' names.

``python -m grading.workbench.map FILE --seed N`` prints the ``districts:`` of a
``world.yaml``. Districts that touch share the points of their border exactly, so that
neighbours are read off the map and are always mutual.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin
from pathlib import Path
from typing import TYPE_CHECKING

from grading.workbench import geometry
from grading.workbench.geometry import Edge, Point, Spot
from sim.i18n import N_, Message

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

FEWEST, MOST = 2, 30
CENTRE: Point = (50, 37)  # of the desk's map of 100 by 70
REACH: Point = (47, 30)
TRIES = 40  # drawings of which the first good one is taken, or else the best
ENOUGH = 0.97  # of the room that a name wants, good enough
STEP = 2  # of the grid on which sizes are evened out
STRETCH = 1.45  # districts are wider than high, as names are
ROUNDS = 12  # of evening out the sizes
COAST = 26  # points of the coast and the outer border
SHORTEST, TIGHT = 3.0, 1.5  # shorter borders are hard to see; of crowded maps
CROWDED = 15  # districts, from which on a map is crowded
# How the desk writes a name and a level under it: sim/desk/js/map.js, css/map.css.
NAME_WIDTH, LETTER, NAME_LINE, LEVEL_WIDTH, LEVEL_LINE = 10, 1.85, 3.4, 18.0, 2.9
ABOVE = 0.5  # the middle of what is written stands above its point


class MapError(ValueError):
    """Names from which no map can be drawn; carries what to tell the author."""

    def __init__(self, message: Message) -> None:
        super().__init__(message("en"))
        self.message = message


@dataclass(frozen=True)
class District:
    """A district as ``world.yaml`` has it; people and resting tension are examples."""

    id: str
    name: str
    neighbours: tuple[str, ...]
    outline: tuple[Spot, ...]
    label_at: Spot
    population: int
    tension: float

    def yaml(self) -> str:
        """Return the district as an item of the list ``districts:``."""
        points = ", ".join(f"[{x}, {y}]" for x, y in self.outline)
        x, y = self.label_at
        return (
            f"  - id: {self.id}\n    name: {self.name}\n"
            f"    neighbours: [{', '.join(self.neighbours)}]\n"
            f"    outline: [{points}]\n    label_at: [{x}, {y}]\n"
            f"    population: {self.population}\n    tension: {self.tension:g}\n"
        )


@dataclass(frozen=True)
class _Drawing:
    rings: tuple[tuple[Spot, ...], ...]
    near: tuple[frozenset[int], ...]
    labels: tuple[Spot, ...]
    room: float  # of the label with the least; 1 is all it wants


def districts(names: Sequence[str], seed: int) -> tuple[District, ...]:
    """Return a map for the names, the first ones in its middle; the same by seed.

    Raises :class:`MapError` for fewer than 2 or more than 30 names, or one name twice.
    """
    if not FEWEST <= len(names) <= MOST or len(set(map(_slug, names))) < len(names):
        asked = {"fewest": FEWEST, "most": MOST}
        text = N_("Tulis {fewest} sampai {most} nama kecamatan yang berlainan.")
        raise MapError(Message(text, asked))
    best: _Drawing | None = None
    for attempt in range(TRIES):
        drawing = _drawn(names, random.Random(f"{seed}/{attempt}"))
        if drawing and (best is None or drawing.room > best.room):
            best = drawing
        if best and best.room >= ENOUGH:
            break
    if best is None:
        raise MapError(Message(N_("Peta tidak terbentuk; coba benih lain.")))
    return _described(names, best, random.Random(f"{seed}/people"))


def text(found: Sequence[District]) -> str:
    """Return the map as it stands in a ``world.yaml``."""
    return "districts:\n" + "".join(one.yaml() for one in found)


def _slug(name: str) -> str:
    return "-".join(name.lower().split())


def _described(
    names: Sequence[str], drawing: _Drawing, rng: random.Random
) -> tuple[District, ...]:
    """Return the districts: more people in the middle, fewer at the edge."""
    ids = [_slug(name) for name in names]
    found = []
    for n, name in enumerate(names):
        people = rng.randint(52, 84) if n < 3 else rng.randint(22, 58)
        found.append(
            District(
                id=ids[n],
                name=name,
                neighbours=tuple(ids[other] for other in sorted(drawing.near[n])),
                outline=drawing.rings[n],
                label_at=drawing.labels[n],
                population=people * 1000,
                tension=rng.choice((0.1, 0.15, 0.15, 0.2, 0.2, 0.25)),
            )
        )
    return tuple(found)


def _drawn(names: Sequence[str], rng: random.Random) -> _Drawing | None:
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
    return _Drawing(rings, near, tuple(spot for spot, _ in places), room)


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


def main(arguments: list[str] | None = None) -> int:
    """Print a map for the names of a file, one name a line; 1 if there can be none."""
    parser = argparse.ArgumentParser("grading.workbench.map")
    parser.add_argument("names", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    try:
        lines = asked.names.read_text(encoding="utf-8").splitlines()
        names = [" ".join(line.split()) for line in lines if line.strip()]
        print(text(districts(names, asked.seed)), end="")
    except MapError as error:
        print(error.message("id"), file=sys.stderr)
        return 1
    except (OSError, UnicodeDecodeError) as error:
        print(f"{asked.names}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
