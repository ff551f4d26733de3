"""Measures of skill beside the marks: Peirce, relative value, AMOC, reliability.

Functions of one result or of many; none is part of a score. A measure that has too
little to go by is ``None``, and each says what it rests on. Of one person Peirce's
score, the value curve and ``figures`` can be shown; AMOC and reliability are pooled
over a class, because a handful of episodes cannot carry a curve (scoring guide).

Peirce's score is hit rate − false-alarm rate. A hit is an episode warned of inside its
window; a false alarm is a quiet period with one: the time since an issue was first
heard of, less what an alarm is excused in, cut into periods no longer than the
refractory period (``grading.measures.sightings``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import sqrt
from pathlib import Path
from statistics import median
from typing import Annotated, Literal, Protocol

import numpy as np
import yaml
from numpy.typing import NDArray
from pydantic import Field
from scipy import stats

from grading.key.judgement import Words
from grading.result import Episode, Look, Opportunity, Threshold
from sim.scenario.base import Basis, Frozen, Id, Share

FILE = Path(__file__).with_name("skill.yaml")
CURVE = 99  # points of a value curve, at cost/loss 0.01 to 0.99


class Office(Frozen):
    """An office by its cost of acting ÷ the loss that acting prevents."""

    id: Id
    ratio: Annotated[float, Field(gt=0, lt=1)]
    name: Words


class Reliable(Frozen):
    """``least`` forecasts for a diagram; ``bins``: their ends in per cent."""

    least: int = Field(ge=1)
    bins: tuple[int, ...] = Field(min_length=2)
    basis: Basis


class Pooled(Frozen):
    """``people``: fewer are not pooled."""

    people: int = Field(ge=2)
    basis: Basis


class Rules(Frozen):
    """``skill.yaml``."""

    format: Literal[1]
    level: Share
    resamples: int = Field(ge=100)
    reliability: Reliable
    pooled: Pooled
    offices: tuple[Office, ...]
    offices_basis: Basis
    basis: Basis


@cache
def rules() -> Rules:
    """Return what the measures are shown with; raises ``ValueError`` if damaged."""
    return Rules.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))


class Graded(Protocol):
    """What a result, or its summary, holds that these measures need."""

    @property
    def episodes(self) -> tuple[Episode, ...]: ...
    @property
    def opportunities(self) -> tuple[Opportunity, ...]: ...
    @property
    def thresholds(self) -> tuple[Threshold, ...]: ...
    @property
    def looks(self) -> tuple[Look, ...]: ...


Many = Graded | Sequence[Graded]


def _all(results: Many) -> Sequence[Graded]:
    return results if isinstance(results, Sequence) else (results,)


@dataclass(frozen=True)
class Counts:
    """Episodes warned of and not; quiet periods with a false alarm and without."""

    hits: int
    misses: int
    false: int
    quiet: int

    @property
    def events(self) -> int:
        """Return how many episodes there were."""
        return self.hits + self.misses

    @property
    def periods(self) -> int:
        """Return how many quiet periods there were."""
        return self.false + self.quiet


def counts(results: Many) -> Counts:
    """Return the two-by-two table of one result or of many together."""
    chances = [chance for result in _all(results) for chance in result.opportunities]
    threats = [chance.alarmed for chance in chances if chance.threat]
    calm = [chance.alarmed for chance in chances if not chance.threat]
    hits, false = sum(threats), sum(calm)
    return Counts(hits, len(threats) - hits, false, len(calm) - false)


@dataclass(frozen=True)
class Peirce:
    """Hit rate − false-alarm rate with its band at ``level``, and the denominators.

    ``method``: ``newcombe`` for one person, ``bootstrap`` over people for a class.
    """

    score: float
    low: float
    high: float
    level: float
    hit_rate: float
    false_rate: float
    counts: Counts
    people: int
    method: str


def peirce(results: Many) -> Peirce | None:
    """Return Peirce's score; ``None`` without an episode or without a quiet period.

    1: warned of everything and of nothing else; 0: as good as always or never.
    One person's band is Newcombe's for a difference of two shares (1998, method 10),
    which stays honest with few and with none; a class is resampled by person.
    """
    people = _all(results)
    found = counts(people)
    if not found.events or not found.periods:
        return None
    hit, false = found.hits / found.events, found.false / found.periods
    if len(people) >= rules().pooled.people:
        low, high = _resampled([counts(person) for person in people], hit - false)
        method = "bootstrap"
    else:
        low, high = newcombe(found, rules().level)
        method = "newcombe"
    return Peirce(
        hit - false, low, high, rules().level, hit, false, found, len(people), method
    )


def wilson(count: int, total: int, level: float) -> tuple[float, float]:
    """Return Wilson's interval of a share.

    >>> [round(end, 3) for end in wilson(0, 10, 0.95)]
    [0.0, 0.278]
    """
    found = stats.binomtest(count, total).proportion_ci(level, method="wilson")
    return float(found.low), float(found.high)


def newcombe(found: Counts, level: float) -> tuple[float, float]:
    """Return the ends of the difference of two shares from Wilson's of each.

    >>> [round(end, 4) for end in newcombe(Counts(56, 14, 48, 32), 0.95)]
    [0.0524, 0.3339]
    """
    hit, false = found.hits / found.events, found.false / found.periods
    low_hit, high_hit = wilson(found.hits, found.events, level)
    low_false, high_false = wilson(found.false, found.periods, level)
    below = sqrt((hit - low_hit) ** 2 + (high_false - false) ** 2)
    above = sqrt((high_hit - hit) ** 2 + (false - low_false) ** 2)
    return hit - false - below, hit - false + above


def _times(people: int) -> NDArray[np.int64]:
    """Return how often each person is in each resample; the same draws every time."""
    chance = np.random.default_rng(people)
    return chance.multinomial(
        people, np.full(people, 1 / people), size=rules().resamples
    )


def _ends(values: NDArray[np.float64]) -> tuple[float, float]:
    level = rules().level
    low, high = np.nanquantile(values, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def _resampled(people: list[Counts], score: float) -> tuple[float, float]:
    rows = np.array([[c.hits, c.events, c.false, c.periods] for c in people], float)
    hits, events, false, periods = (_times(len(people)) @ rows).T
    usable = (events > 0) & (periods > 0)
    if not usable.any():
        return score, score
    return _ends(hits[usable] / events[usable] - false[usable] / periods[usable])


@dataclass(frozen=True)
class Mark:
    """An office on a value curve."""

    office: Office
    value: float


@dataclass(frozen=True)
class ValueCurve:
    """Relative value by cost/loss: 1 for foresight, 0 for the better of always/never.

    ``best`` is the most it is worth to anybody: Peirce's score, at ``base_rate``.
    """

    points: tuple[tuple[float, float], ...]
    base_rate: float
    best: float
    offices: tuple[Mark, ...]
    counts: Counts


def value(ratio: float, hit: float, false: float, base: float) -> float:
    """Return the relative value of warnings to who acts at a cost/loss ``ratio``.

    V = (min(a, s) − F a (1 − s) + H s (1 − a) − s) ÷ (min(a, s) − s a), with base rate
    s, hit rate H, false-alarm rate F (Richardson 2000; verification site of CAWCR).

    >>> round(value(0.2, 0.8, 0.1, 0.2), 2)  # at the base rate: Peirce's score
    0.7
    """
    least = min(ratio, base)
    gained = hit * base * (1 - ratio) - false * ratio * (1 - base) - base + least
    return gained / (least - base * ratio)


def value_curve(results: Many) -> ValueCurve | None:
    """Return what the alarms are worth to offices; ``None`` where Peirce's is."""
    found = peirce(results)
    if found is None:
        return None
    table = found.counts
    base = table.events / (table.events + table.periods)

    def at(ratio: float) -> float:
        return value(ratio, found.hit_rate, found.false_rate, base)

    ratios = [n / (CURVE + 1) for n in range(1, CURVE + 1)]
    return ValueCurve(
        points=tuple((ratio, at(ratio)) for ratio in ratios),
        base_rate=base,
        best=at(base),
        offices=tuple(Mark(office, at(office.ratio)) for office in rules().offices),
        counts=table,
    )


