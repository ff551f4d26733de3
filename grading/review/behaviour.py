"""Conduct on the page: breaches, each kind once, and notes from documents."""

from __future__ import annotations

from typing import Any

from grading.result import Flag, Result, Told
from grading.review.labels import when
from grading.review.words import FLAGS, SEVERITIES
from sim.exercise.answers import documents_of, filled, name_of, who_is
from sim.exercise.filing import Asked, Filing, listed
from sim.i18n import Language, translate
from sim.scenario.references import plain, titles

Data = dict[str, Any]


def breaches(result: Result, language: Language) -> list[Data]:
    """Return every kind of breach with the times it was repeated."""
    kinds: dict[tuple[str, str], list[Flag]] = {}
    for flag in result.flags:
        kind = flag.action or flag.what(language)
        kinds.setdefault((kind, flag.rule.message), []).append(flag)
    return [_breach(result, flags, language) for flags in kinds.values()]


def _breach(result: Result, flags: list[Flag], language: Language) -> Data:
    ex, flag = result.exercise, flags[0]
    ground = plain(flag.ground(language), language)
    return {
        "action": flag.what(language),
        "when": when(ex, flag.minute, language),
        "kind": translate(FLAGS[flag.rule.flag], language),
        "severity": translate(SEVERITIES[flag.rule.severity], language),
        "level": flag.rule.severity,
        "message": flag.message(language),
        "ground": ground,
        "source": "; ".join(titles(flag.source, language, but=ground)),
        "known": flag.known,
        "heard": flag.heard,
        "standing": [one(language) for one in flag.standing],
        "told": [_told(result, one, language) for one in flag.told],
        "instead": "; ".join(name(language) for name in flag.alternatives),
        "caps": None if flag.caps is None else round(100 * flag.caps),
        "doubt": _doubt(flag, language),
        "passages": list(flag.passages),
        "again": [_again(result, one, language) for one in flags[1:]],
    }


def _told(result: Result, told: Told, language: Language) -> Data:
    return {
        "when": when(result.exercise, told.minute, language),
        "sender": told.sender(language),
        "headline": told.headline(language),
    }


def _doubt(flag: Flag, language: Language) -> str | None:
    """Return why a person has still to look, ``None`` where nobody has."""
    if flag.confirmed is not None:
        return None
    return flag.doubt(language) if flag.doubt else ""


def _again(result: Result, flag: Flag, language: Language) -> str:
    issues = result.exercise.scenario.texts[language].issues
    said = when(result.exercise, flag.minute, language)
    return f"{said} ({issues[flag.issue]})" if flag.issue else said


def notes(result: Result, language: Language) -> list[Data]:
    """Return what documents held, or whom they went to, against the rules.

    They stay on the record and take nothing off. Where the key asks for texts they are
    breaches like any other, and not told twice.
    """
    if result.key is not None and result.key.reasoning is not None:
        return []
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
