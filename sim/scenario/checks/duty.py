"""Duties: documents that are there, owed to somebody who may have them, in time."""

from __future__ import annotations

from collections.abc import Iterator

from sim.i18n import N_, Message
from sim.scenario.checks.common import dangling, repeated, within
from sim.scenario.checks.kinds import AUTHORITY, DOCUMENT
from sim.scenario.draft import Draft, ids
from sim.scenario.part import Part
from sim.scenario.problem import Problem


def check_duties(draft: Draft) -> Iterator[Problem]:
    """A duty is to file a document that is there, with somebody who may receive it."""
    duties = draft.world["duties"]
    yield from repeated(duty["id"] for duty in duties.items())
    known = ids(draft.documents["documents"])
    readers = {item["id"].text: item["recipients"] for item in draft.each_document()}
    for duty in duties.items():
        yield from dangling([duty["document"]], known, DOCUMENT)
        own = readers.get(duty["document"].text)
        yield from dangling([duty["to"]], _readers(own), AUTHORITY)
        days = (duty["first_day"], duty["last_day"])
        for day in days:
            yield from within(day, day.number, draft)
        first, last = (day.number for day in days)
        if first is not None and last is not None and first > last:
            yield days[1].problem(
                Message(N_("Hari terakhir tidak sesudah hari pertama.")),
                Message(
                    N_("Tulis last_day yang tidak lebih kecil dari {day}."),
                    {"day": f"{first:g}"},
                ),
            )


def _readers(listed: Part | None) -> frozenset[str] | None:
    if listed is None or not listed.is_list:
        return None
    return frozenset(item.text for item in listed.items() if item.text is not None)
