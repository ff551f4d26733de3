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
REGISTER = Kind(
    N_("Tidak ada ragam {name} di bahasa sumber."), N_("Teks ragam {name} belum ada.")
)
SENDER = Kind(N_("Tidak ada pengirim {name}."), N_("Nama pengirim {name} belum ada."))
INJECT = Kind(
    N_("Tidak ada pesan penulis {name}."), N_("Teks pesan penulis {name} belum ada.")
)
FINDING = Kind(N_("Tidak ada temuan {name}."), N_("Teks temuan {name} belum ada."))
ACTION = Kind(N_("Tidak ada tindakan {name}."), N_("Teks tindakan {name} belum ada."))
AUTHORITY = Kind(N_("Tidak ada pihak {name}."), N_("Nama pihak {name} belum ada."))
MANNER = Kind(N_("Tidak ada cara {name}."), N_("Teks cara {name} belum ada."))
GROUND = Kind(N_("Tidak ada aturan {name}."), N_("Dasar aturan {name} belum ada."))
ACTOR = Kind(N_("Tidak ada pelaku {name}."), N_("Teks pelaku {name} belum ada."))
CLOCK = Kind(N_("Tidak ada tenggat {name}."), N_("Teks tenggat {name} belum ada."))
PROCEDURE = Kind(N_("Tidak ada perkara {name}."), N_("Teks perkara {name} belum ada."))
STEP = Kind(
    N_("Tidak ada tahap {name} sesudah ini."), N_("Teks tahap {name} belum ada.")
)
RESULT = Kind(N_("Tidak ada hasil {name}."), N_("Teks hasil {name} belum ada."))
CONTEXT = Kind(N_("Tidak ada keadaan {name}."), N_("Teks keadaan {name} belum ada."))
MESSAGE = Kind(N_("Tidak ada pesan {name}."), N_("Teks pesan {name} belum ada."))
DOCUMENT = Kind(N_("Tidak ada dokumen {name}."), N_("Teks dokumen {name} belum ada."))
FIELD = Kind(N_("Tidak ada isian {name}."), N_("Nama isian {name} belum ada."))
OPTION = Kind(N_("Tidak ada pilihan {name}."), N_("Nama pilihan {name} belum ada."))
BAND = Kind(N_("Tidak ada golongan {name}."), N_("Nama golongan {name} belum ada."))
ASKED = Kind(
    N_("Tidak ada pertanyaan balik {name}."),
    N_("Teks pertanyaan balik {name} belum ada."),
)
ADDRESSEE = Kind(
    N_("Tidak ada penerima {name}."), N_("Nama penerima {name} belum ada.")
)
