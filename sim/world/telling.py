"""What a source says about what it noticed: the report, its copies, its correction.

A source delays a report and gets it wrong at its own rate; others may repeat it, and
it may put itself right later. All of these keep the origin: they are one piece of
evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha1
from itertools import count, repeat

from sim.i18n import Readable
from sim.scenario.model import Scenario, Source
from sim.world import sources
from sim.world.chance import Draws, uniform
from sim.world.state import Claim, Driver, Report, State

COVER, TRUE, OVER, DELAY, PHRASE, OPENING, NUMBER, COPY, COPY_DELAY, COPY_OPENING = (
    range(10)
)
MARKS = 10  # draws that belong to one (signal, source)
COPIED = 3  # draws that belong to one (signal, chain of copies)
CORRECTED = 4  # draws that belong to the correction of one (signal, source)
NOTHING = Claim(None, None, None)
Claims = tuple[str, str | None, str | None]  # as it was, overstated, understated


def say(
    state: State,
    driver: Driver,
    key: str,
    place: int,
    source: Source,
    district: str,
    claims: Claims,
    camps: tuple[str, str],
) -> None:
    """Let ``source`` report the signal ``place`` of ``key``; it may get it wrong."""
    row, base = draws(state, key, place, f"marks/{source.id}", MARKS)
    right = sources.reliability(state, source, driver.now, district)
    faithful = row[base + TRUE] < right
    claim = claims[0]
    if not faithful:
        over = row[base + OVER] < source.exaggerates
        claim = (claims[1] if over else claims[2]) or claims[0]
    hours = uniform(row[base + DELAY], source.delay_hours)
    hours *= sources.delay(state, source, driver.now, district)
    phrasings = len(state.scenario.texts["id"].reports[claim])
    about, stage, _ = reading(state, claim)
    numbers = state.scenario.catalogue.information.numbers
    report = Report(
        id=_name(state, key, place, source.id),
        minute=driver.now + max(1, round(hours * 60)),
        kind="report",
        source=source.id,
        district=district,
        claim=claim,
        phrasing=int(row[base + PHRASE] * phrasings),
        opening=_opening(state, source.id, row[base + OPENING]),
        number=round(uniform(row[base + NUMBER], numbers)),
        camps=camps,
        origin=f"{key}/{place}/{source.id}",
        faithful=faithful,
        about=about,
        stage=stage,
    )
    driver.at(report.minute, deliver, state, driver, report)
    own = zip(repeat(row), count(MARKS, COPIED)) if state.deep else None
    _copy(state, driver, key, place, report, (source.id,), own)
    if state.deep and claim != claims[0]:
        _correct(state, driver, key, place, report, source, claims[0])


def draws(
    state: State, key: str, place: int, purpose: str, each: int
) -> tuple[Draws, int]:
    """Return the draws of the signal ``place`` of ``key``: a row, and where they begin.

    ``each`` signal has that many. Few signals are told of: format 2 gives each of them
    a row of its own, which costs less than to draw for all of them up to the last.
    """
    if state.deep:
        return state.chance.of(f"{key}/{place}", purpose), 0
    return state.chance.of(key, purpose), place * each


def _copy(
    state: State,
    driver: Driver,
    key: str,
    place: int,
    report: Report,
    chain: tuple[str, ...],
    own: Iterator[tuple[Draws, int]] | None,
) -> None:
    """Let others repeat a report; in format 2 their draws follow on those of its own.

    Whether somebody repeats it depends on draws alone, so that their order stays.
    """
    for source in state.scenario.sources:
        for copying in source.copies:
            if copying.source != chain[-1] or source.id in chain:
                continue
            row, base = next(own) if own else _copied(state, key, place, chain, source)
            if row[base] >= copying.chance:
                continue
            hours = uniform(row[base + 1], copying.delay_hours)
            copy = replace(
                report,
                id=_name(state, key, place, "/".join((*chain, source.id))),
                minute=report.minute + max(1, round(hours * 60)),
                source=source.id,
                opening=_opening(state, source.id, row[base + 2]),
            )
            driver.at(copy.minute, deliver, state, driver, copy)
            _copy(state, driver, key, place, copy, (*chain, source.id), own)


def _copied(
    state: State, key: str, place: int, chain: tuple[str, ...], source: Source
) -> tuple[Draws, int]:
    """Return the draws of one repetition in format 1: a row for each chain."""
    purpose = f"copies/{'/'.join(chain)}/{source.id}"
    return state.chance.of(key, purpose), place * COPIED


def _correct(
    state: State,
    driver: Driver,
    key: str,
    place: int,
    wrong: Report,
    source: Source,
    truth: str,
) -> None:
    """Let a source take back what it told and say what was so; nobody copies that."""
    phrasings = state.scenario.texts["id"].corrections
    if source.corrects is None or not phrasings:
        return
    row, base = draws(state, key, place, f"corrections/{source.id}", CORRECTED)
    chance, late, words, phrase = (row[base + n] for n in range(CORRECTED))
    if chance >= source.corrects.chance:
        return
    about, stage, _ = reading(state, truth)
    hours = uniform(late, source.corrects.delay_hours)
    report = replace(
        wrong,
        id=_name(state, key, place, f"{source.id}/corrected"),
        minute=wrong.minute + max(1, round(hours * 60)),
        claim=truth,
        phrasing=int(phrase * len(state.scenario.texts["id"].reports[truth])),
        opening=int(words * len(phrasings)),
        faithful=True,
        about=about,
        stage=stage,
        corrects=wrong.id,
    )
    driver.at(report.minute, deliver, state, driver, report)


def send(
    state: State,
    driver: Driver,
    name: str,
    source: str,
    claim: str,
    origin: str,
    message: Readable | None,
    *,
    district: str | None = None,
    about: str | None = None,
    kind: str = "answer",
    number: int = 0,
) -> None:
    """Put a word of somebody in office, who says what is so, into the inbox now."""
    report = Report(
        id=name,
        minute=driver.now,
        kind=kind,
        source=source,
        district=district,
        claim=claim,
        phrasing=0,
        opening=0,
        number=number,
        camps=("", ""),
        origin=origin,
        faithful=True,
        about=about,
        stage=None,
        message=message,
    )
    deliver(state, driver, report)


def deliver(state: State, driver: Driver, report: Report) -> None:
    """Put a report into the office's inbox; it may be the first word of an issue."""
    state.inbox.append(report)
    if report.about is not None and report.kind == "report":
        state.known.setdefault(report.about, driver.now)
    if report.corrects is not None:
        state.note(driver.now, "correction", report.id, report.claim, report.corrects)
        return
    state.note(driver.now, report.kind, report.id, report.claim, report.origin)
    if state.deep and report.kind == "report":
        sources.awaited(state, driver, report)
        _compare(state, driver.now, report)


