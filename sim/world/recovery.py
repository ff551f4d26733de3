"""After violence: people who had to leave, how they come back, whether it starts again.

The displaced are counted as people: everybody who left is away or has returned. They
return by choice where it is quiet and their homes stand; sent back against their will,
or left out of the ceremony, they are a reason for the quarrel to break out anew.
"""

from __future__ import annotations

from sim.i18n import N_, Authored, Message
from sim.world.chance import poisson, uniform
from sim.world.state import (
    Displacement,
    Driver,
    Incident,
    IssueState,
    State,
    product,
)
from sim.world.telling import send

COUNTED = N_(
    "{who}, {district}: {away} orang masih mengungsi, {sheltered} di antaranya "
    "tertampung di posko; {returned} orang sudah kembali."
)
FORCED = N_(
    "{who}, {district}: {forced} orang dipulangkan sebelum merasa aman. Mereka takut "
    "dan marah; pertikaian mudah pecah lagi."
)
HOLLOW = N_(
    "{who}, {district}: perdamaian dibuat tanpa para korban. {away} orang masih "
    "mengungsi dan merasa ditinggalkan."
)
QUIET = frozenset({"aftermath", "settled"})


def drive_out(
    state: State, driver: Driver, issue: IssueState, incident: Incident
) -> None:
    """Let the households that a violent crisis drives out leave their homes."""
    rules = state.scenario.world.recovery
    if rules is None or not incident.violent or not issue.issue.harm.households:
        return
    row = state.chance.of(issue.issue.id, f"displaced/{issue.visit}")
    harm = product(state.districts[issue.home].modifiers, "harm", driver.now)
    households = poisson(row[0], issue.issue.harm.households * harm)
    people = round(households * rules.household_size)
    if not people:
        return
    known = state.displaced.get(issue.issue.id)
    if known is None:
        known = Displacement(issue.issue.id, issue.home, 0, 0, 0)
        state.displaced[issue.issue.id] = known
    known.displaced += people
    known.away += people
    known.damaged += incident.buildings
    state.note(driver.now, "displaced", issue.home, str(people), incident.ref)
    wait = round(uniform(row[1], rules.told_hours) * 60)
    driver.at(driver.now + wait, _tell, state, driver, known)


def away(state: State, district: str | None = None) -> int:
    """Return the people still away from a district, or from all of them."""
    return sum(
        one.away
        for one in state.displaced.values()
        if district is None or one.district == district
    )


def within(state: State, issue: str | None, district: str | None) -> list[Displacement]:
    """Return the displacements of an issue, or of a district, or all."""
    return [
        one
        for one in state.displaced.values()
        if issue in (None, one.issue) and district in (None, one.district)
    ]


def safe_to_return(state: State, issue: str) -> bool:
    """Return whether people may go home: the crisis is over and the place is quiet."""
    rules, found = state.scenario.world.recovery, state.issues[issue]
    if rules is None:
        return True
    quiet = state.districts[found.home].tension <= rules.safe_tension
    return quiet and found.stage in QUIET


def victims_present(state: State, issue: str) -> bool:
    """Return whether enough of the displaced are at hand, safe, to be heard."""
    rules, one = state.scenario.world.recovery, state.displaced.get(issue)
    if rules is None or one is None or not one.displaced:
        return True
    return one.sheltered + one.returned >= rules.present_share * one.displaced


def relapse(state: State, now: int, issue: IssueState) -> float:
    """Return the factor on an issue's way back into conflict."""
    factor = product(issue.modifiers, "relapse", now)
    rules, one = state.scenario.world.recovery, state.displaced.get(issue.issue.id)
    if rules is None or one is None or not one.displaced:
        return factor
    grievance = rules.away_gain * one.away / one.displaced
    grievance += rules.forced_gain * one.forced / one.displaced
    grievance += rules.hollow_gain * one.hollow
    return factor * (1 + grievance) * (1 - one.reconciled)


