"""The team review as one HTML page: static, offline, every text escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from grading.pages import templates
from grading.panel.figures import told
from grading.review.labels import action_name, when
from grading.review.words import FLAGS, SEVERITIES
from grading.teams import cover, days, desks, figures, script, split
from grading.teams.team import Team
from grading.teams.words import (
    BY,
    GAP_FORECAST,
    GAP_LEVEL,
    LANES,
    LEGEND,
    LINES,
    PAGE,
    RECALL,
    SIGNS,
)
from sim.i18n import Language, Message, translate

TEMPLATES = Path(__file__).with_name("templates")
STYLE = TEMPLATES.parents[1] / "classview" / "templates"
Data = dict[str, Any]
SHOWN = 6  # forecasts drawn; the rest are folded away
SECTIONS = (
    "recall", "script", "told", "timeline", "cover", "split", "pooled", "blind",
    "conduct", "commitment",
)  # fmt: skip


def html(team: Team, language: Language = "id") -> str:
    """Return the page of a team."""
    page = templates(TEMPLATES, STYLE).get_template("page.html.j2")
    return page.render(**content(team, language))


def sections(team: Team, language: Language = "id") -> dict[str, str]:
    """Return each section as a fragment that can stand in a notebook's cell."""
    one = templates(TEMPLATES, STYLE).get_template("one.html.j2")
    data = content(team, language)
    return {name: one.render(**{**data, "sections": [name]}) for name in SECTIONS}


def content(team: Team, language: Language) -> Data:
    """Return all that the templates show, in one language."""
    apart, chances = split.levels(team), split.forecasts(team)
    key_actions = cover.covered(team)
    asked = script.script(team, apart, chances, key_actions)
    return {
        "lang": language,
        "w": {key: translate(text, language) for key, text in PAGE.items()},
        "sections": SECTIONS,
        "team": team.name,
        "scenario": team.scenario.texts[language].title,
        "seed": team.seed,
        "versions": ", ".join(sorted({m.summary.score_version for m in team.members})),
        "members": [
            {"name": member.called, "colour": figures.colour(place)}
            for place, member in enumerate(team.members)
        ],
        "recall": [translate(text, language) for text in RECALL],
        "script": [
            {"text": one.text(language), "prompts": [p(language) for p in one.prompts]}
            for one in asked
        ],
        "desks": desks.desks(team, language),
        "lanes": figures.lanes(team, language),
        "lanes_alt": _lanes_alt(team, language),
        "legend": {key: translate(text, language) for key, text in LEGEND.items()},
        "days": days.days(team, language),
        "cover": [_covered(one, team, language) for one in key_actions],
        "signs": [(s, translate(text, language)) for s, text in SIGNS.values()],
        "levels": [_level(one, team, language) for one in apart if one.gap],
        "forecasts": [_forecast(one, team, language) for one in chances],
        "shown": SHOWN,
        "lines_alt": translate(LINES, language),
        "brier": _brier(chances, team, language),
        "blind": _blind(team, language),
        "flags": _flags(team, language),
        "own": [
            {"name": member.called, "text": member.summary.reflection}
            for member in team.members
        ],
    }


def _lanes_alt(team: Team, language: Language) -> str:
    alerts = sum(one.level >= 2 for m in team.members for one in m.summary.levels)
    acts = sum(act.met for member in team.members for act in member.summary.acts)
    values = {"count": len(team.members), "alerts": alerts, "acts": acts}
    return Message(LANES, values)(language)


def _covered(one: cover.Covered, team: Team, language: Language) -> Data:
    reason = team.names.reason("D4", one.id, None)
    cells = []
    for item in one.items:
        verdict = item.verdict if item else "not-due"
        sign, text = SIGNS.get(verdict, SIGNS["missing"])
        said = translate(text, language)
        done = (
            when(team.members[0].result.exercise, item.minute, language) if item else ""
        )
        cells.append({"sign": sign, "said": said, "when": done})
    return {
        "title": team.names.title("D4", one.id, one.issue)(language),
        "critical": one.critical,
        "by": translate(BY[one.by], language),
        "class": one.by,
        "cells": cells,
        "reason": reason(language) if reason else "",
    }


def _level(one: split.LevelSplit, team: Team, language: Language) -> str:
    values = script.level_values(one, team)
    return Message(GAP_LEVEL, {**values, "silent": one.silent})(language)


def _forecast(one: split.ForecastSplit, team: Team, language: Language) -> Data:
    question = team.names.question(one.question)
    values = {"question": question, "gap": one.gap}
    return {
        "text": Message(GAP_FORECAST, values)(language),
        "svg": figures.forecast(one, team, language),
    }


def _brier(
    found: list[split.ForecastSplit], team: Team, language: Language
) -> Data | None:
    scores = split.brier(found)
    if scores is None:
        return None
    own, pooled = scores
    pairs = zip(team.members, own, strict=True)
    return {
        "own": [(member.called, told(value, 3, language)) for member, value in pairs],
        "average": told(sum(own) / len(own), 3, language),
        "pooled": told(pooled, 3, language),
        "other": sum(not one.common for one in found),
    }


def _blind(team: Team, language: Language) -> Data:
    found = cover.blind(team)
    lists = {
        name: [team.names.issue(issue)(language) for issue in getattr(found, name)]
        for name in ("ungraded", "unassessed", "unlinked", "unwarned")
    }
    unread = [desks.told(report, team, language) for report in found.unread]
    return {"lists": lists, "unread": unread}


def _flags(team: Team, language: Language) -> list[Data]:
    """Return each breach that stands, with who did it and when; no count, no rank."""
    return [
        {
            "name": member.called,
            "when": when(member.result.exercise, flag.minute, language),
            "what": action_name(member.result.exercise, flag.action, language)
            if flag.action
            else flag.what(language),
            "kind": translate(FLAGS.get(flag.rule.flag, flag.rule.flag), language),
            "severity": translate(SEVERITIES[flag.rule.severity], language),
            "level": flag.rule.severity,
            "message": flag.message(language),
        }
        for member in team.members
        for flag in member.result.flags
        if flag.confirmed is not False
    ]
