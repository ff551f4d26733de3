"""Worlds of a scenario played for a look at its quality: nobody acts; the model acts.

The same plays tell whether a key can be reached, so that looking costs little more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from grading.key.model import Key
from grading.key.reachable import Tried, tries
from grading.reference import reaching, reference
from sim.ensemble.errands import crew
from sim.exercise import Exercise
from sim.scenario.load import load
from sim.world.chance import DAY
from sim.world.state import Report

Progress = Callable[[int, int], None]  # (worlds done, worlds in all)
Told = tuple[str, str | None, int]  # what, where, in which words


@dataclass(frozen=True)
class Heard:
    """An issue where nobody acts: when it broke and when it was first told of.

    Minutes since the beginning; ``None``: never.
    """

    broke: int | None
    first: int | None


@dataclass(frozen=True)
class Played:
    """What one seed came to. ``told``: the messages of the first half."""

    seed: int
    items: tuple[Tried, ...]
    issues: dict[str, Heard]
    told: frozenset[Told]
    a_day: tuple[int, ...]  # reports, by day


def plays(
    where: Path, key: Key, seeds: Sequence[int], progress: Progress, workers: int = 1
) -> tuple[Played, ...]:
    """Return what the seeds came to, in their order; the same whatever ``workers``.

    ``workers``: processes; 1: all in this one.
    """
    found: dict[int, Played] = {}
    for one in _played(where, key.model_dump_json(), seeds, workers):
        found[one.seed] = one
        progress(len(found), len(seeds))
    return tuple(found[seed] for seed in seeds)


def _played(
    where: Path, key: str, seeds: Sequence[int], workers: int
) -> Iterator[Played]:
    with crew(workers) as hands:
        for _, one in hands.run(partial(look, where, key), seeds):
            yield one


def look(where: Path, key: str, seed: int) -> Played:
    """Return what one seed comes to; at module level, so that it can be sent away."""
    judged, scenario = Key.model_validate_json(key), load(where)
    found = reference(scenario, seed, judged)
    run = found.inaction
    return Played(
        seed=seed,
        items=tries(judged, found),
        issues={one.id: _heard(run, one.id, judged) for one in scenario.issues},
        told=frozenset(_told(run)),
        a_day=_a_day(run),
    )


def _reports(run: Exercise) -> list[Report]:
    return [report for report in run.inbox if report.kind == "report"]


def _heard(run: Exercise, issue: str, key: Key) -> Heard:
    told = [report.minute for report in _reports(run) if report.about == issue]
    return Heard(reaching(run, issue, key.detection.reaches), min(told, default=None))


def _told(run: Exercise) -> Iterator[Told]:
    half = run.seat.world.state.end // 2
    for report in _reports(run):
        if report.minute <= half:
            yield report.claim, report.district, report.phrasing


def _a_day(run: Exercise) -> tuple[int, ...]:
    counts = Counter(report.minute // DAY for report in _reports(run))
    return tuple(counts[day] for day in range(run.seat.world.state.end // DAY))
