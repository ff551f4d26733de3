"""How far a panel agrees: item by item, as a whole, and panellist by panellist.

Disagreement is not a fault of an item: the spread is what partial credit is made of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean, stdev

from grading.panel.alpha import alpha, beyond_chance, pairs
from grading.panel.items import RATINGS, Item, Questionnaire
from grading.panel.profile import Likeness, likeness
from grading.panel.votes import Vote, Votes, modes


@dataclass(frozen=True)
class Spread:
    """One item's votes. ``pairs``, ``beyond_chance``: see :mod:`alpha`."""

    item: Item
    counts: dict[str, int]
    modes: tuple[str, ...]
    pairs: float | None
    beyond_chance: float | None

    @property
    def n(self) -> int:
        """How many voted."""
        return sum(self.counts.values())

    @property
    def mean(self) -> float | None:
        """The mean rating, 1 to 5; none for a choice or without votes."""
        if self.item.kind != "rating" or not self.n:
            return None
        return sum(int(mark) * count for mark, count in self.counts.items()) / self.n

    @property
    def flat(self) -> bool:
        """Whether all answers got equally many votes: it tells nobody apart."""
        return self.n > 0 and len(self.modes) == len(self.counts)

    @property
    def middling(self) -> bool:
        """Whether the most chosen answer is the midpoint."""
        return self.item.midpoint in self.modes


@dataclass(frozen=True)
class Panellist:
    """One panellist among the others.

    ``distance``: mean distance, 0 to 1, from the nearest mode of the others' votes.
    """

    code: str
    votes: int
    distance: float | None
    outlier: bool
    likeness: Likeness


@dataclass(frozen=True)
class Agreement:
    """What a panel's votes look like."""

    spreads: tuple[Spread, ...]
    panellists: tuple[Panellist, ...]
    choices: float | None  # mean agreement beyond chance over all but rating items
    ratings: float | None  # Krippendorff's ordinal alpha over rating items
    midpoint_share: float | None  # of items with votes
    positions: dict[int, int]  # place (from 1) of the mode: how many items


def agreement(asked: Questionnaire, votes: Votes, outlier: float) -> Agreement:
    """Return how far the panel agrees.

    ``outlier``: standard deviations above the panel's mean distance from mode from
    which on a panellist is pointed out. Nobody is left out for it.
    """
    spreads = tuple(_spread(item, votes) for item in asked.items)
    voted = [spread for spread in spreads if spread.n]
    free = [s.beyond_chance for s in voted if s.item.kind != "rating"]
    rated = [[s.counts[m] for m in RATINGS] for s in voted if s.item.kind == "rating"]
    known = [value for value in free if value is not None]
    return Agreement(
        spreads=spreads,
        panellists=_panellists(asked, votes, outlier),
        choices=fmean(known) if known else None,
        ratings=alpha(rated, "ordinal"),
        midpoint_share=fmean(s.middling for s in voted) if voted else None,
        positions=_positions(voted),
    )


def _spread(item: Item, votes: Votes) -> Spread:
    counts = votes.counts(item)
    listed = list(counts.values())
    return Spread(item, counts, modes(counts), pairs(listed), beyond_chance(listed))


def _positions(voted: list[Spread]) -> dict[int, int]:
    found = Counter(
        spread.item.marks.index(spread.modes[0]) + 1
        for spread in voted
        if spread.item.kind != "rating" and len(spread.modes) == 1
    )
    return dict(sorted(found.items()))


def _panellists(
    asked: Questionnaire, votes: Votes, outlier: float
) -> tuple[Panellist, ...]:
    means = {code: _distance(asked, votes, code) for code in votes.panellists}
    known = [distance for distance in means.values() if distance is not None]
    limit = fmean(known) + outlier * stdev(known) if len(known) > 2 else None
    return tuple(
        Panellist(
            code=code,
            votes=sum(vote.panellist == code for vote in votes.all),
            distance=distance,
            outlier=bool(limit and distance is not None and distance > limit),
            likeness=_likeness(asked, votes, code),
        )
        for code, distance in means.items()
    )


def _distance(asked: Questionnaire, votes: Votes, code: str) -> float | None:
    """Return a panellist's mean distance from the others' nearest mode."""
    found = []
    for item in asked.items:
        own, counts = _apart(item, votes, code)
        nearest = modes(counts)
        if own is not None and nearest:
            found.append(min(distance(item, own.option, mode) for mode in nearest))
    return fmean(found) if found else None


def _apart(item: Item, votes: Votes, code: str) -> tuple[Vote | None, dict[str, int]]:
    """Return a panellist's vote on an item, and how the others voted."""
    counts, own = votes.counts(item), None
    for vote in votes.on(item):
        if vote.panellist == code:
            own = vote
            counts[vote.option] -= 1
    return own, counts


def distance(item: Item, one: str, other: str) -> float:
    """Return how far two answers to an item are apart, from 0 to 1."""
    if not item.ordered:
        return float(one != other)
    place = item.marks.index
    return abs(place(one) - place(other)) / (len(item.marks) - 1)


def _likeness(asked: Questionnaire, votes: Votes, code: str) -> Likeness:
    """Return how a panellist's ratings compare with the mean of the others'."""
    ratings, profile = {}, {}
    for item in asked.items:
        own, counts = _apart(item, votes, code)
        if item.kind == "rating" and own is not None and any(counts.values()):
            ratings[item.id] = float(own.option)
            profile[item.id] = mean_rating(counts)
    return likeness(ratings, profile)


def mean_rating(counts: Mapping[str, int]) -> float:
    """Return the mean of ratings, 1 to 5, by how many gave each."""
    total = sum(int(mark) * count for mark, count in counts.items())
    return total / sum(counts.values())
