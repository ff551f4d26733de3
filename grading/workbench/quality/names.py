"""Words of texts: which are names, which a scenario explains, which are ordinary."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from grading.workbench.quality.subject import Subject
from sim.scenario.base import Basis, Frozen
from sim.scenario.checks.place import SCENARIOS

FILE = Path(__file__).with_name("ordinary.yaml")
WORD = re.compile(r"[A-Za-zÀ-ÿ][\w'’/.-]*\w|[A-Za-zÀ-ÿ]")
AFFIXES = re.compile(
    r"(?:ke|pe[nmr]?|peng|per|ber|ter|me[nm]?|meng|di|se)?(?P<stem>[a-z]{4,}?)"
    r"(?:kan|an|i|nya|ku|mu)?"
)
REGENCY = re.compile(r"^regency: (.+)$", re.MULTILINE)
SMALL = re.compile(r"(?<![\w{])[a-z]{2,}")


class Ordinary(Frozen):
    """``ordinary.yaml``, all in small letters."""

    format: int
    basis: Basis
    capitals: tuple[str, ...]
    titles: tuple[str, ...]
    hedges: dict[str, tuple[str, ...]]


@cache
def load_ordinary(path: Path = FILE) -> Ordinary:
    """Return the lists; raises ``ValueError`` for a file that is not sound."""
    return Ordinary.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def words(text: str) -> list[str]:
    """Return the words of a text, abbreviations with their strokes and dots whole.

    >>> words("ATR/BPN di Watu, B.08!")
    ['ATR/BPN', 'di', 'Watu', 'B.08']
    """
    return WORD.findall(text)


@cache
def small_words() -> frozenset[str]:
    """Return every word that a text of the project writes in small letters."""
    found: set[str] = set(load_ordinary().capitals)
    for path in (*SCENARIOS.glob("*.text.*.yaml"), *SCENARIOS.glob("**/text.*.yaml")):
        found.update(SMALL.findall(path.read_text(encoding="utf-8", errors="replace")))
    return frozenset(found)


@cache
def is_ordinary(word: str) -> bool:
    """Return whether a word (in small letters) is one of everyday language.

    With its affixes taken off, too: *pertanahan* is, because *tanah* is.
    """
    if word in small_words():
        return True
    found = AFFIXES.fullmatch(word)
    return found is not None and any(
        first + found["stem"] in small_words() for first in ("", "t", "k", "s", "p")
    )


@cache
def regencies() -> frozenset[str]:
    """Return the regencies of the project's own scenarios, which notes may speak of."""
    return frozenset(
        found[1].strip(" \"'")
        for path in SCENARIOS.glob("*/world.yaml")
        if (found := REGENCY.search(path.read_text(encoding="utf-8")))
    )


def own_names(subject: Subject) -> frozenset[str]:
    """Return the names that a scenario has made up and checked, or explains."""
    world, texts = subject.scenario.world, subject.scenario.texts
    found = {world.regency, *(one.name for one in world.districts), *regencies()}
    for text in texts.values():
        found |= set(text.terms)
    found |= {re.sub(r"[^\w ]|\bPaslon \d", " ", camp.name) for camp in world.camps}
    return frozenset(" ".join(name.split()) for name in found)
