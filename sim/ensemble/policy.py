"""Which policy plays: a robot's name, an importable function, or one made per seed.

A policy travels to worker processes by name or by import, never as a live object: a
robot that remembers something is made anew for every run.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from sim.ensemble.problem import EnsembleError
from sim.i18n import N_
from sim.policies import SIMPLE, Policy


@dataclass(frozen=True)
class PerSeed:
    """A policy made for each run: ``make(seed)`` returns it.

    ``make`` must be picklable: a function of a module, or a ``functools.partial`` of
    one, such as ``PerSeed(partial(robot, "model", key))``.
    """

    make: Callable[[int], Policy]
    name: str = "per-seed"


PolicyLike = str | Policy | PerSeed


def label(policy: PolicyLike) -> str:
    """Return what a policy is called in results."""
    if isinstance(policy, str):
        return policy
    if isinstance(policy, PerSeed):
        return policy.name
    return str(getattr(policy, "__name__", type(policy).__name__))


def made(policy: PolicyLike, seed: int) -> Policy:
    """Return the policy as it plays ``seed``."""
    if isinstance(policy, str):
        return SIMPLE[policy](seed)
    return policy.make(seed) if isinstance(policy, PerSeed) else policy


def check(policy: PolicyLike) -> None:
    """See that ``policy`` exists.

    Raises :class:`EnsembleError`, for an unknown name with those that come close.
    """
    if isinstance(policy, str):
        if policy not in SIMPLE:
            raise _unknown(policy)
    elif not callable(policy) and not isinstance(policy, PerSeed):
        raise EnsembleError(
            N_(
                "Kebijakan harus berupa nama robot, fungsi, atau PerSeed; bukan {what}."
            ),
            what=type(policy).__name__,
        )


def _unknown(name: str) -> EnsembleError:
    near = get_close_matches(name, SIMPLE, n=2, cutoff=0.5)
    if near:
        return EnsembleError(
            N_("Robot “{name}” tidak dikenal. Maksudnya {near}?"),
            name=name,
            near=" / ".join(near),
        )
    return EnsembleError(
        N_("Robot “{name}” tidak dikenal. Yang ada: {known}."),
        name=name,
        known=", ".join(SIMPLE),
    )


def check_travels(*things: object) -> None:
    """See that ``things`` can be sent to a new process.

    Raises :class:`EnsembleError` for a function written inside another one, for a
    lambda, and for one typed into a notebook: a new process cannot import those.
    """
    try:
        pickle.dumps(things)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise _cannot_travel(str(error)) from None
    main = sys.modules["__main__"]
    typed_in = main.__spec__ is None and not hasattr(main, "__file__")
    for thing in things:
        made_by = getattr(thing, "make", thing)
        function = getattr(made_by, "func", made_by)
        if typed_in and getattr(function, "__module__", "") == "__main__":
            raise _cannot_travel(getattr(function, "__name__", repr(function)))


def _cannot_travel(detail: str) -> EnsembleError:
    return EnsembleError(
        N_(
            "Proses pekerja tidak dapat mengimpornya: {detail}. Tulis fungsi itu di "
            "sebuah berkas .py pada tingkat modul, atau pakai workers=0."
        ),
        detail=detail,
    )
