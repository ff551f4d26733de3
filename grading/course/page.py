"""The pages a participant gets back: their words, the review, its place in a page."""

from __future__ import annotations

from html import escape

from grading.course.marks import Marks
from grading.review import html
from sim.i18n import N_, Language, translate

LABELS = {
    "title": N_("Umpan balik latihan"),
    "participant": N_("Peserta: {name}"),
    "part": N_("Bagian yang dinilai"),
    "points": N_("Nilai Anda"),
    "D1": N_("Deteksi dini (D1)"),
    "D2": N_("Perkiraan peluang (D2)"),
    "D4": N_("Rencana tanggapan (D4)"),
    "laporan-khusus": N_("Laporan khusus"),
    "waiting": N_("menunggu penilai"),
    "score": N_("{points} dari {most}"),
    "comment": N_("Catatan penilai"),
    "answer": N_("Laporan khusus Anda"),
    "alasan": N_("Alasan nilai"),
    "grafik": N_("Grafik keputusan Anda"),
    "profile": N_(
        "Ketiga bagian pertama dihitung dengan memutar ulang jurnal Anda. Nilainya "
        "dibaca masing-masing; yang terpenting adalah alasannya."
    ),
}


def label(name: str, language: Language) -> str:
    """Return the word called ``name``; the name itself if there is none."""
    return translate(LABELS[name], language) if name in LABELS else name


PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><p role="alert"><strong>{text}</strong></p></body>
</html>
"""


def whole(found: Marks, language: Language) -> str:
    """Return the review as a page of its own; it needs no network and no script."""
    if found.result is not None:
        return html(found.result, language)
    assert found.problem is not None
    text = escape(found.problem.message(language))
    return PAGE.format(language=language, title=label("title", language), text=text)


def review(found: Marks, language: Language) -> str:
    """Return the review to be shown inside another page; nothing without a result."""
    return html(found.result, language, fragment=True) if found.result else ""
