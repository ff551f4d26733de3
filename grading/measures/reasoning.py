"""D5, reasoning and communication: what a machine can point a rater to, offline.

Each criterion of ``grading/key/reasoning.yaml`` is looked at by a plain function of one
signature, ``(paper, guide, names) -> Seen``. A suggestion is one of four anchored
levels with the passages it rests on. It is never a mark: nothing here enters a score,
and a person decides. Wording is all that is looked at, so a rater must expect both
kinds of mistake; the passages are there to see them at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from grading.key.anchors import Guide, load_guide, office_rules
from grading.measures.texts import Paper, Passage, of_document, of_text, whole
from sim.exercise import Exercise
from sim.exercise.wording import personal
from sim.i18n import Authored, Readable
from sim.scenario.model import Scenario

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


@dataclass(frozen=True)
class Suggestion:
    """A suggestion to a rater. ``anchor`` says what the level means, or why none."""

    criterion: str
    name: Readable
    level: int | None
    anchor: Readable
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Suggested:
    """A document of the journal with the suggestions on it."""

    paper: Paper
    suggestions: tuple[Suggestion, ...]


Look = Callable[[Paper, Guide, frozenset[str]], Seen]


def suggest(ex: Exercise) -> tuple[Suggested, ...]:
    """Return suggestions on every text document in the journal, in order of filing."""
    guide, names = load_guide(), known_words(ex.scenario)
    papers = (of_document(decision, guide) for decision in ex.decisions)
    return tuple(Suggested(p, _all(p, guide, names)) for p in papers if p is not None)


def suggest_text(text: str, scenario: Scenario) -> tuple[Suggestion, ...]:
    """Return suggestions on a plain text, such as a notebook's free answer."""
    guide = load_guide()
    return _all(of_text(text, guide), guide, known_words(scenario))


def known_words(scenario: Scenario) -> frozenset[str]:
    """Return the capitalised words that are nobody's name in this scenario."""
    world = scenario.world
    lines = [world.regency, *(d.name for d in world.districts)]
    lines += [camp.name for camp in world.camps]
    for language, texts in scenario.texts.items():
        lines += [texts.title, *texts.senders.values(), *texts.sources.values()]
        lines += [*texts.issues.values()]
        lines += scenario.catalogue.texts[language].authorities.values()
    lines += load_guide().lists.known
    words = (word for line in lines for word in re.findall(r"[\w'’-]+", line))
    return frozenset(word.casefold() for word in words)


def _all(paper: Paper, guide: Guide, names: frozenset[str]) -> tuple[Suggestion, ...]:
    found = []
    empty = paper.blank(paper.fields)
    for criterion in guide.criteria:
        seen = Seen(None) if empty else LOOKS[criterion.id](paper, guide, names)
        text = (
            criterion.untold
            if seen.level is None
            else criterion.levels[seen.level].text
        )
        found.append(
            Suggestion(
                criterion.id,
                Authored(criterion.name),
                seen.level,
                Authored(text),
                seen.passages,
            )
        )
    return tuple(found)


def sources(paper: Paper, guide: Guide, names: frozenset[str]) -> Seen:
    """Look for who told it, how it is graded, and which reports are referred to."""
    named = paper.passages(guide.lists.sources)
    graded = [_passage(f, m) for f, m in paper.matches(CODE)] if named else []
    vague = paper.passages(guide.lists.vague)
    if named:
        full = bool(graded) and paper.cited != 0
        return Seen(3 if full else 2, (*named, *graded))
    return Seen(1 if vague or paper.cited else 0, tuple(vague))


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
    if numbers:
        return Seen(0, tuple(numbers))
    people = _people(paper, guide, names)
    near = guide.lists.blame_near
    blamed = [
        pair
        for person in people
        for word in paper.within(person.field, guide.lists.blame)
        if person.start - near <= word.end and word.start <= person.end + near
        for pair in (person, word)
    ]
    if blamed:
        return Seen(1, tuple(dict.fromkeys(blamed)))
    return Seen(2 if people else 3, tuple(people))


def _people(paper: Paper, guide: Guide, names: frozenset[str]) -> list[Passage]:
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
                passage = _passage(field, match)
                found.setdefault((field, passage.end), passage)
    return list(found.values())


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
