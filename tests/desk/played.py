"""An exercise played for two weeks, so that every part of a desk is filled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sim.exercise import Exercise

DAYS = 14
GRADES = (("B", 2), ("C", 3), ("D", 4), ("B", 3), ("E", 5))
LEVELS = (2, 1, 3)


def played(journal: Path | None, *, seed: int = 7, days: int = DAYS) -> Exercise:
    """Return an exercise that a diligent but unremarkable officer has played."""
    ex = Exercise.open(
        "muara-sendaru", seed=seed, journal=journal, participant="peserta-01"
    )
    for day in range(days):
        ex.advance(hours=24)
        _read(ex)
        known = list(ex.seat.world.state.known)
        if day % 3 == 0:
            for issue, level in zip(known, LEVELS, strict=False):
                ex.assess(issue, level=level)
        for question in ex.scenario.world.questions:
            ex.forecast(question.id, (day * 2 % 10) / 10)
    for issue in list(ex.seat.world.state.known)[:1]:
        _ask(ex, issue)
    return ex


def _read(ex: Exercise) -> None:
    """Grade and link all reports but every ninth."""
    known = ex.seat.world.state.known
    for number, report in enumerate(ex.inbox):
        if report.id in ex.record.grades or number % 9 == 8:
            continue
        source, content = GRADES[number % len(GRADES)]
        ex.grade(report.id, source=source, content=content)
        ex.link(report.id, report.about if report.about in known else None)


def _ask(ex: Exercise, issue: str) -> None:
    ex.act("A05", authority="polres", issue=issue)
    ex.act("A01", authority="kesbangpol", issue=issue, manner="dua-sumber-terbuka")
    ex.act("A12", authority="kpu", issue=issue)


def cycle(journal: Path | None, *, seed: int = 7, known: int = 2) -> Exercise:
    """Return a full-cycle exercise in which so many issues have been heard of.

    Every third report is graded; nothing is linked, assessed or filed yet.
    """
    ex = Exercise.open("sagara-lawas", seed=seed, journal=journal, participant="p")
    while len(ex.seat.world.state.known) < known:
        assert ex.advance(hours=72).ok
    ex.advance(day=ex.now // 1440 + ex.scenario.world.start_day + 1, hour=7)
    for report in ex.inbox[::3]:
        ex.grade(report.id, source="B", content=2)
    return ex


def lengthen(ex: Exercise, many: int) -> None:
    """Fill the inbox up to so many messages with repetitions of what is there."""
    inbox = ex.seat.world.state.inbox
    told = list(inbox)
    while len(inbox) < many:
        number = len(inbox)
        repeated = told[number % len(told)]
        inbox.append(replace(repeated, id=f"x-{number}", minute=ex.now))
