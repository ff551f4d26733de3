"""What is kept of a world: which stages, injects and key items came about in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grading.key.model import Key
from grading.measures.plan import worth
from grading.reference import Reference, reference
from grading.result import Result
from grading.workbench.digests import history_digest
from sim.ensemble.run import Run, summary
from sim.exercise import Exercise
from sim.scenario.load import load

NEVER, MODEL = "never", "model"
Stages = frozenset[tuple[str, str]]  # (issue, stage)


@dataclass(frozen=True)
class Seen:
    """What came about in one play; ``came`` is the world's outcome in numbers."""

    stages: Stages
    injects: frozenset[str]
    came: dict[str, float]
    history: str = ""


@dataclass(frozen=True)
class World:
    """One seed: nobody acts, the model response acts, and its items by plan and id.

    ``grounds``: items whose ground came about; ``earned``: those that the model
    response of their plan earned as well.
    """

    seed: int
    never: Seen
    model: Seen
    grounds: frozenset[tuple[str, str]]
    earned: frozenset[tuple[str, str]]


def seen(exercise: Exercise) -> Seen:
    """Return what came about in a play that is over."""
    state = exercise.seat.world.state
    stages = {
        (n, stage) for n, issue in state.issues.items() for _, stage in issue.path
    }
    injects = {r.claim for r in state.inbox if r.kind == "inject"}
    return Seen(
        frozenset(stages), frozenset(injects), came(summary(exercise)),
        history_digest(exercise),
    )  # fmt: skip


OUTCOMES = ("crises", "violent", "peak-level")


def came(run: Run) -> dict[str, float]:
    """Return what a history came to: crises, violent incidents, the highest level."""
    return {name: float(run.measures[name]) for name in OUTCOMES}


def world(where: str | Path, key: str, seed: int) -> World:
    """Return what came about in a seed; a key as JSON, so that it can be sent away."""
    judged = Key.model_validate_json(key)
    return _world(reference(load(where), seed, judged), judged, seed)


def _world(found: Reference, key: Key, seed: int) -> World:
    grounds, earned = set(), set()
    for plan, run, windows in zip(key.plans, found.models, found.windows, strict=True):
        for item in plan.items:
            window = windows.get(item.id)
            if window is None:
                continue
            grounds.add((plan.id, item.id))
            done = [d for d in run.record.acts if d.outcome.ok]
            if any(worth(run, one, item, window) > 0 for one in done):
                earned.add((plan.id, item.id))
    return World(
        seed, seen(found.inaction), seen(found.models[0]),
        frozenset(grounds), frozenset(earned),
    )  # fmt: skip


def noted(name: str, result: Result) -> World | Seen | None:
    """Return what to keep of a play at the gate beside its marks: of the model's play
    the whole world (its anchors are there by then), of inaction what came about."""
    if name == NEVER:
        return seen(result.outcome)
    if name != MODEL or result.key is None:
        return None
    ex = result.exercise
    return _world(reference(ex.scenario, ex.seed, result.key), result.key, ex.seed)
