"""The pages a participant gets back: their words, the review, its place in a page."""

from __future__ import annotations

from html import escape

from grading.course.marks import Marks
from grading.panel.part import PanelKey
from grading.result import Result
from grading.review import html
from grading.review.histories import Offer
from grading.review.page import changed
from sim.i18n import N_, Language, translate

LABELS = {
    "title": N_("Umpan balik latihan"),
    "participant": N_("Peserta: {name}"),
    "part": N_("Bagian yang dinilai"),
    "points": N_("Nilai Anda"),
    "D1": N_("Deteksi dini (D1)"),
    "D2": N_("Perkiraan peluang (D2)"),
    "D3": N_("Penilaian laporan (D3)"),
    "D4": N_("Rencana tanggapan (D4)"),
    "laporan-khusus": N_("Laporan khusus"),
    "waiting": N_("menunggu penilai"),
    "score": N_("{points} dari {most}"),
    "comment": N_("Catatan penilai"),
    "answer": N_("Laporan khusus Anda"),
    "alasan": N_("Alasan nilai"),
    "grafik": N_("Grafik keputusan Anda"),
    "profile": N_(
        "Bagian D1 sampai D4 dihitung dengan memutar ulang jurnal Anda. Nilainya "
        "dibaca masing-masing; yang terpenting adalah alasannya."
    ),
    "late": N_("Keterlambatan"),
    "sum": N_("Jumlah"),
    "versions": N_("Nilai menurut tiap versi kunci"),
    "version": N_("Versi kunci"),
    "changed": N_(
        "Kunci jawaban diperbarui setelah latihan ini dinilai. Yang berlaku adalah "
        "baris terakhir; baris di atasnya adalah nilai sebelumnya."
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


def whole(found: Marks, language: Language, panel: PanelKey | None = None) -> str:
    """Return the review as a page of its own; it needs no network and no script."""
    if found.result is not None:
        offered = changes(found.result)
        return html(found.result, language, changes=offered, panel=panel)
    assert found.problem is not None
    text = escape(found.problem.message(language))
    return PAGE.format(language=language, title=label("title", language), text=text)


def review(found: Marks, language: Language, panel: PanelKey | None = None) -> str:
    """Return the review to be shown inside another page; nothing without a result."""
    if found.result is None:
        return ""
    offered = changes(found.result)
    return html(found.result, language, fragment=True, changes=offered, panel=panel)


_OFFERED: list[tuple[Result, tuple[Offer, ...]]] = []  # of the last result asked for


def changes(result: Result) -> tuple[Offer, ...]:
    """Return the counterfactuals of a result, computed once for all its pages."""
    if not _OFFERED or _OFFERED[0][0] is not result:
        _OFFERED[:] = [(result, changed(result))]
    return _OFFERED[0][1]
