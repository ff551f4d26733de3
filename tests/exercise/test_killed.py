"""A kernel killed at any instant loses no acknowledged decision."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from sim.exercise import Exercise
from tests.exercise import player

KILLS = 100


def test_kill_nine_at_a_hundred_moments(tmp_path: Path) -> None:
    """Killed again and again on one journal, every acknowledged decision is there."""
    path = tmp_path / "jurnal.jsonl"
    chance = random.Random(1)
    rounds = _rounds(KILLS)
    kills = survived = 0
    for _ in range(rounds):
        path.unlink(missing_ok=True)
        for _ in range(KILLS // rounds):
            acknowledged = _killed(path, chance.uniform(0.0, 0.12))
            kills += 1
            if path.exists():
                found = Exercise.open("muara-sendaru", seed=7, journal=path)
                assert len(found.decisions) >= acknowledged
                survived += acknowledged > 0
    assert kills == KILLS
    assert survived > KILLS / 2  # most were killed after something was acknowledged


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
