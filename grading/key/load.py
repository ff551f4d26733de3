"""Load a scenario's key, checked against the scenario it judges."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from grading.key.judgement import problems as unfit
from grading.key.model import Item, Key
from sim.policies.response import Step
from sim.scenario.load import SCENARIOS, load
from sim.scenario.model import Scenario

NAME = "key.yaml"
OLDER = "keys"


class KeyProblem(Exception):
    """A key that cannot be used; the message names the file and each field."""


@cache
def load_key(
    scenario: str, path: Path | None = None, *, version: str | None = None
) -> Key:
    """Return the key of a scenario by name, from its folder or from ``path``.

    ``version``: an older score version, kept in the scenario's ``keys`` folder so that
    what was graded by it can be graded again; ``None`` for the current one.

    Raises :class:`KeyProblem` naming every field that is wrong, or that the key is not
    here: a trainee's copy has none.
    """
    file = path or _kept(SCENARIOS / scenario, version)
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        key = Key.model_validate(data)
    except OSError:
        raise KeyProblem(
            f"{file.name}: kunci skenario {scenario} tidak ada di sini / no key here; "
            "only the instructor's copy holds it"
        ) from None
    except (yaml.YAMLError, ValidationError, RecursionError) as error:
        raise KeyProblem(f"{file.name}: {error}") from None
    problems = check(key, load(scenario))
    if problems:
        raise KeyProblem(f"{file.name}: " + "; ".join(problems))
    return key


def _kept(folder: Path, version: str | None) -> Path:
    """Return the file that holds a score version of a scenario's key."""
    old = folder / OLDER / f"{version}.yaml"
    return folder / NAME if version is None or not old.exists() else old


def check(key: Key, scenario: Scenario) -> list[str]:
    """Return what in the key does not fit the scenario."""
    problems = []
    world = scenario.world
    if (key.scenario, key.version) != (world.id, world.version):
        problems.append(
            f"scenario/version: the key is for {key.scenario} {key.version}"
        )
    for plan in key.plans:
        names = [item.id for item in plan.items]
        problems += [f"{n}: listed twice" for n in names if names.count(n) > 1]
        for item in plan.items:
            problems += _item(item, scenario, names)
    questions = {question.id for question in world.questions}
    estimated = set(key.calibration.estimates)
    problems += [f"{name}: no such question" for name in estimated - questions]
    problems += [f"{name}: no estimate" for name in questions - estimated]
    if key.judgement is not None:
        issues = {issue.id for issue in scenario.issues}
        problems += unfit(key.judgement, key.basis, issues)
    return sorted(set(problems))


def _item(item: Item, scenario: Scenario, names: list[str]) -> list[str]:
    actions = {a.id: a for a in scenario.catalogue.actions}
    problems = []
    for name in (item.action, *(e.action for e in item.equivalents)):
        if name not in scenario.world.actions:
            problems.append(f"{item.id}: the scenario does not offer {name}")
    action = actions.get(item.action)
    if action and item.authority not in action.authority:
        problems.append(f"{item.id}: {item.authority} may not decide {item.action}")
    if action and item.manner not in (None, *(m.id for m in action.manners)):
        problems.append(f"{item.id}: {item.action} has no manner {item.manner}")
    if item.issue not in (None, *(issue.id for issue in scenario.issues)):
        problems.append(f"{item.id}: no issue {item.issue}")
    if item.close_hours < item.open_hours:
        problems.append(f"{item.id}: closes before it opens")
    problems += [f"{item.id}: after {n}?" for n in item.after if n not in names]
    return problems


def steps(items: tuple[Item, ...]) -> tuple[Step, ...]:
    """Return a plan's items as steps a robot can carry out."""
    return tuple(
        Step(
            id=item.id,
            action=item.action,
            authority=item.authority,
            issue=item.issue,
            manner=item.manner,
            ground=item.ground,
            stage=item.stage,
            origins=item.origins,
            day=item.day,
            open_hours=item.open_hours,
            close_hours=item.close_hours,
            weight=item.weight,
        )
        for item in items
    )
