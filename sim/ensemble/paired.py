"""What one act changes, over many seeds: each with it and without it.

>>> asked = {"kind": "act", "action": "A11", "authority": "diskominfo"}
>>> found = paired("never", asked, range(4), at=(-20, 9), scenario="muara-sendaru",
...                workers=0)
>>> found.taken, found["acts"].mean
(4, 1.0)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

from sim.ensemble.edits import When, add, minute, revised
from sim.ensemble.ensemble import Ensemble, ensemble
from sim.ensemble.history import follow
from sim.ensemble.live import Choose, Extra
from sim.ensemble.policy import PolicyLike
from sim.ensemble.problem import EnsembleError
from sim.exercise import Exercise
from sim.i18n import N_
from sim.scenario.load import load
from sim.scenario.model import Scenario

CONFIDENCE = 0.95
RESAMPLES = 2000


@dataclass(frozen=True)
class Difference:
    """A measure with the act less without it, one value a seed.

    ``low`` and ``high`` bound the mean at 95 % (Student's t).
    """

    measure: str
    values: tuple[float, ...]
    mean: float
    sd: float
    low: float
    high: float

    def runs_for(self, within: float = 1.0) -> int:
        """Return how many paired runs bound the mean to ± ``within`` at 95 %."""
        from statistics import NormalDist

        z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
        return max(2, math.ceil((z * self.sd / within) ** 2))

    def bootstrap(self, seed: int = 0) -> tuple[float, float]:
        """Return the 95 % percentile interval of the mean under resampled seeds."""
        import numpy as np

        values = np.asarray(self.values)
        lot = np.random.default_rng(seed).integers(
            len(values), size=(RESAMPLES, len(values))
        )
        edges = [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2]
        low, high = np.quantile(values[lot].mean(axis=1), edges)
        return float(low), float(high)

    def to_dict(self) -> dict[str, object]:
        """Return the figures as plain data."""
        return {"mean": self.mean, "sd": self.sd, "low": self.low, "high": self.high,
                "runs": len(self.values), "runs_for_one": self.runs_for()}  # fmt: skip


@dataclass(frozen=True)
class Paired:
    """Two ensembles of the same seeds that differ in one act."""

    without: Ensemble
    with_act: Ensemble

    @property
    def taken(self) -> int:
        """In how many runs the act could be asked for and was taken up."""
        return sum(run.added or 0 for run in self.with_act.runs)

    @cached_property
    def differences(self) -> dict[str, Difference]:
        """The paired difference of every summary measure."""
        names = self.without.runs[0].measures
        return {name: self._difference(name) for name in names}

    def __getitem__(self, measure: str) -> Difference:
        return self.differences[measure]

    def _difference(self, name: str) -> Difference:
        pairs = zip(self.with_act.column(name), self.without.column(name), strict=True)
        return difference(name, [a - b for a, b in pairs])

    def to_dict(self) -> dict[str, object]:
        """Return every difference as plain data, for JSON."""
        return {
            "scenario": self.without.scenario,
            "policy": self.without.policy,
            "runs": len(self.without.runs),
            "taken": self.taken,
            "measures": {n: d.to_dict() for n, d in self.differences.items()},
        }

    def __repr__(self) -> str:
        told = self["incidents"]
        return (
            f"<{self.without.policy} on {self.without.scenario} with one act more, "
            f"{len(self.without.runs)} pairs (taken in {self.taken}): incidents "
            f"{told.mean:+.2f} [{told.low:+.2f}, {told.high:+.2f}], sd {told.sd:.2f}; "
            f"±1 incident needs {told.runs_for()} pairs>"
        )


def difference(name: str, values: Iterable[float]) -> Difference:
    """Return the mean of paired differences with its t interval.

    Raises :class:`EnsembleError` for fewer than two pairs.
    """
    from scipy.stats import t

    row = tuple(values)
    if len(row) < 2:
        raise EnsembleError(
            N_("Selisih berpasangan memerlukan paling sedikit 2 benih.")
        )
    mean, sd = fmean(row), stdev(row)
    half = float(t.ppf((1 + CONFIDENCE) / 2, len(row) - 1)) * sd / math.sqrt(len(row))
    return Difference(name, row, mean, sd, mean - half, mean + half)


def paired(
    policy: PolicyLike,
    act: Mapping[str, Any] | Choose,
    seeds: Iterable[int],
    *,
    scenario: str | Path | Scenario,
    at: When | None = None,
    **how: Any,
) -> Paired:
    """Return what one act more changes: the same policy and seeds, with and without.

    ``act``: a decision without its time, made at ``at``; or an importable function of
    the exercise that returns one when it is due (:class:`~sim.ensemble.live.Extra`).
    ``how`` goes to :func:`ensemble`: ``executor``, ``workers``, ``batch``,
    ``measures``, ``progress``. A seed in which the act is impossible differs by
    nothing; :attr:`Paired.taken` counts the others.

    Raises what :func:`ensemble` raises, and :class:`EnsembleError` for an act without
    a time, one that no seed has a place for, and fewer than two seeds.
    """
    world = scenario if isinstance(scenario, Scenario) else load(scenario)
    if at is None and not callable(act):
        raise EnsembleError(N_("Sebutkan kapan tindakan itu diambil (at=)."))
    when = None if at is None else minute(world, at)
    wanted = tuple(seeds)
    idle = Extra(nothing, when)
    plain = ensemble(policy, wanted, scenario=world, extra=idle, **how)
    more = ensemble(policy, wanted, scenario=world, extra=Extra(act, when), **how)
    found = Paired(plain, more)
    if not found.taken:
        raise _never_taken(world, wanted[0], act, when)
    return found


def _never_taken(
    scenario: Scenario, seed: int, act: Mapping[str, Any] | Choose, when: int | None
) -> EnsembleError:
    text = N_("Tindakan itu tidak pernah dapat diambil. {why}")
    if callable(act) or when is None:
        return EnsembleError(text, why="")
    tried = follow(scenario, seed, revised((), when, [add(act)], scenario))
    told = [left.outcome for left in tried.impossible] or [*tried.outcomes.values()]
    return EnsembleError(text, why=told[0].message if told else "")


def nothing(exercise: Exercise) -> None:
    """Choose nothing: the history without the act, looked at at the same times."""
