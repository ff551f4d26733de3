"""Issues as stage machines with embedded chance.

Every way out of a stage has an exponential threshold drawn ahead; the way is taken when
the hazard used up since the stage was entered reaches it. A lower hazard therefore
never brings a stage forward, and a change of hazard moves only this issue's times.
Rates are per day of the electoral stage the scenario begins in, in a district at rest.
Tension and belief move on; hazards take them up once a day and at every act.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from sim.scenario.base import STAGES, VARIANTS, StageName
from sim.scenario.model import Exit, Issue, Scenario
from sim.world import incidents, police, recovery, reports, spread
from sim.world.calendar import minute_of
from sim.world.chance import DAY, Chance, exponential, pick, uniform
from sim.world.state import Driver, IssueState, State, product, total

ESCALATING: frozenset[StageName] = frozenset({"rising", "threshold", "crisis"})
UNDER_WAY: frozenset[StageName] = frozenset(
    {"emerging", "rising", "threshold", "crisis"}
)
CROWD: frozenset[StageName] = frozenset({"threshold", "crisis"})


def reached(stage: StageName, least: StageName) -> bool:
    """Return whether ``stage`` is ``least`` or later in the order of stages."""
    return STAGES.index(stage) >= STAGES.index(least)


def draw(scenario: Scenario, issue: Issue, chance: Chance) -> IssueState:
    """Draw an issue's hidden cause, home, onset and camps from the seed."""
    row = chance.of(issue.id, "origin")
    first, last = issue.onset
    camps = scenario.world.camps
    one = int(row[3] * len(camps))
    other = (one + 1 + int(row[4] * (len(camps) - 1))) % len(camps)
    span = (minute_of(scenario, first), minute_of(scenario, last + 1) - 1)
    return IssueState(
        issue=issue,
        variant=pick(row[0], VARIANTS, [issue.variants.get(v, 0) for v in VARIANTS]),
        home=issue.districts[int(row[1] * len(issue.districts))],
        onset=int(uniform(row[2], span)),
        camps=(camps[one], camps[other]),
        rules={rule.stage: rule for rule in issue.stages},
    )


def begin(state: State, driver: Driver) -> None:
    """Let every issue break out at its onset."""
    for issue in state.issues.values():
        driver.at(max(issue.onset, driver.now), enter, state, driver, issue, "emerging")


def enter(state: State, driver: Driver, issue: IssueState, stage: StageName) -> None:
    """Bring ``issue`` into ``stage``: signals, crisis, and the next way out."""
    now = driver.now
    cause = _why(state, now, issue, stage) if state.deep else issue.variant
    issue.stage, issue.since, issue.touched = stage, now, now
    issue.visit += 1
    issue.version += 1
    issue.path.append((now, stage))
    exits = issue.rules[stage].exits if stage in issue.rules else ()
    issue.spent = [0.0] * len(exits)
    state.note(now, "stage", issue.issue.id, stage, cause)
    if stage == "emerging":
        spread.begin(issue, now)
    reports.emit(state, driver, issue)
    if stage == "crisis":
        incidents.crisis(state, driver, issue)
    least = round(issue.rules[stage].least_hours * 60) if stage in issue.rules else 0
    issue.rates = [0.0] * len(exits)
    if exits:
        driver.at(now + least, _wake, state, driver, issue, issue.visit)
    if state.deep:
        police.watch(state, driver, issue.issue.id)
    for other in state.issues.values():
        if any(feed.issue == issue.issue.id for feed in other.issue.fed_by):
            touch(state, driver, other)


def _wake(state: State, driver: Driver, issue: IssueState, visit: int) -> None:
    if issue.visit == visit:
        issue.touched = driver.now
        _plan(state, driver, issue)


def touch(state: State, driver: Driver, issue: IssueState) -> None:
    """Take account of changed conditions: use up the old hazard, plan anew."""
    rule = issue.rules.get(issue.stage)
    if rule is None or not rule.exits:
        return
    if driver.now < issue.since + round(rule.least_hours * 60):
        return
    minutes = driver.now - issue.touched
    issue.spent = [
        spent + rate * minutes
        for spent, rate in zip(issue.spent, issue.rates, strict=True)
    ]
    issue.touched = driver.now
    _plan(state, driver, issue)


def touch_all(state: State, driver: Driver) -> None:
    """Touch every issue that is under way."""
    for issue in state.issues.values():
        touch(state, driver, issue)


