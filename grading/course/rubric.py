"""The anchored rubric of the special report: four levels on four criteria.

Shown to the instructor in the formgrader; participants never get it. A report is worth
the sum of its levels, each criterion weighing the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from sim.i18n import N_, Language, translate

TITLE = N_("Rubrik laporan khusus")
HOW = N_(
    "Pilih satu tingkat untuk tiap kriteria, jumlahkan, lalu tulis jumlahnya pada "
    "kotak nilai jawaban; paling tinggi {points}. Beri satu kalimat alasan pada kolom "
    "komentar. Sedikitnya seperlima laporan, dan semua yang nilainya di ambang, "
    "dibaca juga oleh penilai kedua."
)
CRITERION = N_("Kriteria")
LEVELS = (
    N_("Tidak mampu"),
    N_("Banyak kekurangan"),
    N_("Sedikit kekurangan"),
    N_("Tanpa kekurangan"),
)


@dataclass(frozen=True)
class Criterion:
    """What is judged, and what it looks like on each level, lowest first."""

    name: str
    anchors: tuple[str, str, str, str]


CRITERIA = (
    Criterion(
        N_("Fakta, sumber, dan pendapat"),
        (
            N_("Fakta tidak dapat ditelusuri, atau rumor ditulis sebagai fakta."),
            N_(
                "Ada fakta, tetapi sumber jarang disebut dan tercampur dengan pendapat."
            ),
            N_("Fakta dan pendapat terpisah; satu atau dua sumber tidak dinilai."),
            N_("Fakta dan pendapat terpisah; tiap sumber disebut beserta nilainya."),
        ),
    ),
    Criterion(
        N_("Ketidakpastian"),
        (
            N_("Semua ditulis sebagai kepastian."),
            N_("Keraguan disebut, tetapi tanpa kata perkiraan atau alasannya."),
            N_("Kata perkiraan dipakai, tetapi penjelasan tandingan tidak ada."),
            N_(
                "Kata perkiraan dipakai dengan tepat, ada penjelasan tandingan dan apa "
                "yang akan mengubah penilaian."
            ),
        ),
    ),
    Criterion(
        N_("Pilihan langkah dan wewenang"),
        (
            N_("Langkah melanggar hukum atau diminta kepada yang tidak berwenang."),
            N_("Satu langkah saja, tanpa wewenang atau batas waktu."),
            N_("Beberapa pilihan; wewenang atau batas waktu ada yang kurang jelas."),
            N_(
                "Beberapa pilihan dengan wewenang, batas waktu, dan risikonya; satu "
                "disarankan dengan alasan."
            ),
        ),
    ),
    Criterion(
        N_("Bahasa dan kepatutan"),
        (
            N_("Menyebut nama yang belum terverifikasi, atau menyudutkan kelompok."),
            N_("Sulit dipahami, atau bukan untuk Pjs. Bupati."),
            N_("Jelas dan patut, tetapi bertele-tele atau kurang urut."),
            N_("Ringkas, urut, patut, dan langsung dapat dipakai Pjs. Bupati."),
        ),
    ),
)


def html(points: float, language: Language) -> str:
    """Return the rubric as an HTML table; ``points`` is what the report can earn."""
    step = points / len(CRITERIA) / (len(LEVELS) - 1)

    def say(text: str) -> str:
        return escape(translate(text, language))

    heads = (f"{say(t)}<br>{_number(step * n)}" for n, t in enumerate(LEVELS))
    head = "".join(f"<th scope='col'>{cell}</th>" for cell in (say(CRITERION), *heads))
    rows = "".join(
        f"<tr><th scope='row'>{say(item.name)}</th>"
        + "".join(f"<td>{say(anchor)}</td>" for anchor in item.anchors)
        + "</tr>"
        for item in CRITERIA
    )
    how = say(HOW).format(points=_number(points))
    table = (
        f"<table border='1'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )
    return f"<h3>{say(TITLE)}</h3><p>{how}</p>{table}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
