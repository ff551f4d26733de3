"""The texts to rate on one page that opens offline, without suggestions.

Suggestions are left out so that two raters judge each for himself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from grading.key.anchors import load_guide
from grading.pages import templates
from grading.raters.items import Item
from sim.i18n import N_, Language, translate

HERE = Path(__file__).parent
WORDS = {
    "title": N_("Teks untuk dinilai"),
    "how": N_(
        "Baca sendiri, tanpa berunding. Untuk setiap teks dan kriteria tulis tingkat 0 "
        "sampai 3 dan satu kalimat alasan pada formulir CSV Anda. Nama teks di sini "
        "sama dengan kolom “teks”."
    ),
    "guide": N_("Empat tingkat pada setiap kriteria"),
    "criterion": N_("Kriteria"),
    "recipient": N_("Penerima"),
    "cited": N_("Laporan yang dirujuk"),
    "nothing": N_("Belum ada teks untuk dinilai."),
}
FIELDS = {
    "what": N_("Apa"),
    "who": N_("Siapa"),
    "when": N_("Kapan"),
    "where": N_("Di mana"),
    "why": N_("Mengapa"),
    "how": N_("Bagaimana"),
    "facts": N_("Fakta"),
    "opinion": N_("Pendapat"),
    "recommendation": N_("Saran tindakan"),
    "situation": N_("Keadaan"),
    "incidents": N_("Kejadian"),
    "actions": N_("Tindakan yang diambil"),
    "assessment": N_("Penilaian keadaan"),
    "plan": N_("Rencana"),
    "analysis": N_("Analisis"),
    "options": N_("Pilihan tindakan"),
    "place": N_("Tempat"),
    "source": N_("Sumber"),
    "background": N_("Latar belakang"),
    "effort": N_("Upaya"),
    "cause": N_("Penyebab"),
    "text": N_("Isi"),
}


def html(items: Sequence[Item], language: Language) -> str:
    """Return the page, escaped and static."""
    words = {name: translate(text, language) for name, text in WORDS.items()}
    template = templates(HERE).get_template("page.html.j2")
    guide = [
        {"name": one.name[language], "levels": [a.text[language] for a in one.levels]}
        for one in load_guide().criteria
    ]
    names = {name: translate(text, language) for name, text in FIELDS.items()}
    return template.render(
        language=language, w=words, items=items, guide=guide, names=names
    )
