"""Incidents: a background of candidate points thinned by the present rate, and crises.

Candidates are drawn ahead at a ceiling rate with their marks; one happens where its
level lies under the present rate. So an action changes only what happens in its reach.
In a world of format 2 an incident has a type, a venue and a severity, its contagion
reaches the neighbours, and violence binds police and shuts offices.
"""

from __future__ import annotations

import math

from sim.scenario.base import StageName, Venue
from sim.scenario.model import IncidentKind, Incidents
from sim.world import contagion, police, recovery, reports
from sim.world.calendar import day_of, stage_on
from sim.world.chance import DAY, Draws, lognormal, pick, poisson
from sim.world.state import DistrictState, Driver, Incident, IssueState, State, product

LEVEL, VIOLENT, VENUE, CROWD, DEATHS, INJURIES, BUILDINGS = range(7)
MARKS = 7
KIND, WHERE, GUARD = range(3)
LOOKS = 3  # draws for a type, a venue, and whether a guard keeps it from happening
ELECTION_VENUES: tuple[Venue, ...] = ("election-office", "polling-station")
CRISIS: StageName = "crisis"
BACKGROUND = "background"  # what a candidate is owed to that nothing stirred up


def ceiling(state: State) -> float:
    """Return the rate per day and district above which candidates are not drawn.

    The greatest electoral multiplier times the regency's, with room for tension and
    self-excitation.
    """
    rules = state.scenario.world.incidents
    peak = max(stage.multiplier for stage in state.scenario.calendar.stages)
    gain = state.scenario.world.tension.hazard_gain
    share = rules.per_day / len(state.districts)
    if rules.contagion is not None:
        added = contagion.headroom(rules.contagion)
        return share * peak * state.multiplier * (1 + gain) + added
    return share * peak * state.multiplier * (1 + gain + rules.excitation)


def begin(state: State, driver: Driver) -> None:
    """Schedule every candidate incident of every district."""
    rate = ceiling(state)
    for district in state.districts:
        times = state.chance.points(district, "incidents", rate, state.end)
        for place, minute in enumerate(times):
            driver.at(minute, _candidate, state, driver, district, place, rate)


def _candidate(
    state: State, driver: Driver, district: str, place: int, top: float
) -> None:
    row = state.chance.of(district, "incident-marks")
    rate = present_rate(state, driver.now, state.districts[district])
    if row[place * MARKS + LEVEL] * top >= rate:
        return
    rules = state.scenario.world.incidents
    stage = stage_on(state.scenario, day_of(state.scenario, driver.now))
    violent = row[place * MARKS + VIOLENT] < stage.violent_share
    ref = f"incident/{district}/{place}"
    why = _stirrer(state, driver.now, district, row[place * MARKS + LEVEL] * top)
    if rules.kinds:
        _of_a_kind(state, driver, district, place, violent, stage.id, ref, why)
        return
    means = (rules.deaths, rules.injuries, rules.buildings)
    incident = _happen(
        state, driver, district, violent, row, place, means, None, ref, why
    )
    reports.of_incident(state, driver, incident, ref)


def present_rate(state: State, now: int, district: DistrictState) -> float:
    """Return the background incidents per day in ``district`` at ``now``."""
    rules: Incidents = state.scenario.world.incidents
    gain = state.scenario.world.tension.hazard_gain
    rate = rules.per_day / len(state.districts) * state.multiplier * state.electoral
    rate *= max(0.0, 1 + gain * (district.tension - district.calm))
    if rules.contagion is not None:
        rate += contagion.stirred(rules.contagion, district, now)
        return rate * product(district.modifiers, "incidents", now)
    decay = math.log(2) / rules.half_life_days
    for past in state.incidents:
        if past.district == district.id:
            age = (now - past.minute) / DAY
            rate += rules.excitation * decay * 2 ** (-age / rules.half_life_days)
    return rate * product(district.modifiers, "incidents", now)


def _stirrer(state: State, now: int, where: str, level: float) -> str:
    """Return the incident without which a candidate had not happened, if there is one.

    The candidate's level lies under the rate with contagion but not under the rate
    without it: then the last incident in reach is named, else the background.
    """
    rules, district = state.scenario.world.incidents.contagion, state.districts[where]
    if rules is None:
        return BACKGROUND
    added = contagion.stirred(rules, district, now)
    added *= product(district.modifiers, "incidents", now)
    if level < present_rate(state, now, district) - added:
        return BACKGROUND
    near = (where, *state.neighbours[where])
    past = (one.ref for one in reversed(state.incidents) if one.district in near)
    return next(past, BACKGROUND)


