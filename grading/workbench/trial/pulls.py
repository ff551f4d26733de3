"""How a lever changes a scenario: one number, or several of one kind, by a factor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from grading.workbench.trial.settings import settings
from sim.scenario.base import Share, StageName
from sim.scenario.model import Issue, Scenario, StageRule

if TYPE_CHECKING:
    from grading.workbench.trial.levers import Lever


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
    def changed(rule: StageRule) -> StageRule:
        exits = tuple(
            way.model_copy(
                update={"per_day": {v: r * factor for v, r in way.per_day.items()}}
            )
            if meant(rule, way.to)
            else way
            for way in rule.exits
        )
        return rule.model_copy(update={"exits": exits})

    return {"stages": tuple(changed(rule) for rule in issue.stages)}


def way_out(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    """Change the rates of one way out of one stage."""

    def meant(rule: StageRule, to: StageName) -> bool:
        return (rule.stage, to) == (lever.stage, lever.to)

    return _with_issue(scenario, lever, lambda i: _stages(i, factor, meant))


def pace(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    """Change every rate of an issue."""
    return _with_issue(scenario, lever, lambda i: _stages(i, factor, lambda r, t: True))


def benign(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    """Change the benign share of an issue; the other causes share the rest."""

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


def violent(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    """Change the violent share of an issue's crises."""

    def change(issue: Issue) -> dict[str, Any]:
        share = _share(issue.harm.violent, factor)
        return {"harm": issue.harm.model_copy(update={"violent": share})}

    return _with_issue(scenario, lever, change)


def signals(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    """Change how many signals every issue gives."""

    def more(issue: Issue) -> Issue:
        noticed = (
            one.model_copy(update={"per_day": one.per_day * factor})
            for one in issue.indicators
        )
        return issue.model_copy(update={"indicators": tuple(noticed)})

    issues = tuple(more(issue) for issue in scenario.issues)
    return scenario.model_copy(update={"issues": issues})


def responds(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    """Change how fully every action works on an issue."""

    def change(issue: Issue) -> dict[str, Any]:
        shares = {a: min(1.0, s * factor) for a, s in issue.responds_to.items()}
        return {"responds_to": shares}

    return _with_issue(scenario, lever, change)


def rumour(field: str) -> Callable[[Scenario, Lever, float], Scenario]:
    """Return a lever's change of one number of an issue's rumour."""

    def pull(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
        def change(issue: Issue) -> dict[str, Any]:
            assert issue.rumour is not None
            new = {field: getattr(issue.rumour, field) * factor}
            return {"rumour": issue.rumour.model_copy(update=new)}

        return _with_issue(scenario, lever, change)

    return pull


def fed(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
    """Change how strongly other issues drive an issue on."""

    def change(issue: Issue) -> dict[str, Any]:
        more = (f.model_copy(update={"gain": f.gain * factor}) for f in issue.fed_by)
        return {"fed_by": tuple(more)}

    return _with_issue(scenario, lever, change)


def in_world(part: str, *fields: str) -> Callable[[Scenario, Lever, float], Scenario]:
    """Return a lever's change of some numbers in one part of ``world.yaml``."""

    def pull(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
        old = getattr(scenario.world, part)
        new = {name: _scaled(getattr(old, name), factor) for name in fields}
        world = scenario.world.model_copy(update={part: old.model_copy(update=new)})
        return scenario.model_copy(update={"world": world})

    return pull


def _scaled(value: float, factor: float) -> float:
    return round(value * factor) if isinstance(value, int) else value * factor


def in_sources(
    change: Callable[[Any, float], dict[str, Any]],
) -> Callable[[Scenario, Lever, float], Scenario]:
    """Return a lever's change of all sources alike."""

    def pull(scenario: Scenario, lever: Lever, factor: float) -> Scenario:
        told = (s.model_copy(update=change(s, factor)) for s in scenario.sources)
        return scenario.model_copy(update={"sources": tuple(told)})

    return pull
