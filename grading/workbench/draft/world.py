"""``world.yaml``, ``sources.yaml`` and ``injects.yaml`` of a new scenario."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from grading.workbench import archetype
from grading.workbench.draft.plan import Plan, row_for
from grading.workbench.map import District
from grading.workbench.writing import Block, Flat


def world(plan: Plan) -> list[Block]:
    """Return the entries of ``world.yaml``."""
    wishes = plan.wishes
    heads = [
        Block("standard", 1, "What is not written here is taken from the standard."),
        Block("format", 2),
        Block("id", wishes.id),
        Block("version", 1, "Count up with every version that is handed out."),
        Block("regency", wishes.regency),
        Block("start_day", wishes.first_day, "Days count from voting day (0)."),
        Block("end_day", wishes.last_day),
        Block(
            "districts",
            [_district(one) for one in plan.districts],
            "The map. Another one: python -m grading.workbench.map FILE --seed N. "
            "Change\npopulation (people) and tension at rest (0 calm to 1).",
        ),
        Block("camps", [dict(one) for one in plan.camps], "Two or three camps."),
        Block("resources", _resources(plan), "What the office has."),
    ]
    return [*heads, *_incidents(plan), *_result(plan), _questions(plan)]


def _district(one: District) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "neighbours": list(one.neighbours),
        "outline": [list(spot) for spot in one.outline],
        "label_at": list(one.label_at),
        "population": one.population,
        "tension": one.tension,
    }


def _resources(plan: Plan) -> dict[str, Any]:
    given = archetype.shared("regency")["resources"]
    return {
        "staff_hours_per_day": given["staff_hours_per_day"],
        "teams": given["teams"],
        "rupiah": given["rupiah_each_issue"] * len(plan.stories),
        "basis": given["basis"],
    }


def _incidents(plan: Plan) -> list[Block]:
    """Return what of the incidents differs from the standard in so many days."""
    made = row_for(archetype.shared("regency")["incidents"]["rows"], plan)
    about = "How a regency's mood moves its storylines."
    return [Block("incidents", made, about)] if made else []


def _result(plan: Plan) -> list[Block]:
    """Return the count of the votes, where a storyline is about the voting."""
    given = archetype.shared("regency")["result"]
    about = any(one.archetype.id in given["archetypes"] for one in plan.stories)
    if not about or not plan.wishes.first_day < given["day"] < plan.wishes.last_day:
        return []
    made = {
        "announced": given["day"],
        "hour": given["hour"],
        "margin": given["margin"],
        "basis": given["basis"],
    }
    return [Block("result", made, "When the result is announced, and how close.")]


def _questions(plan: Plan) -> Block:
    made = []
    for story in plan.stories:
        opens, closes = story.open_days
        made.append(
            {
                "id": question(story.archetype.id),
                "issue": story.archetype.id,
                "reaches": story.archetype.reaches,
                "opens": opens,
                "closes": min(closes, plan.wishes.last_day),
            }
        )
    return Block("questions", made, "What the analyst is asked for a chance of.")


def question(issue: str) -> str:
    """Return the id of the question about a storyline."""
    return f"{issue}-memuncak"


def sources(plan: Plan) -> list[Block]:
    """Return the entries of ``sources.yaml``: what differs from the standard."""
    given = archetype.shared("regency")["sources"]
    needed = {
        name
        for one in plan.stories
        for name in given["needed"].get(one.archetype.id, ())
    }
    rng = random.Random(f"sources/{plan.wishes.seed}")
    free = [name for name in given["without"] if name not in needed]
    camat = {
        "id": "camat",
        "reliability": rng.choice(given["camat"]["reliability"]),
        "basis": given["camat"]["basis"],
    }
    return [
        Block("standard", 1, "What is not written here is taken from the standard."),
        Block(
            "without",
            [rng.choice(free)] if free else [],
            "Standard sources this regency does not have.",
        ),
        Block("sources", [camat], "Own values of standard sources, and own sources."),
    ]


def injects(plan: Plan) -> list[Block]:
    """Return the entries of ``injects.yaml``."""
    given = archetype.shared("regency")
    first, last = plan.wishes.first_day, plan.wishes.last_day
    made = [_inject(one, first, last, plan) for one in given["injects"]]
    return [
        Block("injects", made, "Messages that come whatever happens, or when it does."),
        Block(
            "background",
            [Flat(one) for one in given["background"]],
            "Everyday reports that belong to no storyline; none tells how one will go.",
        ),
    ]


def _inject(
    given: Mapping[str, Any], first: int, last: int, plan: Plan
) -> dict[str, Any]:
    made = {key: one for key, one in given.items() if key not in ("share", "hour")}
    if "share" in given:
        on = first + round(given["share"] * (last - first))
        place = {"district": plan.districts[0].id} if given["sender"] == "camat" else {}
        made = {
            "id": made.pop("id"),
            "sender": made.pop("sender"),
            **place,
            "at": [on, given["hour"]],
            **made,
        }
    return made
