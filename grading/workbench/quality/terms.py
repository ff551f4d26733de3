"""Abbreviations nobody explains, and what is called something else today."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grading.workbench.quality.limits import load_limits
from grading.workbench.quality.names import own_names, small_words
from grading.workbench.quality.remark import Remark, remark
from grading.workbench.quality.subject import Subject
from sim.i18n import N_
from sim.scenario.glossary import load_glossary
from sim.scenario.part import Part

CAPITALS = re.compile(r"(?<![\w{./-])[A-Z][A-Z0-9]*[A-Z](?:/[A-Z]{2,})?(?![\w}-])")
SHOUTING = re.compile(r"(?:\b[A-Z]{2,}\b[ ,!]+){2,}[A-Z]{2,}\b|\b[A-Z]{2,}!")
ANY = re.compile(r"[A-Za-z]{4,}")
ROMAN = re.compile(r"[IVXLC]+")


def check(subject: Subject) -> Iterator[Remark]:
    """Yield each unknown abbreviation once for a file, and every outdated word."""
    words = load_glossary().known()
    own = {word for name in own_names(subject) for word in name.split()}
    known = own | {word.upper() for word in own} | words
    known |= {one for word in words for one in re.split("[ /]", word)}
    old, told = load_glossary().replaced(), set[tuple[str, str]]()
    for _, part in subject.spoken():
        text = part.text or ""
        for word in (*abbreviations(text, known), *_outdated(text, old)):
            if (part.file, word) in told:
                continue
            told.add((part.file, word))
            if word.lower() in old:
                yield _instead(part, word, old[word.lower()])
            else:
                yield _unknown(part, word)


def abbreviations(text: str, known: set[str]) -> Iterator[str]:
    """Yield the words in capitals that are no known abbreviation and no shouting."""
    most = load_limits().abbreviation_letters.value
    calm = SHOUTING.sub(" ", text)
    for found in CAPITALS.finditer(calm):
        word = found[0]
        ordinary = word.lower() in small_words() or ROMAN.fullmatch(word)
        parts = {word, *word.split("/")}
        if len(word) <= most and not ordinary and not parts & known:
            yield word


def _outdated(text: str, old: dict[str, str]) -> Iterator[str]:
    yield from (word for word in ANY.findall(text) if word.lower() in old)


def _instead(part: Part, word: str, term: str) -> Remark:
    return remark(
        "outdated-term",
        part,
        N_("{word} tidak dipakai lagi."),
        N_("Tulis {term}."),
        word=word,
        term=term,
    )


def _unknown(part: Part, word: str) -> Remark:
    return remark(
        "unknown-term",
        part,
        N_("Singkatan {word} tidak ada di daftar istilah."),
        N_("Tulis kepanjangannya, atau jelaskan di terms: pada teks skenario."),
        word=word,
    )
