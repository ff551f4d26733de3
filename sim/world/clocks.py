"""Legal clocks: working days, deadlines, and the law behind them, readable.

Hours and days run from the very minute. Working days run from midnight after the event
and end at midnight after the last of them; what they are is data of the calendar.
"""

from __future__ import annotations

from typing import get_args

from sim.i18n import N_, Authored, Message, Readable
from sim.scenario.institutions import Clock
from sim.scenario.model import Scenario
from sim.scenario.shared import Calendar, Weekday
from sim.world.calendar import day_of, minute_of, time_label
from sim.world.chance import DAY

WEEK: tuple[Weekday, ...] = get_args(Weekday)


def weekday(calendar: Calendar, day: int) -> Weekday | None:
    """Return the day of the week of ``day``; ``None`` where the calendar says none."""
    if calendar.week is None:
        return None
    return WEEK[(WEEK.index(calendar.week.voting_day) + day) % len(WEEK)]


def is_working_day(calendar: Calendar, day: int) -> bool:
    """Return whether offices work on ``day``; without a week they always do."""
    if calendar.week is None:
        return True
    week = calendar.week
    return weekday(calendar, day) not in week.rest and day not in week.holidays


def after_working_days(calendar: Calendar, day: int, count: int) -> int:
    """Return the ``count``-th working day after ``day``.

    Raises ``ValueError`` when ``count`` is below 1.
    """
    if count < 1:
        raise ValueError(f"a term has at least one working day, not {count}")
    while count:
        day += 1
        count -= is_working_day(calendar, day)
    return day


def clock(scenario: Scenario, name: str) -> Clock | None:
    """Return the clock of that name, if the scenario knows the law."""
    known = scenario.institutions.clocks if scenario.institutions else ()
    return next((item for item in known if item.id == name), None)


def deadline(scenario: Scenario, rule: Clock, minute: int) -> int:
    """Return the minute at which a term that began at ``minute`` is over."""
    if rule.unit == "hours":
        return minute + rule.amount * 60
    if rule.unit == "days":
        return minute + rule.amount * DAY
    day = day_of(scenario, minute)
    last = after_working_days(scenario.calendar, day, rule.amount)
    return minute_of(scenario, last + 1)


def due(scenario: Scenario, name: str, minute: int | None) -> int | None:
    """Return the deadline of the clock ``name`` from ``minute``, if both are known."""
    rule = clock(scenario, name)
    return None if rule is None or minute is None else deadline(scenario, rule, minute)


def law(scenario: Scenario, name: str) -> Readable | None:
    """Return what the law says about a clock, in the words of the institutions."""
    if scenario.institutions is None or clock(scenario, name) is None:
        return None
    texts = scenario.institutions.texts
    return Authored({lang: text.clocks[name] for lang, text in texts.items()})


def limit(scenario: Scenario, name: str, minute: int | None) -> Message | None:
    """Return the law of a clock and its deadline from ``minute`` as one sentence."""
    rule, until = law(scenario, name), due(scenario, name, minute)
    if rule is None or until is None:
        return None
    values = {"law": rule, "time": last_minute(scenario, until)}
    return Message(N_("{law} Batas waktunya {time}."), values)


def last_minute(scenario: Scenario, until: int) -> Message:
    """Return a deadline as people say it: midnight is 24.00 of the day before."""
    if until % DAY:
        return time_label(scenario, until)
    day = time_label(scenario, until - DAY).values["day"]
    return Message(N_("{day} pukul 24.00"), {"day": day})


def joined(*parts: Readable | None) -> Readable:
    """Return several sentences as one text; what is missing is left out.

    Raises ``ValueError`` when there is none.
    """
    said = [part for part in parts if part is not None]
    if not said:
        raise ValueError("nothing to say")
    whole = said[0]
    for part in said[1:]:
        whole = Message(N_("{first} {second}"), {"first": whole, "second": part})
    return whole
