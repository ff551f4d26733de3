"""Texts in two languages: both there, both translated, both whole."""

from __future__ import annotations

from collections.abc import Iterator

from grading.workbench.quality.limits import load_limits
from grading.workbench.quality.names import own_names, words
from grading.workbench.quality.remark import Remark, remark
from grading.workbench.quality.subject import Pair, Subject, beside, pairs
from sim.i18n import LANGUAGES, N_
from sim.scenario import files
from sim.scenario.glossary import load_glossary
from sim.scenario.part import Part

KEPT = ("terms", "senders", "sources")  # may well be the same in both languages


def check(subject: Subject) -> Iterator[Remark]:
    """Yield texts that are in one language only, the same in both, or far shorter."""
    yield from _notes(subject)
    texts = subject.draft.texts
    yield from _missing(texts["id"], texts["en"])
    yield from _missing(texts["en"], texts["id"])
    names = {word for name in own_names(subject) for word in name.lower().split()}
    names |= {word.lower() for word in load_glossary().known()}
    both = [*beside(texts["id"], texts["en"])]
    both += [*pairs(subject.keyed), *pairs(subject.carded)]
    for pair in both:
        yield from _pair(pair, names)


def _notes(subject: Subject) -> Iterator[Remark]:
    there = {one: (subject.folder / files.NOTES[one]).exists() for one in LANGUAGES}
    for language, found in there.items():
        if not found and any(there.values()):
            name = files.NOTES[language]
            yield remark(
                "one-language",
                Part(name, "", 0, None),
                N_("Catatan fasilitator hanya ada dalam satu bahasa."),
                N_("Tulis {name}."),
                name=name,
            )


def _missing(one: Part, other: Part) -> Iterator[Remark]:
    """Yield what stands in one file and has no counterpart in the other."""
    if one.text is not None and other.missing:
        yield remark(
            "one-language",
            one,
            N_("Teks ini tidak ada di {file}."),
            N_("Tulis terjemahannya di tempat yang sama."),
            file=other.file,
        )
    for key, part in one.fields():
        yield from _missing(part, other[key])
    for place, part in enumerate(one.items()):
        yield from _missing(part, other.item(place))


def _pair(pair: Pair, names: set[str]) -> Iterator[Remark]:
    indonesian, english = pair
    limits = load_limits()
    one, two = indonesian.text or "", english.text or ""
    own = [word for word in words(one) if word.lower() not in names]
    section = english.field.split(".")[0]
    if one == two and len(own) >= limits.alike_words.value and section not in KEPT:
        yield remark(
            "untranslated",
            english,
            N_("Teks ini sama dalam kedua bahasa."),
            N_("Terjemahkan, dengan arti dan tingkat keyakinan yang sama."),
        )
        return
    short, long = sorted((pair), key=lambda part: len(part.text or ""))
    small, large = len(short.text or ""), len(long.text or "")
    if large >= limits.short_letters.value and small < limits.short_ratio.value * large:
        yield remark(
            "far-shorter",
            short,
            N_("Teks ini jauh lebih pendek daripada pasangannya ({small} < {large})."),
            N_("Periksa apakah ada yang tertinggal dalam terjemahan."),
            small=small,
            large=large,
        )
