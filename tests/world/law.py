"""A regency of format 2 with its institutions, in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from sim.scenario.load import SCENARIOS, load
from sim.scenario.model import Scenario
from sim.world import actions
from sim.world.actions import Refusal, Request
from sim.world.calendar import minute_of
from sim.world.engine import World
from sim.world.state import ActState, Report

RESULT = """result:
  announced: 5
  hour: 14
  margin: [0.1, 1.0, 6.0]
  basis: "made for tests"
"""


def written(root: Path, extra: str = "") -> Path:
    """Copy the shipped files into ``root`` as a format-2 scenario; return its folder.

    ``extra`` is added to ``world.yaml``. All actions are offered, and it lasts to H+25.
    """
    shared = root / "scenarios"
    shared.mkdir(parents=True)
    for file in SCENARIOS.glob("*.yaml"):
        shutil.copy(file, shared)
    shutil.copytree(SCENARIOS / "calendars", shared / "calendars")
    folder = shared / "muara-sendaru"
    shutil.copytree(SCENARIOS / "muara-sendaru", folder)
    world = folder / "world.yaml"
    text = world.read_text(encoding="utf-8")
    for old, new in (
        ("format: 1", "format: 2"),
        ("end_day: 7", "end_day: 25"),
        ("  - A27\n", "  - A27\n  - A28\n  - A30\n  - A31\n  - A32\n"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    world.write_text(text + extra, encoding="utf-8")
    return folder


def regency(root: Path, extra: str = RESULT) -> Scenario:
    """Return that scenario, loaded."""
    return load(written(root, extra))


class Office:
    """A world and somebody who asks in it, with means that do not run out."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.world = World(scenario, seed)
        self.state = self.world.state
        self.actions = {action.id: action for action in scenario.catalogue.actions}

    def on(self, day: int, hour: float = 0) -> Office:
        """Let time pass until ``hour`` of ``day``."""
        self.world.run_to(minute_of(self.state.scenario, day, hour))
        self.state.staff_minutes = 10**6
        self.state.rupiah = 10**12
        self.state.teams_free = 1000
        return self

    def request(
        self,
        action: str,
        who: str,
        issue: str | None = None,
        district: str | None = None,
        manner: str | None = None,
    ) -> Request:
        """Return a request, whether lawful or not."""
        return Request(self.actions[action], who, issue, district, manner)

    def refused(self, request: Request) -> Refusal | None:
        """Return why a request is refused now, if it is."""
        return actions.check(self.state, self.world.now, request)

    def ask(self, request: Request) -> ActState:
        """Ask for what is not refused."""
        assert self.refused(request) is None
        return self.world.start(request)

    def known(self) -> str:
        """Return an issue the office has heard of."""
        return next(iter(self.state.known))

    def answers(self) -> list[Report]:
        """Return everything the office has been answered."""
        return [report for report in self.state.inbox if report.kind == "answer"]
