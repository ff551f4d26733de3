"""Procedures: which matter is opened by what, and the result that starts the last one.

A procedure is data: a step machine that an action or an event opens, with a stated
share. How a single matter runs is in ``sim.world.cases``.
"""

from __future__ import annotations

from sim.scenario.institutions import Procedure
from sim.scenario.shared import Action
from sim.world import cases, police, result
from sim.world.cases import chosen, open_case, pending
from sim.world.notices import known, procedure
from sim.world.state import ActState, Driver, State

__all__ = [
    "begin", "chosen", "granted", "happened", "known", "open_case", "opened", "pending",
    "procedure", "target",
]  # fmt: skip

STATUS = "status"
ANNOUNCEMENT = "announcement"


def begin(state: State, driver: Driver) -> None:
    """Draw the result of the count and wait for its announcement."""
    result.draw(state)
    minute = result.announcement(state)
    if minute is not None and driver.now <= minute < state.end:
        driver.at(minute, _announce, state, driver)


def _announce(state: State, driver: Driver) -> None:
    result.tell(state, driver)
    happened(state, driver, ANNOUNCEMENT, "result")


def opened(
    state: State, action: str, manner: str | None, authority: str
) -> list[Procedure]:
    """Return the procedures that an action opens if it is granted."""
    proper = _proper(state, action)
    return [
        item
        for item in known(state)
        for opener in item.opened_by
        if opener.action == action
        and opener.authority in (None, authority)
        and (opener.manner or proper) == (manner or proper)
    ]


def _proper(state: State, action: str) -> str | None:
    for item in state.scenario.catalogue.actions:
        if item.id == action and item.manners:
            return item.manners[0].id
    return None


def target(
    action: Action, issue: str | None, district: str | None
) -> tuple[str | None, str | None]:
    """Return the issue or the district that an action's case is about."""
    if action.target == "issue":
        return issue, None
    return None, district if action.target == "district" else None


def granted(state: State, driver: Driver, act: ActState) -> None:
    """Open, extend or close what an act that was granted opens, extends or closes."""
    name, manner = act.action.id, act.manner
    issue, district = target(act.action, act.issue, act.district)
    for item in opened(state, name, manner, act.authority):
        if _takes_place(state, item, act.ref, _share(item, name)):
            open_case(state, driver, item.id, issue, district, act.ref)
    for case in [one for one in state.cases if one.status == "open"]:
        extra = procedure(state, case.procedure).extension
        if extra is not None and (extra.action, extra.manner) == (name, manner):
            cases.extend(state, driver, case, extra.clock, act.ref)
    _follow_status(state, driver, act.ref)


def _follow_status(state: State, driver: Driver, cause: str) -> None:
    """Open the status's case when it comes into force, close it when it is lifted."""
    if police.status_in_force(state, driver.now):
        happened(state, driver, STATUS, cause)
        return
    for case in state.cases:
        item = procedure(state, case.procedure)
        if case.status == "open" and item.withdrawn is not None:
            cases.close(state, driver, case, item.withdrawn, cause)


def happened(state: State, driver: Driver, event: str, cause: str) -> None:
    """Open the procedures that an event opens, each with its share."""
    for item in known(state):
        for opener in item.opened_by:
            if opener.event == event and _takes_place(state, item, event, opener.share):
                open_case(state, driver, item.id, None, None, cause)


def _share(item: Procedure, action: str) -> float:
    return max(x.share for x in item.opened_by if x.action == action)


def _takes_place(state: State, item: Procedure, by: str, share: float) -> bool:
    return state.chance.of(f"case/{item.id}", f"opening/{by}")[0] < share
