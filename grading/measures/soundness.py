"""Whether a text says anything of its own, before its wording is looked at.

A sentence taken over from a report is a quotation and no analysis; the rater's words in
a row are none either; letters that are no words say nothing; the same document sent
again is not a second one. Numbers are those of ``reasoning.yaml`` (``sound``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from grading.key.anchors import Guide
from grading.measures.texts import Paper, Passage
from sim.exercise import Exercise
from sim.exercise.texts import report_text
from sim.i18n import LANGUAGES, N_, Message, Readable
from sim.scenario.model import Scenario
from sim.world.calendar import time_label
from sim.world.state import Report

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
Stretch = tuple[str, ...]  # words in a row
STRETCH = 3  # words: what is compared between documents

JUNK = N_("Teks ini sebagian besar bukan kalimat yang dapat dibaca.")
KEYWORDS = N_("Teks ini hampir hanya berisi kata kunci, tanpa isi di antaranya.")
SHORT = N_("Terlalu singkat untuk dinilai: {count} kata yang berbeda.")
COPIED = N_("Penilaian disalin dari laporan; kutipan bukan analisis sendiri.")
THIN = N_("Penilaian sendiri hanya {count} kata di luar kata kunci dan kutipan.")
AGAIN = N_("Hampir sama dengan dokumen sebelumnya ({document}); tidak dihitung lagi.")
EMPTY = N_("Tidak ada teks.")


@dataclass(frozen=True)
class Sound:
    """How much of a text is the writer's own.

    ``own``: different words of its opinion that are neither quoted nor keywords.
    ``hollow``: it says nothing at all. ``again``: the document that it repeats.
    """

    own: int
    hollow: bool
    thin: bool
    again: str | None
    quotes: tuple[Passage, ...]
    notes: tuple[Readable, ...]


def sound(
    paper: Paper,
    guide: Guide,
    scenario: Scenario,
    told: AbstractSet[Stretch] = frozenset(),
    before: Sequence[Paper] = (),
) -> Sound:
    """Return how sound a paper is, beside what there was by then.

    ``told``: stretches of words of the reports (:func:`stretches`); ``before``: papers.
    """
    rules = guide.sound
    words = _words(paper.fields.values())
    quotes = tuple(_quotes(paper, told, rules.quote_words))
    keywords = _keywords(guide)
    own = _own(paper, quotes, keywords)
    again = _repeats(paper, before, rules.same_share)
    notes: list[Readable] = list(_hollow(words, guide, scenario, keywords))
    hollow = bool(notes)
    opinion = paper.opinion or tuple(paper.fields)
    quoted = any(passage.field in opinion for passage in quotes)
    thin = len(own) < rules.own_words
    if not hollow and quoted and not own:
        notes.append(Message(COPIED))
    elif not hollow and thin:
        notes.append(Message(THIN, {"count": len(own)}))
    if again is not None:
        notes.append(Message(AGAIN, {"document": called(again, scenario)}))
    return Sound(len(own), hollow, thin, again, quotes, tuple(notes))


def called(document: str, scenario: Scenario) -> Readable:
    """Return a document's id (``LI/900``) as people read it: what it is, and when."""
    kind, _, minute = document.partition("/")
    values = {"kind": kind, "time": time_label(scenario, int(minute))}
    return Message("{kind} {time}", values)


def _hollow(
    words: list[str], guide: Guide, scenario: Scenario, keywords: frozenset[str]
) -> Iterable[Readable]:
    """Yield why a text says nothing at all."""
    rules = guide.sound
    if not words:
        yield Message(EMPTY)
        return
    different = set(words)
    if len(different) < rules.words:
        yield Message(SHORT, {"count": len(different)})
    known = vocabulary(scenario) | {word.casefold() for word in rules.common}
    readable = sum(word in known for word in words) / len(words)
    if readable < rules.known_share or len(different) / len(words) < rules.fresh_share:
        yield Message(JUNK)
    if sum(word in keywords for word in words) / len(words) > rules.keyword_share:
        yield Message(KEYWORDS)


def _words(texts: Iterable[str]) -> list[str]:
    return [w.casefold() for text in texts for w in WORD.findall(text)]


