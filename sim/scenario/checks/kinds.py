"""The kinds of things that files name, and what is said when one is not there."""

from __future__ import annotations

from dataclasses import dataclass

from sim.i18n import N_


@dataclass(frozen=True)
class Kind:
    """``absent``: a name stands for nothing; ``lacking``: a text is needed."""

    absent: str
    lacking: str = ""


DISTRICT = Kind(N_("Tidak ada kecamatan {name}."))
STAGE = Kind(N_("Tidak ada tahap {name}."))
ELECTORAL_STAGE = Kind(
    N_("Tidak ada tahap pemilihan {name}."),
    N_("Nama tahap pemilihan {name} belum ada."),
)
ISSUE = Kind(N_("Tidak ada isu {name}."), N_("Nama isu {name} belum ada."))
QUESTION = Kind(
    N_("Tidak ada pertanyaan {name}."), N_("Teks pertanyaan {name} belum ada.")
)
SOURCE = Kind(N_("Tidak ada sumber {name}."), N_("Teks sumber {name} belum ada."))
REPORT = Kind(N_("Tidak ada laporan {name}."), N_("Teks laporan {name} belum ada."))
SENDER = Kind(N_("Tidak ada pengirim {name}."), N_("Nama pengirim {name} belum ada."))
INJECT = Kind(N_("Tidak ada sisipan {name}."), N_("Teks sisipan {name} belum ada."))
FINDING = Kind(N_("Tidak ada temuan {name}."), N_("Teks temuan {name} belum ada."))
ACTION = Kind(N_("Tidak ada tindakan {name}."), N_("Teks tindakan {name} belum ada."))
AUTHORITY = Kind(N_("Tidak ada pihak {name}."), N_("Nama pihak {name} belum ada."))
MANNER = Kind(N_("Tidak ada cara {name}."), N_("Teks cara {name} belum ada."))
GROUND = Kind(N_("Tidak ada aturan {name}."), N_("Dasar aturan {name} belum ada."))
MESSAGE = Kind(N_("Tidak ada pesan {name}."), N_("Teks pesan {name} belum ada."))
