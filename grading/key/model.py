"""``key.yaml``: model responses, windows, harms and what the scores are measured by.

Sealed: it lives in the instructor's course only. Hours count from an item's ground,
days from voting day; weights and penalties are shares of a dimension.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from grading.key.judgement import Judgement
from sim.policies.response import Ground
from sim.scenario.base import (
    ActionId,
    Basis,
    Day,
    Factor,
    Frozen,
    Hours,
    Id,
    Share,
    StageName,
)

Words = dict[Literal["id", "en"], Annotated[str, Field(min_length=3, max_length=600)]]


class Equivalent(Frozen):
    """Another action that serves the same end, worth a share of the item."""

    action: ActionId
    factor: Share


class Item(Frozen):
    """A key action: on what ground, within which window, worth what, and why."""

    id: Id
    action: ActionId
    authority: Id
    issue: Id | None = None
    manner: Id | None = None
    ground: Ground
    stage: StageName | None = None
    origins: int = Field(default=2, ge=1, le=9)
    day: Day | None = None
    open_hours: Hours = 0
    close_hours: Hours
    grace_hours: Hours = 0
    weight: Factor
    critical: bool = False
    equivalents: tuple[Equivalent, ...] = ()
    after: tuple[Id, ...] = Field(default=(), description="soft order: these first")
    reason: Words
    basis: Basis


class Plan(Frozen):
    """One acceptable way to respond."""

    id: Id
    name: Words
    items: tuple[Item, ...] = Field(min_length=1)


class Detection(Frozen):
    """How alerts are judged. An episode is an issue reaching ``reaches`` at T when
    nobody acts; hours are before T."""

    alert_level: int = Field(ge=1, le=5)
    reaches: StageName
    early_hours: Hours
    best_hours: Hours
    latest_useful_hours: Hours
    refractory_hours: Hours
    false_alarm_cost: Factor
    break_even: Factor
    basis: Basis


class Estimate(Frozen):
    """A reference estimate of a question's chance: logistic in what was known."""

    base_rate: Share
    weights: dict[str, float]
    basis: Basis


class Calibration(Frozen):
    """How forecasts are judged: looked at once a day while the question is open."""

    hour: int = Field(ge=0, le=23)
    lag_hours: Hours = Field(description="what came in later need not be in it yet")
    estimates: dict[Id, Estimate]


class Levels(Frozen):
    """When the model response raises an alert, in weights of distinct evidence."""

    unchecked: Factor
    against: Factor
    alive: Factor
    recent_hours: Hours
    basis: Basis


class Penalties(Frozen):
    """What a breach of conduct costs the response plan, and what it caps."""

    note: Share
    serious: Share
    critical: Share
    cap_serious: Share
    cap_critical: Share
    basis: Basis


class Key(Frozen):
    """All that a scenario's decisions are judged by."""

    format: Literal[1]
    scenario: Id
    version: int = Field(ge=1)
    score_version: str
    basis: Literal["authored", "panel"]
    plans: tuple[Plan, ...] = Field(min_length=1)
    neutral: dict[ActionId, int] = Field(
        description="acts that are never held to be too much, up to this many"
    )
    beta: Factor
    order_share: Share
    detection: Detection
    calibration: Calibration
    levels: Levels
    penalties: Penalties
    late_hours: Hours = Field(description="how late the late player is")
    judgement: Judgement | None = Field(
        default=None, description="judgements that are due (D3); none: not judged"
    )
