"""Remarks on a scenario's quality, beside what is wrong with it.

``scenario check`` prints them after its errors; they never refuse a scenario, unless
``--strict`` asks for it. A check is a plain function ``check(subject)`` that yields
remarks; those on what was played also take the worlds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from grading.key.check import check as unfit
from grading.key.load import located, read
from grading.key.model import Key
from grading.key.problem import unusable
from grading.key.reachable import WORLDS, missing, tries, unreached
from grading.reference import reference
from grading.workbench.quality import (
    actions,
    assessed,
    blanks,
    hearing,
    languages,
    places,
    played,
    style,
    terms,
)
from grading.workbench.quality.limits import load_limits
from grading.workbench.quality.remark import Remark
from grading.workbench.quality.subject import Subject, subject
from grading.workbench.quality.worlds import Played, Progress, plays
from sim.ensemble.ensemble import processors
from sim.scenario.model import Scenario

__all__ = ["Remark", "examine", "remarks"]

CHECKS: tuple[Callable[[Subject], Iterator[Remark]], ...] = (
    hearing.check, assessed.check, actions.check, languages.check,
    blanks.check, style.check, terms.check, places.check,
)  # fmt: skip
ORDER = (
    "world.yaml", "issues.yaml", "sources.yaml", "injects.yaml", "text.id.yaml",
    "text.en.yaml", "key.yaml", "card.yaml",
)  # fmt: skip


def remarks(
    where: str | Path, key: Key | None = None, worlds: tuple[Played, ...] = ()
) -> tuple[Remark, ...]:
    """Return all remarks on a sound scenario, in the order of its files.

    ``worlds``: what was played; none: only what can be seen by reading. Raises
    ``ScenarioError`` for a scenario that is not sound.
    """
    looked_at = subject(where, key)
    found = [one for check in CHECKS for one in check(looked_at)]
    if worlds and looked_at.key is not None:
        found += played.check(looked_at, worlds)
    return tuple(sorted(found, key=_place))


def _place(one: Remark) -> tuple[int, str, int]:
    name = one.problem.file
    return ORDER.index(name) if name in ORDER else 99, name, one.problem.line


def examine(
    file: Path, scenario: Scenario, progress: Progress = lambda done, total: None
) -> tuple[Key, tuple[Played, ...]]:
    """Return the key of a file, held against its scenario by playing, and the worlds.

    Like ``grading.key.reachable.examine``, but some worlds are played to the end for
    the remarks as well. Raises ``KeyProblem`` with everything that is wrong.
    """
    key, part = read(file)
    faults = unfit(key, scenario)
    worlds: tuple[Played, ...] = ()
    if not faults:
        count, workers = worlds_for(scenario)
        worlds = plays(file.parent, key, range(count), progress, workers)
        tried = [world.items for world in worlds]
        for seed in range(count, len(WORLDS)):
            if not missing(tried):
                break
            tried.append(tries(key, reference(scenario, seed, key)))
        faults = unreached(key, tried)
    if faults:
        raise unusable(file.name, located(faults, part))
    return key, worlds


def worlds_for(scenario: Scenario) -> tuple[int, int]:
    """Return how many worlds are played for the remarks, and in how many processes.

    Those of a few weeks are done before another process has begun.
    """
    limits, world = load_limits(), scenario.world
    if world.end_day - world.start_day > limits.long_days.value:
        return int(limits.worlds_long.value), processors()
    return int(limits.worlds.value), 1
