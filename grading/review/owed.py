"""Documents on the page: what the office owed and when it came, what came back.

As it stood when the participant left the desk. Shown, not scored.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from grading.result import Result
from grading.review.labels import when
from grading.review.words import DUTIES
from sim.exercise.answers import documents_of, name_of, questions, who_is, words
from sim.exercise.duties import Owed, owed
from sim.exercise.filing import Filing
from sim.i18n import Language, translate

Data = dict[str, Any]


def duties(result: Result, language: Language) -> list[Data]:
    """Return each duty, how often it was met, and every time it fell due."""
    kinds: dict[str, list[Owed]] = {}
    for one in owed(result.exercise.seat):
        kinds.setdefault(one.occurrence.duty.id, []).append(one)
    return [_duty(result, found, language) for found in kinds.values()]


def _duty(result: Result, found: list[Owed], language: Language) -> Data:
    seat, duty = result.exercise.seat, found[0].occurrence.duty
    count = Counter(one.state for one in found)
    return {
        "name": name_of(documents_of(seat), duty.document)(language),
        "to": who_is(seat, duty.to)(language),
        **{state: count[state] for state in ("done", "late", "missed", "open")},
        "total": len(found),
        "times": [
            {
                "due": when(result.exercise, one.occurrence.due, language),
                "state": translate(DUTIES[one.state], language),
                "class": one.state,
            }
            for one in found
        ],
    }


def filed(result: Result, language: Language) -> list[Data]:
    """Return each kind of document that was sent, with those that came back."""
    kinds: dict[str, list[Filing]] = {}
    for one in result.exercise.record.documents:
        if one.status != "refused":
            kinds.setdefault(one.document, []).append(one)
    return [_filed(result, found, language) for found in kinds.values()]


def _filed(result: Result, found: list[Filing], language: Language) -> Data:
    documents = documents_of(result.exercise.seat)
    back = [one for one in found if one.status == "returned" or one.replies]
    return {
        "name": name_of(documents, found[0].document)(language),
        "sent": len(found),
        "accepted": sum(one.status == "accepted" for one in found),
        "returned": len(back),
        "mended": sum(one.status == "accepted" for one in back),
        "back": [_back(result, one, language) for one in back],
    }


def _back(result: Result, one: Filing, language: Language) -> Data:
    """Return when a document was filed and what it came back with, if still open."""
    seat = result.exercise.seat
    asked = questions(documents_of(seat), one, language)
    if one.misdirected is not None:
        asked = [words(seat, one, language)]
    return {"when": when(result.exercise, one.at, language), "asked": asked}
