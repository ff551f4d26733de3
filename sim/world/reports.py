"""From signals to reports: what is given off, where, and who notices it.

A signal is drawn ahead for each indicator; it is given off only while its issue is in
the indicator's stage. Each source notices it or not, and tells it in its own way.
"""

from __future__ import annotations

from collections.abc import Iterator

from sim.scenario.base import Board
from sim.scenario.model import Background, Indicator, Source
from sim.world import sources, spread
from sim.world.chance import Field, pick
from sim.world.sources import answered, expose
from sim.world.state import Driver, Incident, IssueState, State
from sim.world.telling import COVER, MARKS, Claims, deliver, reading, say

__all__ = [
    "answered",
    "background",
    "deliver",
    "emit",
    "expose",
    "of_incident",
    "reading",
    "tell",
]


def emit(state: State, driver: Driver, issue: IssueState) -> None:
    """Start the signals of the stage that ``issue`` has just entered."""
    for indicator in issue.issue.indicators:
        if indicator.stage == issue.stage and issue.variant in indicator.variants:
            key = f"{issue.issue.id}/{indicator.id}"
            begin = issue.onset if state.deep else 0  # nothing is given off before
            rate, end = indicator.per_day, state.end
            times = state.chance.field(key, "signals", rate, begin, end)
            place = times.first(driver.now)
            _wait(state, driver, issue, indicator, times, place, issue.visit)


def _wait(
    state: State,
    driver: Driver,
    issue: IssueState,
    indicator: Indicator,
    times: Field,
    place: int,
    visit: int,
) -> None:
    minute = times.minute(place)
    if minute is not None:
        args = (state, driver, issue, indicator, times, place, visit)
        driver.at(minute, _signal, *args)


def _signal(
    state: State,
    driver: Driver,
    issue: IssueState,
    indicator: Indicator,
    times: Field,
    place: int,
    visit: int,
) -> None:
    if issue.visit != visit:
        return
    camps = (issue.camps[0].id, issue.camps[1].id)
    claims = (indicator.id, indicator.exaggerated_as, indicator.played_down_as)
    key = f"{issue.issue.id}/{indicator.id}"
    axis = indicator.axis or issue.issue.axis
    places, weights = spread.where(issue, driver.now)
    home = places[0]
    if len(places) > 1:
        home = pick(state.chance.of(key, "where")[place], places, weights)
    tell(state, driver, key, place, home, claims, camps, 1.0, axis)
    _wait(state, driver, issue, indicator, times, place + 1, visit)


def background(state: State, driver: Driver) -> None:
    """Schedule the everyday reports that belong to no issue."""
    names = list(state.districts)
    for item in state.scenario.background:
        row = state.chance.of(item.id, "background")
        times = state.chance.points(item.id, "times", item.per_day, state.end)
        for place, minute in enumerate(times):
            district = names[int(row[2 * place] * len(names))]
            source = _anybody(state, item, district, row[2 * place + 1])
            if source is not None:
                args = (state, driver, item, place, district, source)
                driver.at(max(minute, driver.now), _everyday, *args)


def _anybody(state: State, item: Background, district: str, u: float) -> Source | None:
    """Return the source an everyday matter in ``district`` comes from, if any hears."""
    found = state.scenario.sources
    if state.deep:
        found = tuple(s for _, s in sources.within(state, item.axis, district))
    return pick(u, found, [s.coverage for s in found]) if found else None


def _everyday(
    state: State,
    driver: Driver,
    item: Background,
    place: int,
    district: str,
    source: Source,
) -> None:
    if state.deep:
        told = state.chance.of(item.id, "told")[place]
        if told >= sources.willing(state, source, driver.now, district):
            return
    claims = (item.id, item.exaggerated_as, None)
    say(state, driver, item.id, place, source, district, claims, _camps(state))


def _camps(state: State) -> tuple[str, str]:
    first, second = state.scenario.world.camps[:2]
    return first.id, second.id


def of_incident(state: State, driver: Driver, incident: Incident, key: str) -> None:
    """Let the sources notice an incident that no issue's indicators tell of."""
    claim = "incident-violent" if incident.violent else "incident-peaceful"
    other = "incident-peaceful" if incident.violent else "incident-violent"
    rules = state.scenario.world.incidents
    axes = [kind.axis for kind in rules.kinds if kind.id == incident.kind]
    claims = (claim, other, other)
    tell(
        state, driver, key, 0, incident.district, claims, _camps(state), rules.notice,
        axes[0] if axes else None,
    )  # fmt: skip


def tell(
    state: State,
    driver: Driver,
    key: str,
    place: int,
    district: str,
    claims: Claims,
    camps: tuple[str, str],
    notice: float,
    axis: Board | None = None,
) -> None:
    """Let every source that notices the signal ``place`` of ``key`` report it."""
    reach, now = sources.within(state, axis, district), driver.now
    for source, level in _levels(state, key, place, reach):
        if level < sources.coverage(state, source, now, district, notice):
            say(state, driver, key, place, source, district, claims, camps)


def _levels(
    state: State, key: str, place: int, reach: tuple[tuple[int, Source], ...]
) -> Iterator[tuple[Source, float]]:
    """Yield each source with the draw against its chance to notice a signal.

    In format 2 one row serves all sources: a row of each would cost more than the rest.
    """
    if state.deep:
        row = state.chance.of(key, "noticed")
        base = place * len(state.scenario.sources)
        for number, source in reach:
            yield source, row[base + number]
        return
    for _, source in reach:
        own = state.chance.of(key, f"marks/{source.id}")
        yield source, own[place * MARKS + COVER]
