"""One whole replay on SimPy against the same rules on a bare calendar of callbacks.

The bare form draws the same chance and obeys the same rules; only the engine is gone:
a heap of (minute, order, call). Both must end in the identical state, or the
comparison means nothing. Targets: at most 30 ms a replay, at most 2.2 times the bare
rules. ``python -m benchmarks.replay [seeds]``
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from heapq import heappop, heappush
from statistics import median
from time import process_time

from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.world.engine import World, found, set_out
from sim.world.state import Script, State


class Bare:
    """A driver that is nothing but a heap."""

    def __init__(self) -> None:
        self.now = 0
        self._heap: list[tuple[int, int, Callable[..., None], tuple[object, ...]]] = []
        self._order = 0

    def at(self, minute: int, call: Callable[..., None], *args: object) -> None:
        """Call back at ``minute``."""
        self._order += 1
        heappush(self._heap, (minute, self._order, call, args))

    def follow(self, script: Script) -> None:
        """Run ``script``."""
        self.at(self.now, self._resume, script)

    def _resume(self, script: Script) -> None:
        for minutes in script:
            self.at(self.now + minutes, self._resume, script)
            return

    def run_to(self, end: int) -> None:
        """Let everything happen before ``end``."""
        while self._heap and self._heap[0][0] < end:
            self.now, _, call, args = heappop(self._heap)
            call(*args)


def engine(scenario: Scenario, seed: int) -> State:
    """Return a seed's history as SimPy runs it."""
    world = World(scenario, seed)
    world.run_to(world.state.end)
    return world.state


def bare(scenario: Scenario, seed: int) -> State:
    """Return a seed's history as the bare calendar runs it."""
    state, driver = found(scenario, seed), Bare()
    set_out(state, driver)
    driver.run_to(state.end)
    return state


def cpu(run: Callable[[Scenario, int], State], scenario: Scenario, seed: int) -> float:
    """Return the milliseconds of CPU that one history takes."""
    begun = process_time()
    run(scenario, seed)
    return 1000 * (process_time() - begun)


def main(seeds: int) -> None:
    """Print both medians and their ratio, measured in turns in one run."""
    scenario = load("muara-sendaru")
    times: dict[str, list[float]] = {"engine": [], "bare": []}
    for seed in range(seeds):
        one, other = engine(scenario, seed), bare(scenario, seed)
        assert one.inbox == other.inbox, f"seed {seed}: the two disagree"
        assert one.incidents == other.incidents, f"seed {seed}: the two disagree"
        times["engine"].append(cpu(engine, scenario, seed))
        times["bare"].append(cpu(bare, scenario, seed))
    full, plain = median(times["engine"]), median(times["bare"])
    print(
        f"SimPy {full:.1f} ms a replay, bare rules {plain:.1f} ms: {full / plain:.2f}x"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
