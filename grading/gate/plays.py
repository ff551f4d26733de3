"""Plays of the cast over many seeds: in this process, or several at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from grading.gate.players.cast import player
from grading.grade import judge
from grading.key.model import Key
from grading.result import Result
from sim.ensemble.errands import Crew, crew
from sim.policies import play
from sim.scenario.load import load

Progress = Callable[[int, int], None]  # (plays done, plays in all)
Values = dict[str, tuple[float, float]]  # by dimension: score and raw
Note = Callable[[str, Result], object]  # of a player's play, what else is kept


@dataclass(frozen=True)
class Played:
    """What one player earned in one seed, and what else was noted of the play."""

    player: str
    seed: int
    values: Values
    noted: object = None


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

    With one worker everything is played in this process.
    """
    with crew(min(workers, len(seeds))) as players:
        return plays_by(players, scenario, key, names, seeds, progress)


def plays_by(
    players: Crew,
    scenario: str | Path,
    key: Key,
    names: Sequence[str],
    seeds: Sequence[int],
    progress: Progress,
    note: Note | None = None,
) -> tuple[Played, ...]:
    """Play every name in every seed by a crew that is there.

    A seed is played in one process, so that its anchors are computed once. ``note``: a
    function of a module.
    """
    total, done = len(names) * len(seeds), 0
    found: dict[int, tuple[Played, ...]] = {}
    call = partial(_seed, scenario, key.model_dump_json(), tuple(names), note)
    for place, own in players.run(call, seeds):
        found[place] = own
        done += len(own)
        progress(done, total)
    return tuple(one for place in range(len(seeds)) for one in found[place])


def _seed(
    scenario: str | Path, key: str, names: tuple[str, ...], note: Note | None, seed: int
) -> tuple[Played, ...]:
    """Play all names in one seed; at module level, so that it can be sent away."""
    judged = Key.model_validate_json(key)
    return tuple(_played(scenario, judged, name, note, seed) for name in names)


def _played(
    scenario: str | Path, key: Key, name: str, note: Note | None, seed: int
) -> Played:
    result = watch(scenario, key, name, seed)
    noted = note(name, result) if note is not None else None
    return Played(name, seed, values(result), noted)


def values(result: Result) -> Values:
    """Return what counts: a rater's dimension does not, it is only suggested."""
    return {
        name: (found.score, found.raw)
        for name, found in result.dimensions.items()
        if not found.suggested
    }
