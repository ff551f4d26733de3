"""``key.yaml``: model responses, windows, harms and what the scores are measured by.

Sealed: it lives in the instructor's course only. Hours count from an item's ground,
days from voting day; weights and penalties are shares of a dimension.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from grading.key.judgement import Judgement, Words
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
from sim.scenario.documents import DocumentId

DimensionName = Literal["D1", "D2", "D3", "D4", "D5"]
CriterionName = Literal["sources", "uncertainty", "recipient", "facts", "care"]
Unfounded = Literal["always", "unchecked", "refuted", "unsupported"]


class Why(Frozen):
    """Why something is asked or judged as it is, and what that rests on."""

    reason: Words
    basis: Basis


class Equivalent(Frozen):
    """Another action that serves the same end, worth a share of the item."""

    action: ActionId
    factor: Share


class Item(Frozen):
    """A key action: on what ground, within which window, worth what, and why.

    Its target is an ``issue`` (an act for that issue, or for the district the issue is
    at home in), a ``district`` (an act for that district), or neither: any act of the
    kind. ``critical`` marks a must-do: missed, it is flagged beside the score.
    """

    id: Id
    action: ActionId
    authority: Id
    issue: Id | None = None
    district: Id | None = None
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


class Anchor(Frozen):
    """The model response as the 1 of D1, instead of an oracle that misses nothing.

    ``gain``: what it earns above inaction for each episode, on average (2 at the most).
    ``least``: the share of that below which a seed in which the model response itself
    saw little is not taken, so that nobody is measured by a model that failed.
    """

    gain: Annotated[float, Field(gt=0, le=2)]
    least: Annotated[float, Field(gt=0, le=1)]
    reason: Words
    basis: Basis


class Detection(Frozen):
    """How alerts are judged. An episode is an issue reaching ``reaches`` at T when
    nobody acts; hours are before T. ``episodes``: why each issue counts as a threat."""

    alert_level: int = Field(ge=1, le=5)
    reaches: StageName
    early_hours: Hours
    best_hours: Hours
    latest_useful_hours: Hours
    refractory_hours: Hours
    false_alarm_cost: Factor
    break_even: Factor
    steady: bool = Field(
        default=False,
        description="an alert taken back while its issue still builds warned nobody; "
        "one left standing when the desk is left goes on",
    )
    restraint: Literal["stated", "informed"] = Field(
        default="stated",
        description="where nothing breaks: a level stated for every issue, or levels "
        "that follow the evidence better than any one level would",
    )
    anchor: Anchor | None = Field(
        default=None,
        description="what 1 stands for; none: an oracle that misses nothing",
    )
    calm_episodes: Factor = Field(
        default=1,
        description="episodes a regency in which nothing breaks counts as when a false "
        "alarm is set against it",
    )
    reason: Words | None = None
    episodes: dict[Id, Why] = Field(default_factory=dict)
    basis: Basis


class StageRate(Frozen):
    """How often it still happens with so many days left, whatever was told.

    ``heard``: where the issue has been told of, and where it has not.
    """

    left: Annotated[float, Field(ge=0)]
    heard: Share
    unheard: Share


FEATURES = (
    "one", "heard", "days-left", "days-known", "rising", "threshold", "crisis", "calm",
    "supported", "refuted", "helped", "supported-helped", "supported-left",
)  # fmt: skip
"""What an estimate may weigh; ``grading.measures.estimate`` says what each is."""


class Estimate(Frozen):
    """A reference estimate of a question's chance: logistic in what was known.

    ``reason``: why the question is asked.
    """

    base_rate: Share
    stage_rates: tuple[StageRate, ...] = Field(
        default=(), description="by time left; none: the base rate all the time"
    )
    weights: dict[str, float]
    reason: Words | None = None
    basis: Basis


class Habit(Frozen):
    """Forecasting by habit: multiples of the base rate, standing or running out."""

    scales: tuple[Factor, ...] = Field(min_length=1)
    within: Share = Field(description="so near to the estimate counts as met")
    basis: Basis


class Telling(Frozen):
    """How much time weighs: ``least`` where p* is the stage's base rate, 1 where it is
    ``apart`` from it or more, with the square of the distance in between."""

    least: Share
    apart: Annotated[float, Field(gt=0, le=1)]
    basis: Basis


class Calibration(Frozen):
    """How forecasts are judged: looked at once a day while the question is open."""

    hour: int = Field(ge=0, le=23)
    lag_hours: Hours = Field(description="what came in later need not be in it yet")
    averaged: bool = Field(
        default=False,
        description="every hour that a forecast stands counts, not that of the look",
    )
    step_percent: Annotated[int, Field(ge=1, le=50)] | None = Field(
        default=None,
        description="forecasts come in such steps; what they cannot say costs nothing",
    )
    telling: Telling | None = Field(
        default=None, description="how time in which there was much to know weighs"
    )
    reason: Words | None = None
    basis: Basis | None = None
    habit: Habit | None = Field(
        default=None, description="the zero of D2; none: the base rate is"
    )
    estimates: dict[Id, Estimate]

    @model_validator(mode="after")
    def _weighed(self) -> Calibration:
        if self.telling is not None and not self.averaged:
            raise ValueError("telling weighs time, so it needs averaged: true")
        return self


class Levels(Frozen):
    """When the model response raises an alert, in weights of distinct evidence."""

    unchecked: Factor
    against: Factor
    alive: Factor
    recent_hours: Hours
    basis: Basis


class Penalties(Frozen):
    """What a breach of conduct costs the response plan, and what it caps.

    ``cap_missed``: the most that any dimension can be worth with a must-do missed;
    ``None``: it is flagged, and caps nothing.
    """

    note: Share
    serious: Share
    critical: Share
    cap_serious: Share
    cap_critical: Share
    cap_missed: Share | None = None
    reason: Words | None = None
    basis: Basis


class Harm(Frozen):
    """A lawful act that does harm as things were known: what it takes off D4, and why.

    ``when``: the issue it is for (any known one in its district; all known issues, for
    an act without a target) has had no clear cross-check (``unchecked``), one that does
    not support it (``refuted``), neither supports it (``unsupported``), or ``always``.
    ``origins`` that separately told of a threshold since then bear it out as well.
    """

    id: Id
    actions: tuple[ActionId, ...] = Field(min_length=1)
    manner: Id | None = None
    issue: Id | None = None
    when: Unfounded
    origins: int = Field(default=2, ge=1, le=9)
    share: Share
    reason: Words
    basis: Basis


class Reasoning(Frozen):
    """D5: texts of these documents count, each criterion at its weight; a rater rates.

    The criteria and their anchored levels are the rater's guide, ``reasoning.yaml``.
    """

    documents: tuple[DocumentId, ...] = Field(min_length=1)
    weights: dict[CriterionName, Factor] = Field(min_length=1)
    reason: Words
    basis: Basis


class Chance(Frozen):
    """What blind play earns in a dimension on the average; it counts as 0 there."""

    zero: dict[DimensionName, Annotated[float, Field(ge=0, le=0.9)]]
    reason: Words
    basis: Basis


class OwnBound(Frozen):
    """A bound of the gate that this scenario holds its robots to instead, and why.

    ``bound``: its name in ``grading/gate/ceilings.yaml``.
    """

    bound: Id
    least: float | None = None
    most: float | None = None
    reason: Words
    basis: Basis


class Total(Frozen):
    """Weights that make one number of the dimensions; only where it is asked for."""

    weights: dict[DimensionName, Factor] = Field(min_length=2)
    reason: Words
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
    lateness: Why | None = Field(
        default=None, description="what acting late costs, and how late that player is"
    )
    judgement: Judgement | None = Field(
        default=None, description="judgements that are due (D3); none: not judged"
    )
    reasoning: Reasoning | None = Field(
        default=None, description="texts that a rater rates (D5); none: not asked"
    )
    harms: tuple[Harm, ...] = ()
    routine_share: Annotated[float, Field(gt=0, lt=1)] | None = Field(
        default=None,
        description="the most that checking, filing and watching are worth of a plan "
        "that also asks for a response; none: as they are weighed",
    )
    chance: Chance | None = Field(
        default=None, description="what blind play earns; none: inaction is the zero"
    )
    gate: tuple[OwnBound, ...] = Field(
        default=(), description="bounds for robots other than every scenario's"
    )
    total: Total | None = Field(
        default=None, description="none: a profile of dimensions and no total"
    )
