"""Plays of the cast over many seeds: in this process, or several at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from grading.gate.players.cast import player
from grading.grade import judge
from grading.key.model import Key
from grading.result import Result
from sim.policies import play
from sim.scenario.load import load

Progress = Callable[[int, int], None]  # (plays done, plays in all)
Values = dict[str, tuple[float, float]]  # by dimension: score and raw


@dataclass(frozen=True)
class Played:
    """What one player earned in one seed."""

    player: str
    seed: int
    values: Values


def watch(scenario: str | Path, key: Key, name: str, seed: int) -> Result:
    """Return the result of one play; the same for the same arguments."""
    world = load(scenario)
    return judge(play(player(name, key, seed), world, seed=seed), key)


def plays(
    scenario: str | Path,
    key: Key,
    names: Sequence[str],
    seeds: Sequence[int],
    workers: int,
    progress: Progress,
) -> tuple[Played, ...]:
    """Play every name in every seed; the order is that of the arguments.

    A seed is played in one process, so that its anchors are computed once. With one
    worker everything is played in this process.
    """
    total, done = len(names) * len(seeds), 0
    found: dict[int, tuple[Played, ...]] = {}
    for seed, own in _by_seed(scenario, key.model_dump_json(), names, seeds, workers):
        found[seed] = own
        done += len(own)
        progress(done, total)
    return tuple(one for seed in seeds for one in found[seed])


def _by_seed(
    scenario: str | Path,
    key: str,
    names: Sequence[str],
    seeds: Sequence[int],
    workers: int,
) -> Iterator[tuple[int, tuple[Played, ...]]]:
    if workers <= 1:
        for seed in seeds:
            yield seed, _seed(scenario, key, tuple(names), seed)
        return
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        jobs = {
            pool.submit(_seed, scenario, key, tuple(names), seed): seed
            for seed in seeds
        }
        for job in as_completed(jobs):
            yield jobs[job], job.result()


def _seed(
    scenario: str | Path, key: str, names: tuple[str, ...], seed: int
) -> tuple[Played, ...]:
    """Play all names in one seed; at module level, so that it can be sent away."""
    judged = Key.model_validate_json(key)
    return tuple(
        Played(name, seed, values(watch(scenario, judged, name, seed)))
        for name in names
    )


def values(result: Result) -> Values:
    """Return what counts: a rater's dimension does not, it is only suggested."""
    return {
        name: (found.score, found.raw)
        for name, found in result.dimensions.items()
        if not found.suggested
    }
