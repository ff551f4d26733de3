"""Breaches in what was written: documents, replies and the closing note.

Each rule of ``grading/key/conduct.yaml`` is looked for by a plain function of one
signature, ``(writing, rules, names) -> passages``. What a number proves is a breach at
once; what a pattern finds may be an error, and waits for a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from grading.key.anchors import load_guide, office_rules
from grading.key.breaches import Breach, Breaches, load_breaches
from grading.measures.hostility import hostile
from grading.measures.looks import DIGITS, people
from grading.measures.plain_names import Known, blamed, overlap
from grading.measures.reasoning import known_words
from grading.measures.soundness import vocabulary
from grading.measures.texts import Paper, Passage
from grading.measures.told import standing, told
from grading.result import Flag
from sim.exercise import Exercise
from sim.exercise.answers import documents_of, filled, name_of, who_is
from sim.exercise.decision import Decision
from sim.exercise.decisions import Close
from sim.exercise.wording import personal
from sim.i18n import LANGUAGES, N_, Authored, Language, Message, Readable

MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@([\w-]+(?:\.[\w-]+)+)")
Rulings = Mapping[str, bool]
MONTHS = 12
REFLECTION = N_("Catatan penutup")
REPLY = N_("Jawaban atas dokumen {document}")
LI = N_("Laporan informasi (LI)")


@dataclass(frozen=True)
class Writing:
    """Something written that left the writer's desk, and whom it went to."""

    paper: Paper
    decision: Decision
    words: frozenset[str] = frozenset()  # of everything there was to read


Look = Callable[[Writing, Breaches, frozenset[str]], list[Passage]]


def written_flags(ex: Exercise, rulings: Rulings | None = None) -> tuple[Flag, ...]:
    """Return the breaches in everything written, in order of time.

    ``rulings``: by id of a flag, whether a person has confirmed it. One that was found
    to be an error is left out.
    """
    rules, names = load_breaches(), known_words(ex.scenario)
    ruled = rulings or {}
    flags = [
        _flag(ex, writing, breach, passages, number, ruled)
        for number, writing in enumerate(_writings(ex, rules), start=1)
        for breach in rules.breaches
        if writing.paper.kind in breach.kinds
        for passages in (LOOKS[breach.when](writing, rules, names),)
        if passages
    ]
    return tuple(flag for flag in flags if flag.confirmed is not False)


def _writings(ex: Exercise, rules: Breaches) -> Iterator[Writing]:
    unsent = {id(one.decision) for one in ex.record.documents if not one.outcome.ok}
    unsent |= {id(decision) for decision, out in ex.record.filed if not out.ok}
    for decision in ex.decisions:
        kind = kind_of(decision)
        if kind in rules.texts and id(decision) not in unsent:
            body = decision.model_dump()
            fields = {name: _text(body.get(name)) for name in rules.texts[kind]}
            paper = Paper(kind, fields, (), (), recipient=body.get("recipient"))
            yield Writing(paper, decision, vocabulary(ex.scenario))


def kind_of(decision: Decision) -> str:
    """Return what is written by a decision, as the rules name it."""
    if isinstance(decision, Close):
        return "reflection"
    if getattr(decision, "kind", "") == "file":
        return str(getattr(decision, "document", ""))
    return str(getattr(decision, "kind", ""))


def _text(value: object) -> str:
    """Return a field's text; the texts of rows stand one to a line."""
    if isinstance(value, list | tuple):
        rows = [row for row in value if isinstance(row, dict)]
        return "\n".join(f"{row['text']} {row.get('risk', '')}".strip() for row in rows)
    return value if isinstance(value, str) else ""


def _flag(
    ex: Exercise,
    writing: Writing,
    breach: Breach,
    passages: list[Passage],
    number: int,
    rulings: Rulings,
) -> Flag:
    decision = writing.decision
    name = f"{breach.id}-{number}"
    issue = getattr(decision, "issue", None)
    seen = sum(report.minute <= decision.t for report in ex.inbox)
    heard, count = told(ex, issue, getattr(decision, "district", None), seen)
    return Flag(
        minute=decision.t,
        action="",
        issue=issue,
        rule=breach.rule,
        known=seen,
        message=Authored({one: breach.message[one] for one in LANGUAGES}),
        ground=Authored({one: breach.ground[one] for one in LANGUAGES}),
        alternatives=tuple(_instead(ex, writing, words) for words in breach.instead),
        what=_what(ex, writing),
        id=name,
        told=heard,
        heard=count,
        standing=standing(ex, issue, decision.t),
        source=breach.source,
        document=f"{writing.paper.kind}/{decision.t}",
        passages=tuple(dict.fromkeys(p.text for p in passages)),
        confirmed=rulings.get(name) if breach.confirm else True,
        doubt=_doubt(breach),
    )


def _doubt(breach: Breach) -> Readable | None:
    words = breach.why_confirm
    if words is None:
        return None
    return Authored({one: words[one] for one in LANGUAGES})