@dataclass(frozen=True)
class Operating:
    """One point of an AMOC curve: alarms from ``level`` up, over all people.

    ``low`` and ``high``: the band of ``share``, over people. Leads are hours.
    """

    level: int
    false_per_week: float
    share: float
    low: float
    high: float
    median_lead: float | None
    detected: int
    episodes: int
    false: int
    weeks: float
    people: int


def amoc(results: Sequence[Graded]) -> tuple[Operating, ...]:
    """Return share detected and lead against false alarms per week, level by level.

    Activity monitoring operating characteristic: a lower level alarms sooner and more
    often falsely. Empty for too few people, and where nothing could be detected.
    """
    people = _all(results)
    if len(people) < rules().pooled.people:
        return ()
    levels = sorted({one.level for person in people for one in person.thresholds})
    points = (_operating(people, level) for level in levels)
    return tuple(point for point in points if point is not None)


def _operating(people: Sequence[Graded], level: int) -> Operating | None:
    rows = [one for person in people for one in person.thresholds if one.level == level]
    episodes = sum(row.episodes for row in rows)
    weeks = sum(row.weeks for row in rows)
    if not episodes or weeks <= 0:
        return None
    leads = [lead for row in rows for lead in row.leads]
    table = np.array([[len(row.leads), row.episodes] for row in rows], float)
    detected, there = (_times(len(rows)) @ table).T
    low, high = _ends(detected[there > 0] / there[there > 0])
    false = sum(row.false for row in rows)
    return Operating(
        level=level,
        false_per_week=false / weeks,
        share=len(leads) / episodes,
        low=low,
        high=high,
        median_lead=median(leads) if leads else None,
        detected=len(leads),
        episodes=episodes,
        false=false,
        weeks=weeks,
        people=len(rows),
    )


