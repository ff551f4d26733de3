"""Everything a class view says, worked out once, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grading.classview import decisions as deciding
from grading.classview.decisions import Decision
from grading.classview.items import ItemStats, table
from grading.classview.names import Names
from grading.classview.profile import (
    Conduct,
    DimensionView,
    conduct,
    profile,
)
from grading.classview.rules import Rules, load_rules
from grading.classview.summary import Summary, of
from grading.key import Key, load_key
from grading.result import Result
from sim.scenario.load import load


@dataclass(frozen=True)
class ClassView:
    """A class on one scenario. ``left_out``: submissions that could not be graded."""

    results: tuple[Summary, ...]
    left_out: int
    names: Names
    rules: Rules
    profile: tuple[DimensionView, ...]
    conduct: tuple[Conduct, ...]
    items: tuple[ItemStats, ...]
    decisions: tuple[Decision, ...]

    @property
    def split(self) -> list[Decision]:
        """The decisions that divide the class most, the most even first.

        Only those that at least half of the class had to take.
        """
        least = max(2, len(self.results) / 2)
        shared = [one for one in self.decisions if one.total >= least]
        found = [one for one in shared if one.state != "unified"]
        found.sort(key=lambda one: (one.state != "split", -one.variety, one.id))
        return found[: self.rules.shown_split.value]

    @property
    def missed(self) -> list[ItemStats]:
        """The key actions that were missed most often.

        Only those that at least half of the class had to take: what one person alone
        had to do would point at that person.
        """
        least = max(2, len(self.results) / 2)
        due = [one for one in self.items if one.due >= least]
        found = [one for one in due if one.verdicts.get("missing")]
        found.sort(key=lambda one: (-one.verdicts["missing"] / one.due, one.id))
        return found[: self.rules.shown_missed.value]

    @property
    def seeds(self) -> tuple[int, ...]:
        """The seeds that were played, each once."""
        return tuple(sorted({result.seed for result in self.results}))


def view(
    results: Sequence[Result | Summary],
    *,
    scenario: str | None = None,
    left_out: int = 0,
    key: Key | None = None,
    rules: Rules | None = None,
) -> ClassView:
    """Return the view of a class, in an order that says nothing about anybody.

    ``scenario``: needed where there is no result to read it from. Raises ``ValueError``
    for results of two scenarios and for none without ``scenario``, and ``KeyProblem``
    where the key is not here.
    """
    found = sorted(
        (of(one) if isinstance(one, Result) else one for one in results),
        key=lambda one: one.participant,
    )
    names = {one.scenario for one in found} | ({scenario} if scenario else set())
    if len(names) != 1:
        raise ValueError(f"one scenario, not {sorted(names)}")
    name = names.pop()
    rules = rules or load_rules()
    called = Names(load(name), key or load_key(name))
    items = table(found, rules)
    return ClassView(
        results=tuple(found),
        left_out=left_out,
        names=called,
        rules=rules,
        profile=profile(found, rules),
        conduct=conduct(found),
        items=items,
        decisions=deciding.decisions(found, items, called, rules),
    )
