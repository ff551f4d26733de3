"""The limits of ``limits.yaml``: from where on a remark is made, with reasons."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import Field

from sim.scenario.base import Basis, Frozen

FILE = Path(__file__).with_name("limits.yaml")


class Limit(Frozen):
    """A number and what it rests on."""

    value: float = Field(ge=0)
    basis: Basis


class Limits(Frozen):
    """Shares are of 1, lengths in letters, spans in the unit of the name."""

    unheard_most: Limit
    unheard_crises: Limit
    ground_least: Limit
    earned_least: Limit
    earned_worlds: Limit
    worlds: Limit
    worlds_long: Limit
    long_days: Limit
    alike_seeds: Limit
    alike_most: Limit
    minutes_a_report: Limit
    staff_minutes_a_report: Limit
    day_share: Limit
    alike_words: Limit
    short_ratio: Limit
    short_letters: Limit
    near_letters: Limit
    abbreviation_letters: Limit
    inject_days: Limit
    style_gap: Limit
    style_phrasings: Limit


@cache
def load_limits(path: Path = FILE) -> Limits:
    """Return the limits; raises ``ValueError`` for a file that is not sound."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Limits.model_validate({k: v for k, v in data.items() if k != "format"})
