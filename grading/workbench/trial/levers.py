"""The parameters of a scenario that can be changed one at a time, each by a factor.

A lever names one number, or several of one kind; pulled, it gives the scenario with
that changed and nothing else. Chance belongs to things, so the same seed before and
after differs by the lever alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from grading.workbench.naming import issue_name
from grading.workbench.trial.settings import settings
from sim.i18n import N_, Message
from sim.scenario.base import Share, StageName
from sim.scenario.model import Issue, Scenario, StageRule
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


def _share(value: float, factor: float) -> Share:
    return min(settings().most_share, value * factor) if value < 1 else value


def _with_issue(
    scenario: Scenario, lever: Lever, change: Callable[[Issue], dict[str, Any]]
) -> Scenario:
    issues = tuple(
        issue.model_copy(update=change(issue)) if issue.id == lever.issue else issue
        for issue in scenario.issues
    )
    return scenario.model_copy(update={"issues": issues})


def _stages(
    issue: Issue, factor: float, meant: Callable[[StageRule, StageName], bool]
) -> dict[str, Any]:
    def way_out(rule: StageRule) -> StageRule:
        exits = tuple(
            way.model_copy(
                update={"per_day": {v: r * factor for v, r in way.per_day.items()}}
            )
            if meant(rule, way.to)
            else way
            for way in rule.exits
        )
        return rule.model_copy(update={"exits": exits})

    return {"stages": tuple(way_out(rule) for rule in issue.stages)}


def _exit(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    def meant(rule: StageRule, to: StageName) -> bool:
        return (rule.stage, to) == (lever.stage, lever.to)

    return _with_issue(scenario, lever, lambda i: _stages(i, factor, meant))


def _pace(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    return _with_issue(scenario, lever, lambda i: _stages(i, factor, lambda r, t: True))


def _benign(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    def change(issue: Issue) -> dict[str, Any]:
        old = issue.variants.get("benign", 0.0)
        new = _share(old, factor)
        rest = (1 - new) / (1 - old) if old < 1 else 0.0
        return {
            "variants": {
                v: new if v == "benign" else share * rest
                for v, share in issue.variants.items()
            }
        }

    return _with_issue(scenario, lever, change)


def _violent(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    def change(issue: Issue) -> dict[str, Any]:
        share = _share(issue.harm.violent, factor)
        return {"harm": issue.harm.model_copy(update={"violent": share})}

    return _with_issue(scenario, lever, change)


def _signals(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    def more(issue: Issue) -> Issue:
        noticed = (
            one.model_copy(update={"per_day": one.per_day * factor})
            for one in issue.indicators
        )
        return issue.model_copy(update={"indicators": tuple(noticed)})

    issues = tuple(more(issue) for issue in scenario.issues)
    return scenario.model_copy(update={"issues": issues})


def _responds(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    def change(issue: Issue) -> dict[str, Any]:
        shares = {a: min(1.0, s * factor) for a, s in issue.responds_to.items()}
        return {"responds_to": shares}

    return _with_issue(scenario, lever, change)


def _rumour(field: str) -> Callable[[Scenario, Lever, float], Scenario]:
    def pull(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
        def change(issue: Issue) -> dict[str, Any]:
            assert issue.rumour is not None
            new = {field: getattr(issue.rumour, field) * factor}
            return {"rumour": issue.rumour.model_copy(update=new)}

        return _with_issue(scenario, lever, change)

    return pull


def _fed(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    def change(issue: Issue) -> dict[str, Any]:
        more = (f.model_copy(update={"gain": f.gain * factor}) for f in issue.fed_by)
        return {"fed_by": tuple(more)}

    return _with_issue(scenario, lever, change)


def _in_world(part: str, *fields: str) -> Callable[[Scenario, Lever, float], Scenario]:
    """Return a lever's change of some numbers in one part of ``world.yaml``."""

    def pull(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
        old = getattr(scenario.world, part)
        new = {name: _scaled(getattr(old, name), factor) for name in fields}
        world = scenario.world.model_copy(update={part: old.model_copy(update=new)})
        return scenario.model_copy(update={"world": world})

    return pull


def _scaled(value: float, factor: float) -> float:
    return round(value * factor) if isinstance(value, int) else value * factor


def _in_sources(
    change: Callable[[Any, float], dict[str, Any]],
) -> Callable[[Scenario, Lever, float], Scenario]:
    def pull(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
        told = (s.model_copy(update=change(s, factor)) for s in scenario.sources)
        return scenario.model_copy(update={"sources": tuple(told)})

    return pull


KINDS: dict[str, Kind] = {
    "pace": Kind(N_("{issue}: semua laju"), "world", _pace),
    "exit": Kind(N_("{issue}: laju {stage} → {to}"), "world", _exit),
    "benign": Kind(N_("{issue}: bagian yang tidak berbahaya"), "world", _benign),
    "violent": Kind(N_("{issue}: bagian krisis yang disertai kekerasan"), "world",
                    _violent),
    "growth": Kind(N_("{issue}: laju desas-desus"), "world", _rumour("growth_per_day")),
    "believed": Kind(N_("{issue}: pengaruh desas-desus"), "world",
                     _rumour("hazard_gain")),
    "fed": Kind(N_("{issue}: dorongan dari isu lain"), "world", _fed),
    "hazard": Kind(N_("Pengaruh ketegangan pada isu"), "world",
                   _in_world("tension", "hazard_gain")),
    "rise": Kind(N_("Ketegangan yang ditambah kejadian"), "world",
                 _in_world("tension", "per_incident", "per_violent_incident")),
    "everyday": Kind(N_("Kejadian sehari-hari"), "world",
                     _in_world("incidents", "per_day")),
    "regency": Kind(N_("Pengaruh kerawanan kabupaten pada isu"), "world",
                    _in_world("incidents", "regency_gain")),
    "signals": Kind(N_("Banyaknya isyarat semua isu"), "reports", _signals),
    "errors": Kind(N_("Kekeliruan semua sumber"), "reports", _in_sources(
        lambda s, f: {"reliability": max(0.0, 1 - (1 - s.reliability) * f)})),
    "coverage": Kind(N_("Cakupan semua sumber"), "reports", _in_sources(
        lambda s, f: {"coverage": min(1.0, s.coverage * f)})),
    "delay": Kind(N_("Kelambatan semua sumber"), "reports", _in_sources(
        lambda s, f: {"delay_hours": tuple(h * f for h in s.delay_hours)})),
    "responds": Kind(N_("{issue}: daya tindakan terhadapnya"), "acts", _responds),
    "hours": Kind(N_("Jam-staf sehari"), "acts",
                  _in_world("resources", "staff_hours_per_day")),
}  # fmt: skip
"""Every kind of lever."""
