"""Names of real places in any text, and names one letter away from one.

Names of districts are held against the official list when a scenario is loaded. Here
every other text is: what is written with a capital inside a sentence and is none of
the scenario's own names. Villages are called after ordinary things, so a single word
counts only if no text of the project writes it in small letters.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha1
from string import ascii_lowercase

from grading.workbench.quality.limits import load_limits
from grading.workbench.quality.names import (
    is_ordinary,
    load_ordinary,
    own_names,
    words,
)
from grading.workbench.quality.remark import Remark, remark
from grading.workbench.quality.subject import Subject
from sim.i18n import N_
from sim.scenario.checks.place import REAL_PLACES
from sim.scenario.glossary import load_glossary
from sim.scenario.part import Part

RUN = re.compile(r"(?<![\w{'’/.-])[A-Z][a-z'’]+(?:[ -][A-Z][a-z'’]+)*(?![\w}])")
BEGINS = re.compile(r"(?:^|[.!?:;\"“”(\n/–—|>]|[-*#] |\d[.)])[\s*_\[]*$")
LONGEST = 4  # words of a name
STOPS = ".!?:–—"
HEADLINE = 4  # words of the shortest one
SHORTEST = 4  # letters; shorter names are everywhere


@cache
def official() -> frozenset[str]:
    """Return the first 8 hex digits of the SHA-1 of every official name."""
    return frozenset(gzip.decompress(REAL_PLACES.read_bytes()).decode("ascii").split())


def is_official(name: str) -> bool:
    """Return whether a name, however spaced, is an official one."""
    return _listed(re.sub(r"[^a-z]", "", name.lower()))


def _listed(letters: str) -> bool:
    return sha1(letters.encode(), usedforsecurity=False).hexdigest()[:8] in official()


@cache
def is_near(name: str) -> bool:
    """Return whether a name is one letter away from an official one."""
    letters = re.sub(r"[^a-z]", "", name.lower())
    return any(_listed(other) for other in _changed(letters))


def _changed(letters: str) -> Iterator[str]:
    for place in range(len(letters) + 1):
        before, after = letters[:place], letters[place:]
        yield from (before + new + after for new in ascii_lowercase)
        if after:
            others = (new for new in ascii_lowercase if new != after[0])
            yield before + after[1:]
            yield from (before + new + after[1:] for new in others)


def check(subject: Subject) -> Iterator[Remark]:
    """Yield the real and nearly real place names, each once for a file."""
    yield from _districts(subject)
    known = frozenset(
        word.lower()
        for name in (*own_names(subject), *load_glossary().known())
        for word in re.split(r"[ /,-]+", name)
    )
    told: set[tuple[str, str]] = set()
    for _, part in subject.spoken():
        for name, real in found(part.text or "", known):
            if (part.file, name) not in told:
                told.add((part.file, name))
                yield _remark(part, name, real)


def _districts(subject: Subject) -> Iterator[Remark]:
    world, texts = subject.draft.world, subject.scenario.texts.values()
    explained = {name for text in texts for name in text.terms}
    for part in (world["regency"], *(d["name"] for d in world["districts"].items())):
        name = part.text
        if name is not None and name not in explained and is_near(name):
            yield _remark(part, name, False)


def _remark(part: Part, name: str, real: bool) -> Remark:
    mend = N_("Pakai nama rekaan, atau jelaskan di terms: bila ini bukan nama tempat.")
    if real:
        text = N_("{name} adalah nama tempat yang sungguh ada.")
        return remark("real-place", part, text, mend, name=name)
    text = N_("{name} hanya berbeda satu huruf dari nama tempat yang sungguh ada.")
    return remark("near-place", part, text, mend, name=name)


def found(text: str, known: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Yield the place names in a text, and whether each is real or nearly so.

    ``known``: words of names that are known to be made up, in small letters.
    """
    for run in RUN.finditer(text):
        names = run[0].split(" ")
        if names[0].lower() in load_ordinary().titles:
            continue
        sure = len(names) * [not _headline(text, run.start())]
        sure[0] = sure[0] and BEGINS.search(text[: run.start()]) is None
        yield from _in_run(names, known, sure)


def _headline(text: str, place: int) -> bool:
    """Return whether a place stands in a sentence in which most words are capital."""
    start = max(text.rfind(sign, 0, place) for sign in STOPS) + 1
    ends = [at for sign in STOPS if (at := text.find(sign, place)) >= 0]
    said = words(text[start : min(ends, default=len(text))])
    capital = sum(word[0].isupper() for word in said)
    return len(said) >= HEADLINE and capital > len(said) / 2


def _in_run(
    names: list[str], known: frozenset[str], sure: list[bool]
) -> Iterator[tuple[str, bool]]:
    """Yield what a run of capitalised words names; the longest name stands for all.

    ``sure``: whether the capital of each word means anything.
    """
    place = 0
    while place < len(names):
        for length in range(min(LONGEST, len(names) - place), 0, -1):
            some = names[place : place + length]
            verdict = _judged(some, known, sure[place])
            if verdict is not None:
                yield " ".join(some), verdict
                place += length - 1
                break
        place += 1


def _judged(some: list[str], known: frozenset[str], sure: bool) -> bool | None:
    """Return ``True`` for a real name, ``False`` for a near one, else ``None``."""
    small = [word.lower() for word in some]
    name = " ".join(some)
    letters = sum(len(word) for word in some)
    if letters < SHORTEST or any(word in known for word in small):
        return None
    if len(some) == 1 and not sure:
        return None  # the first word of a sentence, or one of a headline, may be any
    ordinary = [is_ordinary(word) for word in small]
    if all(ordinary) and (len(some) == 1 or not sure):
        return None
    if is_official(name):
        return True
    near = letters >= load_limits().near_letters.value and sure and not any(ordinary)
    return False if near and is_near(name) else None
