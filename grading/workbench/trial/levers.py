"""The parameters of a scenario that can be changed one at a time, each by a factor.

A lever names one number, or several of one kind; pulled, it gives the scenario with
that changed and nothing else. Chance belongs to things, so the same seed before and
after differs by the lever alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from grading.workbench.naming import issue_name
from grading.workbench.trial import pulls
from grading.workbench.trial.settings import settings
from sim.i18n import N_, Message
from sim.scenario.base import StageName
from sim.scenario.model import Issue, Scenario
from sim.world.names import WORDS

Group = Literal["world", "reports", "acts"]


@dataclass(frozen=True)
class Lever:
    """A parameter: its kind, and where it is an issue's, whose and which way out."""

    kind: str
    issue: str | None = None
    stage: StageName | None = None
    to: StageName | None = None

    @property
    def group(self) -> Group:
        """What it works through: the world itself, what is told, or what is done."""
        return KINDS[self.kind].group

    @property
    def id(self) -> str:
        """A short name in ids: ``exit/ceramah/rising/threshold``."""
        parts = (self.kind, self.issue, self.stage, self.to)
        return "/".join(part for part in parts if part)

    def name(self, scenario: Scenario) -> Message:
        """Return what it is called."""
        return Message(
            KINDS[self.kind].name,
            {
                "issue": issue_name(scenario, self.issue or ""),
                "stage": Message(WORDS[self.stage or "latent"]),
                "to": Message(WORDS[self.to or "latent"]),
            },
        )

    def pull(self, scenario: Scenario, factor: float) -> Scenario:
        """Return the scenario with this multiplied by ``factor``.

        A share stays a share. The fingerprint is another one, so that nothing that is
        remembered of one scenario is taken for the other's.
        """
        changed = KINDS[self.kind].change(scenario, self, factor)
        mark = f"{scenario.fingerprint}/{self.id}/{factor:g}"
        return changed.model_copy(
            update={"fingerprint": sha256(mark.encode()).hexdigest()}
        )


@dataclass(frozen=True)
class Kind:
    """A kind of lever: what it is called, how it works, how it is changed."""

    name: str
    group: Group
    change: Callable[[Scenario, Lever, float], Scenario]


def levers(scenario: Scenario) -> tuple[Lever, ...]:
    """Return every lever that a scenario has.

    Of a long one the rates of an issue only together, because its plays cost much.
    """
    return (*_of_issues(scenario), *_of_the_rest(scenario))


def _of_issues(scenario: Scenario) -> Iterator[Lever]:
    long = settings().long(scenario)
    for issue in scenario.issues:
        yield Lever("pace", issue.id)
        if not long:
            yield from _exits(issue)
        yield Lever("benign", issue.id)
        yield Lever("violent", issue.id)
        yield Lever("responds", issue.id)
        if issue.rumour is not None:
            yield Lever("growth", issue.id)
            yield Lever("believed", issue.id)
        if issue.fed_by:
            yield Lever("fed", issue.id)


def _exits(issue: Issue) -> Iterator[Lever]:
    for rule in issue.stages:
        for way in rule.exits:
            if any(way.per_day.values()):
                yield Lever("exit", issue.id, rule.stage, way.to)


def _of_the_rest(scenario: Scenario) -> Iterator[Lever]:
    for name in ("hazard", "rise", "everyday"):
        yield Lever(name)
    for name in ("signals", "errors", "coverage", "delay", "hours"):
        yield Lever(name)
    if scenario.world.incidents.regency_gain:
        yield Lever("regency")


KINDS: dict[str, Kind] = {
    "pace": Kind(N_("Semua laju ({issue})"), "world", pulls.pace),
    "exit": Kind(N_("Laju {stage} → {to} ({issue})"), "world", pulls.way_out),
    "benign": Kind(N_("Bagian tidak berbahaya ({issue})"), "world", pulls.benign),
    "violent": Kind(N_("Bagian krisis dengan kekerasan ({issue})"), "world",
                    pulls.violent),
    "growth": Kind(N_("Laju desas-desus ({issue})"), "world",
                   pulls.rumour("growth_per_day")),
    "believed": Kind(N_("Pengaruh desas-desus ({issue})"), "world",
                     pulls.rumour("hazard_gain")),
    "fed": Kind(N_("Dorongan isu lain ({issue})"), "world", pulls.fed),
    "hazard": Kind(N_("Pengaruh ketegangan pada isu"), "world",
                   pulls.in_world("tension", "hazard_gain")),
    "rise": Kind(N_("Ketegangan yang ditambah kejadian"), "world",
                 pulls.in_world("tension", "per_incident", "per_violent_incident")),
    "everyday": Kind(N_("Kejadian sehari-hari"), "world",
                     pulls.in_world("incidents", "per_day")),
    "regency": Kind(N_("Pengaruh kerawanan kabupaten pada isu"), "world",
                    pulls.in_world("incidents", "regency_gain")),
    "signals": Kind(N_("Banyaknya isyarat semua isu"), "reports", pulls.signals),
    "errors": Kind(N_("Kekeliruan semua sumber"), "reports", pulls.in_sources(
        lambda s, f: {"reliability": max(0.0, 1 - (1 - s.reliability) * f)})),
    "coverage": Kind(N_("Cakupan semua sumber"), "reports", pulls.in_sources(
        lambda s, f: {"coverage": min(1.0, s.coverage * f)})),
    "delay": Kind(N_("Kelambatan semua sumber"), "reports", pulls.in_sources(
        lambda s, f: {"delay_hours": tuple(h * f for h in s.delay_hours)})),
    "responds": Kind(N_("Daya tindakan ({issue})"), "acts", pulls.responds),
    "hours": Kind(N_("Jam-staf sehari"), "acts",
                  pulls.in_world("resources", "staff_hours_per_day")),
}  # fmt: skip
"""Every kind of lever."""
