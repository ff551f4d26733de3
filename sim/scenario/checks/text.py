"""Texts: one for everything that has an id, in every language, alike in number."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from sim.i18n import LANGUAGES, N_, Message
from sim.scenario.checks.common import covering, dangling, matching
from sim.scenario.checks.kinds import (
    FINDING,
    INJECT,
    ISSUE,
    QUESTION,
    REGISTER,
    REPORT,
    SENDER,
    SOURCE,
)
from sim.scenario.draft import Draft, ids
from sim.scenario.part import Part
from sim.scenario.problem import Problem, visible

FINDINGS = ("supported", "not-supported", "unclear")
INCIDENTS = ("incident-peaceful", "incident-violent")  # what background incidents say
PHRASINGS = 2  # at least, so that a repeated report does not read the same
WORDS = ("district", "regency", "camp", "other_camp", "number")
ALLOWED: dict[str, tuple[str, ...]] = {
    "reports": WORDS,
    "voices": WORDS,
    "openings": WORDS,
    "findings": WORDS[:-1],
    "corrections": WORDS,
}  # what is filled in where; nothing is in other texts
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def check_every_text(draft: Draft) -> Iterator[Problem]:
    """Sources, issues, questions and injects have a text; no text is left over."""
    things = (
        ("sources", ids(draft.sources["sources"]), SOURCE),
        ("openings", ids(draft.sources["sources"]), SOURCE),
        ("issues", ids(draft.issues["issues"]), ISSUE),
        ("questions", _optional(draft.world, "questions"), QUESTION),
        ("injects", _optional(draft.injects, "injects"), INJECT),
    )
    for language in LANGUAGES:
        for section, known, kind in things:
            yield from matching(draft.texts[language][section], known, kind)


def _optional(file: Part, listed: str) -> frozenset[str] | None:
    """Return the ids of a list that an author may leave out."""
    if file.is_mapping and file[listed].missing:
        return frozenset()
    return ids(file[listed])


def check_findings(draft: Draft) -> Iterator[Problem]:
    """Every finding a cross-check may come to has a text."""
    for language in LANGUAGES:
        yield from covering(draft.texts[language]["findings"], FINDINGS, FINDING)


def check_senders_alike(draft: Draft) -> Iterator[Problem]:
    """The same senders have a name in every language."""
    senders = {key: draft.texts[key]["senders"] for key in LANGUAGES}
    if all(part.is_mapping for part in senders.values()):
        known = {key for part in senders.values() for key, _ in part.fields()}
        for part in senders.values():
            yield from covering(part, known, SENDER)


def check_reports(draft: Draft) -> Iterator[Problem]:
    """What can be reported has phrasings; no phrasing is left over."""
    needed, more = _told(draft)
    for language in LANGUAGES:
        reports = draft.texts[language]["reports"]
        yield from covering(reports, needed, REPORT)
        if needed is not None:
            yield from dangling(reports.keys(), needed | more, REPORT)


def _told(draft: Draft) -> tuple[frozenset[str] | None, frozenset[str]]:
    """Return what must have phrasings, and what else may be said by mistake."""
    background = _optional(draft.injects, "background")
    if not draft.issues["issues"].is_list or background is None:
        return None, frozenset()
    items = (*draft.each_indicator(), *draft.injects["background"].items())
    own = {item["id"].text for item in draft.each_indicator()} | background
    needed = frozenset(name for name in own if name is not None) | set(INCIDENTS)
    misread = (item[key].text for item in items for key in _MISREAD)
    return needed, frozenset(name for name in misread if name is not None)


_MISREAD = ("exaggerated_as", "played_down_as")


def check_phrasings(draft: Draft) -> Iterator[Problem]:
    """There are phrasings enough, and as many in every language."""
    for section, least in (("reports", PHRASINGS), ("openings", 1), ("findings", 1)):
        source = draft.texts["id"][section]
        for language in LANGUAGES:
            for key, part in draft.texts[language][section].fields():
                yield from _enough(part, least)
                yield from _as_many(part, source[key])


def check_voices(draft: Draft) -> Iterator[Problem]:
    """Voices are of what can be reported, the same ones in every language."""
    if not draft.texts["id"].is_mapping:
        return
    source = draft.texts["id"]["voices"]
    needed, more = _told(draft)
    if needed is not None:
        yield from dangling(source.keys(), needed | more, REPORT)
    spoken = frozenset(name for name, _ in source.fields())
    for language in LANGUAGES:
        voices = draft.texts[language]["voices"]
        yield from dangling(voices.keys(), spoken, REPORT)
        for claim, part in source.fields():
            registers = frozenset(name for name, _ in part.fields())
            yield from matching(voices[claim], registers, REGISTER)
            for name, own in voices[claim].fields():
                yield from _enough(own, PHRASINGS)
                yield from _as_many(own, part[name])


def _count(part: Part) -> int | None:
    return len(tuple(part.items())) if part.is_list else None


def _enough(part: Part, least: int) -> Iterator[Problem]:
    count = _count(part)
    if count is not None and count < least:
        yield part.problem(
            Message(N_("Variasi kalimat di sini kurang: {count}."), {"count": count}),
            Message(N_("Tulis paling sedikit {least} variasi."), {"least": least}),
        )


def _as_many(part: Part, source: Part) -> Iterator[Problem]:
    count, wanted = _count(part), _count(source)
    if count is not None and wanted is not None and count != wanted:
        values = {"count": count, "wanted": wanted, "file": source.file}
        yield part.problem(
            Message(N_("Ada {count} variasi di sini, {wanted} di {file}."), values),
            Message(N_("Samakan jumlah variasi kedua bahasa.")),
        )


def check_placeholders(draft: Draft) -> Iterator[Problem]:
    """Braces hold only what is filled in at that place."""
    for language in LANGUAGES:
        for section, part in draft.texts[language].fields():
            for text in texts_in(part):
                yield from braces(text, ALLOWED.get(section, ()))


def texts_in(part: Part) -> Iterator[Part]:
    """Yield all texts at or below a place."""
    if part.text is not None:
        yield part
    for below in (*part.items(), *(child for _, child in part.fields())):
        yield from texts_in(below)


def braces(part: Part, allowed: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for every brace that holds none of the ``allowed`` words."""
    for found in _BRACES.finditer(part.text or ""):
        if found[0][1:-1] in allowed and len(found[0]) > 1:
            continue
        if allowed:
            names = ", ".join("{" + name + "}" for name in allowed)
            mend = Message(N_("Di sini hanya berlaku: {names}."), {"names": names})
        else:
            mend = Message(N_("Hapus kurung kurawal; teks ini tampil apa adanya."))
        yield part.problem(
            Message(
                N_("{braces} tidak dikenal di teks ini."), {"braces": visible(found[0])}
            ),
            mend,
        )
