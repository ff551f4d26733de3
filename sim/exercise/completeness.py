"""What a document's reader finds wanting: a closed set of questions to the document.

Each predicate takes the trainee's place, the document and the rule, and returns what it
found, or ``None``. Rules, word lists and bands are data (``documents.yaml``).
"""

from __future__ import annotations

from collections.abc import Callable

from sim.exercise import soundness
from sim.exercise.decision import Decision
from sim.exercise.filing import Asked
from sim.exercise.papers import Daily, IssueLevel
from sim.exercise.reading import Found, Reading, few, field_of
from sim.exercise.record import ALERT
from sim.exercise.seat import Seat
from sim.exercise.wording import opinions, personal, words_in
from sim.i18n import Authored, Readable
from sim.scenario.documents import (
    Document,
    Documents,
    Lack,
    Lacking,
    Matrix,
)
from sim.world.calendar import day_of


def wanting(
    seat: Seat, documents: Documents, document: Document, decision: Decision
) -> tuple[Asked, ...]:
    """Return the questions that a document raises, in the order of its rules."""
    reading = Reading(seat, documents, document, decision)
    asked: dict[str, Asked] = {}
    for rule in document.lacks:
        found = LACKS[rule.when](reading, rule)
        if found is not None:
            _merge(asked, rule, found)
    return tuple(asked.values())


def _merge(asked: dict[str, Asked], rule: Lacking, found: Found) -> None:
    """Ask a question once, of all the fields it concerns."""
    before = asked.get(rule.ask, Asked(rule.ask, flag=rule.flag))
    fields = dict.fromkeys((*before.fields, *found.fields))
    names = (*before.names, *(n for n in found.names if n not in before.names))
    asked[rule.ask] = Asked(rule.ask, tuple(fields), names, rule.flag)


def wanting_in_reply(
    documents: Documents, text: str, asked: int = 1
) -> tuple[Asked, ...]:
    """Return the questions that the text of a reply to ``asked`` questions raises."""
    return tuple(
        Asked(rule.ask, (), (), rule.flag)
        for rule in documents.reply_lacks
        if (rule.when == "personal-data" and personal(text, documents.personal))
        or (rule.when == "opinion" and opinions(text, documents.opinion.words))
        or (rule.when == "too-brief" and words_in(text) < rule.words * asked)
    )


def _empty(reading: Reading, rule: Lacking) -> Found | None:
    value = reading.value(rule)
    blank = value is None or value == () or value == {}
    if isinstance(value, str):
        blank = not value.strip()
    return Found(field_of(rule)) if blank else None


def _too_few(reading: Reading, rule: Lacking) -> Found | None:
    rows = reading.value(rule)
    said = [getattr(row, "text", "") for row in rows] if isinstance(rows, tuple) else []
    filled = sum(bool(text.strip()) for text in said)
    return Found(field_of(rule)) if filled < rule.least else None


def _no_recommendation(reading: Reading, rule: Lacking) -> Found | None:
    chosen = reading.value(rule)
    options = getattr(reading.decision, "options", ())
    good = isinstance(chosen, int) and 1 <= chosen <= len(options)
    return None if good else Found(field_of(rule))


def band_of(matrix: Matrix, likelihood: int, impact: int) -> str:
    """Return the band of the risk matrix that two steps from 1 to 4 come to."""
    reached = [b.id for b in matrix.bands if b.product <= likelihood * impact]
    return reached[-1]


def _matrix(reading: Reading, rule: Lacking) -> Found | None:
    level = reading.seat.record.level(getattr(reading.decision, "issue", ""))
    if level is None:
        return None
    matrix = reading.documents.matrix
    steps = [getattr(reading.decision, name, 1) for name in ("likelihood", "impact")]
    name = band_of(matrix, *steps)
    band = next(band for band in matrix.bands if band.id == name)
    if band.levels[0] <= level <= band.levels[1]:
        return None
    texts = reading.documents.texts
    words = Authored({language: text.bands[name] for language, text in texts.items()})
    return Found(field_of(rule), (words,))


