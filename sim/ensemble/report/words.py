"""What the validation report says, in the source language."""

from __future__ import annotations

import math

from sim.ensemble.finding import Verdict
from sim.i18n import N_, Language
from sim.scenario.evidence import Unit

VERDICTS: dict[Verdict, str] = {
    "agrees": N_("di dalam rentang"),
    "unclear": N_("belum jelas"),
    "differs": N_("di luar rentang"),
    "no-data": N_("tidak ada data"),
    "not-judged": N_("tidak dinilai"),
}
SIGNS: dict[Verdict, str] = {
    "agrees": "✓", "unclear": "?", "differs": "✗", "no-data": "–", "not-judged": "·",
}  # fmt: skip

PAGE = {
    "title": N_("Dunia simulasi di samping data"),
    "lead": N_(
        "Setiap besaran simulasi disandingkan dengan nilai yang terdokumentasi, "
        "rentangnya dan dasarnya. Dunia dijalankan tanpa seorang pun bertindak; bagian "
        "terakhir menjalankan lagi benih yang sama dengan satu tindakan tambahan."
    ),
    "scenario": N_("Skenario"),
    "runs": N_("Banyaknya riwayat (benih)"),
    "days": N_("Hari yang dijalankan"),
    "covered": N_("Bagian siklus yang dicakup"),
    "fingerprint": N_("Sidik skenario"),
    "summary": N_("Ringkasan"),
    "all_agree": N_("Semua besaran yang dapat dinilai berada di dalam rentangnya."),
    "outside": N_("Di luar rentang terdokumentasi:"),
    "unclear": N_(
        "Belum jelas (nilainya di luar, tetapi selang kesalahannya menyentuh rentang; "
        "riwayat yang lebih banyak akan memastikan):"
    ),
    "nothing": N_("Tidak ada data dari skenario ini untuk:"),
    "item": N_("Besaran"),
    "documented": N_("Terdokumentasi"),
    "simulated": N_("Simulasi, semua insiden"),
    "background": N_("Simulasi, insiden latar"),
    "verdict": N_("Hasil"),
    "basis": N_("Dasar"),
    "reading": N_("Cara membaca"),
    "how_to_read": N_(
        "Dalam kurung siku: untuk data, rentang yang sesuai dengan bukti; untuk "
        "simulasi, selang 95% dari penarikan ulang benih. Insiden latar adalah insiden "
        "yang tidak dibawa isu skenario. Hasil menilai semua insiden. Data berasal "
        "dari kejadian yang terlihat di pers, dikodekan satu orang: batas bawah, bukan "
        "sensus."
    ),
    "settings": N_("Kesepakatan pengukuran"),
    "attribution": N_(
        "Sumber agregat: Armed Conflict Location & Event Data Project (acleddata.com) "
        "dan literatur yang disebut; data mentah tidak disertakan."
    ),
}


def number(value: float | None, unit: Unit, language: Language) -> str:
    """Return a value as it is read in ``language``: shares in per cent."""
    if value is None or math.isnan(value):
        return "–"
    if unit == "share":
        text = f"{100 * value:.1f}".removesuffix(".0") + "%"
    elif unit == "people" or abs(value) >= 100:
        text = f"{value:,.0f}"
    else:
        text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.translate(COMMAS) if language == "id" else text


COMMAS = str.maketrans(",.", ".,")


def span(low: float | None, high: float | None, unit: Unit, language: Language) -> str:
    """Return an interval in brackets, one-sided where a bound is open."""
    bounds = [None if b is None or math.isnan(b) else b for b in (low, high)]
    one, two = (number(b, unit, language) for b in bounds)
    if bounds[0] is None and bounds[1] is None:
        return ""
    if bounds[1] is None:
        return f"[≥ {one}]"
    return f"[≤ {two}]" if bounds[0] is None else f"[{one}–{two}]"
