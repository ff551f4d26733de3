"""What grading gives back: a profile of dimensions, conduct flags, and the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grading.key.model import Key
from sim.exercise import Exercise
from sim.i18n import Message, Readable
from sim.scenario.shared import ConductRule

if TYPE_CHECKING:
    from grading.measures.reasoning import Suggested


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
class Told:
    """A report the office had: its id, when it came, who sent it, how it begins."""

    report: str
    minute: int
    sender: Readable
    headline: Readable
    kind: str = "report"  # report, finding, inject, answer


@dataclass(frozen=True)
class Flag:
    """A breach of conduct: the act, when, what was known, the rule, what instead.

    ``action`` is empty where a document that is no act breaks the rule; ``what`` names
    either. ``caps``: the most that any dimension can be worth with it, ``None`` for no
    cap. ``confirmed``: ``None`` while a person has to look whether it is one.
    """

    minute: int
    action: str
    issue: str | None
    rule: ConductRule
    known: int  # reports in the inbox at the time
    message: Readable
    ground: Readable  # the law or evidence behind the rule
    alternatives: tuple[Readable, ...]  # what was open at that minute
    what: Readable
    id: str = ""
    told: tuple[Told, ...] = ()  # the newest on that issue or district, oldest first
    heard: int = 0  # reports on that issue or district by then
    standing: tuple[Readable, ...] = ()  # the office's own assessment, and findings
    source: str = ""  # the rule's source with its citation key
    caps: float | None = None
    document: str | None = None
    passages: tuple[str, ...] = ()  # of the document
    confirmed: bool | None = True
    doubt: Readable | None = None  # why a person has to look


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
    critical: bool = False  # a must-do of the plan


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
class Opportunity:
    """A stretch of time in which an alarm on an issue could be right or false.

    ``threat``: the early warning window of an episode; otherwise a quiet period, at
    most a refractory period long, in which every alarm is false. Minutes.
    """

    issue: str
    begins: int
    ends: int
    threat: bool
    alarmed: bool


@dataclass(frozen=True)
class Threshold:
    """What the alerts come to if only levels from ``level`` up are called alarms.

    ``leads``: hours before T of each episode that was detected; ``weeks`` at the desk.
    """

    level: int
    episodes: int
    leads: tuple[float, ...]
    false: int
    weeks: float


@dataclass(frozen=True)
class Part:
    """A part of a look in which the same forecast stood; ``days`` long.

    ``said``: the chance that stood, ``None`` for no forecast. ``estimates``: p* when
    the part's span began and ended, either of which may be met. ``zero``: what earns
    nothing; the base rate of that stage, or a habit. ``weight``: how much such time
    counts.
    """

    days: float
    said: float | None
    estimates: tuple[float, ...]
    zero: float
    weight: float = 1.0


@dataclass(frozen=True)
class Look:
    """One daily look at a forecast: what stood, what an estimate would have said.

    ``parts``: the day it closes, forecast by forecast; one where only the hour of the
    look counts.
    """

    question: str
    minute: int
    percent: int | None
    estimate: float
    base: float
    happened: bool
    habit: float | None = None  # what the closest habit would have said
    parts: tuple[Part, ...] = ()


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
    by_teller: str | None = None  # what the table of tellers says by heart (content)


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
    texts: tuple[Suggested, ...] = ()  # D5's documents, with suggestions to a rater
    key: Key | None = None  # what it was judged by
    opportunities: tuple[Opportunity, ...] = ()  # for alarms, right or false
    thresholds: tuple[Threshold, ...] = ()  # one for each level that could alarm
    worth: float = 2.0  # D1: utility above inaction that is 1, for each episode
    spared: int = 0  # D1: false alarms that cost nothing, as the model raised them too

    @property
    def missed(self) -> tuple[Row, ...]:
        """Must-dos that were missed: flagged beside the score, never averaged away."""
        return tuple(r for r in self.rows if r.critical and r.verdict == "missing")
