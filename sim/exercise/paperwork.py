"""The office's documents as the desk shows them: what was filed, what is owed.

Only what the office knows: an answer that has not arrived yet is not shown. A full
cycle has hundreds of documents, so of what is over only the latest are listed.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from sim.exercise.answers import name_of, questions, who_is, words
from sim.exercise.duties import Owed, owed
from sim.exercise.exercise import Exercise
from sim.exercise.filing import Filing
from sim.i18n import Language
from sim.scenario.documents import Documents
from sim.world.calendar import time_label

FILED = 20  # documents listed, the latest
WAITING = 10  # older ones listed because they wait for a reply
PAST = 14  # duties listed that are over
Data = dict[str, Any]


def paperwork(ex: Exercise, language: Language) -> Data | None:
    """Return what was filed (oldest first) and what is owed; ``None`` without either.

    ``past`` counts all duties that are over, ``total`` all documents filed, and
    ``waiting`` all that wait for a reply.
    """
    documents = ex.scenario.documents
    if documents is None:
        return None
    standing = owed(ex.seat)
    filings = [one for one in ex.record.documents if one.status != "refused"]
    by = {id(one.filing): one for one in standing if one.filing is not None}
    older = [one for one in filings[:-FILED] if one.open]
    shown = [*older[-WAITING:], *filings[-FILED:]]
    over = [one for one in standing if one.state != "open"]
    over.sort(key=lambda one: one.occurrence.due)
    counts = Counter(one.state for one in over)
    return {
        "filed": [
            _filed(ex, documents, one, by.get(id(one)), language) for one in shown
        ],
        "duties": [
            _duty(ex, documents, one, language)
            for one in (*_waiting(ex, standing), *over[-PAST:])
        ],
        "total": len(filings),
        "waiting": sum(one.open for one in filings),
        "past": {state: counts[state] for state in ("done", "late", "missed")},
    }


def _waiting(ex: Exercise, standing: list[Owed]) -> list[Owed]:
    """Return the open occurrences that have begun, and of each duty at least one."""
    found: list[Owed] = []
    begun: set[str] = set()
    for one in standing:
        duty = one.occurrence.duty.id
        now_due = one.occurrence.opens <= ex.now
        if one.state == "open" and (now_due or duty not in begun):
            found.append(one)
            begun.add(duty)
    return sorted(found, key=lambda one: one.occurrence.due)


def _filed(
    ex: Exercise,
    documents: Documents,
    one: Filing,
    met: Owed | None,
    language: Language,
) -> Data:
    issues = ex.scenario.texts[language].issues
    due = met.occurrence.due if met is not None else None
    return {
        "id": one.id,
        "document": one.document,
        "name": name_of(documents, one.document)(language),
        "at": time_label(ex.scenario, one.at)(language),
        "to_name": who_is(ex.seat, one.recipient)(language),
        "status": one.status,
        "questions": _asked(ex, documents, one, language),
        "reply": one.open,
        "issue_name": issues[one.issue] if one.issue else None,
        "due": time_label(ex.scenario, due)(language) if due is not None else None,
        "late": met is not None and met.state == "late",
    }


def _asked(
    ex: Exercise, documents: Documents, one: Filing, language: Language
) -> list[str]:
    """Return the questions a document came back with, or why it was misdirected."""
    if one.status == "returned" and one.misdirected is not None:
        return [words(ex.seat, one, language)]
    return questions(documents, one, language)


def _duty(ex: Exercise, documents: Documents, one: Owed, language: Language) -> Data:
    occurrence = one.occurrence
    return {
        "id": occurrence.id,
        "document": occurrence.duty.document,
        "name": name_of(documents, occurrence.duty.document)(language),
        "to": occurrence.duty.to,
        "to_name": who_is(ex.seat, occurrence.duty.to)(language),
        "due": time_label(ex.scenario, occurrence.due)(language),
        "due_minute": occurrence.due,
        "state": one.state,
    }
