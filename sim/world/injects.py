"""What the author plays in: at a time, when something first holds, or unless it did."""

from __future__ import annotations

from sim.scenario.base import StageName
from sim.scenario.model import Condition, Inject
from sim.world.calendar import minute_of
from sim.world.incidents import raise_tension
from sim.world.issues import reached
from sim.world.state import Driver, IssueState, Script, State
from sim.world.telling import send

WATCH = 360  # minutes between two looks at a condition


def begin(state: State, driver: Driver) -> None:
    """Set every inject on its way; one watch for all that wait for a condition."""
    watched = []
    for inject in state.scenario.injects:
        if inject.when is not None and inject.at is None:
            watched.append(inject)
        else:
            driver.follow(play(state, driver, inject))
    driver.follow(_watch(state, driver, watched))


def holds(state: State, condition: Condition) -> bool:
    """Return whether every given part of the condition holds."""
    stage = condition.at_least
    if stage is not None:
        names = [condition.issue] if condition.issue else list(state.issues)
        if not any(_came(state.issues[name], stage) for name in names):
            return False
    if condition.action_done and condition.action_done not in state.done:
        return False
    violent = any(incident.violent for incident in state.incidents)
    return condition.violent_incident is None or condition.violent_incident == violent


def _came(issue: IssueState, least: StageName) -> bool:
    """Return whether an issue has come so far; one that settled early has not."""
    past = (stage for _, stage in issue.path if stage != "settled")
    return issue.stage == least or any(reached(stage, least) for stage in past)


def _watch(state: State, driver: Driver, waiting: list[Inject]) -> Script:
    """Look at the conditions now and then; each inject goes its way when its holds."""
    unless = [inject.unless_by for inject in waiting]
    barred = [condition and holds(state, condition) for condition in unless]
    left = [i for i, bar in zip(waiting, barred, strict=True) if not bar]
    while left:
        due = [i for i in left if i.when is not None and holds(state, i.when)]
        left = [inject for inject in left if inject not in due]
        for inject in due:
            driver.at(
                driver.now + round(inject.delay_hours * 60),
                _deliver, state, driver, inject,
            )  # fmt: skip
        yield WATCH


def play(state: State, driver: Driver, inject: Inject) -> Script:
    """An inject waits for its time, then for its condition, then is delivered."""
    if inject.at is not None:
        yield max(0, minute_of(state.scenario, *inject.at) - driver.now)
    if inject.unless_by is not None and holds(state, inject.unless_by):
        return
    if inject.when is not None:
        while not holds(state, inject.when):
            yield WATCH
    if inject.delay_hours:
        yield round(inject.delay_hours * 60)
    _deliver(state, driver, inject)


def _deliver(state: State, driver: Driver, inject: Inject) -> None:
    if inject.tension and inject.district:
        raise_tension(state, inject.district, inject.tension)
    send(
        state,
        driver,
        f"i-{inject.id}",
        inject.sender,
        inject.id,
        f"inject/{inject.id}",
        None,
        district=inject.district,
        kind="inject",
    )