def _keywords(guide: Guide) -> frozenset[str]:
    """Return every word of the phrases that are looked for."""
    lists = guide.lists
    phrases = [p for one in lists.scale for p in one.phrases]
    phrases += [*lists.loose, *lists.certain, *lists.sources, *lists.vague, *lists.mine]
    return _of(tuple(phrases))


@lru_cache(maxsize=8)
def _of(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_words(phrases))


_VOCABULARY: dict[str, frozenset[str]] = {}


def vocabulary(scenario: Scenario) -> frozenset[str]:
    """Return the words of everything a participant may read in the scenario."""
    name = scenario.fingerprint
    if name not in _VOCABULARY:
        found: set[str] = set()
        for language in LANGUAGES:
            texts = (scenario.texts[language], scenario.catalogue.texts[language])
            for text in texts:
                found.update(_words([text.model_dump_json()]))
        _VOCABULARY[name] = frozenset(found)
    return _VOCABULARY[name]


def _own(
    paper: Paper, quotes: Sequence[Passage], keywords: frozenset[str]
) -> frozenset[str]:
    """Return the different words of the opinion that are the writer's."""
    found: set[str] = set()
    for field in paper.opinion or tuple(paper.fields):
        for match in WORD.finditer(paper.fields.get(field, "")):
            inside = any(
                q.field == field and q.start <= match.start() < q.end for q in quotes
            )
            if not inside and len(match.group()) > 1:
                found.add(match.group().casefold())
    return frozenset(found - keywords)


def _quotes(paper: Paper, told: AbstractSet[Stretch], least: int) -> list[Passage]:
    """Return stretches of at least so many words that stand in a report."""
    found: list[Passage] = []
    for field, text in paper.fields.items():
        places = list(WORD.finditer(text))
        words = [match.group().casefold() for match in places]
        hit = [False] * len(words)
        for start in range(len(words) - least + 1):
            if tuple(words[start : start + least]) in told:
                hit[start : start + least] = [True] * least
        found += _joined(field, text, places, hit)
    return found


def stretches(texts: Iterable[str], length: int) -> set[Stretch]:
    """Return every run of ``length`` words of some texts."""
    found: set[Stretch] = set()
    for text in texts:
        words = _words([text])
        found |= {
            tuple(words[at : at + length]) for at in range(len(words) - length + 1)
        }
    return found


def _joined(
    field: str, text: str, places: Sequence[re.Match[str]], hit: Sequence[bool]
) -> list[Passage]:
    """Return runs of hits as passages."""
    found: list[Passage] = []
    start: int | None = None
    for at in range(len(hit) + 1):
        there = at < len(hit) and hit[at]
        if there and start is None:
            start = at
        elif not there and start is not None:
            begin, end = places[start].start(), places[at - 1].end()
            found.append(Passage(field, begin, end, text[begin:end]))
            start = None
    return found


def _repeats(paper: Paper, before: Sequence[Paper], share: float) -> str | None:
    """Return the earlier document of its kind that it is nearly the same as."""
    own = stretches([" ".join(paper.fields.values())], STRETCH)
    for other in before:
        if other.kind != paper.kind or not own:
            continue
        theirs = stretches([" ".join(other.fields.values())], STRETCH)
        if len(own & theirs) >= share * len(own):
            return other.id
    return None


class Told:
    """The runs of words of the reports that an office had, as time goes on."""

    def __init__(self, ex: Exercise, guide: Guide) -> None:
        """Begin with an empty inbox."""
        self._ex, self._length = ex, guide.sound.quote_words
        self._read = 0
        self.stretches: set[Stretch] = set()

    def until(self, minute: int | None) -> list[Report]:
        """Return the reports there were by a minute (``None``: all), and learn them.

        Minutes must not run backwards.
        """
        inbox = self._ex.inbox
        known = [r for r in inbox if minute is None or r.minute <= minute]
        for report in known[self._read :]:
            texts = [report_text(self._ex.scenario, report, one) for one in LANGUAGES]
            self.stretches |= stretches(texts, self._length)
        self._read = max(self._read, len(known))
        return known
