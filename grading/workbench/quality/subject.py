"""What is looked at: a scenario with its key, as data and as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grading.key.load import NAME, read
from grading.key.model import Key
from grading.key.problem import KeyProblem
from sim.i18n import LANGUAGES, Language
from sim.scenario import files
from sim.scenario.card import Purpose, purpose
from sim.scenario.checks.text import texts_in
from sim.scenario.draft import NOTHING, Draft
from sim.scenario.load import folder_of, load, written
from sim.scenario.model import Scenario
from sim.scenario.part import Part
from sim.scenario.tree import Node

ALONE = re.compile(r"[-*+#|>]|\d+[.)] ")
Pair = tuple[Part, Part]  # a text in Bahasa Indonesia and in English


@dataclass(frozen=True)
class Subject:
    """A sound scenario; ``key`` and ``card`` are ``None`` where there is none."""

    folder: Path
    scenario: Scenario
    draft: Draft
    key: Key | None
    keyed: Part
    card: Purpose | None
    carded: Part

    def spoken(self) -> Iterator[tuple[Language, Part]]:
        """Yield every text that somebody reads, with its language."""
        for language in LANGUAGES:
            for part in texts_in(self.draft.texts[language]):
                yield language, part
        for pair in (*pairs(self.keyed), *pairs(self.carded)):
            yield from zip(LANGUAGES, pair, strict=True)
        for language in LANGUAGES:
            for part in paragraphs(self.folder / files.NOTES[language]):
                yield language, part


def subject(where: str | Path, key: Key | None = None) -> Subject:
    """Return a scenario with its key as it lies there; ``key``: if already read.

    Raises ``ScenarioError`` for a scenario that is not sound. A key that cannot be
    read is left out.
    """
    folder = folder_of(where)
    scenario, keyed = load(folder), NOTHING
    if (folder / NAME).exists():
        try:
            found, keyed = read(folder / NAME)
        except KeyProblem:
            found = None
        key = key or found
    carded = NOTHING
    if (folder / files.CARD).exists():
        carded, _ = files.read(folder / files.CARD, folder, files.CARD)
    card = purpose(folder)
    return Subject(folder, scenario, written(folder), key, keyed, card, carded)


def pairs(part: Part) -> Iterator[Pair]:
    """Yield the texts that a file gives in both languages, side by side."""
    both = {key for key, _ in part.fields()} == set(LANGUAGES)
    if both and all(part[language].text is not None for language in LANGUAGES):
        yield part["id"], part["en"]
        return
    for below in (*part.items(), *(child for _, child in part.fields())):
        yield from pairs(below)


def beside(one: Part, other: Part) -> Iterator[Pair]:
    """Yield the texts of two files that stand at the same place."""
    if one.text is not None and other.text is not None:
        yield one, other
    for key, part in one.fields():
        yield from beside(part, other[key])
    for place, part in enumerate(one.items()):
        yield from beside(part, other.item(place))


def paragraphs(path: Path) -> Iterator[Part]:
    """Yield the paragraphs of a text file, each on one line, where it begins.

    What stands on a line by itself in Markdown (a heading, a row, a point) does so.
    """
    if not path.is_file():
        return
    begins, said = 0, ""
    text = path.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate([*text.splitlines(), ""], 1):
        bare = line.strip()
        if said and (not bare or ALONE.match(bare)):
            yield Part(path.name, "", begins, Node(begins, said))
            said = ""
        if bare:
            begins = begins if said else number
            said = f"{said} {bare}".strip()