def crisis(state: State, driver: Driver, issue: IssueState) -> None:
    """Let an issue's crisis happen in its home district."""
    harm = issue.issue.harm
    row = state.chance.of(issue.issue.id, f"crisis-marks/{issue.visit}")
    kinds = {kind.id: kind for kind in state.scenario.world.incidents.kinds}
    violent = row[VIOLENT] < harm.violent * _guarded(state, driver.now, issue, kinds)
    issue.violent = violent
    means = (harm.deaths, harm.injuries, harm.buildings)
    kind = kinds.get((harm.kind if violent else harm.calm_kind) or "")
    looks = state.chance.of(issue.issue.id, f"crisis-looks/{issue.visit}")
    name = issue.issue.id
    ref = f"incident/{issue.home}/{name}.{issue.visit}"
    incident = _happen(
        state, driver, issue.home, violent, row, 0, means, name, ref, name, kind, looks
    )
    recovery.drive_out(state, driver, issue, incident)


def _guarded(
    state: State, now: int, issue: IssueState, kinds: dict[str, IncidentKind]
) -> float:
    """Return how far guards at election venues keep a crisis there from violence."""
    kind = kinds.get(issue.issue.harm.kind or "")
    if kind is None:
        return 1.0
    there = sum(kind.venues.get(name, 0.0) for name in ELECTION_VENUES)
    guard = product(state.districts[issue.home].modifiers, "venue", now)
    return 1 - there * (1 - min(1.0, guard))


def _of_a_kind(
    state: State,
    driver: Driver,
    where: str,
    place: int,
    violent: bool,
    stage: str,
    ref: str,
    why: str,
) -> None:
    """Let a background incident happen as one of the scenario's types."""
    looks = state.chance.of(where, "incident-looks")
    kinds = [k for k in state.scenario.world.incidents.kinds if k.violent == violent]
    weights = [kind.weight.get(stage, kind.weight.get("any", 0.0)) for kind in kinds]
    if not sum(weights):
        return
    kind = pick(looks[place * LOOKS + KIND], kinds, weights)
    guard = product(state.districts[where].modifiers, "venue", driver.now)
    venue = _venue(kind, looks, place)
    if venue in ELECTION_VENUES and looks[place * LOOKS + GUARD] >= guard:
        return
    row = state.chance.of(where, "incident-marks")
    means = (kind.deaths, kind.injuries, kind.buildings)
    incident = _happen(
        state, driver, where, violent, row, place, means, None, ref, why, kind, looks
    )
    reports.of_incident(state, driver, incident, ref)


def _venue(kind: IncidentKind, looks: Draws, place: int) -> Venue:
    names = sorted(kind.venues)
    return pick(looks[place * LOOKS + WHERE], names, [kind.venues[n] for n in names])


def _happen(
    state: State,
    driver: Driver,
    where: str,
    violent: bool,
    row: Draws,
    place: int,
    means: tuple[float, float, float],
    cause: str | None,
    ref: str,
    why: str,
    kind: IncidentKind | None = None,
    looks: Draws | None = None,
) -> Incident:
    rules = state.scenario.world.incidents
    base = place * MARKS
    harm = product(state.districts[where].modifiers, "harm", driver.now)
    counts = [
        poisson(row[base + mark], mean * harm) if violent else 0
        for mark, mean in zip((DEATHS, INJURIES, BUILDINGS), means, strict=True)
    ]
    size = kind or rules
    crowd = lognormal(row[base + CROWD], size.crowd_median, size.crowd_log_sd)
    venue = _venue(kind, looks, place) if kind and looks else None
    at_election_venue = row[base + VENUE] < rules.election_venue_share
    incident = Incident(
        minute=driver.now,
        district=where,
        violent=violent,
        at_election_venue=venue in ELECTION_VENUES if venue else at_election_venue,
        crowd=round(crowd),
        deaths=counts[0],
        injuries=counts[1],
        buildings=counts[2],
        cause=cause,
        kind=kind.id if kind else "",
        venue=venue or "",
        severity=kind.severity if kind else 0,
        ref=ref,
    )
    state.incidents.append(incident)
    detail = "violent" if violent else "peaceful"
    name = ref if state.deep else where
    state.note(driver.now, "incident", name, detail, why)
    tension = state.scenario.world.tension
    rise = tension.per_violent_incident if violent else tension.per_incident
    raise_tension(state, where, rise)
    if state.deep:
        contagion.stir(state, driver.now, where, violent)
        police.strain(state, driver, incident, ref)
    return incident


def raise_tension(state: State, where: str, amount: float) -> None:
    """Change a district's tension by ``amount``, its neighbours' by their share."""
    share = state.scenario.world.tension.neighbour_share
    _add(state.districts[where], amount)
    for neighbour in state.neighbours[where]:
        _add(state.districts[neighbour], amount * share)


def _add(district: DistrictState, amount: float) -> None:
    district.tension = min(1.0, max(0.0, district.tension + amount))


def recover(state: State) -> None:
    """Let a day's share of every district's tension ebb toward its resting level."""
    share = state.scenario.world.tension.recovery_per_day
    for district in state.districts.values():
        district.tension += share * (district.rest - district.tension)


def crises_at_once(state: State) -> int:
    """Return how many issues are in a violent crisis now."""
    return sum(i.stage == CRISIS and i.violent for i in state.issues.values())
