"""Do the police control the situation, does government work, is the status in force?

UU 7/2012 lets a state of conflict be declared only where the police cannot control the
conflict and government functions are disrupted [seen: L3]. Here units are bound by
violence for some hours, and violence at an office shuts it for some hours; both are
counted against what the scenario says the regency can bear.
"""

from __future__ import annotations

from sim.i18n import N_, Authored, Message
from sim.world.state import Driver, Incident, IssueState, State, total
from sim.world.telling import send

KONFLIK = 5  # the highest level: Konflik under UU 7/2012 (domain reference, levels)
CALLS = {
    "lost": (
        "polres",
        N_("{who}: personel tidak cukup lagi untuk mengendalikan keadaan."),
    ),
    "held": ("polres", N_("{who}: keadaan kembali terkendali oleh Polri.")),
    "disrupted": (
        "sekda",
        N_("{who}: beberapa kantor tutup, fungsi pemerintahan terganggu."),
    ),
    "works": ("sekda", N_("{who}: kantor-kantor sudah melayani lagi.")),
}
"""Who tells the office of a change in the two conditions, and how."""


def units(state: State, now: int) -> float:
    """Return the units on duty: the regency's own and those lent or bound by acts."""
    own = state.scenario.world.police.units or 0
    return max(0.0, own + total(state.modifiers, "police", now))


def needed(state: State, now: int) -> int:
    """Return the units that violence binds at ``now``."""
    rules = state.scenario.world.police
    crises = sum(i.stage == "crisis" and i.violent for i in state.issues.values())
    held = sum(count for until, count in state.bound if now < until)
    return held + crises * rules.per_crisis


def in_control(state: State, now: int) -> bool:
    """Return whether the police control the situation."""
    rules = state.scenario.world.police
    if rules.units is None:
        violent = [i for i in state.issues.values() if i.stage == "crisis"]
        return sum(issue.violent for issue in violent) < rules.crises
    return needed(state, now) <= units(state, now)


def government_works(state: State, now: int) -> bool:
    """Return whether government functions go on: few offices are shut at once."""
    rules = state.scenario.world.government
    if rules is None:
        return True
    return len({where for until, where in state.shut if now < until}) < rules.offices


def status_in_force(state: State, now: int) -> bool:
    """Return whether the state of conflict has been declared and has not ended."""
    if not state.deep:
        return state.declared
    return state.status_until is not None and now < state.status_until


def strain(state: State, driver: Driver, incident: Incident, cause: str) -> None:
    """Let a violent incident bind police and shut an office, both for some hours."""
    world = state.scenario.world
    if not incident.violent:
        return
    if world.police.units is not None and world.police.per_incident:
        until = driver.now + round(world.police.hold_hours * 60)
        count = world.police.per_incident * max(1, incident.severity)
        state.bound.append((until, count))
        driver.at(until, _freed, state, driver)
    rules = world.government
    if rules is not None and incident.venue in rules.venues:
        until = driver.now + round(rules.hours * 60)
        state.shut.append((until, incident.district))
        state.note(driver.now, "shut", incident.district, incident.venue, cause)
        driver.at(until, _reopened, state, driver, incident.district)
    watch(state, driver, cause)


def _freed(state: State, driver: Driver) -> None:
    state.bound = [(until, count) for until, count in state.bound if driver.now < until]
    watch(state, driver, "time")


def _reopened(state: State, driver: Driver, district: str) -> None:
    state.shut = [(until, where) for until, where in state.shut if driver.now < until]
    if district not in {where for _, where in state.shut}:
        state.note(driver.now, "shut", district, "open", "time")
    watch(state, driver, "time")


def watch(state: State, driver: Driver, cause: str) -> None:
    """Note and tell when the police lose or regain control, or government stops."""
    control = in_control(state, driver.now)
    if control != state.controlled:
        state.controlled = control
        _changed(state, driver, "control", "held" if control else "lost", cause)
    works = government_works(state, driver.now)
    if works != state.governed:
        state.governed = works
        _changed(state, driver, "government", "works" if works else "disrupted", cause)
    if state.deep and not control and not works:
        for name, issue in state.issues.items():
            if level(state, driver.now, issue) == KONFLIK and name not in state.konflik:
                state.konflik.add(name)
                state.note(driver.now, "police", name, "konflik", cause)


def level(state: State, now: int, issue: IssueState) -> int:
    """Return the level an issue has truly come to.

    It is the level of its stage; 5, Konflik in the sense of the law, only in a violent
    crisis while the police cannot control it and government functions are disrupted.
    """
    rule = issue.rules.get(issue.stage)
    violent = issue.stage == "crisis" and issue.violent and state.deep
    if violent and not in_control(state, now) and not government_works(state, now):
        return KONFLIK
    return rule.level if rule else 0


def _changed(
    state: State, driver: Driver, condition: str, detail: str, cause: str
) -> None:
    """Note that a condition of the status changed; whoever is in charge calls."""
    state.note(driver.now, "police", condition, detail, cause)
    if not state.deep:
        return
    teller, text = CALLS[detail]
    who = Authored(
        {
            language: words.authorities[teller]
            for language, words in state.scenario.catalogue.texts.items()
        }
    )
    number = sum(r.claim in CALLS for r in state.inbox)
    send(
        state,
        driver,
        f"k-{number + 1}",
        teller,
        detail,
        f"police/{condition}",
        Message(text, {"who": who}),
    )


def declare(state: State, driver: Driver, hours: float, cause: str) -> None:
    """Put the state of conflict in force for ``hours``."""
    state.status_until = driver.now + round(hours * 60)
    state.note(driver.now, "status", "regency", "declared", cause)
    if state.status_until < state.end:
        driver.at(state.status_until, _expired, state, driver)


def lift(state: State, driver: Driver, cause: str) -> None:
    """End the state of conflict before its time, with what rests on it."""
    if status_in_force(state, driver.now):
        state.status_until = driver.now
        state.note(driver.now, "status", "regency", "lifted", cause)
        for district in state.districts.values():
            for modifier in district.modifiers:
                if modifier.under_status:
                    modifier.until = driver.now


def _expired(state: State, driver: Driver) -> None:
    if state.status_until == driver.now:
        state.note(driver.now, "status", "regency", "expired", "time")
