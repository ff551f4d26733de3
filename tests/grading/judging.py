"""A judgement part as a key would hold it, and players who judge by habit or by lot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml

from grading import Key
from grading.key.judgement import Judgement
from sim.exercise import Exercise
from sim.policies import Policy
from sim.world.chance import Chance

FILE = Path(__file__).with_name("judgement_part.yaml")


def with_judgement(key: Key) -> Key:
    """Return a key that also asks for judgements."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    part = Judgement.model_validate(data["judgement"])
    return key.model_copy(update={"judgement": part})


def habit(letter: str, number: int, level: int) -> Policy:
    """Return a player who gives the same answers to everything."""
    return _player(lambda: (letter, number), lambda: level)


def lot(seed: int) -> Policy:
    """Return a player who grades and states levels by lot."""
    row = Chance(seed).of("judging", "lot")
    place = iter(range(10**9))

    def pick(count: int) -> int:
        return int(row[next(place)] * count)

    return _player(lambda: ("ABCDEF"[pick(6)], 1 + pick(6)), lambda: pick(6))


def _player(grade: Callable[[], tuple[str, int]], level: Callable[[], int]) -> Policy:
    def policy(ex: Exercise) -> None:
        for report in ex.inbox:
            if report.kind == "report" and report.id not in ex.record.grades:
                ex.grade(report.id, *grade())
        for issue in ex.seat.world.state.known:
            if ex.record.level(issue) is None:
                ex.assess(issue, level())

    return policy
