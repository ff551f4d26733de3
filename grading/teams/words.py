"""The fixed words of the team review."""

from __future__ import annotations

from sim.i18n import N_

BY = {
    "nobody": N_("tidak seorang pun"),
    "someone": N_("sebagian anggota"),
    "asked": N_("semua yang diminta"),
    "everyone": N_("semua anggota"),
}
SIGNS = {
    "on-time": ("✓", N_("tepat waktu")),
    "late": ("◐", N_("terlambat")),
    "missing": ("–", N_("tidak dilakukan")),
    "not-due": ("·", N_("tidak diminta oleh rencananya")),
}
LEGEND = {
    "told": N_("laporan pertama tentang sebuah isu"),
    "alert": N_("peringatan (tingkat 2 atau lebih)"),
    "act": N_("tindakan"),
    "paper": N_("dokumen"),
    "inject": N_("pesan masuk"),
    "threat": N_("saat isu pecah bila tidak ada yang bertindak"),
}
LEVEL = N_("menilai {issue}: {level}")
ACT = N_("meminta {action}: {issue}")
PAPER = N_("mengirim {document}")
LANES = N_(
    "Garis waktu {count} anggota: {alerts} peringatan dan {acts} tindakan; rincian per "
    "hari ada di bawahnya."
)
LINES = N_("Peluang menurut tiap anggota, rata-rata tim dan acuan, hari demi hari.")
GAP_LEVEL = N_(
    "{issue}: terpaut {gap} tingkat pada {when} ({levels}); {silent} anggota "
    "belum menilai."
)
GAP_FORECAST = N_("{question} Terpaut {gap} poin.")
RECALL = (
    N_("Tanpa melihat layar: apa tugas tim ini, menurut Anda masing-masing?"),
    N_("Hari mana yang paling menentukan? Tulis satu, lalu bandingkan."),
    N_("Apa yang Anda ketahui tetapi tidak Anda sampaikan kepada yang lain?"),
)
QUESTIONS = (
    N_("Apa yang seharusnya terjadi?"),
    N_("Apa yang terjadi?"),
    N_("Mengapa berbeda?"),
    N_("Apa yang akan kita lakukan lain kali?"),
)
ASK_RECALL = N_(
    "Bacakan tiga tulisan dari ingatan bersama. Di mana ingatannya berbeda?"
)
ASK_LEVEL = N_(
    "{issue}: pada {when} tingkat yang dinyatakan {levels}. Laporan mana yang membuat "
    "Anda menilai begitu, dan siapa yang sudah membacanya?"
)
ASK_FORECAST = N_(
    "{question} Jawaban terpaut {gap} poin. Minta yang tertinggi dan yang terendah "
    "menyebut satu alasan."
)
ASK_AGREED = N_("Tim ini seragam. Adakah yang ragu tetapi ikut saja?")
ASK_NOBODY = N_(
    "{title}: tidak seorang pun melakukannya. Siapa yang seharusnya memulai?"
)
ASK_SOME = N_(
    "{title}: hanya {count} dari {total} anggota. Bagaimana yang lain akan tahu?"
)
ASK_COVERED = N_(
    "Semua tindakan kunci dilakukan sedikitnya satu anggota. Mana yang ganda?"
)
ASK_ONE = N_("Sepakati satu kalimat: bila … maka … oleh … paling lambat ….")
ASK_CHECK = N_("Siapa yang memeriksa, dan kapan, bahwa kalimat itu dijalankan?")
PAGE = {
    "title": N_("Tinjauan tim"),
    "team": N_("Tim"),
    "members": N_("Anggota"),
    "seed": N_("benih"),
    "score_version": N_("Versi penilaian"),
    "how": N_(
        "Setiap anggota bekerja di mejanya sendiri di dunia yang sama. Halaman ini "
        "menyandingkan yang diketahui dan diputuskan; tidak menjumlahkan nilai dan "
        "tidak memberi peringkat."
    ),
    "contents": N_("Isi halaman"),
    "recall": N_("Ingatan bersama dahulu"),
    "recall_text": N_(
        "Jangan gulir dulu. Lima menit: setiap orang menulis sendiri, lalu dibacakan."
    ),
    "script": N_("Empat pertanyaan untuk memandu"),
    "told": N_("Siapa diberi tahu apa, dan kapan"),
    "told_text": N_(
        "Diterima: laporan masuk ke meja. Ditangani: dinilai, ditautkan, atau "
        "dijadikan alasan; laporan yang tidak ditangani mungkin tetap dibaca."
    ),
    "issue": N_("Isu"),
    "member": N_("Anggota"),
    "first_told": N_("Pertama diterima"),
    "reports": N_("Laporan"),
    "handled": N_("Ditangani"),
    "first_level": N_("Tingkat pertama dinyatakan"),
    "first_alert": N_("Peringatan pertama"),
    "each_report": N_("Laporan demi laporan"),
    "received": N_("Diterima"),
    "report": N_("Isi"),
    "timeline": N_("Siapa memutuskan apa, dan kapan"),
    "each_day": N_("Hari demi hari"),
    "day": N_("Hari"),
    "cover": N_("Tindakan kunci tim"),
    "cover_text": N_(
        "Dilakukan oleh semua, oleh sebagian, atau oleh tidak seorang pun."
    ),
    "action": N_("Tindakan"),
    "by": N_("Oleh"),
    "answer": N_("Alasan kunci"),
    "critical": N_("wajib"),
    "split": N_("Di mana tim berbeda pendapat"),
    "levels": N_("Tingkat yang dinyatakan"),
    "no_levels": N_("Tidak ada isu yang dinilai berbeda."),
    "forecasts": N_("Peluang"),
    "no_forecasts": N_("Belum ada peluang yang dinyatakan."),
    "mean": N_("rata-rata tim"),
    "reference": N_("acuan"),
    "pooled": N_("Rata-rata tim di samping tiap anggota"),
    "pooled_text": N_(
        "Skor Brier terhadap yang terjadi (kecil lebih baik), atas hari yang dimiliki "
        "semua anggota. Rata-rata tim tidak pernah lebih buruk daripada rata-rata "
        "skornya: pendapat yang berbeda saling menghapus kesalahan."
    ),
    "other_worlds": N_(
        "Pertanyaan yang tidak ikut, karena berakhir lain di dunia para anggota"
    ),
    "brier": N_("Skor Brier"),
    "average": N_("rata-rata skor anggota"),
    "blind": N_("Titik buta bersama"),
    "no_blind": N_("Tidak ada isu yang luput dari semua anggota."),
    "ungraded": N_("Isu yang laporannya tidak dinilai siapa pun"),
    "unassessed": N_("Isu yang tingkatnya tidak dinyatakan siapa pun"),
    "unlinked": N_("Isu yang tidak ditautkan siapa pun"),
    "unwarned": N_("Ancaman yang tidak diperingatkan siapa pun"),
    "unread": N_("Laporan tentang isu yang tidak ditangani siapa pun"),
    "conduct": N_("Perilaku"),
    "no_flags": N_("Tidak ada pelanggaran perilaku."),
    "commitment": N_("Komitmen"),
    "own": N_("Yang ditulis tiap anggota pada akhir latihan"),
    "one": N_("Satu komitmen tim"),
    "one_text": N_("Bila …, maka … oleh …, paling lambat …. Diperiksa oleh … pada …."),
    "none": N_("–"),
}
