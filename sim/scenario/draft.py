"""A scenario as it is written, before anything is known to be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sim.i18n import Language
from sim.scenario.part import Part

NOTHING = Part("", "", 0, None)


@dataclass(frozen=True)
class Draft:
    """The content of all files of one scenario, shared ones included.

    A file that can't be read is an empty part; so is one that a format does without.
    """

    world: Part
    issues: Part
    sources: Part
    injects: Part
    texts: dict[Language, Part]
    calendar: Part
    actions: Part
    action_texts: dict[Language, Part]
    institutions: Part = NOTHING
    institution_texts: dict[Language, Part] = field(default_factory=dict)
    documents: Part = NOTHING
    document_texts: dict[Language, Part] = field(default_factory=dict)

    def each_issue(self) -> Iterator[Part]:
        """Yield the issues."""
        return self.issues["issues"].items()

    def each_indicator(self) -> Iterator[Part]:
        """Yield the indicators of all issues."""
        for issue in self.each_issue():
            yield from issue["indicators"].items()

    def each_action(self) -> Iterator[Part]:
        """Yield the actions of the catalogue."""
        return self.actions["actions"].items()

    def each_document(self) -> Iterator[Part]:
        """Yield the documents an office owes."""
        return self.documents["documents"].items()

    def span(self) -> tuple[float, float] | None:
        """Return the first and the last day, if both are known and in order."""
        first, last = self.world["start_day"].number, self.world["end_day"].number
        if first is None or last is None or first > last:
            return None
        return first, last


def ids(listed: Part) -> frozenset[str] | None:
    """Return the ids of a list's items; ``None`` when there is no list to look at."""
    if not listed.is_list:
        return None
    found = (item["id"].text for item in listed.items())
    return frozenset(name for name in found if name is not None)
