"""Judgements on the page (D3): each item, and how a panel saw it if one has voted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from grading.panel.part import PanelKey
from grading.result import Judged, Result
from grading.review.labels import clipped, issue_name, percent, when
from grading.review.words import AXES, JUDGED
from sim.exercise.texts import level_name, report_text, source_name
from sim.i18n import Language, Message, translate
from sim.world.state import Report

KNOWN = 4  # newest reports told of what was known
REASONS = 5  # of a panel, for one situation
Data = dict[str, Any]


def groups(result: Result, language: Language) -> list[Data]:
    """Return the items by issue, those that went worst first, with counts."""
    told = {report.id: report for report in result.outcome.inbox}
    ranked = sorted(result.judged, key=lambda item: item.issue)
    found = []
    for issue, items in groupby(ranked, key=lambda item: item.issue):
        own = sorted(items, key=lambda item: (item.credit, item.since))
        right = sum(item.given == item.best for item in own)
        none = sum(item.given is None for item in own)
        counts = {"all": len(own), "right": right, "none": none}
        found.append(
            {
                "name": issue_name(result.exercise, issue, language),
                "counts": Message(JUDGED["counts"], counts)(language),
                "items": [_item(result, item, told, language) for item in own],
            }
        )
    return found


def _item(
    result: Result, item: Judged, told: dict[str, Report], language: Language
) -> Data:
    ex = result.exercise
    report = told.get(item.report or "")
    known = [told[name] for name in item.known if name in told]
    return {
        "axis": translate(AXES[item.axis], language),
        "when": when(ex, item.since, language),
        "until": when(ex, item.until, language),
        "about": _said(result, report, language) if report else "",
        "given": _option(item, item.given, language),
        "best": _option(item, item.best, language),
        "right": item.given == item.best,
        "credit": percent(item.credit),
        "known": [_said(result, one, language) for one in known[-KNOWN:]],
        "heard": len(known),
        "heard_until": _until(result, item, language),
        "reason": item.reason(language),
        "ground": item.ground(language),
    }


def _until(result: Result, item: Judged, language: Language) -> str:
    """Return until when was counted as known: an item stays open for some days."""
    values = {"until": when(result.exercise, item.until, language)}
    return Message(JUDGED["known"], values)(language)


def _said(result: Result, report: Report, language: Language) -> str:
    ex = result.exercise
    sender = source_name(ex.scenario, report, language)
    text = clipped(report_text(ex.scenario, report, language))
    return f"{when(ex, report.minute, language)}, {sender}: {text}"


def _option(item: Judged, option: str | None, language: Language) -> str:
    if option is None:
        return translate(JUDGED["none"], language)
    if item.axis == "level":
        return f"{option} ({level_name(int(option), language)})"
    return option


def panel(result: Result, record: PanelKey | None, language: Language) -> list[Data]:
    """Return what a panel thought of the situations that came up; none: no panel."""
    key = result.key
    votes = key.judgement.votes if key is not None and key.judgement else {}
    came = dict.fromkeys(f"{item.axis}/{item.situation}" for item in result.judged
                         if item.basis != "authored")  # fmt: skip
    items = {f"{item.axis}/{item.situation}": item for item in result.judged}
    return [
        {
            "axis": translate(AXES[items[name].axis], language),
            "reason": items[name].reason(language),
            "size": sum(votes[name].values()),
            "votes": _spread(items[name], votes[name], language),
            "reasons": _reasons(record, name),
        }
        for name in came
        if name in votes
    ]


def _spread(item: Judged, votes: dict[str, int], language: Language) -> list[Data]:
    most = max(votes.values(), default=0) or 1
    return [
        {
            "option": _option(item, option, language),
            "votes": count,
            "width": round(100 * count / most),
            "own": option == item.given,
        }
        for option, count in sorted(votes.items())
    ]


def _reasons(record: PanelKey | None, name: str) -> Sequence[Data]:
    """Return some panellists' reasons, each option's first, without who gave them."""
    found = [item for item in record.items if item.situation == name] if record else []
    ballots = [b for item in found for b in item.ballots]
    ranked = sorted(ballots, key=lambda ballot: ballot.option)
    first = list({b.option: b for b in reversed(ranked)}.values())[::-1]
    rest = [b for b in ranked if b not in first]
    return [{"option": b.option, "reason": b.reason} for b in (first + rest)[:REASONS]]
