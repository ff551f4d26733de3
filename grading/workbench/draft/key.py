"""``key.yaml`` of a new scenario: plans put together from its storylines' parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from grading.workbench import archetype
from grading.workbench.archetype import filled, filled_all
from grading.workbench.draft.plan import Plan, row_for
from grading.workbench.draft.world import question
from grading.workbench.wishes import Story
from grading.workbench.writing import Block, Flat, Tall
from sim.i18n import LANGUAGES, Language
from sim.scenario.checks.place import SCENARIOS

PLANS = """\
Two ways that are both right. Hours count from the item's ground as the model response
came to know it. Change weights, windows and reasons with what you change elsewhere."""
DETECTION = (
    "How early a warning helps. The cost of a false alarm, break-even and gain are "
    "fitted by\npython3 -m grading.calibrate, not written by hand: see the basis."
)
CHANCE = "What a plan known by heart earns is no merit: marks count from here."
HARMS = "Lawful as such, and asked for without ground. Lists replace the standard's."
FITTED = (
    "Chances from many plays, fitted by python3 -m grading.calibrate, not written by "
    "hand."
)


def blocks(plan: Plan) -> list[Block]:
    """Return the entries of the key; raises Unsealed where templates have no key."""
    return [
        Block("standard", 1, "What is not written here is taken from the standard."),
        Block("scenario", plan.wishes.id),
        Block("version", 1),
        Block("plans", _plans(plan), PLANS),
        Block("detection", _detection(plan), DETECTION),
        Block("calibration", {"estimates": _estimates(plan)}, FITTED),
        Block("chance", _chance(plan), CHANCE),
        *(Block(name, one) for name, one in _late(plan).items()),
        Block("harms", _harms(plan), HARMS),
    ]


def _plans(plan: Plan) -> list[dict[str, Any]]:
    shared = archetype.sealed()
    made = []
    for name, one in shared["plans"].items():
        items: list[dict[str, Any]] = []
        for story in plan.stories:
            items += _items(story, name, one["items"])
        made.append({"id": name, "name": one["name"], "items": items})
    return made


def _items(story: Story, plan: str, common: list[str]) -> list[dict[str, Any]]:
    """Return what a plan asks for on one storyline: the usual steps, then its own."""
    shared, own = archetype.sealed(), archetype.sealed(story.archetype.id)
    given = {key: _spoken(story, own, key) for key in LANGUAGES}
    steps = [(name, shared["items"][name]) for name in common]
    steps += [(name, own["items"][name]) for name in own["plans"][plan]]
    made = []
    for name, step in steps:
        item = _item(name, step, story.archetype.id)
        if name == "periksa":
            close, grace = own["check_hours"]
            item |= {"close_hours": close, "grace_hours": grace}
        item["reason"] = {k: filled(step["reason"][k], given[k]) for k in LANGUAGES}
        made.append(item)
    return made


def _spoken(
    story: Story, own: Mapping[str, Any], language: Language
) -> dict[str, object]:
    """Return what the words of reasons are replaced by."""
    words = {name: spoken[language] for name, spoken in story.words.items()}
    return {**words, "about": filled(own["about"][language], words)}


def _item(name: str, step: Mapping[str, Any], issue: str) -> dict[str, Any]:
    made: dict[str, Any] = {"id": f"{issue}-{name}"}
    for key, value in step.items():
        made[key] = value
        if key == "authority":
            made["issue"] = issue
    if "after" in made:
        made["after"] = [f"{issue}-{one}" for one in step["after"]]
    return made


def _detection(plan: Plan) -> dict[str, Any]:
    given = archetype.sealed()["detection"]
    return {
        **row_for(archetype.shared("regency")["detection"]["rows"], plan),
        "false_alarm_cost": given["false_alarm_cost"],
        "break_even": given["break_even"],
        "anchor": Tall(gain=given["gain"]),
        "basis": given["basis"],
        "episodes": {one.archetype.id: _episode(one) for one in plan.stories},
    }


def _episode(story: Story) -> dict[str, Any]:
    own = archetype.sealed(story.archetype.id)
    reason = {
        key: filled(own["episode"]["reason"][key], _spoken(story, own, key))
        for key in LANGUAGES
    }
    return {"reason": reason, "basis": own["episode"]["basis"]}


def _chance(plan: Plan) -> dict[str, Any]:
    """Return the zero of plans; more storylines than are listed have the standard's."""
    given = archetype.sealed()["chance"]
    return {"zero": {"D4": _by_number(given["zero"], plan)}, "basis": given["basis"]}


def _by_number(given: Mapping[int, float], plan: Plan) -> float:
    """Return the value for so many storylines; the last one holds for more as well."""
    return given[min(len(plan.stories), max(given))]


def _late(plan: Plan) -> Mapping[str, Any]:
    """Return what is due sooner in a scenario of few days."""
    given = archetype.sealed()["late"]
    row = row_for(given["rows"], plan)
    return {**row, **given["rules"]} if row else {}


def _harms(plan: Plan) -> list[dict[str, Any]]:
    """Return the standard's harms, the first one weighed anew."""
    standard = archetype.read(SCENARIOS / "standard" / "1" / "key.yaml")["harms"]
    first, *rest = (dict(one) for one in standard)
    share = _by_number(archetype.sealed()["harms"]["share"], plan)
    return [{**first, "share": share}, *rest]


def _estimates(plan: Plan) -> dict[str, Any]:
    given = archetype.sealed()["estimate"]
    made = {}
    for story in plan.stories:
        own = archetype.sealed(story.archetype.id)
        words = {key: _spoken(story, own, key) for key in LANGUAGES}
        reason = own["estimate"]["reason"]
        made[question(story.archetype.id)] = {
            "base_rate": given["base_rate"],
            "reason": {key: filled_all(reason[key], words[key]) for key in LANGUAGES},
            "weights": Flat(given["weights"]),
            "basis": given["basis"],
        }
    return made