@dataclass(frozen=True)
class Bin:
    """Forecasts between two per cents: what was said, what could be known, what came.

    ``low`` and ``high``: the band of ``happened``, over forecasts (one person's on one
    question, however many days they stood).
    """

    lowest: int
    highest: int
    stated: float
    estimate: float
    happened: float
    low: float
    high: float
    forecasts: int
    days: int


@dataclass(frozen=True)
class Reliability:
    """Forecasts by what was said; ``unanswered`` of ``expected`` days had none.

    ``forecasts``: pairs of a person and a question that was answered at all.
    """

    bins: tuple[Bin, ...]
    forecasts: int
    answered: int
    expected: int
    people: int


def reliability(results: Sequence[Graded]) -> Reliability | None:
    """Return how often what was called x% happened; ``None`` with too few forecasts.

    Standing forecasts, once a day. Days of one forecast are no separate evidence: it
    counts once a bin, with its mean, and the threshold counts forecasts.
    """
    people = _all(results)
    pairs: dict[tuple[int, str], list[Look]] = {}
    expected = 0
    for place, person in enumerate(people):
        expected += len(person.looks)
        for look in person.looks:
            if look.percent is not None:
                pairs.setdefault((place, look.question), []).append(look)
    if len(pairs) < rules().reliability.least:
        return None
    ends = rules().reliability.bins
    bins = (_bin(list(pairs.values()), low, high) for low, high in pairwise(ends))
    answered = sum(len(looks) for looks in pairs.values())
    return Reliability(
        tuple(one for one in bins if one is not None),
        len(pairs), answered, expected, len(people),
    )  # fmt: skip


def _bin(pairs: list[list[Look]], lowest: int, highest: int) -> Bin | None:
    within = [
        own
        for looks in pairs
        if (own := [k for k in looks if lowest <= (k.percent or 0) < highest])
    ]
    if not within:
        return None
    table = np.array(
        [
            [np.mean([k.percent or 0 for k in own]) / 100,
             np.mean([k.estimate for k in own]), float(own[0].happened)]
            for own in within
        ]
    )  # fmt: skip
    stated, estimate, happened = table.mean(axis=0)
    low, high = wilson(int(table[:, 2].sum()), len(within), rules().level)
    return Bin(
        lowest, min(highest - 1, 100), float(stated), float(estimate), float(happened),
        low, high, len(within), sum(map(len, within)),
    )  # fmt: skip


def figures(result: Graded) -> dict[str, float | None]:
    """Return the skill of one person as numbers, denominators included."""
    found, table = peirce(result), counts(result)
    return {
        "threats": float(table.events),
        "quiet-periods": float(table.periods),
        "false-periods": float(table.false),
        "hit-rate": table.hits / table.events if table.events else None,
        "false-rate": table.false / table.periods if table.periods else None,
        "peirce": found.score if found else None,
        "peirce-low": found.low if found else None,
        "peirce-high": found.high if found else None,
    }
