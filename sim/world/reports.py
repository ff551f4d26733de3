"""From signals to reports: who notices, how late, how wrong, and who copies whom.

A signal is drawn ahead for each indicator; it is given off only while its issue is in
the indicator's stage. Each source notices it or not, delays it, gets it wrong at its
own rate, and may then be copied by others: a copy keeps its origin.
"""

from __future__ import annotations

from bisect import bisect_left
from hashlib import sha1

from sim.scenario.base import StageName
from sim.scenario.model import Background, Indicator, Source
from sim.world.chance import pick, uniform
from sim.world.state import Driver, Incident, IssueState, Report, State, product

COVER, TRUE, OVER, DELAY, PHRASE, OPENING, NUMBER, COPY, COPY_DELAY, COPY_OPENING = (
    range(10)
)
MARKS = 10  # draws that belong to one (signal, source)
NUMBERS = (20.0, 120.0)  # a harmless count some phrasings mention


def emit(state: State, driver: Driver, issue: IssueState) -> None:
    """Start the signals of the stage that ``issue`` has just entered."""
    for indicator in issue.issue.indicators:
        if indicator.stage == issue.stage and issue.variant in indicator.variants:
            key = f"{issue.issue.id}/{indicator.id}"
            times = state.chance.points(key, "signals", indicator.per_day, state.end)
            place = bisect_left(times, driver.now)
            _wait(state, driver, issue, indicator, times, place, issue.visit)


def _wait(
    state: State,
    driver: Driver,
    issue: IssueState,
    indicator: Indicator,
    times: list[int],
    place: int,
    visit: int,
) -> None:
    if place < len(times):
        args = (state, driver, issue, indicator, times, place, visit)
        driver.at(times[place], _signal, *args)


def _signal(
    state: State,
    driver: Driver,
    issue: IssueState,
    indicator: Indicator,
    times: list[int],
    place: int,
    visit: int,
) -> None:
    if issue.visit != visit:
        return
    camps = (issue.camps[0].id, issue.camps[1].id)
    claims = (indicator.id, indicator.exaggerated_as, indicator.played_down_as)
    key = f"{issue.issue.id}/{indicator.id}"
    tell(state, driver, key, place, issue.home, claims, camps, 1.0)
    _wait(state, driver, issue, indicator, times, place + 1, visit)


def background(state: State, driver: Driver) -> None:
    """Schedule the everyday reports that belong to no issue."""
    sources = state.scenario.sources
    weights = [source.coverage for source in sources]
    for item in state.scenario.background:
        row = state.chance.of(item.id, "background")
        times = state.chance.points(item.id, "times", item.per_day, state.end)
        for place, minute in enumerate(times):
            names = list(state.districts)
            district = names[int(row[2 * place] * len(names))]
            source = pick(row[2 * place + 1], sources, weights)
            args = (state, driver, item, place, district, source)
            driver.at(max(minute, driver.now), _everyday, *args)


def _everyday(
    state: State,
    driver: Driver,
    item: Background,
    place: int,
    district: str,
    source: Source,
) -> None:
    claims = (item.id, item.exaggerated_as, None)
    _say(state, driver, item.id, place, source, district, claims, _camps(state))


def _camps(state: State) -> tuple[str, str]:
    first, second = state.scenario.world.camps[:2]
    return first.id, second.id


def of_incident(state: State, driver: Driver, incident: Incident, key: str) -> None:
    """Let the sources notice an incident that no issue's indicators tell of."""
    claim = "incident-violent" if incident.violent else "incident-peaceful"
    other = "incident-peaceful" if incident.violent else "incident-violent"
    notice = state.scenario.world.incidents.notice
    claims = (claim, other, other)
    tell(state, driver, key, 0, incident.district, claims, _camps(state), notice)


