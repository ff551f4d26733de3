"""Legal matters under way: who has to do what by when, and how it ends.

A procedure is data: a step machine that an action or an event opens. Each step takes
its share of the time the law sets; its end is drawn with the stated shares. While a
matter is open it is off the street; what the office would be told, it is told.
"""

from __future__ import annotations

from collections.abc import Iterable

from sim.i18n import N_, Authored, Message, Readable
from sim.scenario.institutions import Procedure, Step, Way
from sim.scenario.shared import Action, Effect
from sim.world import clocks, effects, police, reports, result
from sim.world.chance import Draws, pick, triangular, uniform
from sim.world.state import ActState, Case, Driver, Report, State

MARKS = 2  # draws that belong to one step: how long, which way
SIZES = 8  # draws for the sizes of a step's effects, those of its end included
STATUS = "status"
ANNOUNCEMENT = "announcement"

OPENED = N_("{name}: dibuka. Tahap sekarang {step}, oleh {who}.")
NEXT = N_("{name}: tahap berikutnya {step}, oleh {who}.")
CLOSED = N_("{name}: selesai. {result}")
EXTENDED = N_("{name}: diperpanjang.")
NO_CLOCK = N_("Tidak ada tenggat yang pasti untuk tahap ini.")


def begin(state: State, driver: Driver) -> None:
    """Draw the result of the count and wait for its announcement."""
    result.draw(state)
    minute = result.announcement(state)
    if minute is not None and driver.now <= minute < state.end:
        driver.at(minute, _announce, state, driver)


def _announce(state: State, driver: Driver) -> None:
    result.tell(state, driver)
    happened(state, driver, ANNOUNCEMENT, "result")


def known(state: State) -> tuple[Procedure, ...]:
    """Return the procedures of the scenario."""
    institutions = state.scenario.institutions
    return institutions.procedures if institutions else ()


def procedure(state: State, name: str) -> Procedure:
    """Return a procedure by its id. Raises ``KeyError`` if there is none."""
    for item in known(state):
        if item.id == name:
            return item
    raise KeyError(name)


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


def pending(
    state: State, name: str, issue: str | None, district: str | None
) -> Case | None:
    """Return the open case of a procedure on a target."""
    for case in state.cases:
        about = (case.procedure, case.issue, case.district)
        if case.status == "open" and about == (name, issue, district):
            return case
    return None


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
            _extend(state, driver, case, extra.clock, act.ref)
    _follow_status(state, driver, act.ref)


def _follow_status(state: State, driver: Driver, cause: str) -> None:
    """Open the status's case when it comes into force, close it when it is lifted."""
    if police.status_in_force(state, driver.now):
        happened(state, driver, STATUS, cause)
        return
    for case in state.cases:
        item = procedure(state, case.procedure)
        if case.status == "open" and item.withdrawn is not None:
            _close(state, driver, case, item.withdrawn, cause)


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
    _enter(state, driver, case, procedure(state, name).steps[0], OPENED, cause)
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
    _tell(state, driver, case, _stepping(state, case, step, text))
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
        _enter(state, driver, case, following, NEXT, case.ref)
        return
    _close(state, driver, case, way.result or "", case.ref)
    if way.opens is not None:
        open_case(state, driver, way.opens, case.issue, case.district, case.ref)


def chosen(state: State, step: Step, u: float) -> Way:
    """Return the way out of a step at level ``u``, of those the margin allows."""
    margin = "over" if result.over(state) else "within"
    ways = [way for way in step.ways if way.margin in (None, margin)]
    return pick(u, ways, [way.share for way in ways])


def _close(state: State, driver: Driver, case: Case, outcome: str, cause: str) -> None:
    case.status, case.result, case.due = "closed", outcome, None
    case.ends = driver.now
    detail = f"outcome/{case.procedure}/{outcome}"
    state.note(driver.now, "case", case.ref, detail, cause)
    values = {
        "name": _text(state, case, "name", ""),
        "result": _text(state, case, "results", outcome),
    }
    _tell(state, driver, case, Message(CLOSED, values))


def _extend(state: State, driver: Driver, case: Case, clock: str, cause: str) -> None:
    """Give the open step the clock's time on top, once."""
    until = clocks.due(state.scenario, clock, case.ends)
    if case.extended or until is None:
        return
    limit = clocks.limit(state.scenario, clock, case.ends)
    case.extended, case.due, case.ends = True, until, until
    hours = (until - driver.now) / 60
    police.declare(state, driver, hours, cause)
    name = {"name": _text(state, case, "name", "")}
    _tell(state, driver, case, clocks.joined(Message(EXTENDED, name), limit))
    step = _step(state, case)
    if until < state.end:
        driver.at(until, _ended, state, driver, case, step, until)


def _step(state: State, case: Case) -> Step:
    steps = procedure(state, case.procedure).steps
    return next(step for step in steps if step.id == case.step)


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


def _stepping(state: State, case: Case, step: Step, text: str) -> Readable:
    values = {
        "name": _text(state, case, "name", ""),
        "step": _text(state, case, "steps", step.id),
        "who": actor_name(state, step.by),
    }
    limit: Readable | None = Message(NO_CLOCK)
    if step.clock is not None:
        limit = clocks.limit(state.scenario, step.clock, case.since)
    return clocks.joined(Message(text, values), limit)


def actor_name(state: State, who: str) -> Authored:
    """Return what an actor is called."""
    texts = state.scenario.catalogue.texts
    return Authored({lang: text.authorities[who] for lang, text in texts.items()})


def _text(state: State, case: Case, part: str, key: str) -> Authored:
    """Return a text of the case's procedure: its name, or that of a step or result."""
    assert state.scenario.institutions is not None  # there is no case without them
    found = {
        lang: getattr(text.procedures[case.procedure], part)
        for lang, text in state.scenario.institutions.texts.items()
    }
    return Authored({lang: x[key] if key else x for lang, x in found.items()})


def _tell(state: State, driver: Driver, case: Case, message: Readable) -> None:
    told = sum(r.origin == case.ref for r in state.inbox)
    report = Report(
        id=f"c-{case.id.replace('/', '-')}-{told + 1}",
        minute=driver.now,
        kind="answer",
        source=_step(state, case).by,
        district=case.district,
        claim="case",
        phrasing=0,
        opening=0,
        number=0,
        camps=("", ""),
        origin=case.ref,
        faithful=True,
        about=case.issue,
        stage=None,
        message=message,
    )
    reports.deliver(state, driver, report)
