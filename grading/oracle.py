"""A player who knows what is hidden: the top of every scale is reached by somebody.

It reads what the desk does not show: when each issue breaks in the world in which
nobody acts. It alarms at the best time and for nothing else, forecasts what the
reference estimate says, grades by the rules and acts on the model's plan. No trainee
can play like this; a scale that even this player cannot climb is broken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from grading.careful import grader, told_level
from grading.key.model import Key
from sim.exercise import Exercise
from sim.policies import Policy, play
from sim.policies.simple import never
from sim.world.issues import reached

CALM = 1  # what is stated where the evidence would raise an alarm and nothing breaks


@dataclass
class _Truth:
    """When each issue breaks if nobody acts; found once, on the first look."""

    breaks: Mapping[str, int] | None = None
    raised: set[str] = field(default_factory=set)


def breaking(ex: Exercise, key: Key) -> dict[str, int]:
    """Return the minute at which each issue breaks in this seed if nobody acts."""
    run = play(never, ex.scenario, seed=ex.seed)
    found: dict[str, int] = {}
    for name, issue in run.seat.world.state.issues.items():
        for minute, stage in issue.path:
            broken = reached(stage, key.detection.reaches)
            if broken and stage not in ("aftermath", "settled"):
                found.setdefault(name, minute)
    return found


def oracle(key: Key, acts: Policy) -> Policy:
    """Return the player; ``acts`` decides what it asks for and what it forecasts."""
    truth, grade = _Truth(), grader()

    def policy(ex: Exercise) -> None:
        if truth.breaks is None:
            truth.breaks = breaking(ex, key)
        acts(ex)
        grade(ex)
        for issue in list(ex.seat.world.state.known):
            level = _level(ex, issue, key, truth.breaks)
            if ex.record.level(issue) != level:
                ex.assess(issue, level)

    return policy


def _level(ex: Exercise, issue: str, key: Key, breaks: Mapping[str, int]) -> int:
    """Return the told level; in the window of a threat an alarm, elsewhere none.

    Where nothing breaks at all, a key may score how well levels follow what was told:
    then there is nothing more to know.
    """
    rules, told = key.detection, told_level(ex, issue, key)
    if not breaks and rules.restraint == "informed":
        return told
    if issue not in breaks:
        return min(told, CALM)
    due = breaks[issue] - round(rules.best_hours * 60)
    if due <= ex.now < breaks[issue]:
        return max(told, rules.alert_level)
    return min(told, CALM) if ex.now < due else told
