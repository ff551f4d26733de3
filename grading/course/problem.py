"""Why a submission can't be graded: a code for programs, a message for the participant.

A problem travels beside the notebook as ``masalah.json``; only the intake writes it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from grading.course.layout import JOURNAL, NOTEBOOK_FILE, PROBLEM
from sim.i18n import LANGUAGES, N_, Authored, Message, Readable

AGAIN = N_(
    "Buka kembali latihan di JupyterLab, tekan ▶▶, simpan, lalu kirim ulang "
    "dengan tombol di bagian Mengirim."
)


STOPPED = {
    "slow": N_(
        "Penilaian dihentikan: memutar ulang jurnal ini memakan waktu jauh melebihi "
        "batas. Periksa apakah jurnal berisi keputusan yang diulang ribuan kali, lalu "
        "minta peserta mengirim jurnal aslinya."
    ),
    "hungry": N_(
        "Penilaian dihentikan: memutar ulang jurnal ini memakan memori melebihi batas. "
        "Minta peserta mengirim jurnal aslinya."
    ),
    "killed": N_(
        "Penilaian terhenti dua kali: proses yang menilainya mati. Lihat log, lalu "
        "nilai lagi dengan --force; kiriman lain tetap dinilai."
    ),
}


@dataclass(frozen=True)
class Problem:
    """What is wrong with a submission; it earns nothing on D1 to D4."""

    code: str
    message: Readable

    def to_json(self) -> str:
        """Return it as JSON text, its message in every language."""
        texts = {language: self.message(language) for language in LANGUAGES}
        return json.dumps({"code": self.code, "texts": texts}, ensure_ascii=False)


def load(folder: Path) -> Problem | None:
    """Return the problem noted in ``folder``, if any."""
    path = folder / PROBLEM
    if not path.exists():
        return None
    body = json.loads(path.read_text(encoding="utf-8"))
    return Problem(body["code"], Authored(body["texts"]))


def unreadable_zip() -> Problem:
    """Not a zip file, or a broken one."""
    text = N_("Berkas zip tidak dapat dibuka; mungkin rusak saat disalin.")
    return _problem("zip-unreadable", text)


def unsafe_zip(name: str) -> Problem:
    """A member that leaves the folder, is a link, is encrypted or comes twice."""
    text = N_("Berkas zip ditolak karena isinya tidak wajar: {name}.")
    return _problem("zip-unsafe", text, name=name[:80])


def oversized(name: str, limit: int) -> Problem:
    """A file over the limit, in bytes."""
    text = N_("{name} lebih besar dari batas {limit} MB.")
    return _problem("oversized", text, name=name[:80], limit=limit // 1_000_000)


def crowded(limit: int) -> Problem:
    """A zip file with too many members."""
    text = N_("Berkas zip memuat lebih dari {limit} berkas.")
    return _problem("zip-crowded", text, limit=limit)


def no_notebook() -> Problem:
    """The notebook is not in the submission."""
    text = N_("Kiriman tidak memuat {name}.")
    return _problem("notebook-missing", text, name=NOTEBOOK_FILE)


def unreadable_notebook() -> Problem:
    """The notebook is not one."""
    text = N_("{name} tidak dapat dibaca sebagai buku kerja Jupyter.")
    return _problem("notebook-unreadable", text, name=NOTEBOOK_FILE)


def no_journal() -> Problem:
    """The journal is not in the submission."""
    text = N_(
        "Kiriman tidak memuat {name}, padahal di situlah semua keputusan tersimpan."
    )
    return _problem("journal-missing", text, name=JOURNAL)


def torn() -> Problem:
    """The journal's last line is not whole."""
    text = N_("Baris terakhir {name} terpotong.")
    return _problem("journal-torn", text, name=JOURNAL)


def foreign(participant: str, student: str) -> Problem:
    """The journal is somebody else's."""
    text = N_(
        "Jurnal ini milik peserta {participant}, sedangkan kiriman ini atas nama "
        "{student}. Kirim jurnal Anda sendiri."
    )
    message = Message(text, {"participant": participant, "student": student})
    return Problem("journal-foreign", message)


def refused(message: Message) -> Problem:
    """The journal is damaged, edited, or of another scenario or seed."""
    text = N_("{why} Kirim jurnal asli dari latihan ini, tanpa diubah.")
    return Problem("journal-refused", Message(text, {"why": message}))


def stopped(fate: str, log: str = "") -> Problem:
    """Grading it was ended: too slow, too much memory, its worker died, or an error.

    ``log``: its last line begins with the kind of error.
    """
    if fate in STOPPED:
        return Problem(f"grading-{fate}", Message(STOPPED[fate]))
    last = log.strip().rpartition("\n")[2]
    text = N_("Jurnal tidak dapat diputar ulang ({what}); hubungi pengajar.")
    return Problem("journal-unexpected", Message(text, {"what": last.split(":")[0]}))


def _problem(code: str, text: str, **values: object) -> Problem:
    whole = N_("{what} {again}")
    inner = Message(text, values)
    return Problem(code, Message(whole, {"what": inner, "again": Message(AGAIN)}))
