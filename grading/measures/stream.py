"""How likely what was told of an issue is, if the issue took a given course.

Signals of a stage are a Poisson process; each source notices one with its coverage and
tells it after a uniform delay, rightly or not. So for a course (when it was in which
stage, and what its cause is) the expected number of reports, and the rate of each that
came, are integrals that can be written down. Copies and repeats depend on draws alone
and say nothing; a correction says what was so.

Exact where nothing has been told: a signal is silent only if all sources miss it. With
reports it is not: two sources may have noticed one signal, and nobody can tell. The
reports are therefore counted as 1 ÷ dispersion of independent ones (quasi-Poisson). A
source's coverage is taken as authored: exposure, feedback and silence are left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sim.exercise.evidence import corrections
from sim.scenario.base import StageName, Variant
from sim.scenario.model import Indicator, Source
from sim.scenario.shared import Verification
from sim.world.chance import DAY
from sim.world.issues import UNDER_WAY
from sim.world.sources import within
from sim.world.state import Report, State

STEP = 30  # minutes between the points of the numerical integral
FLOOR = 1e-6  # of the mean rate of a report: what is left out here may bring one


@dataclass(frozen=True)
class Channel:
    """One indicator as one source tells it; ``per_minute`` are signals, delays minutes.

    ``claims``: the chance of each claim, right or wrong.
    """

    stage: StageName
    variants: tuple[Variant, ...]
    indicator: str
    source: str
    per_minute: float
    coverage: float
    delay: tuple[float, float]
    claims: Mapping[str, float]


@dataclass(frozen=True)
class Told:
    """The first word of one origin; ``truth``: the indicator a correction names."""

    minute: int
    source: str
    claim: str
    truth: str | None = None


@dataclass(frozen=True)
class Course:
    """What an issue may have been: its cause, and the stages it entered when."""

    variant: Variant
    path: tuple[tuple[int, StageName], ...]

    def spans(self, until: int) -> list[tuple[int, int, StageName]]:
        """Return from when to when it was in which stage, up to ``until``."""
        ends = [minute for minute, _ in self.path[1:]] + [until]
        return [
            (begin, min(end, until), stage)
            for (begin, stage), end in zip(self.path, ends, strict=True)
            if begin < until
        ]

    def stage_at(self, minute: int) -> StageName:
        """Return the stage at a minute; latent before the first."""
        found: StageName = "latent"
        for begin, stage in self.path:
            if begin <= minute:
                found = stage
        return found


def channels(state: State, issue: str) -> list[Channel]:
    """Return how the signals of an issue reach the office, in its home district."""
    own = state.issues[issue]
    found = []
    for indicator in own.issue.indicators:
        axis = indicator.axis or own.issue.axis
        for _, source in within(state, axis, own.home):
            low, high = (60 * hours for hours in source.delay_hours)
            found.append(
                Channel(
                    stage=indicator.stage,
                    variants=tuple(indicator.variants),
                    indicator=indicator.id,
                    source=source.id,
                    per_minute=indicator.per_day / DAY,
                    coverage=source.coverage,
                    delay=(low, max(high, low + 1)),
                    claims=claimed(indicator, source),
                )
            )
    return found


def claimed(indicator: Indicator, source: Source) -> dict[str, float]:
    """Return the chance of each claim when a source tells of an indicator."""
    wrong = 1 - source.reliability
    claims = {indicator.id: source.reliability}
    for claim, chance in (
        (indicator.exaggerated_as, wrong * source.exaggerates),
        (indicator.played_down_as, wrong * (1 - source.exaggerates)),
    ):
        name = claim or indicator.id
        claims[name] = claims.get(name, 0.0) + chance
    return claims


def told(inbox: Sequence[Report], issue: str, until: int) -> list[Told]:
    """Return what distinct origins had told of an issue by ``until``."""
    mended = corrections(inbox, until)
    first: dict[str, Told] = {}
    for report in inbox:
        own = report.kind == "report" and report.corrects is None
        if own and report.about == issue and report.minute <= until:
            right = mended.get(report.origin)
            truth = right.claim if right is not None else None
            one = Told(report.minute, report.source, report.claim, truth)
            first.setdefault(report.origin, one)
    return list(first.values())


class Stream:
    """The likelihood of what was told, for one issue's channels."""

    def __init__(self, ways: Sequence[Channel]) -> None:
        """Sort the channels by stage and by what they can have told."""
        self.ways = tuple(ways)
        self.dispersion = dispersion(ways)
        self._by_stage: dict[str, list[Channel]] = {}
        self._telling: dict[tuple[str, str], list[Channel]] = {}
        for way in ways:
            self._by_stage.setdefault(way.stage, []).append(way)
            for claim in way.claims:
                self._telling.setdefault((way.source, claim), []).append(way)
        self._silence: dict[tuple[str, Variant], list[float]] = {}

    def log_chance(self, course: Course, told: Iterable[Told], until: int) -> float:
        """Return the log likelihood of what was told by ``until``, up to a constant."""
        heard = tuple(told)
        spans = course.spans(until)
        if not heard:
            return -sum(self._heard_of(course.variant, span, until) for span in spans)
        total = -sum(self._expected(course.variant, span, until) for span in spans)
        total += sum(math.log(self._rate(course.variant, spans, one)) for one in heard)
        return total / self.dispersion

    def _expected(
        self, variant: Variant, span: tuple[int, int, StageName], until: int
    ) -> float:
        """Return the expected number of reports of a span that come by ``until``."""
        begin, end, stage = span
        return sum(
            way.per_minute
            * way.coverage
            * (arrived(until - begin, way.delay) - arrived(until - end, way.delay))
            for way in self._by_stage.get(stage, ())
            if variant in way.variants
        )

    def _rate(
        self, variant: Variant, spans: Sequence[tuple[int, int, StageName]], one: Told
    ) -> float:
        """Return the rate, a minute, at which just this could be told just then."""
        rate = least = 0.0
        for way in self._telling.get((one.source, one.claim), ()):
            mean = way.per_minute * way.coverage * way.claims[one.claim]
            least += mean
            if variant not in way.variants or one.truth not in (None, way.indicator):
                continue
            low, high = way.delay
            for begin, end, stage in spans:
                if stage == way.stage:
                    shared = min(end, one.minute - low) - max(begin, one.minute - high)
                    rate += mean * max(0.0, shared) / (high - low)
        return rate + FLOOR * least if least else 1.0

    def _heard_of(
        self, variant: Variant, span: tuple[int, int, StageName], until: int
    ) -> float:
        """Return the expected number of signals of a span told by at least one."""
        begin, end, stage = span
        table = self._silent(stage, variant, until)
        return _at(table, until - begin) - _at(table, until - end)

    def _silent(self, stage: StageName, variant: Variant, until: int) -> list[float]:
        """Return, by age, the integral of the rate of signals told by at least one."""
        held = self._silence.get((stage, variant))
        if held is None or len(held) * STEP < until + 2 * STEP:
            ages = (np.arange(until // STEP + 3) * STEP).astype(float)
            rate = np.zeros(len(ages))
            ways = [w for w in self._by_stage.get(stage, ()) if variant in w.variants]
            for name in {way.indicator for way in ways}:
                own = [way for way in ways if way.indicator == name]
                missed = np.ones(len(ages))
                for way in own:
                    low, high = way.delay
                    come = np.clip((ages - low) / (high - low), 0.0, 1.0)
                    missed *= 1 - way.coverage * come
                rate += own[0].per_minute * (1 - missed)
            sums = np.cumsum((rate[1:] + rate[:-1]) / 2 * STEP)
            held = [0.0, *(float(value) for value in sums)]
            self._silence[stage, variant] = held
        return held


def _at(table: Sequence[float], age: int) -> float:
    """Return a table's value at an age, interpolated."""
    place, rest = divmod(age, STEP)
    return table[place] + (table[place + 1] - table[place]) * rest / STEP


def arrived(age: float, delay: tuple[float, float]) -> float:
    """Return ∫ from 0 to ``age`` of the share that has arrived at that age, minutes."""
    low, high = delay
    if age <= low:
        return 0.0
    if age <= high:
        return (age - low) ** 2 / (2 * (high - low))
    return (high - low) / 2 + (age - high)


def dispersion(ways: Sequence[Channel]) -> float:
    """Return E[N²] ÷ E[N] of the reports N that one signal brings; 1 at the least."""
    worst = 1.0
    for name in {way.indicator for way in ways}:
        shares = [way.coverage for way in ways if way.indicator == name]
        mean = sum(shares)
        if mean > 0:
            square = sum(share * (1 - share) for share in shares) + mean**2
            worst = max(worst, square / mean)
    return worst


def found_chance(course: Course, minute: int, claim: str, rules: Verification) -> float:
    """Return the chance that a cross-check at a minute finds what it found."""
    share = {"real": 1.0, "mixed": rules.mixed}.get(course.variant, 0.0)
    if course.stage_at(minute) not in UNDER_WAY:
        share = 0.0
    wrong = 1 - rules.correct - rules.unclear
    if claim == "unclear":
        return rules.unclear
    right = share if claim == "supported" else 1 - share
    return rules.correct * right + wrong * (1 - right)
