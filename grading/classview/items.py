"""The items of a class: how many met each, how it went with the rest, how it spread."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grading.classview.numbers import (
    Spread,
    correlation,
    correlation_band,
    share_band,
    spread,
)
from grading.classview.rules import Rules
from grading.classview.summary import Item, Summary

Name = tuple[str, str]  # dimension, id
HOUR = 60  # minutes
UNANSWERED = ("unassessed", "missing", "missed")


@dataclass(frozen=True)
class ItemStats:
    """One item over all for whom it was due.

    ``facility``: mean credit (the item's difficulty, 1 is easy). ``discrimination``:
    correlation with the rest of its dimension over ``pairs`` people, ``None`` where it
    cannot be said. ``delay``: hours from when it opened to when it was done.
    """

    dimension: str
    id: str
    issue: str | None
    due: int
    answered: int
    facility: float
    full: int  # people with full credit
    band: tuple[float, float]  # of the share with full credit
    verdicts: Mapping[str, int]
    given: Mapping[str, int]
    best: Mapping[str, int]
    discrimination: float | None
    pairs: int
    discrimination_band: tuple[float, float] | None
    delay: Spread | None
    situation: str | None
    critical: bool


def table(results: Sequence[Summary], rules: Rules) -> tuple[ItemStats, ...]:
    """Return the statistics of every item, by dimension and id.

    An item counts for those alone for whom it was due: another seed or another
    acceptable plan asks for other items.
    """
    found: dict[Name, list[Item]] = defaultdict(list)
    pairs: dict[Name, list[tuple[float, float]]] = defaultdict(list)
    for result in results:
        for name, item, rest in _with_rest(result, rules):
            found[name].append(item)
            if rest is not None:
                pairs[name].append((item.credit, rest))
    made = [_stats(name, items, pairs[name], rules) for name, items in found.items()]
    return tuple(sorted(made, key=lambda one: (one.dimension, one.id)))


def _with_rest(result: Summary, rules: Rules) -> list[tuple[Name, Item, float | None]]:
    """Return each item with the weighted mean credit of its dimension's others."""
    own: dict[str, list[Item]] = defaultdict(list)
    for item in result.items:
        own[item.dimension].append(item)
    rows: list[tuple[Name, Item, float | None]] = []
    for dimension, items in own.items():
        weight = sum(item.weight for item in items)
        earned = sum(item.weight * item.credit for item in items)
        for item in items:
            left = weight - item.weight
            enough = len(items) - 1 >= rules.others.value and left > 0
            rest = (earned - item.weight * item.credit) / left if enough else None
            rows.append(((dimension, item.id), item, rest))
    return rows


def _most(names: list[str]) -> str | None:
    """Return the most frequent name, the first by letter of those; ``None`` of none."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name), default=None)


def _stats(
    name: Name, items: list[Item], pairs: list[tuple[float, float]], rules: Rules
) -> ItemStats:
    level = rules.level.value
    full = sum(item.credit >= 1 for item in items)
    r = None
    if len(pairs) >= rules.least.value:
        r = correlation([one for one, _ in pairs], [rest for _, rest in pairs])
    hours = [
        (item.minute - item.opens) / HOUR
        for item in items
        if item.minute is not None and item.opens is not None
    ]
    return ItemStats(
        dimension=name[0],
        id=name[1],
        issue=items[0].issue,
        due=len(items),
        answered=sum(item.verdict not in UNANSWERED for item in items),
        facility=sum(item.credit for item in items) / len(items),
        full=full,
        band=share_band(full, len(items), level),
        verdicts=Counter(item.verdict for item in items),
        given=Counter(item.given for item in items if item.given is not None),
        best=Counter(item.best for item in items if item.best is not None),
        discrimination=r,
        pairs=len(pairs),
        discrimination_band=None
        if r is None
        else correlation_band(r, len(pairs), level),
        delay=spread(hours, level),
        situation=_most([item.situation for item in items if item.situation]),
        critical=any(item.critical for item in items),
    )
