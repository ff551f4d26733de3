"""What the reports and documents of one history go by in another one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sim.exercise import Exercise
from sim.exercise.decisions import AnyDecision
from sim.world.state import Report

ADDED = -1  # the place of a decision that is not the journal's
ANSWER = re.compile("(d-[0-9]+)(-[0-9]+)")  # the answers to a document
STABLE = ("report", "inject")  # kinds of report that keep their id in every history


class Names:
    """What reports and documents of one history go by in another one under way."""

    def __init__(
        self, exercise: Exercise, told: Sequence[Report], filed: Mapping[str, int]
    ) -> None:
        self.filed: dict[str, int] = {}
        self._exercise = exercise
        self._before = filed
        self._keys = dict(zip((r.id for r in told), _keys(told), strict=True))

    def file(self, place: int | None) -> None:
        """Take note of a document that the decision at ``place`` has just filed."""
        for filing in self._exercise.record.documents[len(self.filed) :]:
            self.filed[filing.id] = ADDED if place is None else place

    def document(self, name: str) -> str:
        """Return what a document goes by here; its old name if it was not filed."""
        place = self._before.get(name)
        return next((here for here, p in self.filed.items() if p == place), name)

    def report(self, name: str) -> str | None:
        """Return what a report goes by here; none: it was not told."""
        answer = ANSWER.fullmatch(name)
        if answer:
            return self.document(answer[1]) + answer[2]
        key = self._keys.get(name)
        if key is None or key[0] in STABLE:
            return name
        inbox = self._exercise.inbox
        for report, other in zip(inbox, _keys(inbox), strict=True):
            if other == key:
                return report.id
        return None

    def renamed(self, decision: AnyDecision) -> AnyDecision:
        """Return the decision with the names that things have here.

        A ground that was never told is dropped; the decision stands without it.
        """
        change: dict[str, object] = {}
        if decision.kind == "reply":
            change["document"] = self.document(decision.document)
        report = getattr(decision, "report", None)
        if report is not None:
            change["report"] = self.report(report) or report
        because = getattr(decision, "because", ())
        if because:
            known = {r.id for r in self._exercise.inbox}
            found = [self.report(name) for name in because]
            change["because"] = tuple(n for n in found if n is not None and n in known)
        return decision.model_copy(update=change) if change else decision


def _keys(reports: Sequence[Report]) -> list[tuple[object, ...]]:
    """Return what makes each report the one it is, whatever number it was given."""
    seen: dict[tuple[object, ...], int] = {}
    keys: list[tuple[object, ...]] = []
    for report in reports:
        key = (report.kind, report.source, report.origin, report.about)
        seen[key] = seen.get(key, 0) + 1
        keys.append((*key, seen[key]))
    return keys
