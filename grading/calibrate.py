"""Derive a key's numbers from many plays: base rates, estimates, the cost of alarms.

``python -m grading.calibrate muara-sendaru`` prints them; with ``--write`` they are put
into ``key.yaml``, whose other lines stay. Run it again whenever the scenario, the
engine or a rule changes. The seeds used here are not those of the tests.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from grading.key import Key, load_key
from grading.measures.detection import false_alarms, utility, warned
from grading.measures.estimate import features, settings
from grading.measures.fit import Fitted, Row, fit
from grading.reference import Reference, reaching, reference
from grading.rewrite import explained, rewritten
from grading.robots import robot
from sim.ensemble.errands import crew
from sim.exercise import Exercise
from sim.i18n import N_, Language, Message
from sim.policies import play
from sim.scenario.load import folder_of, load
from sim.scenario.model import Question, Scenario
from sim.world.calendar import minute_of
from sim.world.chance import DAY
from sim.world.result import decimal

FIRST = 1_000_000  # seeds from here on; the tests use small ones
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Alarms:
    """What alarms come to: the cost at which always alarming equals inaction, and what
    the model response gains above inaction for each episode."""

    break_even: float
    model_gain: float


@dataclass(frozen=True)
class Seed:
    """Alarms in one seed: of always alarming, and of each model response.

    Gains are above inaction, before false alarms, which stand beside them.
    """

    episodes: int
    always: tuple[float, int]
    models: tuple[tuple[float, int], ...]


@dataclass(frozen=True)
class World:
    """What one seed adds: to the alarms, if something breaks, and to each question."""

    alarms: Seed | None
    rows: Mapping[str, tuple[Row, ...]]


def world(where: str | Path, seed: int) -> World:
    """Return what one seed of a scenario adds; every player plays it."""
    scenario, key = load(where), load_key(where)
    runs = [
        play(robot(name, key, seed), scenario, seed=seed) for name in settings().players
    ]
    found = {
        question.id: tuple(row for run in runs for row in rows(run, question, key))
        for question in scenario.world.questions
    }
    return World(_seed(scenario, key, seed), found)


def rows(run: Exercise, question: Question, key: Key) -> list[Row]:
    """Return a row for each day of a play on which a question was open."""
    when = reaching(run, question.issue, question.reaches)
    closes = minute_of(run.scenario, question.closes)
    yes = when is not None and when < closes
    found = []
    for day in range(question.opens, question.closes):
        minute = minute_of(run.scenario, day, key.calibration.hour)
        if yes and when is not None and minute >= when:
            break
        values = features(run, question, minute)
        found.append(Row((closes - minute) / DAY, values, yes))
    return found


def _seed(scenario: Scenario, key: Key, seed: int) -> Seed | None:
    """Return the alarms of a seed in which something breaks."""
    anchors = reference(scenario, seed, key)
    run = play(robot("always", key, seed), scenario, seed=seed)
    _, episodes = warned(run, run, anchors, key)
    if not episodes:
        return None
    models = (_alarms(model, anchors, key) for model in anchors.models)
    return Seed(len(episodes), _alarms(run, anchors, key), tuple(models))


def _alarms(run: Exercise, anchors: Reference, key: Key) -> tuple[float, int]:
    alerts, episodes = warned(run, run, anchors, key)
    gain = utility(episodes, 0, 0.0) + len(episodes)
    return gain, false_alarms(alerts, key.detection)


def worlds(
    where: str | Path,
    seeds: int,
    workers: int = 1,
    progress: Progress = lambda done, total: None,
) -> tuple[World, ...]:
    """Return what each of ``seeds`` worlds adds, in order, whatever ``workers`` is."""
    found: dict[int, World] = {}
    with crew(workers) as hands:
        numbers = range(FIRST, FIRST + seeds)
        for place, one in hands.run(partial(world, where), numbers):
            found[place] = one
            progress(len(found), seeds)
    return tuple(found[place] for place in range(seeds))


def estimates(found: Sequence[World]) -> dict[str, Fitted]:
    """Return each question's base rates and weights."""
    table: dict[str, list[Row]] = defaultdict(list)
    for one in found:
        for name, own in one.rows.items():
            table[name] += own
    return {name: fit(own) for name, own in table.items()}


def alarms(seeds: Sequence[Seed]) -> Alarms:
    """Return what alarms come to; of several models the one that gains least counts.

    Raises ``ValueError`` where nothing breaks, or no alarm is false.
    """
    false = sum(seed.always[1] for seed in seeds)
    if not false:
        raise ValueError("nothing breaks in these seeds, or no alarm is false")
    even = round(sum(seed.always[0] for seed in seeds) / false, 3)
    cost = round(settings().caution * even, 2)
    gains = [min(gain - cost * wrong for gain, wrong in s.models) for s in seeds]
    return Alarms(even, round(sum(gains) / sum(s.episodes for s in seeds), 2))


def fitted(
    where: str | Path,
    seeds: int,
    *,
    workers: int = 1,
    progress: Progress = lambda done, total: None,
) -> str:
    """Return the text of a scenario's key with its numbers fitted over ``seeds``.

    Where their basis called them placeholders, it says now what they come from.
    Raises ``ValueError`` where nothing breaks, or the key lacks a place for a number.
    """
    return _rewritten(folder_of(where), worlds(where, seeds, workers, progress))


def _rewritten(folder: Path, found: Sequence[World]) -> str:
    cost = alarms([one.alarms for one in found if one.alarms is not None])
    text = (folder / "key.yaml").read_text(encoding="utf-8")
    made = rewritten(text, cost.break_even, cost.model_gain, estimates(found))
    return explained(made, len(found))


def main(arguments: list[str] | None = None) -> None:
    """Print the derived numbers of a scenario's key, or write them into it."""
    parser = argparse.ArgumentParser(prog="python -m grading.calibrate")
    parser.add_argument("scenario")
    parser.add_argument("seeds", type=int, nargs="?", default=120)
    parser.add_argument("--write", action="store_true", help="into key.yaml")
    parser.add_argument("--workers", type=int, default=1, help="processes that play")
    given = parser.parse_args(arguments)
    found = worlds(given.scenario, given.seeds, given.workers)
    spoken: Language = "en" if os.environ.get("DENICENI_LANGUAGE") == "en" else "id"
    for line in _summary(found):
        print(line(spoken))
    file = folder_of(given.scenario) / "key.yaml"
    text = _rewritten(file.parent, found)
    if given.write:
        file.write_text(text, encoding="utf-8", newline="\n")
        said = N_("Angka ini tersimpan di {path}. Baris lain tetap.")
        print(Message(said, {"path": file})(spoken))
    else:
        print(text[text.index("\ndetection:") :].partition("\nlevels:")[0])


def _summary(found: Sequence[World]) -> Iterator[Message]:
    cost = alarms([one.alarms for one in found if one.alarms is not None])
    values = {"even": decimal(cost.break_even), "gain": decimal(cost.model_gain)}
    yield Message(
        N_("Titik impas alarm palsu: {even}; perolehan tanggapan acuan: {gain}."),
        values,
    )
    for name, one in estimates(found).items():
        rate = {"question": name, "rate": decimal(one.base_rate)}
        yield Message(N_("{question}: angka dasar {rate}."), rate)


if __name__ == "__main__":
    main()
