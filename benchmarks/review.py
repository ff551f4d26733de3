"""A personal review with its counterfactuals: seconds, bytes, and as ratios.

The ratios are to one replay of the same journal, in the same run: they travel between
machines. ``python -m benchmarks.review``
"""

from __future__ import annotations

import json
import sys
from statistics import median
from time import perf_counter

from grading import load_key
from grading.grade import judge
from grading.review import html, offers
from grading.robots import robot
from sim.policies import play
from sim.scenario.load import load

WORLDS = (("muara-sendaru", 7), ("sagara-lawas", 87))
PLAYERS = ("late-model", "random")
ROUNDS = 3
TARGET_BYTES = 2_000_000
TARGET_SECONDS = {"muara-sendaru": 1.5, "sagara-lawas": 4.0}


def measure(scenario: str, seed: int, player: str) -> dict[str, object]:
    """Return medians over some rounds for one player's review."""
    key = load_key(scenario)
    exercise = play(robot(player, key, 1), load(scenario), seed=seed)
    result = judge(exercise, key)
    times: dict[str, list[float]] = {"replay": [], "changes": [], "page": []}
    page = ""
    for _ in range(ROUNDS):
        start = perf_counter()
        exercise.replay()
        replayed = perf_counter()
        changes = offers(result, key)
        branched = perf_counter()
        page = html(result, changes=changes)
        done = perf_counter()
        times["replay"].append(replayed - start)
        times["changes"].append(branched - replayed)
        times["page"].append(done - branched)
    replay, counter, write = (median(times[name]) for name in times)
    return {
        "scenario": scenario,
        "player": player,
        "changes": len(changes),
        "replay_s": round(replay, 3),
        "counterfactual_s": round(counter, 3),
        "page_s": round(write, 3),
        "all_s": round(counter + write, 3),
        "all_to_replay": round((counter + write) / replay, 1),
        "bytes": len(page.encode()),
    }


def main() -> int:
    """Print a line of JSON for each; fail if a page is too large or too slow."""
    found = [measure(*world, player) for world in WORLDS for player in PLAYERS]
    for one in found:
        print(json.dumps(one))
    large = any(int(str(one["bytes"])) > TARGET_BYTES for one in found)
    slow = any(
        float(str(one["all_s"])) > TARGET_SECONDS[str(one["scenario"])] for one in found
    )
    return int(large or slow)


if __name__ == "__main__":
    sys.exit(main())
