"""What actions do to the world: one plain function for each kind of effect.

Every function has the signature ``(state, driver, act, effect, size)``; ``size`` is
the drawn strength. Effects on hazards work as fully as the issue ``responds_to`` the
action.
"""

from __future__ import annotations

from collections.abc import Callable

from sim.scenario.shared import Effect, Failure
from sim.world import aftercare, issues, police, reports, spread
from sim.world.chance import Draws, pick, triangular
from sim.world.incidents import raise_tension
from sim.world.state import (
    ActState,
    Belief,
    DistrictState,
    Driver,
    IssueState,
    Modifier,
    Report,
    State,
)

Apply = Callable[[State, Driver, ActState, Effect, float], None]


def apply(state: State, driver: Driver, act: ActState) -> Failure | None:
    """Bring an act's effects, as its manner has them, into the world.

    An act that was granted may still fail: then it does what its failure does, which
    is returned.
    """
    target = act.issue or act.district or "all"
    failure = _failure(state, act, target)
    effects = effects_of(act) if failure is None else failure.effects
    purpose = "effects" if failure is None else "failing"
    row = state.chance.of(f"{act.action.id}/{target}", f"{purpose}/{act.number}")
    for place, effect in enumerate(effects):
        size = triangular(row[place], effect.size)
        KINDS[effect.kind](state, driver, act, effect, size)
        if state.deep:
            state.note(driver.now, "effect", target, effect.kind, act.ref)
    if failure is not None:
        state.note(driver.now, "failure", act.ref, failure.message, act.ref)
    return failure


def _failure(state: State, act: ActState, target: str) -> Failure | None:
    failure = act.action.fails
    if failure is None:
        return None
    row = state.chance.of(f"{act.action.id}/{target}", f"failure/{act.number}")
    return failure if row[0] < failure.share else None


def effects_of(act: ActState) -> tuple[Effect, ...]:
    """Return the effects of the act done in its manner."""
    for manner in act.action.manners:
        if manner.id == act.manner and manner.effects is not None:
            return manner.effects
    return act.action.effects


def _until(driver: Driver, effect: Effect) -> int | None:
    return driver.now + round(effect.hours * 60) if effect.hours else None


def _issues(state: State, act: ActState) -> list[IssueState]:
    if act.issue is not None:
        return [state.issues[act.issue]]
    if act.district is not None:
        return [i for i in state.issues.values() if i.home == act.district]
    return list(state.issues.values())


def _districts(state: State, act: ActState) -> list[DistrictState]:
    if act.district is not None:
        return [state.districts[act.district]]
    if act.issue is not None:
        return [state.districts[state.issues[act.issue].home]]
    return list(state.districts.values())


