"""Incidents: a background of candidate points thinned by the present rate, and crises.

Candidates are drawn ahead at a ceiling rate with their marks; one happens where its
level lies under the present rate. So an action changes only what happens in its reach.
"""

from __future__ import annotations

import math

from sim.scenario.base import StageName
from sim.scenario.model import Incidents
from sim.world import reports
from sim.world.calendar import day_of, stage_on
from sim.world.chance import DAY, Draws, lognormal, poisson
from sim.world.state import DistrictState, Driver, Incident, IssueState, State, product

LEVEL, VIOLENT, VENUE, CROWD, DEATHS, INJURIES, BUILDINGS = range(7)
MARKS = 7
CRISIS: StageName = "crisis"


def ceiling(state: State) -> float:
    """Return the rate per day and district above which candidates are not drawn.

    The greatest electoral multiplier times the regency's, with room for tension and
    self-excitation.
    """
    rules = state.scenario.world.incidents
    peak = max(stage.multiplier for stage in state.scenario.calendar.stages)
    room = 1 + state.scenario.world.tension.hazard_gain + rules.excitation
    share = rules.per_day / len(state.districts)
    return share * peak * state.multiplier * room


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
    means = (rules.deaths, rules.injuries, rules.buildings)
    incident = _happen(state, driver, district, violent, row, place, means, None)
    reports.of_incident(state, driver, incident, f"incident/{district}/{place}")


def present_rate(state: State, now: int, district: DistrictState) -> float:
    """Return the background incidents per day in ``district`` at ``now``."""
    rules: Incidents = state.scenario.world.incidents
    gain = state.scenario.world.tension.hazard_gain
    rate = rules.per_day / len(state.districts) * state.multiplier * state.electoral
    rate *= max(0.0, 1 + gain * (district.tension - district.rest))
    decay = math.log(2) / rules.half_life_days
    for past in state.incidents:
        if past.district == district.id:
            age = (now - past.minute) / DAY
            rate += rules.excitation * decay * 2 ** (-age / rules.half_life_days)
    return rate * product(district.modifiers, "incidents", now)


def crisis(state: State, driver: Driver, issue: IssueState) -> None:
    """Let an issue's crisis happen in its home district."""
    harm = issue.issue.harm
    row = state.chance.of(issue.issue.id, f"crisis-marks/{issue.visit}")
    violent = row[VIOLENT] < harm.violent
    issue.violent = violent
    means = (harm.deaths, harm.injuries, harm.buildings)
    _happen(state, driver, issue.home, violent, row, 0, means, issue.issue.id)


def _happen(
    state: State,
    driver: Driver,
    where: str,
    violent: bool,
    row: Draws,
    place: int,
    means: tuple[float, float, float],
    cause: str | None,
) -> Incident:
    rules = state.scenario.world.incidents
    base = place * MARKS
    harm = product(state.districts[where].modifiers, "harm", driver.now)
    counts = [
        poisson(row[base + mark], mean * harm) if violent else 0
        for mark, mean in zip((DEATHS, INJURIES, BUILDINGS), means, strict=True)
    ]
    crowd = lognormal(row[base + CROWD], rules.crowd_median, rules.crowd_log_sd)
    incident = Incident(
        minute=driver.now,
        district=where,
        violent=violent,
        at_election_venue=row[base + VENUE] < rules.election_venue_share,
        crowd=round(crowd),
        deaths=counts[0],
        injuries=counts[1],
        buildings=counts[2],
        cause=cause,
    )
    state.incidents.append(incident)
    kind = "violent" if violent else "peaceful"
    state.note(driver.now, "incident", where, kind, cause or "background")
    tension = state.scenario.world.tension
    rise = tension.per_violent_incident if violent else tension.per_incident
    raise_tension(state, where, rise)
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
