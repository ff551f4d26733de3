"""Conduct on the page: breaches, each kind once, and notes from documents."""

from __future__ import annotations

from typing import Any

from grading.result import Flag, Result
from grading.review.labels import action_name, when
from grading.review.words import FLAGS, SEVERITIES
from sim.exercise.answers import documents_of, filled, name_of, who_is
from sim.exercise.filing import Asked, Filing, listed
from sim.i18n import Language, translate

Data = dict[str, Any]


def breaches(result: Result, language: Language) -> list[Data]:
    """Return every kind of breach with the times it was repeated."""
    kinds: dict[tuple[str, str], list[Flag]] = {}
    for flag in result.flags:
        kinds.setdefault((flag.action, flag.rule.message), []).append(flag)
    return [_breach(result, flags, language) for flags in kinds.values()]


def _breach(result: Result, flags: list[Flag], language: Language) -> Data:
    ex, flag = result.exercise, flags[0]
    return {
        "action": action_name(ex, flag.action, language),
        "when": when(ex, flag.minute, language),
        "kind": translate(FLAGS[flag.rule.flag], language),
        "severity": translate(SEVERITIES[flag.rule.severity], language),
        "level": flag.rule.severity,
        "message": flag.message(language),
        "ground": flag.ground(language),
        "known": flag.known,
        "instead": "; ".join(name(language) for name in flag.alternatives),
        "again": [_again(result, one, language) for one in flags[1:]],
    }


def _again(result: Result, flag: Flag, language: Language) -> str:
    issues = result.exercise.scenario.texts[language].issues
    said = when(result.exercise, flag.minute, language)
    return f"{said} ({issues[flag.issue]})" if flag.issue else said


def notes(result: Result, language: Language) -> list[Data]:
    """Return what documents held, or whom they went to, against the rules.

    They stay on the record and take nothing off.
    """
    ex = result.exercise
    filings = {one.id: one for one in ex.record.documents}
    return [
        {
            "name": name_of(documents_of(ex.seat), filings[flag.document].document)(
                language
            ),
            "when": when(ex, flag.minute, language),
            "text": _note(result, filings[flag.document], flag.ask, language),
        }
        for flag in ex.record.flags
        if flag.document in filings
    ]


def _note(result: Result, filing: Filing, ask: str, language: Language) -> str:
    documents = documents_of(result.exercise.seat)
    texts = documents.texts[language]
    text = texts.documents[filing.document]
    who = who_is(result.exercise.seat, filing.recipient)(language)
    if ask not in texts.questions:
        return filled(texts.partisan, {"name": text.name, "who": who})
    known = [one for one in (*filing.lacks, *filing.questions) if one.ask == ask]
    asked = known[0] if known else Asked(ask)
    fields = ", ".join(text.fields[name].label for name in asked.fields)
    values = {"field": fields or text.name, "names": listed(asked.names, language)}
    return filled(texts.questions[ask], values)
