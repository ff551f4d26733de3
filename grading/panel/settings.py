"""What the panel tool measures by, read from ``settings.yaml`` with every basis."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import Field

from sim.scenario.base import Basis, Factor, Frozen, Share

FILE = Path(__file__).with_name("settings.yaml")


class Number(Frozen):
    """A number and where it comes from."""

    value: Factor
    basis: Basis


class Portion(Frozen):
    """A share (0 to 1) and where it comes from."""

    value: Share
    basis: Basis


class Size(Frozen):
    """A number of people or items and where it comes from."""

    value: int = Field(ge=1, le=1000)
    basis: Basis


class Reference(Frozen):
    """Mean SD of an option's credit by panel size, and where it comes from."""

    values: dict[int, Share]
    basis: Basis


class Settings(Frozen):
    """All numbers of the panel tool."""

    alpha: Number
    least: Size
    better: Size
    midpoint: Portion
    outlier: Number
    least_ratings: Size
    reference_sd: Reference


@cache
def load_settings() -> Settings:
    """Return the numbers that ship."""
    return Settings.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))
