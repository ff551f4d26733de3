"""How many runs one action's effect takes, to ±1 incident at 95 %.

Each seed is played with and without the act. Chance is embedded, so the two histories
differ only in what the act causes; with seeds of their own they would differ in
everything. Target: at most 15 pairs. ``python -m benchmarks.effect [pairs] [scenario]``
"""

from __future__ import annotations

import math
import sys
from statistics import NormalDist, stdev

from sim.ensemble import Paired, paired
from sim.ensemble.trials import Respond
from sim.scenario.load import load

PAIRS = 200
TARGET = 15
ACTS = (("A18", False), ("A10", False), ("A16", True), ("A21", True))


def independent(found: Paired) -> int:
    """Return how many runs with and without it would take on seeds of their own."""
    spread = math.hypot(
        stdev(found.without.column("incidents")),
        stdev(found.with_act.column("incidents")),
    )
    z = NormalDist().inv_cdf(0.975)
    return math.ceil((z * spread) ** 2)


def identical(found: Paired) -> float:
    """Return the share of incidents after the act that are the same in both."""
    same = every = 0
    for one, two in zip(found.without.runs, found.with_act.runs, strict=True):
        if two.added:
            since = two.acts[0].minute
            before, after = ({e for e in run.incidents if e.minute > since}
                             for run in (one, two))  # fmt: skip
            same += len(before & after)
            every += len(before | after)
    return same / every if every else 1.0


def main() -> int:
    """Print a row for each act; fail if any needs more pairs than the target."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    scenario = load(sys.argv[2] if len(sys.argv) > 2 else "sagara-lawas")
    worst = 0
    print(f"{scenario.world.id}: {pairs} pairs, act on the first issue heard of, or "
          "the first crowd")  # fmt: skip
    print(f"{'act':<6}{'taken':>7}{'effect':>9}{'sd':>7}{'pairs for ±1':>14}"
          f"{'own seeds':>11}{'identical':>11}")  # fmt: skip
    for name, crowd in ACTS:
        if name not in scenario.world.actions:
            continue
        found = paired("never", Respond(name, crowd), range(pairs), scenario=scenario)
        told = found["incidents"]
        worst = max(worst, told.runs_for())
        print(f"{name:<6}{found.taken:>7}{told.mean:>+9.2f}{told.sd:>7.2f}"
              f"{told.runs_for():>14}{independent(found):>11}"
              f"{100 * identical(found):>10.1f}%")  # fmt: skip
    print(f"most pairs {worst}, target <= {TARGET}")
    return 0 if worst <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
