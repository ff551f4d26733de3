"""Names for places that do not exist: joined from parts, held against official names.

The parts are data (``scenarios/archetypes/regency.yaml``). A name is offered only if no
official place has it, or one that differs by a letter, and no other scenario uses it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterator
from functools import cache

import yaml

from grading.workbench.archetype import shared
from sim.i18n import N_, Message
from sim.scenario.base import PLACE
from sim.scenario.checks.place import SCENARIOS, is_near_real_place, is_real_place
from sim.scenario.problem import shown

Fault = tuple[Message, Message]  # what is wrong, and how to mend it
ENOUGH = 4000  # draws after which there are no more names to be had
LONGEST = 30  # letters of a name that a map can show
TWO_WORDS = 0.35  # of the names


def slug(name: str) -> str:
    """Return a name as an id: lower case, joined by hyphens."""
    return "-".join(re.sub(r"[^a-z]+", " ", name.lower()).split())


def fault_of(name: str) -> Fault | None:
    """Return why a name cannot be a place of a scenario, and how to mend it."""
    if not re.fullmatch(PLACE, name) or not 2 <= len(name) <= LONGEST or not slug(name):
        return (
            Message(
                N_("{name} tidak dapat menjadi nama tempat."), {"name": shown(name)}
            ),
            Message(
                N_("Pakai 2 sampai {most} huruf; boleh spasi dan tanda hubung."),
                {"most": LONGEST},
            ),
        )
    if is_real_place(name):
        said = N_("{name} adalah nama tempat yang sungguh ada.")
    elif is_near_real_place(name):
        said = N_("{name} hanya berbeda satu huruf dari tempat yang sungguh ada.")
    else:
        return None
    return Message(said, {"name": shown(name)}), Message(
        N_("Pakai nama rekaan, misalnya {example}."), {"example": offered(len(name))}
    )


def offered(seed: int, apart_from: Collection[str] = ()) -> str:
    """Return one free name; the same by seed."""
    return next(drawn(seed, apart_from))


def drawn(seed: int, apart_from: Collection[str] = ()) -> Iterator[str]:
    """Yield free names, each once; raises ``LookupError`` when there are no more."""
    rng = random.Random(f"names/{seed}")
    taken = {*map(slug, apart_from), *_in_use()}
    for _ in range(ENOUGH):
        name = _joined(rng)
        if slug(name) not in taken and _is_free(name):
            taken.add(slug(name))
            yield name
    raise LookupError("no more names")


def _joined(rng: random.Random) -> str:
    parts = shared("regency")["names"]
    if rng.random() < TWO_WORDS:
        return f"{rng.choice(parts['before'])} {rng.choice(parts['after'])}"
    joined: str = rng.choice(parts["first"]) + rng.choice(parts["last"])
    return joined.capitalize()


@cache
def _is_free(name: str) -> bool:
    return not is_real_place(name) and not is_near_real_place(name)


@cache
def _in_use() -> frozenset[str]:
    """Return the regencies and districts of the scenarios that are here."""
    found: set[str] = set()
    for path in SCENARIOS.glob("*/world.yaml"):
        try:
            world = yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader)
            names = [world["regency"], *(one["name"] for one in world["districts"])]
            found |= {slug(str(name)) for name in names}
        except (yaml.YAMLError, LookupError, TypeError, OSError, ValueError):
            continue  # a scenario under construction
    return frozenset(found)