def _plan(state: State, driver: Driver, issue: IssueState) -> None:
    rule = issue.rules[issue.stage]
    issue.version += 1
    issue.rates = [hazard(state, driver.now, issue, way) / DAY for way in rule.exits]
    row = state.chance.of(issue.issue.id, f"exits/{issue.stage}/{issue.visit}")
    best: tuple[float, StageName] | None = None
    for place, (way, rate) in enumerate(zip(rule.exits, issue.rates, strict=True)):
        if rate <= 0:
            continue
        wait = (exponential(row[place]) - issue.spent[place]) / rate
        if best is None or wait < best[0]:
            best = (wait, way.to)
    if best is not None and driver.now + best[0] < state.end:
        due = driver.now + max(0, math.ceil(best[0]))
        driver.at(due, _leave, state, driver, issue, issue.version, best[1])


def _leave(
    state: State, driver: Driver, issue: IssueState, version: int, to: StageName
) -> None:
    if issue.version == version:
        enter(state, driver, issue, to)


def hazard(state: State, now: int, issue: IssueState, way: Exit) -> float:
    """Return the present rate per day of one way out.

    Force used on the peaceful gives even a benign issue a real grievance.
    """
    rate = way.per_day.get(issue.variant, 0.0)
    lean = _lean(issue, now)
    if way.to not in ESCALATING:
        return rate * product(issue.modifiers, "settling", now) * max(1.0, 1 - lean)
    rate += total(issue.modifiers, "provocation", now) * way.per_day.get("real", 0.0)
    if rate <= 0:
        return 0.0
    district = state.districts[issue.home]
    gain = state.scenario.world.tension.hazard_gain
    rate *= state.electoral / state.reference
    rate *= max(0.0, 1 + gain * (district.tension - district.calm))
    rate *= product(issue.modifiers, "escalation", now)
    if state.deep:
        rate *= _driven(state, now, issue)
    return rate * max(0.0, 1 + lean)


def _driven(state: State, now: int, issue: IssueState) -> float:
    """Return what the regency, other issues and an unhealed past add to a hazard."""
    gain = state.scenario.world.incidents.regency_gain
    factor = math.pow(state.multiplier, gain)
    for feed in issue.issue.fed_by:
        other = state.issues[feed.issue].stage
        if other != "settled" and reached(other, feed.at_least):
            factor *= 1 + feed.gain
    if issue.stage == "aftermath":
        factor *= recovery.relapse(state, now, issue)
    return factor


def _why(state: State, now: int, issue: IssueState, to: StageName) -> str:
    """Return what at least half of the hazard of going to ``to`` is owed to.

    An act, another issue, the displaced; else the issue's own hidden cause.
    """
    ways = issue.rules[issue.stage].exits if issue.stage in issue.rules else ()
    way = next((way for way in ways if way.to == to), None)
    if way is None:
        return issue.variant
    if to not in ESCALATING:
        drivers = _strongest(issue, "settling", now)
    else:
        own, real = way.per_day.get(issue.variant, 0.0), way.per_day.get("real", 0.0)
        drivers = _strongest(issue, "escalation", now)
        for modifier in issue.modifiers:
            if modifier.kind == "provocation" and modifier.holds(now):
                grown = modifier.factor * real
                drivers.append((1 + grown / own if own else math.inf, modifier.cause))
        for feed in issue.issue.fed_by:
            other = state.issues[feed.issue].stage
            if other != "settled" and reached(other, feed.at_least):
                drivers.append((1 + feed.gain, feed.issue))
        if issue.stage == "aftermath":
            factor = recovery.relapse(state, now, issue)
            drivers.append((factor, f"displaced/{issue.home}"))
    factor, cause = max(drivers, default=(0.0, ""))
    return cause if factor >= 2 and cause else issue.variant


def _strongest(issue: IssueState, kind: str, now: int) -> list[tuple[float, str]]:
    return [
        (modifier.factor, modifier.cause)
        for modifier in issue.modifiers
        if modifier.kind == kind and modifier.holds(now)
    ]


def _lean(issue: IssueState, now: int) -> float:
    """Return how far belief in a rumour drives an issue on; below 0 it lets it go."""
    rumour = issue.issue.rumour
    if rumour is None or issue.belief is None:
        return 0.0
    return rumour.hazard_gain * (belief_at(issue, now) - 0.5)


def belief_at(issue: IssueState, now: int) -> float:
    """Return how far the issue's rumour is believed where the issue is at home."""
    return spread.belief_in(issue, issue.home, now)


def modify(
    state: State,
    driver: Driver,
    issue: IssueState,
    change: Callable[[IssueState], int | None],
) -> None:
    """Apply ``change`` to an issue's conditions; it returns when the change ends."""
    touch(state, driver, issue)
    until = change(issue)
    touch(state, driver, issue)
    if until is not None and until < state.end:
        driver.at(until, touch, state, driver, issue)
