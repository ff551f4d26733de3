"""The numbers of the class view, read from ``rules.yaml`` with every basis."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import Field

from sim.scenario.base import Basis, Frozen

FILE = Path(__file__).with_name("rules.yaml")


class Share(Frozen):
    """A share, 0 to 1, and where it comes from."""

    value: float = Field(ge=0, le=1)
    basis: Basis


class Count(Frozen):
    """A whole number and where it comes from."""

    value: int = Field(ge=1, le=1000)
    basis: Basis


class Rules(Frozen):
    """All numbers of the class view; shares of people, counts, hours, per cent."""

    unified: Share
    split: Share
    recognised: Count
    easy: Share
    hard: Share
    weak: Share
    others: Count
    least: Count
    firm: Count
    low: Count
    high: Count
    after_hours: Count
    level: Share
    shown_split: Count
    shown_missed: Count
    asked: Count


@cache
def load_rules() -> Rules:
    """Return the numbers that ship."""
    return Rules.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))
