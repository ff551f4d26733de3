"""How much a test of a scenario plays: the numbers of ``settings.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field

from sim.scenario.base import Basis, Factor, Frozen, Share
from sim.scenario.model import Scenario

FILE = Path(__file__).with_name("settings.yaml")


class Settings(Frozen):
    """``settings.yaml``.

    ``worlds``: seeds in which nobody acts, and the model response does; ``marked``:
    seeds of theirs in which a changed scenario is marked as well; ``moving``: so many
    parameters that move the world most are marked. ``half`` and ``double``: what a
    parameter is multiplied by; ``most_share``: what a share is cut at. ``rare``: what
    comes about in less than this share of worlds is told; ``heavy``: a change of marks
    that is told; ``apart``: the least chance that the better player's mark is the
    higher one. ``shown``: parameters in the table.
    """

    format: Literal[1]
    long_days: int = Field(ge=1)
    worlds: int = Field(ge=4)
    long_worlds: int = Field(ge=4)
    marked: int = Field(ge=2)
    long_marked: int = Field(ge=2)
    moving: int = Field(ge=1)
    long_moving: int = Field(ge=1)
    half: Factor
    double: Factor
    most_share: Share
    rare: Share
    heavy: Share
    apart: Share
    shown: int = Field(ge=1)
    basis: Basis

    def long(self, scenario: Scenario) -> bool:
        """Return whether a scenario is one whose plays cost much."""
        return scenario.world.end_day - scenario.world.start_day > self.long_days

    def worlds_of(self, scenario: Scenario) -> range:
        """Return the seeds in which a scenario is looked at."""
        return range(self.long_worlds if self.long(scenario) else self.worlds)

    def moving_of(self, scenario: Scenario) -> int:
        """Return how many of the parameters that move the world are marked."""
        return self.long_moving if self.long(scenario) else self.moving

    def marked_of(self, scenario: Scenario) -> range:
        """Return the seeds in which a changed scenario is marked."""
        return range(self.long_marked if self.long(scenario) else self.marked)


@cache
def settings() -> Settings:
    """Return the settings of the test."""
    return Settings.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))
