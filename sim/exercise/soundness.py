"""Whether what a document says holds up: long enough, the right period and place.

Predicates of :mod:`sim.exercise.completeness` beyond what is merely missing.
"""

from __future__ import annotations

from sim.exercise.reading import Found, Reading, few, field_of
from sim.exercise.wording import words_in
from sim.scenario.documents import Lacking
from sim.world.calendar import day_of


def _said(reading: Reading, rule: Lacking) -> list[str]:
    """Return what a text field says, or what each row of a list does."""
    value = reading.value(rule)
    rows = value if isinstance(value, tuple) else (value,)
    said = [getattr(row, "text", row) for row in rows]
    return [text for text in said if isinstance(text, str) and text.strip()]


def brief(reading: Reading, rule: Lacking) -> Found | None:
    """Find what is filled in and says too little; what is empty is asked for itself."""
    short = any(words_in(text) < rule.words for text in _said(reading, rule))
    return Found(field_of(rule)) if short else None


def repeated(reading: Reading, rule: Lacking) -> Found | None:
    """Find rows that say the same, whatever the letters' case and spaces."""
    said = [" ".join(text.casefold().split()) for text in _said(reading, rule)]
    return Found(field_of(rule)) if len(set(said)) < len(said) else None


def wrong_period(reading: Reading, rule: Lacking) -> Found | None:
    """Find a period that has not begun, or ended longer ago than the rule allows."""
    scenario, reporting = reading.seat.world.state.scenario, reading.documents.reporting
    today = day_of(scenario, reading.seat.world.now)
    known = [
        one
        for one in (reporting.periods if reporting else ())
        if one.calendar == scenario.world.calendar
    ]
    right = [one.id for one in known if one.first <= today <= one.last + rule.days]
    good = not known or reading.value(rule) in right
    return None if good else Found(field_of(rule), few([*right]))


def untold(reading: Reading, rule: Lacking) -> Found | None:
    """Find a district that no report on the issue speaks of.

    A report is on the issue if it reads so, or if the office has linked it to it.
    """
    issue, state = getattr(reading.decision, "issue", None), reading.seat.world.state
    links = reading.seat.record.links
    told = {
        report.district
        for report in state.inbox
        if issue in (report.about, links.get(report.id)) and report.kind != "answer"
    }
    where = [d for d in state.scenario.world.districts if d.id in told]
    good = not where or reading.value(rule) in told
    return None if good else Found(field_of(rule), few([d.name for d in where]))
