"""The two anchors, computed by running them: nobody acts, and the model response."""

from __future__ import annotations

from dataclasses import dataclass

from grading.key.load import steps
from grading.key.model import Item, Key
from grading.robots import robot
from sim.exercise import Exercise
from sim.policies import play
from sim.policies.response import ground_minute
from sim.policies.simple import never
from sim.scenario.base import StageName
from sim.scenario.model import Scenario
from sim.world.issues import reached


@dataclass(frozen=True)
class Window:
    """When an item's credit opens, closes and has run out, in minutes."""

    opens: int
    closes: int
    ends: int


@dataclass(frozen=True)
class Reference:
    """A seed's anchors: the world without acts, and the model's run of each plan."""

    inaction: Exercise
    models: tuple[Exercise, ...]
    windows: tuple[dict[str, Window], ...]


_CACHE: dict[tuple[str, str, int], Reference] = {}
KEPT = 64  # references kept in memory; a class shares few seeds


def reference(scenario: Scenario, seed: int, key: Key) -> Reference:
    """Return the anchors of a seed, computed once."""
    name = (scenario.fingerprint, key.model_dump_json(), seed)
    if name not in _CACHE:
        if len(_CACHE) >= KEPT:
            _CACHE.pop(next(iter(_CACHE)))
        _CACHE[name] = _compute(scenario, seed, key)
    return _CACHE[name]


def forget() -> None:
    """Keep no anchors any longer, as when many scenarios are played once."""
    _CACHE.clear()


def _compute(scenario: Scenario, seed: int, key: Key) -> Reference:
    models = tuple(
        play(robot("model", key, plan=place), scenario, seed=seed)
        for place in range(len(key.plans))
    )
    windows = tuple(
        _windows(run, plan.items) for run, plan in zip(models, key.plans, strict=True)
    )
    return Reference(play(never, scenario, seed=seed), models, windows)


def _windows(run: Exercise, items: tuple[Item, ...]) -> dict[str, Window]:
    """Return the windows of the items whose ground came about in the model's run."""
    windows = {}
    for item, step in zip(items, steps(items), strict=True):
        ground = ground_minute(run, step, run.inbox)
        if ground is not None and ground < run.seat.world.state.end:
            opens = ground + round(item.open_hours * 60)
            closes = ground + round(item.close_hours * 60)
            windows[item.id] = Window(
                opens, closes, closes + round(item.grace_hours * 60)
            )
    return windows


def reaching(run: Exercise, issue: str, stage: StageName) -> int | None:
    """Return the minute an issue reached a stage in a run; ``None``: it never did."""
    for minute, found in run.seat.world.state.issues[issue].path:
        if reached(found, stage) and found not in ("aftermath", "settled"):
            return minute
    return None