def _hazard(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    until = _until(driver, effect)
    for issue in _issues(state, act):
        fit = issue.issue.responds_to.get(act.action.id, 0.0)
        if fit > 0:
            factor = 1 + fit * (size - 1)
            change = Modifier(effect.kind, factor, until, cause=act.ref)
            _add(state, driver, issue, change)


def _add(state: State, driver: Driver, issue: IssueState, modifier: Modifier) -> None:
    def change(changed: IssueState) -> int | None:
        put(state, changed.modifiers, modifier)
        return modifier.until

    issues.modify(state, driver, issue, change)


def put(state: State, held: list[Modifier], fresh: Modifier) -> None:
    """Add what an act changes; done again, it renews its effect and does not double it.

    In format 1 it did double it, and released scenarios keep that.
    """
    if state.deep and fresh.cause:
        again = fresh.cause.rpartition("/")[0] + "/"
        held[:] = [
            old
            for old in held
            if old.kind != fresh.kind or not old.cause.startswith(again)
        ]
    held.append(fresh)


def _tension(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    for district in _districts(state, act):
        raise_tension(state, district.id, size)


def _belief(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    for issue in _issues(state, act):
        if issue.issue.rumour and issue.belief:

            def change(changed: IssueState) -> None:
                spreads = changed.issue.rumour and changed.issue.rumour.spread
                if spreads:
                    where = act.district or changed.home
                    spread.rebut(state, driver.now, changed, where, size, act.ref)
                else:
                    changed.belief = rebutted(changed, driver.now, size)

            issues.modify(state, driver, issue, change)


def rebutted(issue: IssueState, now: int, size: float) -> Belief:
    """Return belief at home after a rebuttal of strength ``size``."""
    rumour, share = issue.issue.rumour, issues.belief_at(issue, now)
    pace = issue.belief.pace if issue.belief else 1.0
    if rumour is not None:
        late = now - issue.onset
        share, pace = spread.rebuttal(rumour, share, pace, late, size)
    return Belief(share, now, pace)


def _local(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    until = _until(driver, effect)
    if effect.under_status:
        ends = state.status_until or driver.now
        until = ends if until is None else min(until, ends)
    for district in _districts(state, act):
        mark = Modifier(effect.kind, size, until, effect.under_status, act.ref)
        put(state, district.modifiers, mark)


def _network(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    mark = Modifier(effect.kind, size, _until(driver, effect), cause=act.ref)
    where = state.districts[act.district].modifiers if act.district else []
    put(state, where if state.deep and act.district else state.modifiers, mark)


def _status(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    state.declared = True
    if state.deep:
        police.declare(state, driver, effect.hours, act.ref)


def _lift(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    police.lift(state, driver, act.ref)


def _police(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    until = _until(driver, effect)
    mark = Modifier("police", round(size), until, cause=act.ref)
    put(state, state.modifiers, mark)
    police.watch(state, driver, act.ref)
    if until is not None and until < state.end:
        driver.at(until, police.watch, state, driver, "time")


def _expose(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    reports.expose(state, driver, act, size, _until(driver, effect))


def _trust(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    from sim.world import actors

    actors.changed(state, act.authority, size)


def _force(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    rules = state.scenario.catalogue.backfire
    until = driver.now + round(rules.hours * 60)
    for issue in _issues(state, act):
        if issue.stage == "crisis" and issue.violent:
            factor = 1 + rules.settling * size
            eased = Modifier("settling", factor, until, cause=act.ref)
            _add(state, driver, issue, eased)
        else:
            _provoke(state, driver, issue, size, until, act.ref)
    lost = max(0.0, 1 - rules.coverage * size)
    state.modifiers.append(Modifier("coverage", lost, until))


def _provoke(
    state: State,
    driver: Driver,
    issue: IssueState,
    size: float,
    until: int,
    cause: str,
) -> None:
    rules = state.scenario.catalogue.backfire
    raise_tension(state, issue.home, rules.tension * size)
    factor = rules.escalation * size
    grievance = Modifier("provocation", factor, until, cause=cause)
    _add(state, driver, issue, grievance)


def _verify(
    state: State, driver: Driver, act: ActState, effect: Effect, size: float
) -> None:
    for issue in _issues(state, act):
        reports.deliver(state, driver, _finding(state, driver.now, issue))


def _finding(state: State, now: int, issue: IssueState) -> Report:
    name = issue.issue.id
    past = state.verified.setdefault(name, [])
    row = state.chance.of(name, f"verification/{len(past)}")
    claim = finding(state, issue, row)
    texts = state.scenario.texts["id"].findings
    found = next(key for key in texts if key == claim)
    report = Report(
        id=f"f-{name}-{len(past) + 1}",
        minute=now,
        kind="finding",
        source="verification",
        district=issue.home,
        claim=claim,
        phrasing=int(row[3] * len(texts[found])),
        opening=0,
        number=0,
        camps=(issue.camps[0].id, issue.camps[1].id),
        origin=f"verification/{name}/{len(past)}",
        faithful=True,
        about=name,
        stage=None,
    )
    past.append((now, claim))
    return report


def finding(state: State, issue: IssueState, row: Draws) -> str:
    """Return what a cross-check finds: is somebody mobilising behind the issue now?

    A mixed cause (a grievance, little mobilising) is found either way.
    """
    rules = state.scenario.catalogue.verification
    true = issue.variant == "real" or (
        issue.variant == "mixed" and row[1] < rules.mixed
    )
    true = true and issue.stage in issues.UNDER_WAY
    right, wrong = ("supported", "not-supported")[:: 1 if true else -1]
    shares = (rules.correct, rules.unclear, 1 - rules.correct - rules.unclear)
    return pick(row[0], (right, "unclear", wrong), shares)


KINDS: dict[str, Apply] = {
    "escalation": _hazard,
    "settling": _hazard,
    "tension": _tension,
    "belief": _belief,
    "incidents": _local,
    "harm": _local,
    "delay": _network,
    "coverage": _network,
    "verify": _verify,
    "force": _force,
    "status": _status,
    "noise": _network,
    "expose": _expose,
    "police": _police,
    "venue": _local,
    "lift": _lift,
    "relapse": _hazard,
    "return": _hazard,
    "shelter": aftercare.shelter,
    "rebuild": aftercare.rebuild,
    "reconcile": aftercare.reconcile,
    "force-return": aftercare.send_back,
    "trust": _trust,
}
