"""Load a scenario's key, checked against the scenario it judges."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from grading.key.check import check
from grading.key.fault import Fault
from grading.key.model import Item, Key
from grading.key.problem import KeyProblem, no_key, unusable
from sim.policies.response import Step
from sim.scenario import files, standard
from sim.scenario.explain import explain
from sim.scenario.load import (
    SCENARIOS,
    ScenarioError,
    folder_of,
    formed,
    load,
)
from sim.scenario.part import Part
from sim.scenario.problem import Problem
from sim.scenario.yaml_nodes import FAST

__all__ = [
    "NAME",
    "OLDER",
    "KeyProblem",
    "check",
    "load_key",
    "read",
    "steps",
    "with_key",
]

NAME = "key.yaml"
OLDER = "keys"


def load_key(
    scenario: str | Path, path: Path | None = None, *, version: str | None = None
) -> Key:
    """Return the key of a scenario by name or folder, from there or from ``path``.

    ``version``: an older score version, kept in the scenario's ``keys`` folder so that
    what was graded by it can be graded again; ``None`` for the current one. An
    unchanged file is not read twice.

    Raises :class:`KeyProblem` naming every field that is wrong, or that the key is not
    here: a trainee's copy has none.
    """
    file = path or _kept(_folder(scenario), version)
    if not file.exists():
        raise no_key(file.name, str(scenario))
    state = file.stat()
    stamp = (state.st_mtime_ns, state.st_size)
    folder = folder_of(scenario)
    return _sound(file.resolve(), stamp, folder, load(folder).fingerprint)


@lru_cache(maxsize=32)
def _sound(file: Path, stamp: tuple[int, int], folder: Path, world: str) -> Key:
    """Return a key that fits its scenario; ``stamp``, ``world``: what both are now."""
    key, part = read(file)
    faults = check(key, load(folder))
    if faults:
        raise unusable(file.name, located(faults, part))
    return key


def read(file: Path) -> tuple[Key, Part]:
    """Return a key with its tree, in which every value knows its line.

    Raises :class:`KeyProblem` where the file cannot be read or has a wrong form.
    """
    part, problems = files.read(file, file.parent, file.name)
    if not problems and part.node is not None:
        part, problems = standard.completed(part, NAME, FAST)
    if problems or part.node is None:
        raise unusable(file.name, tuple(problems))
    try:
        return Key.model_validate(part.node.plain(), strict=True), part
    except ValidationError as error:
        raise unusable(file.name, tuple(explain(error, Key, part))) from None


def with_key(error: ScenarioError, file: Path) -> ScenarioError:
    """Return what is wrong with a scenario and with its key, if it has one, together.

    The key is held against the scenario where every file of that can be read at all.
    """
    if not os.path.exists(file):  # also for a name that no system takes
        return error
    try:
        key, part = read(file)
    except KeyProblem as problem:
        faults = problem.problems
    else:
        scenario = formed(file.parent)
        faults = located(check(key, scenario), part) if scenario else ()
    return ScenarioError(error.name, (*error.problems, *faults))


def located(faults: list[Fault], part: Part) -> tuple[Problem, ...]:
    """Return faults with the file, line and field they are about, in that order."""
    found = (part.at(one.path).problem(one.message, one.mend) for one in faults)
    return tuple(sorted(found, key=lambda problem: problem.line))


def _folder(scenario: str | Path) -> Path:
    try:
        return folder_of(scenario)
    except ScenarioError:
        return SCENARIOS / scenario  # no such scenario: then no key either


def _kept(folder: Path, version: str | None) -> Path:
    """Return the file that holds a score version of a scenario's key."""
    old = folder / OLDER / f"{version}.yaml"
    return folder / NAME if version is None or not old.exists() else old


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
