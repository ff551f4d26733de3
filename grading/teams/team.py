"""A team and what each of its members was told, read and decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from grading.classview.names import Names
from grading.classview.rules import Rules, load_rules
from grading.classview.summary import Item, Summary, of
from grading.key import Key, load_key
from grading.result import Result
from sim.i18n import N_, Message
from sim.scenario.model import Scenario
from sim.world.state import Report

ALONE = N_("Tim memerlukan setidaknya dua hasil.")
MIXED = N_(
    "Tim {team}: anggotanya memainkan latihan atau benih yang berbeda, jadi tidak "
    "dapat disandingkan."
)


class TeamProblem(Exception):
    """Results that make no team; ``message`` says why, in any language."""

    def __init__(self, text: str, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(self.message("id"))


@dataclass(frozen=True)
class Member:
    """A participant in a team, with the result and its summary."""

    code: str
    role: str
    result: Result
    summary: Summary

    @property
    def called(self) -> str:
        """How the page calls this member."""
        return f"{self.code} ({self.role})" if self.role else self.code

    @cached_property
    def touched(self) -> dict[str, int]:
        """Each report that was graded, linked or given as a reason, and when first."""
        found: dict[str, int] = {}
        for decision in self.result.exercise.decisions:
            own = getattr(decision, "report", None)
            named = [own] if isinstance(own, str) else []
            for report in (*named, *getattr(decision, "because", ())):
                found.setdefault(report, decision.t)
        return found

    @property
    def inbox(self) -> tuple[Report, ...]:
        """What the member was told, oldest first."""
        return self.result.exercise.inbox

    def item(self, dimension: str, name: str) -> Item | None:
        """Return an item of the summary; ``None`` if it was not due."""
        for item in self.summary.items:
            if (item.dimension, item.id) == (dimension, name):
                return item
        return None


@dataclass(frozen=True)
class Team:
    """People who played one exercise with one seed, each at a desk."""

    name: str
    members: tuple[Member, ...]
    names: Names
    rules: Rules

    @property
    def scenario(self) -> Scenario:
        """The scenario that all of them played."""
        return self.members[0].result.exercise.scenario

    @property
    def seed(self) -> int:
        """The seed that all of them played."""
        return self.members[0].summary.seed

    def items(self, dimension: str) -> list[Item]:
        """Return one example of each item that was due to anybody, by id."""
        found: dict[str, Item] = {}
        for member in self.members:
            for item in member.summary.items:
                if item.dimension == dimension:
                    found.setdefault(item.id, item)
        return [*found.values()]


def team(
    results: Sequence[Result],
    name: str,
    roles: dict[str, str] | None = None,
    *,
    key: Key | None = None,
) -> Team:
    """Return a team of the participants of ``results``, in their order.

    Raises :class:`TeamProblem` for fewer than two, and for those who played different
    exercises or seeds; ``KeyProblem`` where the key is not here.
    """
    if len(results) < 2:
        raise TeamProblem(ALONE)
    said = roles or {}
    members = tuple(_member(result, said) for result in results)
    if len({(one.summary.scenario, one.summary.seed) for one in members}) > 1:
        raise TeamProblem(MIXED, team=name)
    scenario = members[0].result.exercise.scenario
    names = Names(scenario, key or load_key(scenario.world.id))
    return Team(name, members, names, load_rules())


def _member(result: Result, roles: dict[str, str]) -> Member:
    code = result.exercise.participant or "–"
    return Member(code, roles.get(code, ""), result, of(result))
