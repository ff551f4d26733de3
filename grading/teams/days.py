"""Who decided what, day by day: levels, acts and documents of every member."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grading.review.labels import when
from grading.teams.team import Member, Team
from grading.teams.words import ACT, LEVEL, PAPER
from sim.exercise.answers import documents_of, name_of
from sim.exercise.texts import LEVELS
from sim.i18n import Language, Message, Readable
from sim.world.calendar import day_label, day_of

Data = dict[str, Any]


def days(team: Team, language: Language) -> list[Data]:
    """Return the days on which somebody decided something, a cell for each member."""
    by_day: dict[int, list[list[str]]] = {}
    for place, member in enumerate(team.members):
        for minute, text in sorted(_decided(member, team), key=lambda pair: pair[0]):
            day = day_of(team.scenario, minute)
            cells = by_day.setdefault(day, [[] for _ in team.members])
            time = when(member.result.exercise, minute, language).split()[-1]
            cells[place].append(f"{time} {text(language)}")
    return [
        {"day": day_label(day)(language), "cells": cells}
        for day, cells in sorted(by_day.items())
    ]


def _decided(member: Member, team: Team) -> Iterator[tuple[int, Readable]]:
    names, seat = team.names, member.result.exercise.seat
    for one in member.summary.levels:
        level = Message(LEVELS[one.level])
        values = {"issue": names.issue(one.issue), "level": level}
        yield one.minute, Message(LEVEL, values)
    for act in member.summary.acts:
        if act.met:
            issue = names.issue(act.issue) if act.issue else "–"
            action = names.action(act.action)
            yield act.minute, Message(ACT, {"action": action, "issue": issue})
    for paper in member.summary.papers:
        named: Readable | str = paper.id
        if member.result.exercise.record.documents:
            named = name_of(documents_of(seat), paper.id)
        yield paper.minute, Message(PAPER, {"document": named})
