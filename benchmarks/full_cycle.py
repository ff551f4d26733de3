"""A whole cycle on the lean engine, on the bare rules, and as a textbook has it.

All draw the same chance, obey the same rules and are asked for the same acts; they must
end in the identical state, or the comparison means nothing. Measured in turns in one
run. Targets: at most 2.2 times the bare rules (a heap of callbacks, no engine), at
least twice as fast as a process for everything.
``python -m benchmarks.full_cycle [scenario] [seeds]``
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from statistics import median
from time import process_time
from typing import Protocol

from benchmarks.replay import Bare
from benchmarks.textbook import Textbook
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.world import actions
from sim.world.actions import Request
from sim.world.calendar import minute_of
from sim.world.engine import World, found, set_out
from sim.world.state import ActState, State
from tests.world.history import digest

ASKED = ("A01", "A16", "A07", "A18", "A10")  # in turn, for the issues heard of
EVERY_DAYS, HOUR, AT_ONCE = 7, 9, 3


class Running(Protocol):
    """A history that can be run on and acted in."""

    state: State

    def run_to(self, minute: int) -> None:
        """Let everything happen until ``minute``, that minute included."""

    def start(self, request: Request) -> ActState:
        """Start an act that has passed the checks."""


class BareWorld:
    """The rules on a heap of callbacks, with no engine."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.state, self._driver = found(scenario, seed), Bare()
        set_out(self.state, self._driver)

    def run_to(self, minute: int) -> None:
        """Let everything happen until ``minute``, that minute included."""
        self._driver.run_to(minute + 1)
        self._driver.now = minute

    def start(self, request: Request) -> ActState:
        """Start an act that has passed the checks."""
        return actions.start(self.state, self._driver, request)


def requests(scenario: Scenario, state: State, week: int) -> Iterator[Request]:
    """Yield what the office asks for in a week: a few acts for the issues it knows."""
    offered = {a.id: a for a in scenario.catalogue.actions if a.id in ASKED}
    for place, issue in enumerate(list(state.known)[-AT_ONCE:]):
        action = offered[ASKED[(week + place) % len(ASKED)]]
        district = state.inbox[-1].district or scenario.world.districts[0].id
        where = district if action.target == "district" else None
        manner = action.manners[0].id if action.manners else None
        yield Request(action, action.authority[0], issue, where, manner)


def play(world: Running) -> None:
    """Run a history to its end; once a week the office asks for something."""
    state, scenario = world.state, world.state.scenario
    days = range(scenario.world.start_day, scenario.world.end_day, EVERY_DAYS)
    for week, day in enumerate(days):
        minute = minute_of(scenario, day, HOUR)
        world.run_to(minute)
        for request in requests(scenario, state, week):
            if actions.check(state, minute, request) is None:
                world.start(request)
    world.run_to(state.end - 1)


WAYS: dict[str, Callable[[Scenario, int], Running]] = {
    "lean": World,
    "bare": BareWorld,
    "no rejected": lambda scenario, seed: Textbook(scenario, seed, candidates=False),
    "textbook": Textbook,
}
NAMES = {
    "lean": "this engine (SimPy, lean)",
    "bare": "bare rules, no engine",
    "no rejected": "a process for everything that happens",
    "textbook": "a process for everything, candidates included",
}


def history(way: str, scenario: Scenario, seed: int) -> Running:
    """Return a whole history run one way."""
    world = WAYS[way](scenario, seed)
    play(world)
    return world


def cpu(way: str, scenario: Scenario, seed: int) -> float:
    """Return the milliseconds of CPU that one whole history takes."""
    gc.collect()
    begun = process_time()
    history(way, scenario, seed)
    return 1000 * (process_time() - begun)


def alike(scenario: Scenario, seed: int) -> bool:
    """Return whether all ways end in the identical state.

    Two things within one minute have no order; where it matters to the textbook form
    (a stage left in the minute of a signal) the seed is left out, and counted.
    """
    ends = {way: digest(history(way, scenario, seed)) for way in WAYS}  # type: ignore[arg-type]
    assert ends["lean"] == ends["bare"] == ends["no rejected"], f"seed {seed} differs"
    return ends["textbook"] == ends["lean"]


def main(name: str = "sagara-lawas", seeds: int = 30) -> None:
    """Print the medians and their ratios, measured in turns in one run."""
    scenario = load(name)
    used = [seed for seed in range(seeds) if alike(scenario, seed)]
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    for seed in used:
        for way, taken in times.items():
            taken.append(cpu(way, scenario, seed))
    lean = median(times["lean"])
    print(f"{name}: {len(used)} of {seeds} seeds, all ending in the identical state")
    for way, taken in times.items():
        each = median(taken)
        print(f"{NAMES[way]:<48}{each:>8.1f} ms{each / lean:>8.2f}")
    print(f"lean / bare {lean / median(times['bare']):.2f} (target: at most 2.2)")
    print(f"textbook / lean {median(times['textbook']) / lean:.2f} (target: 2 or more)")


if __name__ == "__main__":
    main(*sys.argv[1:2], *(int(count) for count in sys.argv[2:3]))
