"""Votes: who (by code) chose what on which item, and why, in one line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from grading.panel.items import Item

CODE = re.compile(r"[A-Z]{1,4}-?[0-9]{1,4}")  # P07: a code, nobody's name
LONGEST = 500  # characters of a reason


@dataclass(frozen=True, order=True)
class Vote:
    """One panellist's answer to one item."""

    panellist: str
    item: str
    option: str
    reason: str


@dataclass(frozen=True)
class Votes:
    """All votes of a panel. What follows does not depend on their order."""

    all: tuple[Vote, ...] = ()

    @cached_property
    def panellists(self) -> tuple[str, ...]:
        """The codes of those who voted, in order."""
        return tuple(sorted({vote.panellist for vote in self.all}))

    @cached_property
    def by_item(self) -> dict[str, tuple[Vote, ...]]:
        """The votes on each item that has any, by panellist."""
        found: dict[str, list[Vote]] = {}
        for vote in sorted(self.all):
            found.setdefault(vote.item, []).append(vote)
        return {name: tuple(votes) for name, votes in found.items()}

    def on(self, item: Item) -> tuple[Vote, ...]:
        """Return the votes on ``item``, by panellist."""
        return self.by_item.get(item.id, ())

    def counts(self, item: Item) -> dict[str, int]:
        """Return how many votes each answer to ``item`` got."""
        found = Counter(vote.option for vote in self.on(item))
        return {mark: found[mark] for mark in item.marks}

    def without(self, codes: Collection[str]) -> Votes:
        """Return the votes of everybody but ``codes``."""
        return Votes(tuple(vote for vote in self.all if vote.panellist not in codes))


def modes(counts: dict[str, int]) -> tuple[str, ...]:
    """Return the answers with most votes; several if they tie, none without votes."""
    most = max(counts.values(), default=0)
    return tuple(mark for mark, count in counts.items() if count == most > 0)
