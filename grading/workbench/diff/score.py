"""What changed for a mark: plans, items, windows, weights, detection, penalties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grading.key.model import Estimate, Key
from grading.workbench.diff.changes import Change, changes
from grading.workbench.diff.trainee import limited, lines
from grading.workbench.sheet import Section, figure
from sim.i18n import N_, Message, Readable
from sim.scenario.model import Scenario

TOLD = frozenset({"scenario", "version", "score_version"})  # in the verdict
ESTIMATES = ("calibration", "estimates")


def sections(
    old: Scenario, new: Scenario, before: Key, after: Key
) -> tuple[Section, ...]:
    """Return what changed in the key, reference estimates in short."""
    found = [c for c in changes(before, after) if c.path[0] not in TOLD]
    rest = [c for c in found if not _weighed(c)]
    said = [*lines(rest, old, new), *_estimates(before, after, new)]
    return limited(N_("Kunci"), said)


def _weighed(change: Change) -> bool:
    """Return whether it is a number of a reference estimate that is there twice."""
    return change.path[:2] == ESTIMATES and len(change.path) > 3


def _estimates(before: Key, after: Key, scenario: Scenario) -> Iterator[Readable]:
    for name, old in before.calibration.estimates.items():
        new = after.calibration.estimates.get(name)
        if new is None:
            continue
        moved = _moved(old, new)
        if moved:
            yield _refitted(name, moved, scenario)


def _moved(old: Estimate, new: Estimate) -> list[tuple[str, float, float]]:
    """Return the numbers of an estimate that differ, the largest change first."""
    one, two = _numbers(old), _numbers(new)
    pairs = [(n, one.get(n, 0.0), two.get(n, 0.0)) for n in {**one, **two}]
    moved = [pair for pair in pairs if pair[1] != pair[2]]
    return sorted(moved, key=lambda pair: -abs(pair[2] - pair[1]))


def _numbers(estimate: Estimate) -> dict[str, float]:
    stages = {f"stage-{s.left:g}": s.heard for s in estimate.stage_rates}
    return {"base-rate": estimate.base_rate, **estimate.weights, **stages}


def _refitted(
    name: str, moved: Sequence[tuple[str, float, float]], scenario: Scenario
) -> Readable:
    text = N_(
        "Perkiraan acuan {question}: {count} angka dihitung ulang; terbesar {name}, "
        "{old} → {new}."
    )
    feature, old, new = moved[0]
    values = {"count": len(moved), "name": feature}
    return Message(
        text,
        {**values, "question": name, "old": figure(old, 4), "new": figure(new, 4)},
    )
