"""A text as a rater has it before him: its parts, and passages found in them.

Documents of the journal know which fields hold facts and which opinion; a plain text is
parted by its headings ("Fakta:", "Pendapat:").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from grading.key.anchors import Guide
from sim.exercise.decision import Decision

LONGEST = 20_000  # characters of a plain text that are looked at
NONE = "plain"  # the kind of a text that is no document


@dataclass(frozen=True)
class Passage:
    """A piece of a text: field, characters from and to, what stands there."""

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Paper:
    """A text with its parts; ``None`` where the kind has no such thing.

    ``cited``: how many reports it refers to; ``likelihood``: in per cent; ``options``:
    the authorities that the options of a special report name.
    """

    kind: str
    fields: Mapping[str, str]
    facts: tuple[str, ...]
    opinion: tuple[str, ...]
    cited: int | None = None
    recipient: str | None = None
    likelihood: int | None = None
    options: tuple[str, ...] | None = None
    id: str = ""
    minute: int | None = None
    tellers: frozenset[str] | None = None  # how those who told of it may be called
    vouched: frozenset[str] | None = None  # those of the reports it refers to
    grades: frozenset[str] | None = None  # the writer's own, of these reports

    def passages(self, phrases: Iterable[str]) -> list[Passage]:
        """Return where any of the phrases stands, in the order of the fields."""
        return [p for name in self.fields for p in self.within(name, phrases)]

    def within(self, field: str, phrases: Iterable[str]) -> list[Passage]:
        """Return where any of the phrases stands in one field; longer ones first."""
        found = whole(tuple(phrases)).finditer(self.fields[field])
        return [Passage(field, m.start(), m.end(), m.group()) for m in found]

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield each field with each match of a pattern in it."""
        for name, text in self.fields.items():
            for match in pattern.finditer(text):
                yield name, match

    def blank(self, fields: Iterable[str]) -> bool:
        """Return whether nothing is written in any of the fields."""
        texts = (self.fields.get(name, "") for name in fields)
        return not any(re.search(r"\w", text) for text in texts)


@lru_cache(maxsize=64)
def whole(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for whole phrases, whatever their capitals and spaces."""
    longest = sorted(phrases, key=len, reverse=True)
    either = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def of_document(decision: Decision, guide: Guide) -> Paper | None:
    """Return a filed document as a paper; ``None`` where the guide knows no such."""
    kind = str(getattr(decision, "document", None) or getattr(decision, "kind", ""))
    if kind not in guide.parts:
        return None
    parts = guide.parts[kind]
    body = decision.model_dump()
    names = (*parts["facts"], *parts["opinion"])
    options = [row["authority"] for row in body.get("options", ())]
    return Paper(
        kind=kind,
        fields={name: _written(body.get(name)) for name in names},
        facts=parts["facts"],
        opinion=parts["opinion"],
        cited=len(set(body.get("because", ()))),
        recipient=body.get("recipient"),
        likelihood=body.get("likelihood") if kind == "special" else None,
        options=tuple(options) if kind == "special" else None,
        id=f"{kind}/{decision.t}",
        minute=decision.t,
    )


def _written(value: object) -> str:
    """Return a field's text; rows of options are written one to a line."""
    if isinstance(value, list | tuple):
        rows = [row for row in value if isinstance(row, dict)]
        return "\n".join(f"{row['text']}. {row['risk']}" for row in rows)
    return value if isinstance(value, str) else ""


def of_text(text: str, guide: Guide) -> Paper:
    """Return a plain text as a paper, parted by its headings if it has any."""
    text, lists = text[:LONGEST], guide.lists
    heads = {head.casefold(): "facts" for head in lists.facts_heads}
    heads |= {head.casefold(): "opinion" for head in lists.opinion_heads}
    either = "|".join(sorted(map(re.escape, heads), key=len, reverse=True))
    marks = re.compile(
        rf"^[#* \t]*({either})[* \t]*(?:[:.]|$)", re.IGNORECASE | re.MULTILINE
    )
    fields: dict[str, str] = {}
    part, place = "text", 0
    for mark in marks.finditer(text):
        _add(fields, part, text[place : mark.start()])
        part, place = heads[mark.group(1).casefold()], mark.end()
    _add(fields, part, text[place:])
    told = ("facts",) if "facts" in fields else ()
    thought = ("opinion",) if "opinion" in fields else ()
    return Paper(NONE, fields, told, thought)


def _add(fields: dict[str, str], part: str, text: str) -> None:
    if text.strip():
        fields[part] = f"{fields[part]}\n{text}" if part in fields else text
