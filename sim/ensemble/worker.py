"""What a worker process does: unpack the scenario once, run batches of seeds.

Imports only what a history needs, so that a worker stays small.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sim.ensemble.live import Extra, live
from sim.ensemble.policy import PolicyLike
from sim.ensemble.problem import EnsembleError
from sim.ensemble.run import Measure, Run, summary
from sim.i18n import N_
from sim.scenario.model import Scenario


@dataclass(frozen=True)
class Job:
    """What all batches of an ensemble share; the scenario travels packed."""

    scenario: bytes
    policy: PolicyLike
    extra: Extra | None = None
    measures: Mapping[str, Measure] | None = None


def pack(scenario: Scenario) -> bytes:
    """Return a scenario as it travels to workers, whatever files they have."""
    return zlib.compress(pickle.dumps(scenario, protocol=5))


@lru_cache(maxsize=4)
def unpack(data: bytes) -> Scenario:
    """Return a packed scenario; unpacked once in each process."""
    scenario = pickle.loads(zlib.decompress(data))
    assert isinstance(scenario, Scenario)
    return scenario


def batch(job: Job, seeds: Sequence[int]) -> list[Run]:
    """Return the runs of ``seeds``, in that order."""
    return [one(job, seed) for seed in seeds]


def one(job: Job, seed: int) -> Run:
    """Return one seed's run.

    Raises :class:`EnsembleError` that names the seed if the policy or a measure fails.
    """
    try:
        exercise, taken = live(unpack(job.scenario), seed, job.policy, job.extra)
        return summary(exercise, job.measures, taken)
    except EnsembleError:
        raise
    except Exception as error:
        raise EnsembleError(
            N_("Benih {seed} gagal: {kind}: {what}"),
            seed=seed,
            kind=type(error).__name__,
            what=str(error),
        ) from error
