"""What the wording of a text speaks for, criterion by criterion.

Each criterion of ``grading/key/reasoning.yaml`` is looked at by a plain function of one
signature, ``(paper, guide, names) -> Seen``. Wording is all that is looked at, so a
rater must expect both kinds of mistake; the passages are there to see them at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from grading.key.anchors import Guide, office_rules
from grading.measures.texts import Paper, Passage, whole
from sim.exercise.wording import personal

CODE = re.compile(r"(?<!\w)[A-F]\s?[1-6](?!\w)")  # a grade: B3
PERCENT = re.compile(r"(?<![\w.,])(\d{1,3})\s?(?:%|persen\b|per cent\b|percent\b)")
DIGITS = re.compile(r"\+?[0-9](?:[ .-]?[0-9]){7,}")  # long enough to be a number of one
CAPITAL = r"[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?"
RUN = re.compile(rf"(?<!\w){CAPITAL}(?:\s+{CAPITAL})+")


@dataclass(frozen=True)
class Seen:
    """A level that the wording speaks for (``None``: cannot be told), and where."""

    level: int | None
    passages: tuple[Passage, ...] = ()


Look = Callable[[Paper, Guide, frozenset[str]], Seen]


def sources(paper: Paper, guide: Guide, names: frozenset[str]) -> Seen:
    """Look for who told it, how it is graded, and which reports are referred to.

    Somebody who had told nothing about it is no source; a grade has to be the one that
    the writer gave to a report referred to, if it was given one.
    """
    passages = paper.passages(guide.lists.sources)
    named = [p for p in passages if _calls(paper, p, paper.tellers, guide)]
    vague = paper.passages(guide.lists.vague)
    if not named:
        return Seen(1 if vague or paper.cited else 0, (*vague, *passages))
    vouched = [p for p in named if _calls(paper, p, paper.vouched, guide)]
    graded = [_passage(f, m) for f, m in paper.matches(CODE)]
    if paper.grades:
        graded = [p for p in graded if p.text.replace(" ", "") in paper.grades]
    if not vouched and paper.cited:
        return Seen(1, tuple(named))
    full = bool(graded) and bool(vouched)
    return Seen(3 if full else 2, (*named, *graded))


def _calls(
    paper: Paper, passage: Passage, who: frozenset[str] | None, guide: Guide
) -> bool:
    """Return whether a passage, or what follows it, calls one of those who told."""
    if who is None:
        return True
    text = paper.fields[passage.field]
    near = text[passage.start : passage.end + guide.sound.teller_near]
    return bool(who) and whole(tuple(sorted(who))).search(near) is not None


def uncertainty(paper: Paper, guide: Guide, names: frozenset[str]) -> Seen:
    """Look for estimative words and per cent, doubt on no scale, and certainty."""
    lists = guide.lists
    bands = {p: one.percent for one in lists.scale for p in one.phrases}
    scaled = paper.passages(bands)
    figures = [_passage(f, m) for f, m in paper.matches(PERCENT) if int(m[1]) <= 100]
    certain = [
        p for p in paper.passages(lists.certain) if not _qualified(paper, p, guide)
    ]
    certain = [p for p in certain if not _inside(p, scaled)]
    if scaled or figures:
        fits = _fits(paper, scaled, bands)
        return Seen(3 if fits and not certain else 2, (*scaled, *figures, *certain))
    loose = paper.passages(lists.loose)
    if loose:
        return Seen(2, (*loose, *certain))
    return Seen(0 if certain else 1, tuple(certain))


def _fits(
    paper: Paper, scaled: list[Passage], bands: Mapping[str, tuple[int, int]]
) -> bool:
    """Return whether the stated likelihood lies in the band of one of the words."""
    if paper.likelihood is None or not scaled:
        return True
    said = [bands[" ".join(p.text.casefold().split())] for p in scaled]
    return any(low <= paper.likelihood <= high for low, high in said)


def _qualified(paper: Paper, passage: Passage, guide: Guide) -> bool:
    """Return whether a word of certainty is taken back by what stands before it."""
    before = paper.fields[passage.field][: passage.start].rstrip()
    last = " ".join(before.split()[-2:])
    return any(
        match.end() == len(last) for match in whole(guide.lists.unless).finditer(last)
    )


def _inside(passage: Passage, others: list[Passage]) -> bool:
    return any(
        o.field == passage.field and o.start <= passage.start and passage.end <= o.end
        for o in others
    )


def recipient(paper: Paper, guide: Guide, names: frozenset[str]) -> Seen:
    """Look whether the document goes to one of its readers."""
    rules = office_rules()
    document = next((d for d in rules.documents if d.id == paper.kind), None)
    if paper.recipient is None or document is None:
        return Seen(None)
    where = (Passage("recipient", 0, len(paper.recipient), paper.recipient),)
    if paper.recipient in rules.partisans:
        return Seen(0, where)
    if paper.recipient not in document.recipients:
        return Seen(1, where)
    outward = paper.options is None or set(paper.options) - {"kesbangpol"}
    return Seen(3 if outward else 2, where)


def facts(paper: Paper, guide: Guide, names: frozenset[str]) -> Seen:
    """Look for words of opinion where facts should stand."""
    if not paper.facts and not paper.opinion:
        return _unparted(paper, guide)
    if paper.blank(paper.facts):
        return Seen(0)
    there = [name for name in paper.facts if name in paper.fields]
    words = office_rules().opinion.words
    mixed = [p for name in there for p in paper.within(name, words)]
    if len({p.text.casefold() for p in mixed}) > guide.few:
        return Seen(1, tuple(mixed))
    clean = not mixed and not paper.blank(paper.opinion)
    return Seen(3 if clean else 2, tuple(mixed))


def _unparted(paper: Paper, guide: Guide) -> Seen:
    """Judge a text without headings: is what is opinion marked as opinion?"""
    mine = paper.passages(guide.lists.mine)
    if mine:
        return Seen(2, tuple(mine))
    words = paper.passages(office_rules().opinion.words)
    return Seen(0 if words else None, tuple(words))


def care(paper: Paper, guide: Guide, names: frozenset[str]) -> Seen:
    """Look for personal data, and for what seems to be a person's name."""
    rules = office_rules().personal
    numbers = [
        _passage(field, match)
        for field, match in paper.matches(DIGITS)
        if personal(match.group().replace(".", " "), rules)
    ]
    named = people(paper, guide, names)
    if numbers:
        return Seen(0, (*numbers, *named))
    near = guide.lists.blame_near
    blamed = [
        pair
        for person in named
        for word in paper.within(person.field, guide.lists.blame)
        if person.start - near <= word.end and word.start <= person.end + near
        for pair in (person, word)
    ]
    if blamed:
        return Seen(1, tuple(dict.fromkeys(blamed)))
    return Seen(2 if named else 3, tuple(named))


