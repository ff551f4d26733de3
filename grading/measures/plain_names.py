"""Names beside a word of blame that are not written as names usually are.

Without capitals ("budi santoso provokator"), in nothing but capitals, or with initials.
What is no word that could be read, nor built like one, may be a name; so may a frequent
given name. Found by a pattern, so a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from grading.key.anchors import load_guide
from grading.key.breaches import Patterns
from grading.measures.texts import Paper, Passage, whole

TOKEN = re.compile(r"[^\W\d_][\w'’-]*")
INITIALS = re.compile(
    r"(?<![\w.])(?:(?:[A-Z]\.\s?){1,3}([A-Z][\w'’]+)|([A-Z][\w'’]+)\s[A-Z]\.(?!\w))"
)
BREAK = re.compile(r"[.!?;:\n(]")  # a name and its blame stand in one sentence
VOWELS = re.compile(r"[aiueo]")
LONGEST = 4  # words of a name


@dataclass(frozen=True)
class Known:
    """What is nobody's name: words that could be read, and how words are built."""

    words: frozenset[str]
    shape: Patterns

    def given(self, word: str) -> bool:
        """Return whether a word is a frequent given name."""
        return word.casefold() in self.shape.given

    def strange(self, word: str) -> bool:
        """Return whether a word is none that is known, and long enough for a name."""
        plain, shape = word.casefold(), self.shape
        blame = load_guide().lists.blame
        known = plain in self.words or plain in shape.ordinary or plain in shape.links
        if known or plain in blame or plain in load_guide().sound.common:
            return False
        built = any(re.search(affix, plain) for affix in shape.affixes)
        long = len(plain) >= shape.name_least and len(VOWELS.findall(plain)) >= 2
        return long and not built


def blamed(paper: Paper, known: Known) -> list[Passage]:
    """Return what may be a name beside a word of blame, each once."""
    lists = load_guide().lists
    found: list[Passage] = []
    for word in paper.passages(lists.blame):
        text, near = paper.fields[word.field], lists.blame_near
        for start, end in (
            *_initials(text, word, near, known),
            *_beside(text, word, known),
        ):
            passage = Passage(word.field, start, end, text[start:end])
            if not overlap(passage, found):
                found.append(passage)
    return found


def overlap(passage: Passage, others: Iterable[Passage]) -> bool:
    """Return whether a passage shares a character with one of the others."""
    return any(
        one.field == passage.field
        and one.start < passage.end
        and passage.start < one.end
        for one in others
    )


def _initials(
    text: str, word: Passage, near: int, known: Known
) -> Iterator[tuple[int, int]]:
    start, end = max(0, word.start - near), word.end + near
    for match in INITIALS.finditer(text, start, end):
        name = match.group(1) or match.group(2)
        if known.given(name) or known.strange(name):
            yield match.span()


def _beside(text: str, word: Passage, known: Known) -> Iterator[tuple[int, int]]:
    """Yield the names straight before and straight after a word of blame."""
    before = BREAK.split(text[: word.start])[-1]
    start = word.start - len(before)
    run = _run(list(TOKEN.finditer(text, start, word.start))[::-1], known)
    if run is not None:
        yield run
    begin = word.end + len(text[word.end :]) - len(text[word.end :].lstrip(" :"))
    stop = BREAK.search(text, begin)
    run = _run(
        list(TOKEN.finditer(text, begin, stop.start() if stop else len(text))), known
    )
    if run is not None:
        yield run


def _run(tokens: Sequence[re.Match[str]], known: Known) -> tuple[int, int] | None:
    """Return from where to where a name runs that begins after a few links.

    One given name is enough; of strange words it takes two.
    """
    links, place = whole(known.shape.links), 0
    while place < min(len(tokens), known.shape.links_most):
        if not links.fullmatch(tokens[place].group()):
            break
        place += 1
    run = []
    for token in tokens[place : place + LONGEST]:
        if not (known.given(token.group()) or known.strange(token.group())):
            break
        run.append(token)
    if len(run) < 2 and not any(known.given(token.group()) for token in run):
        return None
    return min(t.start() for t in run), max(t.end() for t in run)