def _alert(reading: Reading, rule: Lacking) -> Found | None:
    record = reading.seat.record
    told = {row.issue for row in _rows(reading)}
    silent = [
        issue
        for issue in reading.seat.world.state.known
        if (record.level(issue) or 0) >= ALERT and issue not in told
    ]
    return _issues(reading, rule, silent)


def _own_level(reading: Reading, rule: Lacking) -> Found | None:
    record = reading.seat.record
    other = [
        row.issue
        for row in _rows(reading)
        if record.level(row.issue) not in (None, row.level)
    ]
    return _issues(reading, rule, list(dict.fromkeys(other)))


def _rows(reading: Reading) -> tuple[IssueLevel, ...]:
    return reading.decision.issues if isinstance(reading.decision, Daily) else ()


def _issues(reading: Reading, rule: Lacking, issues: list[str]) -> Found | None:
    texts = reading.seat.world.state.scenario.texts
    names: list[Readable | str] = [
        Authored({language: text.issues[issue] for language, text in texts.items()})
        for issue in issues
    ]
    return Found(field_of(rule), few(names)) if names else None


def _uncited(reading: Reading, rule: Lacking) -> Found | None:
    return None if getattr(reading.decision, "because", ()) else Found()


def _opinion(reading: Reading, rule: Lacking) -> Found | None:
    found: dict[str, list[str]] = {}
    for field, text in reading.texts(rule.field):
        words = opinions(text, reading.documents.opinion.words)
        found.setdefault(field, []).extend(words)
    names = list(dict.fromkeys(word for words in found.values() for word in words))
    fields = tuple(field for field, words in found.items() if words)
    return Found(fields, few([*names])) if names else None


def _personal(reading: Reading, rule: Lacking) -> Found | None:
    fields = [
        field
        for field, text in reading.texts(rule.field)
        if personal(text, reading.documents.personal)
    ]
    return Found(tuple(dict.fromkeys(fields))) if fields else None


def _unscored(reading: Reading, rule: Lacking) -> Found | None:
    field = next(f for f in reading.document.fields if f.name == rule.field)
    scale = reading.documents.scale(field.scale or "")
    scores = reading.value(rule)
    given: dict[str, object] = scores if isinstance(scores, dict) else {}
    texts = reading.documents.texts
    if not scale.by_district:
        missing: list[Readable | str] = [
            Authored({lang: text.options[one] for lang, text in texts.items()})
            for one in scale.dimensions
            if one not in given
        ]
        return Found(field_of(rule), few(missing)) if missing else None
    bare: list[Readable | str] = [
        district.name
        for district in reading.seat.world.state.scenario.world.districts
        if not _all_scored(given.get(district.id), scale.dimensions)
    ]
    return Found(field_of(rule), few(bare)) if bare else None


def _all_scored(row: object, dimensions: tuple[str, ...]) -> bool:
    return isinstance(row, dict) and all(one in row for one in dimensions)


def _wrong_day(reading: Reading, rule: Lacking) -> Found | None:
    seat, day = reading.seat, reading.value(rule)
    today = day_of(seat.world.state.scenario, seat.world.now)
    good = isinstance(day, int) and today - rule.days <= day <= today
    return None if good else Found(field_of(rule))


def _no_plan(reading: Reading, rule: Lacking) -> Found | None:
    plans = [
        one
        for one in reading.seat.record.documents
        if one.document == "rad" and one.status != "refused" and not one.misdirected
    ]
    return None if plans else Found()


LACKS: dict[Lack, Callable[[Reading, Lacking], Found | None]] = {
    "empty": _empty,
    "too-few": _too_few,
    "no-recommendation": _no_recommendation,
    "matrix-against-level": _matrix,
    "level-against-own": _own_level,
    "alert-unmentioned": _alert,
    "no-report-cited": _uncited,
    "opinion": _opinion,
    "personal-data": _personal,
    "scores-missing": _unscored,
    "wrong-day": _wrong_day,
    "no-plan": _no_plan,
    "too-brief": soundness.brief,
    "wrong-period": soundness.wrong_period,
    "untold-district": soundness.untold,
    "repeated": soundness.repeated,
}
