"""D5, reasoning and communication: what a machine can point a rater to, offline.

A suggestion is one of four anchored levels with the passages it rests on. It is never a
mark: nothing here enters a score, and a person decides. What the wording speaks for is
found in :mod:`looks`, and held down to what the text says of its own
(:mod:`soundness`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from grading.key.anchors import Guide, load_guide
from grading.measures.looks import LOOKS, Seen
from grading.measures.soundness import Sound, Told, sound
from grading.measures.texts import Paper, Passage, of_document, of_text
from sim.exercise import Exercise
from sim.exercise.texts import source_name
from sim.i18n import LANGUAGES, Authored, Readable
from sim.scenario.model import Scenario
from sim.world.state import Report

SUBSTANCE = frozenset({"sources", "uncertainty", "facts"})
OPINION = frozenset({"uncertainty", "facts"})


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
    sound: Sound


@dataclass(frozen=True)
class Sent:
    """A document as it was sent: its issue, if any, and the reports it refers to."""

    paper: Paper
    issue: str | None
    because: frozenset[str]


def suggest(ex: Exercise) -> tuple[Suggested, ...]:
    """Return suggestions on every text document that was sent, in order of filing."""
    guide, names = load_guide(), known_words(ex.scenario)
    unsent = {id(one.decision) for one in ex.record.documents if not one.outcome.ok}
    unsent |= {id(decision) for decision, out in ex.record.filed if not out.ok}
    found: list[Suggested] = []
    told = Told(ex, guide)
    for decision in ex.decisions:
        paper = None if id(decision) in unsent else of_document(decision, guide)
        if paper is not None:
            about = getattr(decision, "issue", None)
            because = getattr(decision, "because", ())
            before = [one.paper for one in found]
            sent = Sent(paper, about, frozenset(because))
            found.append(_document(ex, sent, told, before, guide, names))
    return tuple(found)


def _document(
    ex: Exercise,
    sent: Sent,
    told: Told,
    before: list[Paper],
    guide: Guide,
    names: frozenset[str],
) -> Suggested:
    """Look at a document beside the reports there were when it was filed."""
    known, issue = told.until(sent.paper.minute), sent.issue
    on = [r for r in known if issue is None or _is_about(ex, r, issue)]
    cited = [r for r in on if r.id in sent.because]
    grades = (ex.record.grades.get(r.id) for r in cited)
    paper = replace(
        sent.paper,
        cited=len(cited),
        tellers=tellers(ex, on, guide),
        vouched=tellers(ex, cited, guide),
        grades=frozenset(f"{g.source}{g.content}" for g in grades if g is not None),
    )
    found = sound(paper, guide, ex.scenario, told.stretches, before)
    return Suggested(paper, _all(paper, guide, names, found), found)


def _is_about(ex: Exercise, report: Report, issue: str) -> bool:
    """Return whether a report reads so, or the office has linked it to the issue."""
    return issue in (report.about, ex.record.links.get(report.id))


def tellers(ex: Exercise, reports: list[Report], guide: Guide) -> frozenset[str]:
    """Return the words by which a text may call those who sent these reports."""
    kinds = {source.id: source.kind for source in ex.scenario.sources}
    words: set[str] = set()
    for report in reports:
        kind = "finding" if report.kind == "finding" else kinds.get(report.source, "")
        words.update(word.casefold() for word in guide.sound.tellers.get(kind, ()))
        for language in LANGUAGES:
            name = source_name(ex.scenario, report, language).casefold()
            words.update(word for word in re.findall(r"\w{4,}", name))
    return frozenset(words)


def suggest_text(text: str, scenario: Scenario) -> tuple[Suggestion, ...]:
    """Return suggestions on a plain text, looked at by itself."""
    return suggest_paper(of_text(text, load_guide()), scenario)


def suggest_paper(
    paper: Paper, scenario: Scenario, found: Sound | None = None
) -> tuple[Suggestion, ...]:
    """Return suggestions on a paper; ``found``: how sound it is, if that is known."""
    return _all(paper, load_guide(), known_words(scenario), found)


def known_words(scenario: Scenario) -> frozenset[str]:
    """Return the capitalised words that are nobody's name in this scenario."""
    world = scenario.world
    lines = [world.regency, *(d.name for d in world.districts)]
    lines += [camp.name for camp in world.camps]
    for language, texts in scenario.texts.items():
        lines += [texts.title, *texts.senders.values(), *texts.sources.values()]
        lines += [*texts.issues.values()]
        lines += scenario.catalogue.texts[language].authorities.values()
    lines += [*load_guide().lists.known, *load_guide().lists.groups]
    words = (word for line in lines for word in re.findall(r"[\w'’-]+", line))
    return frozenset(word.casefold() for word in words)


def _all(
    paper: Paper, guide: Guide, names: frozenset[str], sound: Sound | None = None
) -> tuple[Suggestion, ...]:
    found = []
    empty = paper.blank(paper.fields)
    for criterion in guide.criteria:
        seen = Seen(None) if empty else LOOKS[criterion.id](paper, guide, names)
        seen = seen if sound is None else _held(seen, criterion.id, sound)
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


def _held(seen: Seen, criterion: str, sound: Sound) -> Seen:
    """Hold a level down to what the text says of its own."""
    if seen.level is None or criterion not in SUBSTANCE:
        return seen
    most = 3
    if sound.hollow:
        most = 0
    elif criterion in OPINION and sound.thin:
        most = 2 if sound.own else 1
    return Seen(min(seen.level, most), seen.passages)
