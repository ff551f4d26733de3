"""The class as a profile: each dimension's spread, with its denominators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median

from grading.classview.numbers import Spread, spread
from grading.classview.rules import Rules
from grading.classview.summary import Summary
from grading.result import Dimension


@dataclass(frozen=True)
class DimensionView:
    """One dimension over the class. Scores are 0 to 1.

    ``silent``: people who answered none of its occasions; they stand at what that is
    worth and are counted. ``width``: the mean width of a single person's band.
    """

    name: str
    scores: tuple[float, ...]
    spread: Spread
    silent: int
    answered: float  # median share of the occasions that were answered
    occasions: tuple[int, int]  # fewest and most that somebody had
    width: float | None
    suggested: bool


@dataclass(frozen=True)
class Conduct:
    """One kind of breach: how many acts, by how many people."""

    kind: str
    severity: str
    acts: int
    people: int
    waiting: int  # of the acts: a person has yet to look


def profile(results: Sequence[Summary], rules: Rules) -> tuple[DimensionView, ...]:
    """Return the spread of each dimension that anybody has."""
    names = {name: None for result in results for name in result.dimensions}
    return tuple(_dimension(name, results, rules) for name in sorted(names))


def _dimension(name: str, results: Sequence[Summary], rules: Rules) -> DimensionView:
    own = [r.dimensions[name] for r in results if name in r.dimensions]
    scores = tuple(sorted(dimension.score for dimension in own))
    found = spread(scores, rules.level.value)
    assert found is not None  # somebody has it
    expected = [dimension.expected for dimension in own]
    bands = [d.interval.high - d.interval.low for d in own if d.interval is not None]
    return DimensionView(
        name=name,
        scores=scores,
        spread=found,
        silent=sum(dimension.assessed == 0 for dimension in own),
        answered=median(_answered(dimension) for dimension in own),
        occasions=(min(expected), max(expected)),
        width=mean(bands) if bands else None,
        suggested=any(dimension.suggested for dimension in own),
    )


def _answered(dimension: Dimension) -> float:
    return dimension.assessed / dimension.expected if dimension.expected else 0.0


def conduct(results: Sequence[Summary]) -> tuple[Conduct, ...]:
    """Return the breaches by kind and severity, the most frequent first.

    What a person has looked at and dismissed is none.
    """
    acts: Counter[tuple[str, str]] = Counter()
    people: Counter[tuple[str, str]] = Counter()
    waiting: Counter[tuple[str, str]] = Counter()
    for result in results:
        stands = [flag for flag in result.flags if flag.confirmed is not False]
        own = [(flag.kind, flag.severity) for flag in stands]
        acts.update(own)
        people.update(set(own))
        waiting.update((f.kind, f.severity) for f in stands if f.confirmed is None)
    return tuple(
        Conduct(kind, severity, count, people[kind, severity], waiting[kind, severity])
        for (kind, severity), count in sorted(acts.items(), key=lambda p: (-p[1], p[0]))
    )


def harms(results: Sequence[Summary], rules: Rules) -> dict[str, Spread]:
    """Return how the worlds of the class ended, by kind of harm."""
    found = {}
    for name in results[0].harm if results else ():
        values = [float(result.harm[name]) for result in results]
        one = spread(values, rules.level.value)
        if one is not None:
            found[name] = one
    return found
