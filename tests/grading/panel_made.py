"""Made-up items and votes for tests. No expert gave them; nothing ships from here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from grading.panel import Questionnaire, Vote, Votes, read_items

REASON = "alasan buatan untuk uji"
ITEMS = """\
format: 1
scenario: muara-sendaru
version: 1
title: {id: Butir buatan untuk uji, en: Made-up items for tests}
items:
  - id: gudang
    kind: choice
    day: -20
    known:
      id: "Satu laporan dari satu sumber: kotak suara dipindah malam hari."
      en: "One report from one source: ballot boxes moved at night."
    question: {id: Apa langkah pertama Anda?, en: What do you do first?}
    options:
      - {id: periksa, text: {id: Memeriksa kepada pengelola gudang, en: Ask the store}}
      - {id: umumkan, text: {id: Mengumumkan kepada pers, en: Tell the press}}
      - {id: tunggu, text: {id: Menunggu laporan kedua, en: Wait for a second report}}
      - {id: jaga, text: {id: Meminta penjagaan, en: Ask for guards}}
    answer:
      best: periksa
      accepted: {tunggu: 0.5}
      reason: {id: Periksa dahulu., en: Check first.}
      basis: "[design] made up for tests"
  - id: rumor
    kind: choice
    known: {id: Kabar viral tanpa asal., en: A viral rumour without origin.}
    question: {id: Seberapa mendesak?, en: How urgent?}
    scale: true
    options:
      - {id: rendah, text: {id: Rendah, en: Low}}
      - {id: sedang, text: {id: Sedang, en: Medium}}
      - {id: tinggi, text: {id: Tinggi, en: High}}
  - id: tokoh
    kind: rating
    known: {id: Dua kelompok saling curiga., en: Two groups distrust each other.}
    question: {id: Seberapa tepat dialog tokoh?, en: How fitting is a dialogue?}
  - id: razia
    kind: rating
    known: {id: Dua kelompok saling curiga., en: Two groups distrust each other.}
    question: {id: Seberapa tepat razia?, en: How fitting is a raid?}
  - id: siaga
    kind: rating
    known: {id: Dua kelompok saling curiga., en: Two groups distrust each other.}
    question: {id: Seberapa tepat siaga?, en: How fitting is standing by?}
  - id: terusan
    kind: situation
    situation: content/relayed
    known:
      id: Camat meneruskan kabar yang sudah beredar di WhatsApp.
      en: The camat passes on what is going round on WhatsApp.
    question: {id: Berapa nilai isinya?, en: How would you grade its content?}
"""


def questionnaire(folder: Path) -> Questionnaire:
    """Return the made-up items, read from a file in ``folder``."""
    path = folder / "butir.yaml"
    path.write_text(ITEMS, encoding="utf-8")
    return read_items(path)


def codes(count: int) -> list[str]:
    """Return so many codes of nobody."""
    return [f"UJI-{number:02d}" for number in range(1, count + 1)]


def cast(answers: Mapping[str, Sequence[str]]) -> Votes:
    """Return votes by item, each answer from another code of nobody."""
    return Votes(
        tuple(
            Vote(code, item, option, REASON)
            for item, options in answers.items()
            for code, option in zip(codes(len(options)), options, strict=True)
        )
    )


DOZEN = {
    "gudang": ["periksa"] * 7 + ["tunggu"] * 4 + ["jaga"],
    "rumor": ["rendah"] * 5 + ["sedang"] * 6 + ["tinggi"],
    "tokoh": ["5"] * 6 + ["4"] * 5 + ["2"],
    "razia": ["1"] * 6 + ["2"] * 5 + ["4"],
    "siaga": ["4"] * 7 + ["3"] * 4 + ["1"],
    "terusan": ["6"] * 8 + ["4"] * 3 + ["3"],
}
"""A dozen made-up panellists; the last one is odd."""
