"""What the office owes and when: the duties of a scenario on the exercise clock.

A duty recurs; each occurrence is open until its grace has passed. A document of its
kind, sent to whom it is owed, fulfils the earliest occurrence still open. Missing one
brings a reminder from whom it is owed to, one for each row of misses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sim.exercise.answers import documents_of, filled
from sim.exercise.filing import Filing
from sim.exercise.seat import Seat
from sim.i18n import LANGUAGES, Authored, Language
from sim.scenario.model import Duty, Scenario
from sim.world.calendar import day_label, minute_of
from sim.world.telling import send

Fulfilled = Literal["open", "done", "late", "missed"]


@dataclass(frozen=True)
class Occurrence:
    """One time a duty falls due; minutes. It can be fulfilled from ``opens`` on."""

    duty: Duty
    number: int
    day: int
    opens: int
    due: int
    closes: int

    @property
    def id(self) -> str:
        """What it is called: the duty and the number of the occurrence from 1."""
        return f"{self.duty.id}-{self.number}"


@dataclass(frozen=True)
class Owed:
    """An occurrence, whether it is fulfilled, and by which document."""

    occurrence: Occurrence
    state: Fulfilled
    filing: Filing | None


def occurrences(scenario: Scenario, duty: Duty) -> tuple[Occurrence, ...]:
    """Return the times a duty falls due while the exercise lasts, in order.

    An occurrence can be fulfilled once the one before it was due; the first one a
    period ahead, and one that comes only once from the beginning.
    """
    world = scenario.world
    begins, ends = world.opens_hour * 60, minute_of(scenario, world.end_day + 1)
    found: list[Occurrence] = []
    opens = begins
    before = duty.first_day - duty.every_days
    if duty.first_day + duty.every_days <= duty.last_day:
        opens = max(begins, minute_of(scenario, before, duty.hour))
    for day in range(duty.first_day, duty.last_day + 1, duty.every_days):
        due = minute_of(scenario, day, duty.hour)
        if begins < due < ends:
            closes = due + round(duty.grace_hours * 60)
            number = len(found) + 1
            found.append(Occurrence(duty, number, day, opens, due, closes))
            opens = due + 1
    return tuple(found)


def owed(seat: Seat) -> list[Owed]:
    """Return every occurrence of every duty and how it stands, by duty and time."""
    scenario = seat.world.state.scenario
    if scenario.documents is None:
        return []
    return [one for duty in scenario.world.duties for one in _standing(seat, duty)]


def _standing(seat: Seat, duty: Duty) -> Iterator[Owed]:
    filings = iter([one for one in seat.record.documents if _serves(one, duty)])
    filing, now = next(filings, None), seat.world.now
    for one in occurrences(seat.world.state.scenario, duty):
        while filing is not None and filing.at < one.opens:
            filing = next(filings, None)
        if filing is not None and filing.at <= one.closes:
            yield Owed(one, "done" if filing.at <= one.due else "late", filing)
            filing = next(filings, None)
        else:
            yield Owed(one, "open" if now <= one.closes else "missed", None)


def _serves(filing: Filing, duty: Duty) -> bool:
    """Return whether a document is of the duty's kind and went to whom it is owed."""
    if filing.document != duty.document or filing.status == "refused":
        return False
    return filing.recipient == duty.to


def begin(seat: Seat) -> None:
    """Let the clock of every duty run."""
    scenario = seat.world.state.scenario
    if scenario.documents is None:
        return
    for duty in scenario.world.duties:
        _wait(seat, duty, 0, False)


def _wait(seat: Seat, duty: Duty, place: int, missed: bool) -> None:
    due = occurrences(seat.world.state.scenario, duty)
    if place < len(due) and due[place].closes + 1 < seat.world.state.end:
        minute = due[place].closes + 1
        seat.world.driver.at(minute, _look, seat, duty, place, missed)


def _look(seat: Seat, duty: Duty, place: int, missed: bool) -> None:
    """See whether an occurrence was missed, the first in a row with a reminder."""
    one = list(_standing(seat, duty))[place]
    if one.state == "missed":
        state = seat.world.state
        state.note(seat.world.now, "duty", one.occurrence.id, "missed", "clock")
        if not missed:
            _remind(seat, one.occurrence)
    _wait(seat, duty, place + 1, one.state == "missed")


def _remind(seat: Seat, one: Occurrence) -> None:
    texts = {language: _words(seat, one, language) for language in LANGUAGES}
    send(
        seat.world.state,
        seat.world.driver,
        f"u-{sum(r.claim == 'reminder' for r in seat.world.state.inbox) + 1}",
        one.duty.to,
        "reminder",
        f"duty/{one.id}",
        Authored(texts),
    )


def _words(seat: Seat, one: Occurrence, language: Language) -> str:
    texts = documents_of(seat).texts[language]
    names = {str(key): text.name for key, text in texts.documents.items()}
    values = {
        "name": names[one.duty.document],
        "due": day_label(one.day)(language),
    }
    return filled(texts.reminder, values)
