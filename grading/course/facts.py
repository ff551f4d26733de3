"""What a rater needs beside a free text, in the formgrader.

What the wording suggests, with the passages it rests on and the anchors; what the
participant had been told and found out by the end, and what was true; the rules of
who may read it; names and numbers. It suggests: the rater decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from grading.course.marks import Marks
from grading.course.picture import issues
from grading.key.anchors import Guide, load_guide, office_rules
from grading.measures.reasoning import Suggestion, suggest_paper, tellers
from grading.measures.soundness import Sound, Told, sound
from grading.measures.texts import Paper, Passage, of_text
from grading.measures.told import told
from grading.pages import templates
from grading.result import Flag, Result
from grading.review.labels import when
from sim.exercise.answers import who_is
from sim.i18n import N_, Language, translate

HERE = Path(__file__).parent
Data = dict[str, Any]
KIND = "special"  # what the free text of the exercise is

WORDS = {
    "title": N_("Fakta bagi penilai"),
    "only": N_(
        "Saran dari kata-kata teks saja, dibuat tanpa jaringan. Saran bisa keliru ke "
        "dua arah; penilai yang menentukan."
    ),
    "suggested": N_("Saran tingkat menurut kriteria"),
    "level": N_("Saran"),
    "passages": N_("Terbaca di"),
    "anchors": N_("Empat tingkat"),
    "untold": N_("baca sendiri"),
    "text": N_("Teks dengan yang ditandai"),
    "empty": N_("Teksnya kosong: tidak ada yang dapat dinilai."),
    "quoted": N_("disalin dari laporan"),
    "own": N_("Kata sendiri di luar kata kunci dan kutipan"),
    "told": N_("Yang diketahui peserta sampai akhir, dan yang sebenarnya"),
    "told_text": N_(
        "Nilailah teks menurut yang diketahui saat itu. Yang sebenarnya hanya untuk "
        "penilai; peserta tidak dapat mengetahuinya."
    ),
    "reports": N_("Laporan (dari asal berbeda)"),
    "sources": N_("Sumber, dan nilai yang diberikan peserta"),
    "findings": N_("Hasil pengecekan"),
    "own_level": N_("Tingkat terakhir"),
    "truth": N_("Yang sebenarnya"),
    "newest": N_("Laporan terakhir yang diterima"),
    "nobody": N_("Peserta belum menerima laporan tentang isu apa pun."),
    "readers": N_("Siapa yang boleh menerima"),
    "may": N_("Boleh"),
    "never": N_("Tidak boleh"),
    "conduct": N_("Nama, nomor, dan perilaku dalam jurnal"),
    "unmarked": N_("Tidak ada yang ditandai dalam jurnal."),
    "waits": N_("menunggu pengajar memastikan"),
    "documents": N_("Dokumen dalam jurnal"),
    "ungraded": N_("tidak dihitung"),
    "none": "–",
}


def facts_html(marks: Marks, text: str, language: Language) -> str:
    """Return what can be held against a free text, as escaped static HTML.

    Empty where the submission could not be graded: there is nothing to hold against it.
    """
    result = marks.result
    if result is None:
        return ""
    words = {name: translate(line, language) for name, line in WORDS.items()}
    data = facts(result, text, language)
    return templates(HERE).get_template("facts.html.j2").render(w=words, **data)


def facts(result: Result, text: str, language: Language) -> Data:
    """Return the facts as plain data, ready to be shown."""
    guide, ex = load_guide(), result.exercise
    learnt = Told(ex, guide)
    who = tellers(ex, learnt.until(None), guide)
    given = (f"{one.source}{one.content}" for one in ex.record.grades.values())
    paper = replace(
        of_text(text, guide), tellers=who, vouched=who, grades=frozenset(given)
    )
    found = sound(paper, guide, ex.scenario, learnt.stretches)
    suggestions = suggest_paper(paper, ex.scenario, found)
    blank = paper.blank(paper.fields)
    return {
        "language": language,
        "blank": blank,
        "criteria": _criteria(suggestions, guide, language),
        "notes": [] if blank else [note(language) for note in found.notes],
        "own": found.own,
        "parts": _parts(paper, suggestions, found, language),
        "issues": issues(result, language),
        "newest": _newest(result, language),
        "readers": _readers(result, language),
        "flags": [_flag(result, flag, language) for flag in result.flags],
        "documents": _documents(result, language),
    }


def _criteria(
    suggestions: Sequence[Suggestion], guide: Guide, language: Language
) -> list[Data]:
    return [
        {
            "name": one.name(language),
            "level": one.level,
            "anchor": one.anchor(language),
            "passages": list(dict.fromkeys(p.text for p in one.passages)),
            "anchors": [
                a.text[language] for a in guide.criterion(one.criterion).levels
            ],
        }
        for one in suggestions
    ]


def _parts(
    paper: Paper, suggestions: Sequence[Suggestion], found: Sound, language: Language
) -> list[list[Data]]:
    """Return the text in pieces, each with what it was marked for."""
    why = [(p, s.name(language)) for s in suggestions for p in s.passages]
    why += [(p, translate(WORDS["quoted"], language)) for p in found.quotes]
    return [
        _pieces(text, [(p, name) for p, name in why if p.field == field])
        for field, text in paper.fields.items()
    ]


def _pieces(text: str, marked: Iterable[tuple[Passage, str]]) -> list[Data]:
    marks = list(marked)
    edges = {0, len(text), *(p.start for p, _ in marks), *(p.end for p, _ in marks)}
    places = sorted(edges)
    return [
        {
            "text": text[start:end],
            "why": ", ".join(
                dict.fromkeys(n for p, n in marks if p.start <= start and end <= p.end)
            ),
        }
        for start, end in pairwise(places)
    ]


def _newest(result: Result, language: Language) -> list[Data]:
    ex = result.exercise
    found, _ = told(ex, None, None, len(ex.inbox))
    return [
        {
            "when": when(ex, one.minute, language),
            "sender": one.sender(language),
            "headline": one.headline(language),
        }
        for one in found
    ]


def _readers(result: Result, language: Language) -> Data:
    rules = office_rules()
    may = next(one.recipients for one in rules.documents if one.id == KIND)
    known = result.exercise.scenario.catalogue.authorities
    seat = result.exercise.seat
    return {
        "may": [who_is(seat, one)(language) for one in may],
        "never": [
            who_is(seat, one)(language) for one in rules.partisans if one in known
        ],
    }


def _flag(result: Result, flag: Flag, language: Language) -> Data:
    return {
        "what": flag.what(language),
        "when": when(result.exercise, flag.minute, language),
        "message": flag.message(language),
        "passages": list(flag.passages),
        "waits": flag.confirmed is None,
        "id": flag.id,
    }


def _documents(result: Result, language: Language) -> list[Data]:
    """Return the documents of the journal with the levels suggested."""
    return [
        {
            "name": one.paper.kind,
            "when": when(result.exercise, one.paper.minute, language),
            "levels": [(s.name(language), s.level) for s in one.suggestions],
            "notes": [note(language) for note in one.sound.notes],
        }
        for one in result.texts
    ]
