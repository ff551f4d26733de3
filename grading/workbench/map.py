"""A plausible map for a regency that does not exist, from its districts' names.

``python -m grading.workbench.map FILE --seed N`` prints the ``districts:`` of a
``world.yaml``. Districts that touch share the points of their border exactly, so that
neighbours are read off the map and are always mutual.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grading.workbench.drawing import Drawing, drawn
from grading.workbench.geometry import Spot
from sim.i18n import N_, Message

FEWEST, MOST = 2, 30
TRIES = 40  # drawings of which the first good one is taken, or else the best
ENOUGH = 0.97  # of the room that a name wants, good enough


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


def districts(names: Sequence[str], seed: int) -> tuple[District, ...]:
    """Return a map for the names, the first ones in its middle; the same by seed.

    Raises :class:`MapError` for fewer than 2 or more than 30 names, or one name twice.
    """
    if not FEWEST <= len(names) <= MOST or len(set(map(_slug, names))) < len(names):
        asked = {"fewest": FEWEST, "most": MOST}
        text = N_("Tulis {fewest} sampai {most} nama kecamatan yang berlainan.")
        raise MapError(Message(text, asked))
    best: Drawing | None = None
    for attempt in range(TRIES):
        drawing = drawn(names, random.Random(f"{seed}/{attempt}"))
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
    names: Sequence[str], drawing: Drawing, rng: random.Random
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
