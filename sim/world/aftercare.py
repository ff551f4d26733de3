"""What actions do for people driven from their homes: one plain function a kind.

Same signature as in ``sim.world.effects``. An act on an issue reaches those it drove
out, an act on a district those who left it.
"""

from __future__ import annotations

from sim.scenario.shared import Effect
from sim.world import recovery
from sim.world.state import ActState, Displacement, Driver, State


def _those(state: State, act: ActState) -> list[Displacement]:
    return recovery.within(state, act.issue, act.district)


def shelter(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    """Open a post that holds ``size`` people."""
    left = size
    for one in _those(state, act):
        before = one.sheltered
        recovery.shelter(state, driver, one, left, act.ref)
        left = max(0.0, left - (one.sheltered - before))


def rebuild(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    """Repair a share ``size`` of the damage."""
    for one in _those(state, act):
        recovery.rebuild(state, driver, one, size, act.ref)


def reconcile(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    """Lay a share ``size`` of the quarrel to rest, if the victims take part."""
    for one in _those(state, act):
        recovery.reconcile(state, driver, one, size, act.ref)


def send_back(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    """Send a share ``size`` of the displaced home against their will."""
    for one in _those(state, act):
        recovery.send_back(state, driver, one, size, act.ref)
