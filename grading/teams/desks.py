"""What each member had on the desk: reports by issue, when told and when dealt with."""

from __future__ import annotations

from typing import Any

from grading.review.labels import when
from grading.teams.team import Member, Team
from sim.exercise.record import ALERT
from sim.exercise.texts import level_name, report_text, source_name
from sim.i18n import Language
from sim.world.state import Report

Data = dict[str, Any]


def desks(team: Team, language: Language) -> list[Data]:
    """Return each issue: a row for each member, then report by report."""
    told_of = {r.about for member in team.members for r in member.inbox if r.about}
    order = [issue.id for issue in team.scenario.issues if issue.id in told_of]
    return [
        {
            "name": team.names.issue(issue)(language),
            "rows": [_desk(member, issue, language) for member in team.members],
            "reports": _reports(team, issue, language),
        }
        for issue in order
    ]


def _desk(member: Member, issue: str, language: Language) -> Data:
    ex = member.result.exercise
    own = [report for report in member.inbox if report.about == issue]
    levels = [one for one in member.summary.levels if one.issue == issue]
    alert = next((one.minute for one in levels if one.level >= ALERT), None)
    first = levels[0] if levels else None
    return {
        "name": member.called,
        "told": when(ex, own[0].minute if own else None, language),
        "count": len(own),
        "handled": sum(report.id in member.touched for report in own),
        "level": f"{when(ex, first.minute, language)}: "
        f"{level_name(first.level, language)}"
        if first
        else "",
        "alert": when(ex, alert, language),
    }


def _reports(team: Team, issue: str, language: Language) -> list[Data]:
    """Return the reports on an issue that anybody was told, oldest first."""
    found: dict[str, Report] = {}
    for member in team.members:
        for report in member.inbox:
            if report.about == issue:
                found.setdefault(report.id, report)
    ordered = sorted(found.values(), key=lambda report: report.minute)
    return [told(report, team, language) for report in ordered]


def told(report: Report, team: Team, language: Language) -> Data:
    """Return a report in words, with when each member was told and dealt with it."""
    ex = team.members[0].result.exercise
    cells = []
    for member in team.members:
        minutes = [r.minute for r in member.inbox if r.id == report.id]
        cells.append(
            {
                "name": member.called,
                "told": when(ex, minutes[0] if minutes else None, language),
                "handled": when(ex, member.touched.get(report.id), language),
            }
        )
    same = len({cell["told"] for cell in cells}) == 1
    return {
        "sender": source_name(team.scenario, report, language),
        "text": report_text(team.scenario, report, language),
        "when": when(ex, report.minute, language) if same else "",
        "cells": cells,
    }
