"""The fixed words of the review."""

from __future__ import annotations

from sim.i18n import N_
from sim.scenario.base import STAGES as ALL
from sim.world.names import WORDS

DIMENSIONS = {
    "D1": (
        N_("Deteksi dini"),
        N_(
            "0 = tidak pernah memperingatkan, 100 = peringatan tepat waktu tanpa "
            "peringatan keliru."
        ),
    ),
    "D2": (
        N_("Perkiraan peluang"),
        N_(
            "0 = seperti angka hafalan (rata-rata, atau setelah Anda bertindak angka "
            "tetap yang paling dekat), 100 = sedekat perkiraan acuan dari laporan yang "
            "sama."
        ),
    ),
    "D3": (
        N_("Penilaian laporan"),
        N_(
            "0 = seperti selalu menjawab sama, 100 = sumber, isi, dan tingkat dinilai "
            "seperti kunci dengan yang diketahui saat itu."
        ),
    ),
    "D4": (
        N_("Rencana tanggapan"),
        N_("0 = tidak bertindak, 100 = seperti tanggapan model di dunia yang sama."),
    ),
    "D5": (
        N_("Penalaran dan komunikasi"),
        N_(
            "Saran bagi penilai, bukan nilai: 0 = tidak ada yang dapat dinilai, 100 = "
            "setiap dokumen yang diminta tanpa kekurangan."
        ),
    ),
}
VERDICTS = {
    "on-time": N_("tepat waktu"),
    "late": N_("terlambat"),
    "early": N_("terlalu dini"),
    "missing": N_("tidak dilakukan"),
    "not-needed": N_("tidak perlu"),
    "harmful": N_("merugikan"),
    "neutral": N_("netral"),
    "refused": N_("tidak dapat dilakukan"),
}
ALERTS = {
    "hit": N_("tepat"),
    "false": N_("keliru"),
    "right-level": N_("beralasan"),
    "after": N_("setelah pecah"),
}
FLAGS = {
    "unlawful": N_("melanggar hukum"),
    "disproportionate": N_("tidak sebanding"),
    "rights": N_("melanggar hak warga"),
    "unverified": N_("belum diverifikasi"),
}
SEVERITIES = {
    "critical": N_("berat"),
    "serious": N_("serius"),
    "note": N_("catatan"),
}
# a stage has one word everywhere: in the review, in the world's events, on the bench
STAGES: dict[str, str] = {stage: WORDS[stage] for stage in ALL}
VARIANTS = {
    "real": N_("nyata: ada yang menggerakkan"),
    "mixed": N_("campuran: ada keluhan, sedikit yang menggerakkan"),
    "benign": N_("tidak berbahaya: reda sendiri"),
    "broken": N_("semula tidak berbahaya, tetapi pecah di dunia ini"),
}
PHASES = {
    "pencegahan": N_("Pencegahan"),
    "penghentian": N_("Penghentian"),
    "pemulihan": N_("Pemulihan"),
}
DUTIES = {
    "done": N_("tepat waktu"),
    "late": N_("terlambat"),
    "missed": N_("tidak dikirim"),
    "open": N_("belum jatuh tempo"),
}
NO_ISSUE = N_("Tanpa isu tertentu")
UNDER_WAY = N_("masih berjalan pada akhir latihan")
FIGURES = {
    "course": N_(
        "Perjalanan sebenarnya tiap isu, dengan {reports} laporan, {acts} permintaan "
        "tindakan, dan {alerts} peringatan Anda. Rinciannya ada di daftar per minggu."
    ),
    "forecast": N_(
        "{name} Peluang menurut Anda rata-rata {stated}, menurut acuan {estimate}%, "
        "titik nol {zero}%."
    ),
    "beside": N_(
        "{name}: tertinggi {was} seperti yang terjadi, {other} di dunia pembanding."
    ),
    "none": N_("tidak dinyatakan"),
}
SERIES = {
    "stated": N_("Anda"),
    "reference": N_("perkiraan acuan"),
    "zero": N_("titik nol: angka hafalan, tidak mendapat nilai"),
    "was": N_("seperti yang terjadi"),
    "other": N_("dengan satu perubahan"),
}
MARKS = {
    "first": N_("asal baru"),
    "copy": N_("salinan dari asal yang sama"),
    "correction": N_("ralat"),
    "finding": N_("hasil periksa"),
    "answer": N_("jawaban"),
    "inject": N_("pesan"),
    "other": N_("bukan tentang isu"),
}
LINES = {
    "week": N_("{told} kabar, {decided} keputusan, {true} perubahan atau kejadian"),
    "asked": N_("Diminta: {action}"),
    "asked-for": N_("Diminta: {action} (isu {issue})"),
    "refused": N_("Permintaan tindakan yang tidak dapat dilakukan"),
    "level": N_("Tingkat {issue}: {level}"),
    "forecast": N_("Peluang {percent}%: {question}"),
    "grade": N_("Menilai laporan"),
    "filed": N_("Dokumen: {name}"),
    "close": N_("Menutup latihan"),
    "stage": N_("{issue}: {stage}"),
}
AXES = {
    "source": N_("Nilai sumber (A–F)"),
    "content": N_("Nilai isi (1–6)"),
    "level": N_("Tingkat isu (0–5)"),
}
JUDGED = {
    "known": N_("Yang diketahui sampai {until}"),
    "counts": N_("{right} dari {all} tepat, {none} tidak dijawab"),
    "none": N_("tidak dijawab"),
}
