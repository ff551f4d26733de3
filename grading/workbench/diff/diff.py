"""Two versions of a scenario side by side, as data and as they play."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from grading.gate import usual_seeds
from grading.key.load import NAME, load_key
from grading.key.model import Key
from grading.workbench.diff.played import Twin, Version, twins
from grading.workbench.diff.verdict import Judged, verdict
from sim.scenario.load import folder_of, load
from sim.scenario.model import Scenario


@dataclass(frozen=True)
class Diff:
    """Both versions, both keys where they are here, what was played, the verdict."""

    old: Scenario
    new: Scenario
    before: Key | None
    after: Key | None
    twins: tuple[Twin, ...]
    verdict: tuple[Judged, ...]


def diff(
    old: str | Path,
    new: str | Path,
    *,
    seeds: int | None = None,
    workers: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Diff:
    """Compare two versions of a scenario, by name or folder.

    ``seeds``: how many are played; ``None``: as many as the gate plays. Raises what
    ``load`` and ``load_key`` raise.
    """
    one, two = load(old), load(new)
    here, there = folder_of(old), folder_of(new)
    before, after = _key(here), _key(there)
    played = twins(
        Version(here, before.model_dump_json() if before else None),
        Version(there, after.model_dump_json() if after else None),
        usual_seeds(two) if seeds is None else range(seeds),
        workers,
        progress,
    )
    found = verdict(one, two, before, after, there)
    return Diff(one, two, before, after, played, found)


def _key(folder: Path) -> Key | None:
    """Return a folder's key; ``None``: a copy without one."""
    file = folder / NAME
    return load_key(folder, file) if file.exists() else None
