"""What robots may and must earn: the bounds of ``ceilings.yaml``, with reasons."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field

from grading.key.judgement import Words
from grading.key.model import DimensionName, Key
from sim.scenario.base import Basis, Factor, Frozen, Id
from sim.scenario.model import Scenario

FILE = Path(__file__).with_name("ceilings.yaml")
TRICKS = "tricks"  # stands for every robot that tries to buy a mark


class Bound(Frozen):
    """How much some robots may earn at most, or must earn at least, as a mean.

    ``players``: robots, tricks (whoever plays one among others), or ``tricks``, all of
    them. ``of``: the scores, the raw values before they are cut off at 0, or the mean
    over the dimensions named.
    """

    id: Id
    players: tuple[str, ...] = Field(min_length=1)
    but: tuple[str, ...] = Field(default=(), description="tricks that are not meant")
    dimensions: tuple[DimensionName, ...] = Field(min_length=1)
    of: Literal["score", "raw", "whole"] = "score"
    least: float | None = None
    most: float | None = None
    reason: Words
    basis: Basis


class Bounds(Frozen):
    """``ceilings.yaml``; ``sigmas``: standard errors that a mean may lie beyond one.

    ``seeds``: how many worlds are played; ``long_seeds`` in a scenario of more than
    ``long_days``.
    """

    format: Literal[1]
    sigmas: Factor
    seeds: int = Field(ge=2)
    long_seeds: int = Field(ge=2)
    long_days: int = Field(ge=1)
    bounds: tuple[Bound, ...]
    basis: Basis


@cache
def load_bounds(path: Path = FILE) -> Bounds:
    """Return the bounds every scenario is held to."""
    return Bounds.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def usual_seeds(scenario: Scenario) -> range:
    """Return the seeds that the gate of a scenario plays, if nothing else is asked."""
    rules, world = load_bounds(), scenario.world
    long = world.end_day - world.start_day > rules.long_days
    return range(rules.long_seeds if long else rules.seeds)


def bounds_of(key: Key) -> tuple[Bound, ...]:
    """Return the bounds of a key: everybody's, with those it states itself and why.

    Raises ``KeyError`` naming a bound that there is not.
    """
    general = {bound.id: bound for bound in load_bounds().bounds}
    for own in key.gate:
        changed = {"least": own.least, "most": own.most, "reason": own.reason}
        general[own.bound] = general[own.bound].model_copy(
            update={**changed, "basis": own.basis}
        )
    return tuple(general.values())