def daily(state: State, driver: Driver) -> None:
    """Let a day pass for the displaced: some return, the unsheltered grow bitter."""
    rules = state.scenario.world.recovery
    if rules is None:
        return
    for one in state.displaced.values():
        if one.away == 0:
            continue
        bare = (one.away - one.sheltered) / one.displaced
        raise_in(state, one.district, rules.unsheltered_tension * bare)
        if safe_to_return(state, one.issue):
            issue = state.issues[one.issue]
            pace = rules.return_per_day * product(issue.modifiers, "return", driver.now)
            built = rules.homeless_share + (1 - rules.homeless_share) * one.rebuilt
            if not one.damaged:
                built = 1.0
            _return(state, driver, one, one.away * min(1.0, pace * built), "choice")


def raise_in(state: State, district: str, amount: float) -> None:
    """Add to one district's tension alone."""
    found = state.districts[district]
    found.tension = min(1.0, max(0.0, found.tension + amount))


def _return(
    state: State, driver: Driver, one: Displacement, people: float, cause: str
) -> int:
    due = people + one.carry
    count = min(one.away, int(due))
    one.carry = min(1.0, due - count) if count < one.away else 0.0
    if count:
        one.away -= count
        one.returned += count
        one.sheltered = min(one.sheltered, one.away)
        state.note(driver.now, "return", one.district, str(count), cause)
        if one.away == 0:
            _tell(state, driver, one)
    return count


def shelter(
    state: State, driver: Driver, one: Displacement, people: float, cause: str
) -> None:
    """Give shelter to as many of the displaced as a post holds, for its time."""
    rules = state.scenario.world.recovery
    one.sheltered = min(one.away, one.sheltered + round(people))
    state.note(driver.now, "shelter", one.district, str(one.sheltered), cause)
    _tell(state, driver, one)
    if rules is not None:
        until = driver.now + round(rules.shelter_hours * 60)
        one.shelter_until = until
        if until < state.end:
            driver.at(until, _closed, state, driver, one, until)


def _closed(state: State, driver: Driver, one: Displacement, until: int) -> None:
    if one.shelter_until == until and one.sheltered:
        one.sheltered = 0
        state.note(driver.now, "shelter", one.district, "0", "time")


def rebuild(
    state: State, driver: Driver, one: Displacement, share: float, cause: str
) -> None:
    """Repair a share of what is still damaged."""
    one.rebuilt += (1 - one.rebuilt) * min(1.0, max(0.0, share))
    detail = f"{one.rebuilt:.2f}"
    state.note(driver.now, "rebuild", one.district, detail, cause)


def reconcile(
    state: State, driver: Driver, one: Displacement, share: float, cause: str
) -> None:
    """Lay part of the quarrel to rest; without the victims it is a hollow ceremony."""
    if victims_present(state, one.issue):
        one.hollow = False
        one.reconciled += (1 - one.reconciled) * min(1.0, max(0.0, share))
        detail = f"{one.reconciled:.2f}"
    else:
        one.hollow, detail = True, "hollow"
    state.note(driver.now, "reconcile", one.district, detail, cause)
    if one.hollow:
        _tell(state, driver, one, HOLLOW)


def send_back(
    state: State, driver: Driver, one: Displacement, share: float, cause: str
) -> None:
    """Send a share of the displaced home against their will."""
    count = _return(state, driver, one, one.away * min(1.0, share), cause)
    one.forced += count
    if count:
        _tell(state, driver, one, FORCED)


def _tell(state: State, driver: Driver, one: Displacement, text: str = COUNTED) -> None:
    """Let the office be told how the displaced fare, by the authority in charge."""
    rules = state.scenario.world.recovery
    if rules is None:
        return
    one.told = (one.away, one.sheltered, one.returned)
    names = {
        language: words.authorities[rules.teller]
        for language, words in state.scenario.catalogue.texts.items()
    }
    districts = {d.id: d.name for d in state.scenario.world.districts}
    values = {
        "who": Authored(names),
        "district": districts[one.district],
        "away": one.away,
        "sheltered": one.sheltered,
        "returned": one.returned,
        "forced": one.forced,
    }
    number = sum(r.claim == "displaced" for r in state.inbox)
    send(
        state,
        driver,
        f"p-{number + 1}",
        rules.teller,
        "displaced",
        f"displaced/{one.issue}",
        Message(text, values),
        district=one.district,
        about=one.issue,
        number=one.away,
    )