def people(paper: Paper, guide: Guide, names: frozenset[str]) -> list[Passage]:
    """Return what looks like a person's name: after a title, or capitals in a row."""
    titles = "|".join(re.escape(title) for title in guide.lists.titles)
    called = re.compile(rf"(?<!\w)(?:{titles})\s*({CAPITAL}(?:\s+{CAPITAL})*)")
    found: dict[tuple[str, int], Passage] = {}
    for pattern in (called, RUN):
        for field, match in paper.matches(pattern):
            words = re.findall(CAPITAL, match.group(match.lastindex or 0))
            least = 1 if pattern is called else 2
            if pattern is RUN and _begins(paper.fields[field], match.start()):
                words, least = words[1:], 1  # a sentence begins with a capital
            own = [word for word in words if word.casefold() not in names]
            if len(own) == len(words) >= least:
                passage = _bare(_passage(field, match), guide)
                found.setdefault((field, passage.end), passage)
    return list(found.values())


def _bare(passage: Passage, guide: Guide) -> Passage:
    """Return a name without the word of blame that a sentence began with."""
    first, _, rest = passage.text.partition(" ")
    if not rest or first.casefold() not in guide.lists.blame:
        return passage
    return Passage(passage.field, passage.end - len(rest), passage.end, rest)


def _begins(text: str, place: int) -> bool:
    before = text[:place].rstrip(" \t\"'“(")
    return not before or before[-1] in ".!?:;\n•-–"


def _passage(field: str, match: re.Match[str]) -> Passage:
    return Passage(field, match.start(), match.end(), match.group())


LOOKS: Mapping[str, Look] = {
    "sources": sources,
    "uncertainty": uncertainty,
    "recipient": recipient,
    "facts": facts,
    "care": care,
}
