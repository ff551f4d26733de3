"""A kernel killed at any instant loses no acknowledged decision."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sim.exercise import Exercise
from tests.exercise import player

MANY = 40
LONG = 400  # as many again ten times over, where there is time


def test_kill_nine_at_many_moments(tmp_path: Path) -> None:
    """Killed again and again on one journal, every acknowledged decision is there."""
    killed(tmp_path, MANY)


@pytest.mark.soak
def test_kill_nine_for_a_long_while(tmp_path: Path) -> None:
    """The same, at ten times as many moments."""
    killed(tmp_path, LONG)


def killed(folder: Path, many: int) -> None:
    """Kill a player so often; whatever was acknowledged must be in the journal."""
    path = folder / "jurnal.jsonl"
    chance = random.Random(1)
    rounds = _rounds(many)
    kills = survived = 0
    for _ in range(rounds):
        path.unlink(missing_ok=True)
        for _ in range(many // rounds):
            acknowledged = _killed(path, chance.uniform(0.0, 0.12))
            kills += 1
            if path.exists():
                found = Exercise.open("muara-sendaru", seed=7, journal=path)
                assert len(found.decisions) >= acknowledged
                survived += acknowledged > 0
    assert kills == many
    assert survived > many / 2  # most were killed after something was acknowledged


def _rounds(kills: int) -> int:
    return max(1, kills // 10)  # a fresh journal for every ten kills


def _killed(path: Path, seconds: float) -> int:
    """Play on, kill the process after some time, return its last acknowledgement."""
    command = [sys.executable, str(player.__file__), str(path), "7"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.kill()
        rest = process.stdout.read()
    said = [line for line in rest.split("\n")[:-1] if line]  # a torn word is no word
    return int(said[-1]) if said else 0
