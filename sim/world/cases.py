"""One legal matter: its steps, the time each takes, its end, and what it does.

While a matter is open it is off the street: its effects hold as long as its step. A
step's time and way are drawn for the case alone, so nothing else moves them.
"""

from __future__ import annotations

from collections.abc import Iterable

from sim.scenario.institutions import Procedure, Step, Way
from sim.scenario.shared import Effect
from sim.world import clocks, effects, notices, police, result
from sim.world.calendar import minute_of
from sim.world.chance import Draws, pick, triangular, uniform
from sim.world.notices import procedure, step_of
from sim.world.state import ActState, Case, Driver, State

MARKS = 2  # draws that belong to one step: how long, which way
SIZES = 8  # draws for the sizes of a step's effects, those of its end included


def pending(
    state: State, name: str, issue: str | None, district: str | None
) -> Case | None:
    """Return the open case of a procedure on a target."""
    for case in state.cases:
        about = (case.procedure, case.issue, case.district)
        if case.status == "open" and about == (name, issue, district):
            return case
    return None


def open_case(
    state: State,
    driver: Driver,
    name: str,
    issue: str | None,
    district: str | None,
    cause: str,
) -> Case | None:
    """Open a case of a procedure on a target; ``None`` where one is open already."""
    if pending(state, name, issue, district) is not None:
        return None
    whom = issue or district or "all"
    ordinal = sum(
        case.procedure == name and (case.issue, case.district) == (issue, district)
        for case in state.cases
    )
    case = Case(
        id=f"{name}/{whom}/{ordinal}",
        procedure=name,
        issue=issue,
        district=district,
        opened=driver.now,
        cause=cause,
    )
    state.cases.append(case)
    _enter(state, driver, case, procedure(state, name).steps[0], notices.OPENED, cause)
    return case


def _enter(
    state: State, driver: Driver, case: Case, step: Step, text: str, cause: str
) -> None:
    item, now = procedure(state, case.procedure), driver.now
    u = _draws(state, case, "steps")[_place(item, step) * MARKS]
    case.step, case.since = step.id, now
    case.due = clocks.due(state.scenario, step.clock, now) if step.clock else None
    if case.due is not None:
        length = round(uniform(u, step.takes) * (case.due - now))
    else:
        length = round(uniform(u, step.hours or (0, 0)) * 60)
    case.ends = now + max(1, length)
    state.note(now, "case", case.ref, f"step/{item.id}/{step.id}", cause)
    notices.tell(state, driver, case, notices.stepping(state, case, step, text))
    hours = (case.ends - now) / 60
    lasting = [e.model_copy(update={"hours": hours}) for e in item.while_open]
    _bring(state, driver, case, step, lasting, 0)
    if case.ends < state.end:
        driver.at(case.ends, _ended, state, driver, case, step, case.ends)


def _ended(state: State, driver: Driver, case: Case, step: Step, ends: int) -> None:
    if case.status != "open" or case.step != step.id or case.ends != ends:
        return
    item = procedure(state, case.procedure)
    u = _draws(state, case, "steps")[_place(item, step) * MARKS + 1]
    way = chosen(state, step, u)
    _bring(state, driver, case, step, way.effects, len(item.while_open))
    if way.to is not None:
        following = next(one for one in item.steps if one.id == way.to)
        _enter(state, driver, case, following, notices.NEXT, case.ref)
        return
    close(state, driver, case, _outcome(state, driver.now, item, way), case.ref)
    if way.opens is not None:
        open_case(state, driver, way.opens, case.issue, case.district, case.ref)


def _outcome(state: State, now: int, item: Procedure, way: Way) -> str:
    """Return a way's result; what is decided once the polls have closed may differ."""
    hour = item.window.polls_close if item.window else None
    voted = hour is not None and now >= minute_of(state.scenario, 0, hour)
    return (way.after_vote if voted else None) or way.result or ""


def chosen(state: State, step: Step, u: float) -> Way:
    """Return the way out of a step at level ``u``, of those the margin allows."""
    margin = "over" if result.over(state) else "within"
    ways = [way for way in step.ways if way.margin in (None, margin)]
    return pick(u, ways, [way.share for way in ways])


def close(state: State, driver: Driver, case: Case, outcome: str, cause: str) -> None:
    """End a case with a result and tell the office."""
    case.status, case.result, case.due = "closed", outcome, None
    case.ends = driver.now
    detail = f"outcome/{case.procedure}/{outcome}"
    state.note(driver.now, "case", case.ref, detail, cause)
    notices.tell(state, driver, case, notices.closing(state, case, outcome))


def extend(state: State, driver: Driver, case: Case, clock: str, cause: str) -> None:
    """Give the open step the clock's time on top, once."""
    until = clocks.due(state.scenario, clock, case.ends)
    if case.extended or until is None:
        return
    limit = clocks.limit(state.scenario, clock, case.ends)
    case.extended, case.due, case.ends = True, until, until
    hours = (until - driver.now) / 60
    police.declare(state, driver, hours, cause)
    notices.tell(state, driver, case, notices.extending(state, case, limit))
    step = step_of(state, case)
    if until < state.end:
        driver.at(until, _ended, state, driver, case, step, until)


def _place(item: Procedure, step: Step) -> int:
    return [one.id for one in item.steps].index(step.id)


def _draws(state: State, case: Case, purpose: str) -> Draws:
    return state.chance.of(case.ref, purpose)


def _bring(
    state: State,
    driver: Driver,
    case: Case,
    step: Step,
    brought: Iterable[Effect],
    first: int,
) -> None:
    """Apply effects of a case to its target, or to the issues it is the channel of."""
    item = procedure(state, case.procedure)
    row, base = _draws(state, case, "sizes"), _place(item, step) * SIZES + first
    for place, effect in enumerate(brought):
        size = triangular(row[base + place], effect.size)
        for act in _as_acts(state, driver, case, item, step):
            effects.KINDS[effect.kind](state, driver, act, effect, size)
            whom = act.issue or act.district or "all"
            state.note(driver.now, "effect", whom, effect.kind, case.ref)


def _as_acts(
    state: State, driver: Driver, case: Case, item: Procedure, step: Step
) -> list[ActState]:
    catalogue = state.scenario.catalogue.actions
    action = next(one for one in catalogue if one.id == item.weighs_as)
    targets = [case.issue]
    if case.issue is None and case.district is None:
        own = [i.id for i in state.scenario.issues if item.id in i.channels]
        targets = [*own] or [None]
    now = driver.now
    return [
        ActState(
            number=0,
            action=action,
            issue=issue,
            district=case.district,
            manner=None,
            authority=step.by,
            asked=now,
            starts=now,
            ends=now,
            granted=True,
        )
        for issue in targets
    ]