def _compare(state: State, now: int, report: Report) -> None:
    """Note that a report contradicts what was first told of the same thing."""
    signal = report.origin.rpartition("/")[0]
    claim, first = state.told.setdefault(signal, (report.claim, report.id))
    if claim != report.claim:
        state.note(now, "contradiction", report.id, report.claim, first)


def reading(state: State, claim: str) -> Claim:
    """Return what a reader takes ``claim`` to be about; nothing for other claims."""
    if not state.claims:
        state.claims = meanings(state.scenario)
    return state.claims.get(claim, NOTHING)


def meanings(scenario: Scenario) -> dict[str, Claim]:
    """Return what each claim that can be reported is about, and its board column."""
    found: dict[str, Claim] = {
        name: Claim(None, None, axis)
        for name, axis in scenario.catalogue.information.incident_axes.items()
    }
    found |= {item.id: Claim(None, None, item.axis) for item in scenario.background}
    for issue in reversed(scenario.issues):
        for indicator in reversed(issue.indicators):
            axis = indicator.axis or issue.axis
            found[indicator.id] = Claim(issue.id, indicator.stage, axis)
    return found


def _opening(state: State, source: str, u: float) -> int:
    return int(u * len(state.scenario.texts["id"].openings[source]))


def _name(state: State, key: str, place: int, source: str) -> str:
    name = f"{state.chance.seed}/{key}/{place}/{source}"
    return sha1(name.encode(), usedforsecurity=False).hexdigest()[:8]
