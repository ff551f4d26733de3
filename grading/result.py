"""What grading gives back: a profile of dimensions, conduct flags, and the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.exercise import Exercise
from sim.i18n import Message, Readable
from sim.scenario.shared import ConductRule


@dataclass(frozen=True)
class Interval:
    """A bootstrap band over a dimension's items: the scores it reaches from and to.

    ``level`` of the resamples lie within; ``items`` is how many were resampled.
    """

    low: float
    high: float
    level: float
    items: int


@dataclass(frozen=True)
class Dimension:
    """One dimension. ``score`` is 0 (inaction) to 1 (model response), after caps;
    ``raw`` may be negative; ``assessed`` of ``expected`` occasions were answered.
    ``suggested``: for a rater to decide upon; it is no mark."""

    name: str
    score: float
    raw: float
    assessed: int
    expected: int
    evidence: tuple[Message, ...]
    interval: Interval | None = None
    suggested: bool = False


@dataclass(frozen=True)
class Flag:
    """A breach of conduct: the act, when, what was known, the rule, what instead."""

    minute: int
    action: str
    issue: str | None
    rule: ConductRule
    known: int  # reports in the inbox at the time
    message: Readable
    ground: Readable  # the law or evidence behind the rule
    alternatives: tuple[Readable, ...]


@dataclass(frozen=True)
class Row:
    """One line of the comparison with the model response.

    ``verdict``: on-time, early, late, missing, not-needed, harmful, neutral, refused.
    Minutes are of the exercise's clock; ``credit`` is the share of the item earned.
    """

    verdict: str
    action: str
    issue: str | None
    item: str | None
    done: int | None
    opens: int | None
    closes: int | None
    credit: float
    weight: float
    reason: Readable


@dataclass(frozen=True)
class Alert:
    """An alert, and what it was worth."""

    issue: str
    minute: int
    verdict: str  # hit, false, right-level, after
    credit: float


@dataclass(frozen=True)
class Episode:
    """A threat that would break at ``minute`` if nobody acted."""

    issue: str
    minute: int
    credit: float  # 0 if missed
    lead_hours: float | None


@dataclass(frozen=True)
class Look:
    """One daily look at a forecast: what stood, what an estimate would have said."""

    question: str
    minute: int
    percent: int | None
    estimate: float
    base: float
    happened: bool


@dataclass(frozen=True)
class Judged:
    """One judgement that was due, and what was answered, with only ``known`` to go by.

    ``axis``: source, content or level. ``given``: the answer, ``None`` for none.
    ``credit`` is centred: 1 for the best answer, 0 for none and on average for a guess;
    ``worth`` is that of every option. ``known``: ids of the reports about the issue.
    """

    axis: str
    occasion: str
    issue: str
    report: str | None
    since: int
    until: int
    situation: str
    given: str | None
    best: str
    credit: float
    worth: Mapping[str, float]
    known: tuple[str, ...]
    reason: Readable  # why this answer in this situation
    ground: Readable  # why it was asked
    basis: str  # authored, or panel with its size


@dataclass(frozen=True)
class Result:
    """Everything a mark, a feedback page and a class view are made of."""

    exercise: Exercise
    outcome: Exercise  # the same decisions, the world run to its end
    inaction: Exercise
    model: Exercise
    dimensions: Mapping[str, Dimension]
    flags: tuple[Flag, ...]
    capped_at: float | None
    plan: Readable
    rows: tuple[Row, ...]
    episodes: tuple[Episode, ...]
    alerts: tuple[Alert, ...]
    looks: tuple[Look, ...]
    figures: Mapping[str, float | None]
    score_version: str
    basis: str
    judged: tuple[Judged, ...] = ()  # D3's items; none where the key asks for none
