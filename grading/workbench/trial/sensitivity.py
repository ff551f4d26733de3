"""Which parameters move the outcome: each halved and doubled, in the same seeds.

First nobody acts in any of the changed worlds. Then the model response plays, and is
marked, in those that moved most, and in all that work through reports or acts, which a
world in which nobody acts cannot show.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean, pstdev

from grading.gate.plays import values
from grading.grade import judge
from grading.key.model import Key
from grading.reference import forget, reference
from grading.workbench.trial.levers import Lever, levers
from grading.workbench.trial.seen import World, came
from grading.workbench.trial.settings import settings
from sim.ensemble.errands import Crew
from sim.ensemble.live import live
from sim.ensemble.paired import Difference, difference
from sim.ensemble.run import summary
from sim.scenario.load import load
from sim.scenario.model import Scenario

MARKS = ("D1", "D2", "D4")  # what the model response is marked in
MARK = "mark"  # the mean of those
Came = Mapping[str, float]
Name = tuple[str, float]  # a lever's id and its factor
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Pulled:
    """A lever at a factor, in some seeds: by outcome, the paired difference it makes.

    ``idle``: while nobody acts; ``played``: while the model response does, its mark
    among the outcomes; empty where that was not tried.
    """

    lever: Lever
    factor: float
    idle: Mapping[str, Difference]
    played: Mapping[str, Difference]


@dataclass(frozen=True)
class Moved:
    """A lever, halved and doubled, and how far it moves the outcome at the most.

    ``most``: the largest mean difference, and ``size`` how large, see :func:`_size`.
    """

    lever: Lever
    low: Pulled
    high: Pulled
    size: float
    most: Difference


@dataclass(frozen=True)
class Task:
    """A lever at a factor in a number of seeds, to be played by a worker."""

    lever: Lever | None  # nothing is changed
    factor: float
    seeds: tuple[int, ...]

    @property
    def name(self) -> Name:
        """What its results are kept under."""
        return (self.lever.id if self.lever else "", self.factor)

    def changed(self, where: str | Path) -> Scenario:
        """Return the scenario as it is to be played."""
        scenario = load(where)
        return self.lever.pull(scenario, self.factor) if self.lever else scenario


def sensitivity(
    crew: Crew,
    where: str | Path,
    scenario: Scenario,
    key: Key,
    worlds: Sequence[World],
    progress: Progress,
) -> tuple[Moved, ...]:
    """Return every lever, the one that moves most first.

    ``worlds``: the scenario unchanged, seed by seed.
    """
    every, rules = levers(scenario), settings()
    base = {w.seed: w.never.came for w in worlds}
    outer = [one for one in every if one.group == "world"]
    tasks = _tasks(outer, tuple(base))
    idle = _run(crew, partial(_idle, where), tasks, _first_half(progress))
    ranked = sorted(outer, key=lambda one: -_reach(one, idle, base))
    moving = ranked[: rules.moving_of(scenario)]
    marked = [one for one in every if one.group != "world" or one in moving]
    few = tuple(rules.marked_of(scenario))
    played = partial(_played, where, _lean(key).model_dump_json())
    tasks = [Task(None, 1.0, few), *_tasks(marked, few)]
    own = _run(crew, played, tasks, _second_half(progress))
    found = [_moved(lever, idle, own, base) for lever in every]
    return tuple(sorted(found, key=lambda one: -one.size))


def _lean(key: Key) -> Key:
    """Return the key with what the model response is marked by, and no more."""
    return key.model_copy(update={"plans": key.plans[:1], "reasoning": None})


def _first_half(progress: Progress) -> Progress:
    return lambda done, total: progress(done, 2 * total)


def _second_half(progress: Progress) -> Progress:
    return lambda done, total: progress(total + done, 2 * total)


def _tasks(some: Sequence[Lever], seeds: tuple[int, ...]) -> list[Task]:
    rules = settings()
    return [Task(one, f, seeds) for one in some for f in (rules.half, rules.double)]


Found = dict[Name, dict[int, dict[str, float]]]
UNCHANGED: Name = ("", 1.0)


def _run(
    crew: Crew,
    call: Callable[[Task], dict[int, dict[str, float]]],
    tasks: Sequence[Task],
    progress: Progress,
) -> Found:
    found: Found = {}
    for place, came_to in crew.run(call, tasks):
        found[tasks[place].name] = came_to
        progress(len(found), len(tasks))
    return found


def _idle(where: str | Path, task: Task) -> dict[int, dict[str, float]]:
    """Return what changed worlds come to while nobody acts."""
    changed = task.changed(where)
    return {seed: came(summary(live(changed, seed, "never")[0])) for seed in task.seeds}


def _played(where: str | Path, key: str, task: Task) -> dict[int, dict[str, float]]:
    """Return what changed worlds come to under the model response, and its mark."""
    changed, judged = task.changed(where), Key.model_validate_json(key)
    try:
        return {seed: _marked(changed, judged, seed) for seed in task.seeds}
    finally:
        forget()


def _marked(scenario: Scenario, key: Key, seed: int) -> dict[str, float]:
    run = reference(scenario, seed, key).models[0]
    return {**came(summary(run)), MARK: mark_of(values(judge(run, key)))}


def mark_of(found: Mapping[str, tuple[float, float]]) -> float:
    """Return the mean score of the model response, which does not grade reports."""
    return fmean(found[name][0] for name in MARKS)


def _reach(lever: Lever, found: Found, base: Mapping[int, Came]) -> float:
    return max(
        _size(d, base)
        for factor in (settings().half, settings().double)
        for d in _differences(found[lever.id, factor], base).values()
    )


def _size(one: Difference, base: Mapping[int, Came]) -> float:
    """Return how large a difference is: in standard deviations between the seeds in
    which nobody acts, and of marks in what a rater would notice."""
    if one.measure == MARK:
        return abs(one.mean) / settings().heavy
    spread = pstdev(came[one.measure] for came in base.values())
    return abs(one.mean) / spread if spread else 0.0


def _differences(
    found: Mapping[int, Came], base: Mapping[int, Came]
) -> dict[str, Difference]:
    names = next(iter(found.values()))
    return {
        name: difference(name, [own[name] - base[s][name] for s, own in found.items()])
        for name in names
    }


def _moved(lever: Lever, idle: Found, played: Found, base: Mapping[int, Came]) -> Moved:
    low, high = (
        Pulled(
            lever,
            factor,
            _some(idle, (lever.id, factor), base),
            _some(played, (lever.id, factor), played[UNCHANGED]),
        )
        for factor in (settings().half, settings().double)
    )
    every = [
        d
        for pulled in (low, high)
        for part in (pulled.idle, pulled.played)
        for d in part.values()
    ]
    most = max(every, key=lambda one: _size(one, base))
    return Moved(lever, low, high, _size(most, base), most)


def _some(found: Found, name: Name, base: Mapping[int, Came]) -> dict[str, Difference]:
    return _differences(found[name], base) if name in found else {}
