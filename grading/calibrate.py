"""Derive a key's numbers from many plays: base rates, estimates, the cost of alarms.

``python -m grading.calibrate muara-sendaru`` prints them; with ``--write`` they are put
into ``key.yaml``, whose other lines stay. Run it again whenever the scenario, the
engine or a rule changes. The seeds used here are not those of the tests.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grading.key import Key, load_key
from grading.measures.detection import false_alarms, utility, warned
from grading.measures.estimate import features, settings
from grading.measures.fit import Fitted, Row, fit
from grading.reference import Reference, reaching, reference
from grading.rewrite import rewritten
from grading.robots import robot
from sim.exercise import Exercise
from sim.policies import play
from sim.scenario.load import SCENARIOS, load
from sim.scenario.model import Question, Scenario
from sim.world.calendar import minute_of
from sim.world.chance import DAY

FIRST = 1_000_000  # seeds from here on; the tests use small ones


@dataclass(frozen=True)
class Alarms:
    """What alarms come to: the cost at which always alarming equals inaction, and what
    the model response gains above inaction for each episode."""

    break_even: float
    model_gain: float


def plays(scenario: Scenario, key: Key, seeds: int) -> Iterator[Exercise]:
    """Yield what the players made of ``seeds`` worlds each."""
    for seed in range(FIRST, FIRST + seeds):
        for name in settings().players:
            yield play(robot(name, key, seed), scenario, seed=seed)


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


def estimates(scenario: Scenario, key: Key, seeds: int) -> dict[str, Fitted]:
    """Return each question's base rates and weights."""
    table: dict[str, list[Row]] = defaultdict(list)
    for run in plays(scenario, key, seeds):
        for question in scenario.world.questions:
            table[question.id] += rows(run, question, key)
    return {name: fit(own) for name, own in table.items()}


@dataclass(frozen=True)
class Seed:
    """Alarms in one seed: of always alarming, and of each model response.

    Gains are above inaction, before false alarms, which stand beside them.
    """

    episodes: int
    always: tuple[float, int]
    models: tuple[tuple[float, int], ...]


def seeds_of(scenario: Scenario, key: Key, seeds: int) -> list[Seed]:
    """Return the alarms of seeds in which something breaks."""
    found = []
    for seed in range(FIRST, FIRST + seeds):
        anchors = reference(scenario, seed, key)
        run = play(robot("always", key, seed), scenario, seed=seed)
        _, episodes = warned(run, run, anchors, key)
        if episodes:
            models = (_alarms(model, anchors, key) for model in anchors.models)
            always = _alarms(run, anchors, key)
            found.append(Seed(len(episodes), always, tuple(models)))
    return found


def _alarms(run: Exercise, anchors: Reference, key: Key) -> tuple[float, int]:
    alerts, episodes = warned(run, run, anchors, key)
    gain = utility(episodes, 0, 0.0) + len(episodes)
    return gain, false_alarms(alerts, key.detection)


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


def main(arguments: list[str] | None = None) -> None:
    """Print the derived numbers of a scenario's key, or write them into it."""
    parser = argparse.ArgumentParser(prog="python -m grading.calibrate")
    parser.add_argument("scenario")
    parser.add_argument("seeds", type=int, nargs="?", default=120)
    parser.add_argument("--write", action="store_true", help="into key.yaml")
    given = parser.parse_args(arguments)
    scenario, key = load(given.scenario), load_key(given.scenario)
    found = alarms(seeds_of(scenario, key, given.seeds))
    print(f"break_even: {found.break_even:.3f}, model gain: {found.model_gain:.2f}")
    fitted = estimates(scenario, key, given.seeds)
    for name, one in fitted.items():
        print(f"{name}: base_rate {one.base_rate:g}")
    path = SCENARIOS / given.scenario / "key.yaml"
    text = rewritten(
        path.read_text(encoding="utf-8"), found.break_even, found.model_gain, fitted
    )
    if given.write:
        path.write_text(text, encoding="utf-8")
    else:
        print(text[text.index("\ndetection:") : text.index("\nlevels:")])


if __name__ == "__main__":
    main()
