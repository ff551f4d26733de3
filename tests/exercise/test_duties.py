"""The duties of the office on the exercise clock: open, done, late, missed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sim.exercise import Exercise
from sim.exercise.duties import occurrences, owed
from sim.exercise.view import view
from sim.world.calendar import minute_of
from sim.world.state import Report
from tests.exercise import deep

DAILY, B12 = deep.DUTIES


def daily(ex: Exercise, **changed: Any) -> None:
    """File a daily report on today, to whom it is owed."""
    day = ex.scenario.world.start_day + ex.now // 1440
    fields = {"day": day, "situation": "Aman.", "assessment": "Tetap.",
              "plan": "Pantau.", "recipient": "sekda", **changed}  # fmt: skip
    assert ex.daily(**fields).ok


def states(ex: Exercise, duty: str = "harian") -> list[str]:
    """Return how a duty's occurrences stand, in order."""
    return [one.state for one in owed(ex.seat) if one.occurrence.duty.id == duty]


def reminders(ex: Exercise) -> list[Report]:
    """Return the reminders that have come."""
    return [report for report in ex.inbox if report.claim == "reminder"]


def test_a_duty_falls_due_on_its_days() -> None:
    """Every day at four in the afternoon, from the first day of play to the last."""
    days = occurrences(deep.scenario(), DAILY)
    assert [one.day for one in days] == list(range(-30, 8))
    assert all(one.due == minute_of(deep.scenario(), one.day, 16) for one in days)
    assert all(one.closes - one.due == 180 for one in days)
    assert all(one.opens <= one.due for one in days)


def test_what_falls_due_outside_the_exercise_is_not_owed() -> None:
    """Neither before the first hour of play nor after the last."""
    longer = DAILY.model_copy(update={"first_day": -60, "last_day": 60})
    days = occurrences(deep.scenario(), longer)
    assert (days[0].day, days[-1].day) == (-30, 7)


def test_the_first_of_a_row_is_not_paid_for_long_before() -> None:
    """A daily report of H−24 does not fulfil a duty that begins on H−10."""
    later = DAILY.model_copy(update={"first_day": -10})
    (first, second, *_) = occurrences(deep.scenario(), later)
    assert first.opens == minute_of(deep.scenario(), -11, 16)
    assert second.opens == first.due + 1


def test_what_is_owed_once_can_be_sent_early() -> None:
    """A yearly plan may be filed from the first hour on."""
    (once,) = occurrences(deep.scenario(), B12)
    assert once.opens == deep.scenario().world.opens_hour * 60


def test_in_time_is_done_in_the_grace_late_after_it_missed() -> None:
    """Filed at noon, at six, and not at all; the fourth is still open."""
    ex = deep.opened(duties=True)
    ex.advance(day=-30, hour=12)
    daily(ex)
    ex.advance(day=-29, hour=18)
    daily(ex)
    ex.advance(day=-27, hour=9)
    assert states(ex)[:4] == ["done", "late", "missed", "open"]
    rows = view(ex, "id")["documents"]["filed"]
    assert [row["late"] for row in rows] == [False, True]
    assert rows[0]["due"] == "H−30 16.00"


def test_two_reports_on_one_day_do_not_pay_for_the_next() -> None:
    """An occurrence can be fulfilled only after the one before it was due."""
    ex = deep.opened(duties=True)
    ex.advance(day=-30, hour=12)
    daily(ex)
    daily(ex)
    assert states(ex)[:2] == ["done", "open"]


def test_a_late_report_pays_for_the_day_that_was_missed_first() -> None:
    """In the grace of yesterday's, a report counts for it; a second for today's."""
    ex = deep.opened(duties=True)
    ex.advance(day=-30, hour=17)
    daily(ex)
    assert states(ex)[:2] == ["late", "open"]
    daily(ex)
    assert states(ex)[:2] == ["late", "done"]


def test_sent_to_somebody_else_it_is_still_owed() -> None:
    """A duty is owed to somebody; another reader does not fulfil it."""
    ex = deep.opened(duties=True)
    ex.advance(day=-30, hour=12)
    daily(ex, recipient="bupati")
    daily(ex, recipient="kpu")
    assert states(ex)[0] == "open"


def test_an_incomplete_report_in_time_is_in_time() -> None:
    """Whether it is complete is asked by its reader, not by the clock."""
    ex = deep.opened(duties=True)
    ex.advance(day=-30, hour=12)
    daily(ex, plan="")
    ex.advance(hours=24)
    assert states(ex)[0] == "done"


def test_a_row_of_misses_brings_one_reminder() -> None:
    """From whom it is owed to, once; after a report the next miss is reminded anew."""
    ex = deep.opened(duties=True)
    ex.advance(day=-25, hour=12)
    (first,) = reminders(ex)
    assert (first.source, first.kind) == ("sekda", "answer")
    assert first.minute == minute_of(ex.scenario, -30, 19) + 1
    assert first.message is not None
    assert "Laporan harian" in first.message("id")
    assert "D−30" in first.message("en")
    daily(ex)
    ex.advance(day=-20)
    assert len(reminders(ex)) == 2
    ex.advance(day=7, hour=23)
    assert Counter(r.source for r in reminders(ex)) == {"sekda": 2, "bupati": 1}


def test_the_view_lists_what_is_owed_and_counts_what_is_over() -> None:
    """Of each duty what is open now or next; of what is over the latest, and sums."""
    ex = deep.opened(duties=True)
    ex.advance(day=-2, hour=9)
    shown = view(ex, "id")["documents"]
    waiting = [row for row in shown["duties"] if row["state"] == "open"]
    assert [(row["document"], row["due"]) for row in waiting] == [
        ("daily", "H−2 16.00")
    ]
    assert waiting[0]["to_name"] == "Sekretaris Daerah"
    assert waiting[0]["due_minute"] == minute_of(ex.scenario, -2, 16)
    assert shown["past"] == {"done": 0, "late": 0, "missed": 28 + 1}
    assert len(shown["duties"]) < 20


def test_an_exercise_without_duties_owes_nothing() -> None:
    """No duty, no reminder."""
    ex = deep.opened()
    ex.advance(day=7, hour=23)
    assert owed(ex.seat) == []
    assert reminders(ex) == []
    assert view(ex, "id")["documents"]["duties"] == []


@given(st.lists(st.integers(1, 90), min_size=1, max_size=8))
@settings(max_examples=25)
def test_an_occurrence_is_paid_for_at_most_once(pauses: list[int]) -> None:
    """However reports are spread over time, each pays for one occurrence at most."""
    ex = deep.opened(duties=True)
    for hours in pauses:
        ex.advance(hours=hours)
        daily(ex)
    paid = [one.filing for one in owed(ex.seat) if one.filing is not None]
    assert len({id(one) for one in paid}) == len(paid) <= len(pauses)
    for one in owed(ex.seat):
        if one.filing is not None:
            assert one.occurrence.opens <= one.filing.at <= one.occurrence.closes
            assert (one.state == "done") == (one.filing.at <= one.occurrence.due)
