"""What a citation says in words: ``[seen: L3]`` and ``[design]`` are for authors.

Data files cite their sources by key. ``references.yaml``, beside the scenarios, holds
the title of each in every language; a reader is shown titles, never keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field

from sim.i18n import Language
from sim.scenario.base import Frozen, Line
from sim.scenario.checks.place import SCENARIOS

FILE = SCENARIOS / "references.yaml"
MARK = re.compile(r"\s*\[([^\]]*\b(?:seen|design|derived|bg)\b[^\]]*)\]")
KEY = re.compile(r"\b([A-Z])(\d+)([a-z]?)(?:-\1(\d+))?\b")
OWN = re.compile(r"(?:\bdomain §\d+ )?\b(?:A\d{2}|Actors) (?=\[design\])")
"""A part of the authors' own reference, before the mark that says it is theirs."""


class Reference(Frozen):
    """The title of a source, and how texts call it in passing."""

    names: tuple[Line, ...] = ()
    id: Line
    en: Line

    def title(self, language: Language) -> str:
        """Return the title in a language."""
        return self.id if language == "id" else self.en


class References(Frozen):
    """``references.yaml``."""

    format: Literal[1]
    marks: dict[Literal["seen", "design", "derived", "bg"], Reference]
    titles: dict[str, Reference] = Field(description="of sources with several keys")
    keys: dict[str, Reference]


@cache
def load_references(path: Path = FILE) -> References:
    """Return the titles; raises ``ValueError`` for a file that is not sound."""
    return References.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def cited(text: str) -> list[str]:
    """Return the keys that a text cites, each once, in order.

    >>> cited("Aturan [seen: L36, L43-L44]; A16 [design]")
    ['L36', 'L43', 'L44']
    """
    marks = (found[1] for found in MARK.finditer(text) if "seen" in found[1])
    return list(dict.fromkeys(key for mark in marks for key in _keys(mark)))


def _keys(mark: str) -> Iterator[str]:
    for letter, first, small, last in KEY.findall(mark):
        if last:
            yield from (f"{letter}{n}" for n in range(int(first), int(last) + 1))
        else:
            yield f"{letter}{first}{small}"


def plain(text: str, language: Language) -> str:
    """Return a text with its citations as words.

    A source the text speaks of already gets its full title there; the others follow
    in brackets. A key without a title is left out.
    """
    said, shown = OWN.sub("", text), set[str]()
    for mark in MARK.findall(said):
        titles = []
        for one in _of(mark):
            title = one.title(language)
            said, there = _named(said, one, title)
            if not there and title not in shown:
                titles.append(title)
            shown.add(title)
        said = _put(said, ", ".join(titles))
    return said[:1].upper() + said[1:] if text[:1].isupper() else said


def _of(mark: str) -> list[Reference]:
    """Return what a mark speaks of, each once."""
    known = load_references()
    found = [known.keys[key] for key in _keys(mark) if key in known.keys]
    if "seen" not in mark:
        words = re.findall(r"design|derived|bg", mark)
        found += [ref for name, ref in known.marks.items() if name in words]
    return list(dict.fromkeys(found))


def _named(text: str, one: Reference, title: str) -> tuple[str, bool]:
    """Return the text with a source's title where it is named, and whether it is."""
    if title in text:
        return text, True
    for name in one.names:
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        if found:
            return text[: found.start()] + title + text[found.end() :], True
    return text, False


def _put(text: str, words: str) -> str:
    """Return the text with ``words`` for its first mark, in brackets after a phrase."""
    found = MARK.search(text)
    if found is None:
        return text
    before, after = text[: found.start()], text[found.end() :]
    if not words:
        return before + after
    alone = not before or before[-1] in ":;"
    if not before:
        return f"{words}:{after}" if after[:1] == " " else words + after
    return before + (f" {words}" if alone else f" ({words})") + after


def titles(text: str, language: Language, but: str = "") -> list[str]:
    """Return the titles of what a text cites, less those that ``but`` has already."""
    known = load_references().keys
    found = [known[key].title(language) for key in cited(text) if key in known]
    return [title for title in dict.fromkeys(found) if title.lower() not in but.lower()]