def _what(ex: Exercise, writing: Writing) -> Readable:
    kind, decision = writing.paper.kind, writing.decision
    if kind == "reflection":
        return Message(REFLECTION)
    if kind == "reply":
        return Message(REPLY, {"document": getattr(decision, "document", "")})
    if ex.scenario.documents is None:
        return Message(LI)
    return name_of(documents_of(ex.seat), kind)


def _instead(ex: Exercise, writing: Writing, words: Mapping[Language, str]) -> Readable:
    rules = office_rules().documents
    readers = next((d.recipients for d in rules if d.id == writing.paper.kind), ())
    known = ex.scenario.catalogue.texts["id"].authorities
    return Authored(
        {
            one: filled(
                words[one],
                {
                    "recipients": ", ".join(
                        who_is(ex.seat, who)(one) for who in readers if who in known
                    )
                },
            )
            for one in LANGUAGES
        }
    )


def contestant(
    writing: Writing, rules: Breaches, names: frozenset[str]
) -> list[Passage]:
    """Find a reader who is a contestant."""
    who = writing.paper.recipient
    if who not in office_rules().partisans:
        return []
    return [Passage("recipient", 0, len(who), who)]


def identity(writing: Writing, rules: Breaches, names: frozenset[str]) -> list[Passage]:
    """Find identity numbers: the right length, a known area, a possible birthday."""
    return [p for p, digits in _numbers(writing.paper) if is_identity(digits, rules)]


def number(writing: Writing, rules: Breaches, names: frozenset[str]) -> list[Passage]:
    """Find other numbers of a person: telephones, or as long as an identity number."""
    found = ((p, d) for p, d in _numbers(writing.paper) if not is_identity(d, rules))
    limits = office_rules().personal
    return [p for p, _ in found if personal(p.text.replace(".", " "), limits)]


def _numbers(paper: Paper) -> Iterator[tuple[Passage, str]]:
    for field, match in paper.matches(DIGITS):
        passage = Passage(field, match.start(), match.end(), match.group())
        yield passage, re.sub(r"[^0-9]", "", match.group())


def is_identity(digits: str, rules: Breaches) -> bool:
    """Return whether a number is built as an identity number is."""
    shape = rules.patterns
    if len(digits) != shape.identity_digits:
        return False
    area, day, month = int(digits[:2]), int(digits[6:8]), int(digits[8:10])
    low, high = shape.day
    born = low <= day <= high or low <= day - shape.woman_adds <= high
    there = shape.province[0] <= area <= shape.province[1]
    return there and born and 1 <= month <= MONTHS


def address(writing: Writing, rules: Breaches, names: frozenset[str]) -> list[Passage]:
    """Find a street with the number of a house close after it."""
    shape = rules.patterns
    street, house = (
        "|".join(re.escape(word) for word in words)
        for words in (shape.streets, shape.houses)
    )
    gap = rf"[^\n;]{{1,{shape.house_near}}}?"
    pattern = re.compile(
        rf"(?<!\w)(?:{street})\s+\w{gap}(?<!\w)(?:{house})\s*[0-9]+", re.IGNORECASE
    )
    found = writing.paper.matches(pattern)
    return [Passage(field, m.start(), m.end(), m.group()) for field, m in found]


def email(writing: Writing, rules: Breaches, names: frozenset[str]) -> list[Passage]:
    """Find e-mail addresses, but not those of an office's own domain."""
    offices = tuple(f".{name}" for name in rules.patterns.office_mail)
    return [
        Passage(field, match.start(), match.end(), match.group())
        for field, match in writing.paper.matches(MAIL)
        if not f".{match.group(1).casefold()}".endswith(offices)
    ]


def accused(writing: Writing, rules: Breaches, names: frozenset[str]) -> list[Passage]:
    """Find names close to a word of blame, also those without their capitals."""
    lists, paper = load_guide().lists, writing.paper
    found = [
        person
        for person in people(paper, load_guide(), names)
        if any(
            person.start - lists.blame_near <= word.end
            and word.start <= person.end + lists.blame_near
            for word in paper.within(person.field, lists.blame)
        )
    ]
    known = Known(names | writing.words, rules.patterns)
    return [*found, *(p for p in blamed(paper, known) if not overlap(p, found))]


def named(writing: Writing, rules: Breaches, names: frozenset[str]) -> list[Passage]:
    """Find names that stand beside no word of blame."""
    guilty = accused(writing, rules, names)
    return [p for p in people(writing.paper, load_guide(), names) if p not in guilty]


def campaign(writing: Writing, rules: Breaches, names: frozenset[str]) -> list[Passage]:
    """Find words of a campaign where the office speaks for itself."""
    fields = rules.forward.get(writing.paper.kind, ())
    words = rules.patterns.campaign
    return [p for name in fields for p in writing.paper.within(name, words)]


def hatred(writing: Writing, rules: Breaches, names: frozenset[str]) -> list[Passage]:
    """Find what degrades a group or calls for driving it out."""
    return hostile(writing.paper, load_guide().lists.groups, rules.patterns)


LOOKS: Mapping[str, Look] = {
    "contestant": contestant,
    "identity": identity,
    "number": number,
    "email": email,
    "address": address,
    "accused": accused,
    "named": named,
    "campaign": campaign,
    "hatred": hatred,
}
