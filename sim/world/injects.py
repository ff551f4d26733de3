"""What the author plays in: at a time, when something first holds, or unless it did."""

from __future__ import annotations

from sim.scenario.model import Condition, Inject
from sim.world.calendar import minute_of
from sim.world.incidents import raise_tension
from sim.world.issues import reached
from sim.world.reports import deliver
from sim.world.state import Driver, Report, Script, State

WATCH = 360  # minutes between two looks at a condition


def begin(state: State, driver: Driver) -> None:
    """Set every inject on its way."""
    for inject in state.scenario.injects:
        driver.follow(_play(state, driver, inject))


def holds(state: State, condition: Condition) -> bool:
    """Return whether every given part of the condition holds."""
    stage = condition.at_least
    if stage is not None:
        names = [condition.issue] if condition.issue else list(state.issues)
        if not any(reached(state.issues[name].stage, stage) for name in names):
            return False
    if condition.action_done and condition.action_done not in state.done:
        return False
    violent = any(incident.violent for incident in state.incidents)
    return condition.violent_incident is None or condition.violent_incident == violent


def _play(state: State, driver: Driver, inject: Inject) -> Script:
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
    report = Report(
        id=f"i-{inject.id}",
        minute=driver.now,
        kind="inject",
        source=inject.sender,
        district=inject.district,
        claim=inject.id,
        phrasing=0,
        opening=0,
        number=0,
        camps=("", ""),
        origin=f"inject/{inject.id}",
        faithful=True,
        about=None,
        stage=None,
    )
    deliver(state, driver, report)
