"""What a message leaves out: where it happens; what its translation fills in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grading.workbench.quality.remark import Remark, remark
from grading.workbench.quality.subject import Subject, beside
from sim.i18n import LANGUAGES, N_
from sim.scenario.checks.text import texts_in
from sim.scenario.part import Part

BLANK = re.compile(r"\{\w+\}")
PLACE = "{district}"
TOLD = ("reports", "voices")  # the messages on issues


def check(subject: Subject) -> Iterator[Remark]:
    """Yield messages without a place, and pairs that do not fill in the same."""
    texts = subject.draft.texts
    for language in LANGUAGES:
        for section in TOLD:
            for part in texts_in(texts[language][section]):
                if PLACE not in (part.text or ""):
                    yield remark(
                        "no-place",
                        part,
                        N_("Pesan ini tidak menyebut tempatnya."),
                        N_("Tulis {blank} di dalamnya; nama kecamatan diisi sendiri."),
                        blank=PLACE,
                    )
    for section in TOLD:
        for pair in beside(texts["id"][section], texts["en"][section]):
            yield from _pair(*pair)


def _pair(one: Part, other: Part) -> Iterator[Remark]:
    ours, theirs = (set(BLANK.findall(part.text or "")) for part in (one, other))
    if ours != theirs:
        yield remark(
            "other-blanks",
            other,
            N_("Isian pesan ini berbeda dari pasangannya: {blanks}."),
            N_("Pakai isian yang sama dalam kedua bahasa."),
            blanks=", ".join(sorted(ours ^ theirs)),
        )
