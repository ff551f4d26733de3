"""``issues.yaml`` of a new scenario: each storyline at its pace, on its days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from grading.workbench import archetype
from grading.workbench.draft.plan import Plan
from grading.workbench.wishes import Story
from grading.workbench.writing import Block, Flat
from sim.scenario.checks.place import SCENARIOS

ORDER = ("latent", "emerging", "rising", "threshold", "crisis", "aftermath")
SPED = ("emerging", "rising", "threshold")  # stages that a pace speeds up
COMMENT = """\
One storyline after the other. `onset`: the days on which it may begin. `variants`: how
often it is real, mixed or benign; keep benign at 0.42 or more. Ways that drive it on
(`to` a later stage) have been divided by the electoral stage's multiplier of the day;
after a change of days or rates fit the key again: python -m grading.calibrate"""


def blocks(plan: Plan) -> list[Block]:
    """Return the file's entries."""
    return [Block("issues", [_issue(one, plan) for one in plan.stories], COMMENT)]


def _issue(story: Story, plan: Plan) -> dict[str, Any]:
    kind = story.archetype
    own = dict(kind.issue)
    width = max(1, round(kind.onset_days / story.factor)) - 1
    last = min(story.onset + width, plan.wishes.last_day - 1)
    stages = _stages(story, plan.wishes.first_day)
    indicators = [_indicator(one, story.factor) for one in own.pop("indicators")]
    head = {
        "id": kind.id,
        "axis": own.pop("axis"),
        "districts": list(plan.places[kind.id]),
        "onset": [story.onset, max(story.onset, last)],
        "variants": variants(story.benign),
    }
    own.pop("stages")
    return {**head, "stages": stages, "indicators": indicators, **own}


def variants(benign: float) -> dict[str, float]:
    """Return how often a storyline is real, mixed and benign; they add up to one."""
    share = archetype.shared("regency")["draws"]["real"]
    real = round((1 - benign) * share, 2)
    return {"real": real, "mixed": round(1 - benign - real, 2), "benign": benign}


def _indicator(given: Mapping[str, Any], factor: float) -> dict[str, Any]:
    quick = factor if given["stage"] in SPED else 1.0
    return {**given, "per_day": round(given["per_day"] * quick, 2)}


def _stages(story: Story, first_day: int) -> list[dict[str, Any]]:
    """Return the stages with stays and rates for the days they are expected on."""
    reference = _multiplier(first_day)
    when = story.onset + story.archetype.onset_days / story.factor / 2
    found = []
    for stage in story.archetype.issue["stages"]:
        pace = story.factor if stage["stage"] in SPED else 1.0
        stay = _stay(stage, pace)
        ratio = _multiplier(round(when + stay / 2)) / reference
        found.append(_stage(stage, pace, ratio))
        when += stay
    return found


def _stay(stage: Mapping[str, Any], pace: float) -> float:
    """Return the days a real storyline is expected to stay in a stage."""
    leaving: float = sum(way["per_day"]["real"] for way in stage.get("exits", ()))
    if not leaving:
        return 0.0
    least: float = stage.get("least_hours", 0) / 24
    return (least + 1 / leaving) / pace


def _stage(stage: Mapping[str, Any], pace: float, ratio: float) -> dict[str, Any]:
    found = dict(stage)
    if "least_hours" in found and pace != 1:
        found["least_hours"] = max(1, round(found["least_hours"] / pace))
    if "exits" in found:
        found["exits"] = [_way(stage["stage"], w, pace, ratio) for w in stage["exits"]]
    return found


def _way(
    stage: str, way: Mapping[str, Any], pace: float, ratio: float
) -> dict[str, Any]:
    """Return a way out of a stage; ``ratio`` is for those that drive an issue on."""
    times = pace / (ratio if _drives(stage, way["to"]) else 1)
    rates = {cause: _plain(rate * times) for cause, rate in way["per_day"].items()}
    return Flat(to=way["to"], per_day=Flat(rates))


def _plain(rate: float) -> float:
    """Return a rate in three digits, a whole one without a point."""
    short = float(f"{rate:.3g}")
    return int(short) if short == int(short) else short


def _drives(stage: str, to: str) -> bool:
    """Return whether the engine multiplies this way by the electoral stage."""
    if stage == "aftermath":
        return to == "threshold"
    return to in ORDER[:5] and ORDER.index(to) > ORDER.index(stage)


def _multiplier(on: int) -> float:
    """Return by what the calendar multiplies hazards on a day."""
    name = archetype.shared("regency")["calendar"]
    stages = archetype.read(SCENARIOS / "calendars" / f"{name}.yaml")["stages"]
    for stage in stages:
        if stage["first"] <= on <= stage["last"]:
            return float(stage["multiplier"])
    return float(stages[-1]["multiplier"] if on > 0 else stages[0]["multiplier"])
