"""A document as its reader has it before him, and what he finds wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sim.exercise.decision import Decision
from sim.exercise.seat import Seat
from sim.i18n import Readable
from sim.scenario.documents import Document, Documents, Lacking

NAMED = 5  # things a question lists before it breaks off with an ellipsis


@dataclass(frozen=True)
class Found:
    """The fields something is wrong in, and what it is."""

    fields: tuple[str, ...] = ()
    names: tuple[Readable | str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A document as its reader has it before him."""

    seat: Seat
    documents: Documents
    document: Document
    decision: Decision

    def value(self, rule: Lacking) -> object:
        """Return the value of the field that a rule is about."""
        return getattr(self.decision, rule.field or "", None)

    def texts(self, name: str | None) -> Iterator[tuple[str, str]]:
        """Yield field and text of one text field, or of all with their lists."""
        for field in self.document.fields:
            value = getattr(self.decision, field.name, None)
            if name not in (None, field.name):
                continue
            if isinstance(value, str) and field.type == "text":
                yield field.name, value
            for row in value if isinstance(value, tuple) else ():
                for cell in field.fields:
                    if cell.type == "text":
                        yield field.name, getattr(row, cell.name)


def field_of(rule: Lacking) -> tuple[str, ...]:
    """Return the field that a rule is about, if it is about one."""
    return (rule.field,) if rule.field else ()


def few(names: list[Readable | str]) -> tuple[Readable | str, ...]:
    """Return the first names of a long list, and an ellipsis."""
    return tuple(names if len(names) <= NAMED else [*names[:NAMED], "…"])
