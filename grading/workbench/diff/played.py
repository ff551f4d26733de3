"""Both versions played in the same seeds: which histories differ, and the marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from pathlib import Path

from grading.gate.plays import values
from grading.grade import judge
from grading.key.model import Key
from grading.robots import robot
from grading.workbench.trial.seen import MODEL, NEVER
from sim.ensemble.errands import crew
from sim.exercise import Exercise
from sim.policies import play
from sim.policies.simple import never
from sim.scenario.load import load
from sim.world.chance import DAY

Marks = dict[str, float]
Line = tuple[int, int, str, str, str, str]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Version:
    """A scenario's folder and its key as JSON; ``None``: a copy without one."""

    folder: Path
    key: str | None


@dataclass(frozen=True)
class Twin:
    """One seed in both versions, by the same robot.

    ``day``: the first day, from voting day, on which the histories differ; ``None``:
    they do not. ``marks``: by version; empty where there is no key.
    """

    robot: str
    seed: int
    day: int | None
    marks: tuple[Marks, Marks]


def twins(
    old: Version,
    new: Version,
    seeds: Sequence[int],
    workers: int,
    progress: Progress = lambda done, total: None,
) -> tuple[Twin, ...]:
    """Let nobody act, and where there are keys the model response, in both versions."""
    found: dict[int, tuple[Twin, ...]] = {}
    with crew(workers) as players:
        for place, pair in players.run(partial(_seed, old, new), seeds):
            found[place] = pair
            progress(len(found), len(seeds))
    return tuple(twin for place in sorted(found) for twin in found[place])


def _seed(old: Version, new: Version, seed: int) -> tuple[Twin, ...]:
    robots = (NEVER, MODEL) if old.key and new.key else (NEVER,)
    return tuple(_twin(old, new, name, seed) for name in robots)


def _twin(old: Version, new: Version, name: str, seed: int) -> Twin:
    one, before = _play(old, name, seed)
    two, after = _play(new, name, seed)
    return Twin(name, seed, apart(one, two), (before, after))


def _play(version: Version, name: str, seed: int) -> tuple[Exercise, Marks]:
    scenario = load(version.folder)
    if version.key is None:
        return play(never, scenario, seed=seed), {}
    key = Key.model_validate_json(version.key)
    run = play(robot(name, key, seed), scenario, seed=seed)
    return run, {d: pair[0] for d, pair in values(judge(run, key)).items()}


def apart(one: Exercise, two: Exercise) -> int | None:
    """Return the first day on which two histories differ; ``None``: they do not."""
    for first, second in zip_longest(history(one), history(two)):
        if first != second:
            return min(line[0] for line in (first, second) if line is not None)
    return None


def history(run: Exercise) -> list[Line]:
    """Return what happened, line by line: day from voting day, minute of it, what."""
    state = run.seat.world.state
    start = run.scenario.world.start_day
    lines = [(e.minute, e.kind, e.entity, e.detail, e.cause) for e in state.log]
    lines += [(r.minute, r.kind, r.id, r.claim, r.source) for r in state.inbox]
    return sorted(
        (start + at // DAY, at % DAY, kind, who, what, why)
        for at, kind, who, what, why in lines
    )