def tell(
    state: State,
    driver: Driver,
    key: str,
    place: int,
    district: str,
    claims: tuple[str, str | None, str | None],
    camps: tuple[str, str],
    notice: float,
) -> None:
    """Let every source that notices the signal ``place`` of ``key`` report it."""
    for source in state.scenario.sources:
        if source.districts is not None and district not in source.districts:
            continue
        coverage = source.coverage * notice
        if source.community:
            coverage *= product(state.modifiers, "coverage", driver.now)
        row = state.chance.of(key, f"marks/{source.id}")
        if row[place * MARKS + COVER] < coverage:
            _say(state, driver, key, place, source, district, claims, camps)


def _say(
    state: State,
    driver: Driver,
    key: str,
    place: int,
    source: Source,
    district: str,
    claims: tuple[str, str | None, str | None],
    camps: tuple[str, str],
) -> None:
    row, base = state.chance.of(key, f"marks/{source.id}"), place * MARKS
    faithful = row[base + TRUE] < source.reliability
    claim = claims[0]
    if not faithful:
        over = row[base + OVER] < source.exaggerates
        claim = (claims[1] if over else claims[2]) or claims[0]
    hours = uniform(row[base + DELAY], source.delay_hours)
    if source.community:
        hours *= product(state.modifiers, "delay", driver.now)
    phrasings = len(state.scenario.texts["id"].reports[claim])
    about, stage = reading(state, claim)
    report = Report(
        id=_name(state, key, place, source.id),
        minute=driver.now + max(1, round(hours * 60)),
        kind="report",
        source=source.id,
        district=district,
        claim=claim,
        phrasing=int(row[base + PHRASE] * phrasings),
        opening=_opening(state, source.id, row[base + OPENING]),
        number=round(uniform(row[base + NUMBER], NUMBERS)),
        camps=camps,
        origin=f"{key}/{place}/{source.id}",
        faithful=faithful,
        about=about,
        stage=stage,
    )
    driver.at(report.minute, deliver, state, driver, report)
    _copy(state, driver, key, place, report, (source.id,))


def _copy(
    state: State,
    driver: Driver,
    key: str,
    place: int,
    report: Report,
    chain: tuple[str, ...],
) -> None:
    for source in state.scenario.sources:
        for copying in source.copies:
            if copying.source != chain[-1] or source.id in chain:
                continue
            row = state.chance.of(key, f"copies/{'/'.join(chain)}/{source.id}")
            base = place * 3
            if row[base] >= copying.chance:
                continue
            hours = uniform(row[base + 1], copying.delay_hours)
            copy = Report(
                id=_name(state, key, place, "/".join((*chain, source.id))),
                minute=report.minute + max(1, round(hours * 60)),
                kind="report",
                source=source.id,
                district=report.district,
                claim=report.claim,
                phrasing=report.phrasing,
                opening=_opening(state, source.id, row[base + 2]),
                number=report.number,
                camps=report.camps,
                origin=report.origin,
                faithful=report.faithful,
                about=report.about,
                stage=report.stage,
            )
            driver.at(copy.minute, deliver, state, driver, copy)
            _copy(state, driver, key, place, copy, (*chain, source.id))


def deliver(state: State, driver: Driver, report: Report) -> None:
    """Put a report into the office's inbox; it may be the first word of an issue."""
    state.inbox.append(report)
    if report.about is not None and report.kind == "report":
        state.known.setdefault(report.about, driver.now)
    state.note(driver.now, report.kind, report.id, report.claim, report.origin)


def reading(state: State, claim: str) -> tuple[str | None, StageName | None]:
    """Return the issue and stage that a reader takes ``claim`` to be about."""
    for issue in state.issues.values():
        for indicator in issue.issue.indicators:
            if indicator.id == claim:
                return issue.issue.id, indicator.stage
    return None, None


def _opening(state: State, source: str, u: float) -> int:
    return int(u * len(state.scenario.texts["id"].openings[source]))


def _name(state: State, key: str, place: int, source: str) -> str:
    name = f"{state.chance.seed}/{key}/{place}/{source}"
    return sha1(name.encode(), usedforsecurity=False).hexdigest()[:8]
