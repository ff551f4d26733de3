"""The workbench's words on each scenario: seconds, processor seconds, and as ratios.

The ratios are to one play of the model response in the same run. ``test`` is to answer
in under two minutes for a 30-day scenario on two cores.
``python -m benchmarks.workbench [SCENARIO …] [--words check,preview]``
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from grading import load_key
from grading.robots import robot
from sim.policies import play
from sim.scenario.load import load, names

TARGET_SECONDS = 120  # of ``test``
TARGET_DAYS = 31
OPTIONS = {"check": [], "test": [], "preview": ["--out"]}


def one_play(name: str) -> float:
    """Return the processor seconds of one play of the model response."""
    key = load_key(name)
    play(robot("model", key, 1), load(name), seed=1)  # files read, modules loaded
    start = process_time()
    play(robot("model", key, 2), load(name), seed=2)
    return process_time() - start


def timed(word: str, name: str, folder: Path) -> tuple[float, float, int]:
    """Return seconds, processor seconds with all processes, and the exit status."""
    line = [sys.executable, "-m", "deniceni", "scenario", word, name]
    if OPTIONS[word]:
        line += [*OPTIONS[word], str(folder / f"{name}.html")]
    start, before = perf_counter(), os.times()
    done = subprocess.run(line, capture_output=True)
    after = os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    return perf_counter() - start, spent, done.returncode


def main() -> int:
    """Print a line for each scenario; 1 if one is refused or takes too long."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workbench")
    parser.add_argument("scenarios", nargs="*")
    parser.add_argument("--words", default=",".join(OPTIONS))
    given = parser.parse_args()
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        for name in given.scenarios or names():
            world = load(name).world
            days = world.end_day - world.start_day + 1
            row: dict[str, object] = {"scenario": name, "days": days}
            base = one_play(name)
            for word in given.words.split(","):
                seconds, spent, status = timed(word, name, Path(folder))
                row[word] = [round(seconds, 1), round(spent, 1), round(spent / base)]
                missed |= status != 0
                if word == "test" and days <= TARGET_DAYS:
                    missed |= seconds > TARGET_SECONDS
            print(json.dumps(row), flush=True)
    print(json.dumps({"each": ["seconds", "processor seconds", "plays of the model"]}))
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
