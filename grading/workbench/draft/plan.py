"""What several files of a new scenario share: its map, camps, places and days."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from grading.workbench import archetype, names
from grading.workbench.map import District, districts
from grading.workbench.wishes import Story, Wishes
from sim.i18n import Language

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Plan:
    """Wishes with everything drawn that a seed decides.

    ``places``: the districts of each storyline, by its id.
    """

    wishes: Wishes
    districts: tuple[District, ...]
    camps: tuple[Mapping[str, str], ...]
    places: Mapping[str, tuple[str, ...]]

    @property
    def stories(self) -> tuple[Story, ...]:
        """The storylines."""
        return self.wishes.stories


def drawn(wishes: Wishes) -> Plan:
    """Return the same plan for the same wishes."""
    data = archetype.shared("regency")
    number = data["districts"][wishes.length]
    free = names.drawn(wishes.seed, apart_from=(wishes.regency,))
    land = districts(list(islice(free, number)), wishes.seed)
    rng = random.Random(f"plan/{wishes.seed}")
    camps = rng.sample(list(data["camps"]), 2 if wishes.length == "short" else 3)
    places = {
        story.archetype.id: _region(land, min(story.districts, number), rng)
        for story in wishes.stories
    }
    return Plan(wishes, land, tuple(camps), places)


def _region(
    land: Sequence[District], number: int, rng: random.Random
) -> tuple[str, ...]:
    """Return districts that hang together: a first one, then neighbours."""
    near = {one.id: one.neighbours for one in land}
    found = [rng.choice(sorted(near))]
    while len(found) < number:
        beside = {other for one in found for other in near[one]} - set(found)
        found.append(rng.choice(sorted(beside)))
    return tuple(found)


def row_for(rows: Sequence[Mapping[str, Any]], plan: Plan) -> dict[str, Any]:
    """Return what holds in a scenario of so many days; nothing beyond the last row."""
    days = plan.wishes.last_day - plan.wishes.first_day + 1
    found = next((row for row in rows if days <= row["days"]), {})
    return {name: one for name, one in found.items() if name != "days"}


def day(number: int) -> str:
    """Return a day as texts name it: H−30, H+4, H."""
    if not number:
        return "H"
    return f"H+{number}" if number > 0 else f"H{MINUS}{-number}"


def values(story: Story, language: Language) -> dict[str, Any]:
    """Return what the words of a storyline's texts are replaced by."""
    opens, closes = story.open_days
    own = {name: spoken[language] for name, spoken in story.words.items()}
    return {**own, "opens": day(opens), "closes": day(closes)}
