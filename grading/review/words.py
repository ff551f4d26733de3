"""The fixed words of the review."""

from __future__ import annotations

from sim.i18n import N_

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
            "0 = selalu menyebut angka rata-rata, 100 = sedekat perkiraan acuan dari "
            "laporan yang sama."
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
STAGES = {
    "latent": N_("belum muncul"),
    "emerging": N_("muncul"),
    "rising": N_("meningkat"),
    "threshold": N_("ambang"),
    "crisis": N_("pecah"),
    "aftermath": N_("sesudah pecah"),
    "settled": N_("reda"),
}
VARIANTS = {
    "real": N_("nyata: ada yang menggerakkan"),
    "mixed": N_("campuran: ada keluhan, sedikit yang menggerakkan"),
    "benign": N_("tidak berbahaya: reda sendiri"),
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
PAGE = {
    "title": N_("Tinjauan setelah latihan"),
    "participant": N_("Peserta"),
    "scenario": N_("Skenario"),
    "seed": N_("benih"),
    "how_text": N_(
        "Nilai membandingkan keputusan Anda dengan tanggapan model di dunia yang sama, "
        "menurut apa yang Anda ketahui saat itu. Tanggapan model ditulis oleh penyusun "
        "dari aturan dan bukti; belum ada panel ahli yang memberi suara."
    ),
    "profile": N_("Profil"),
    "of_occasions": N_("kesempatan dinilai"),
    "capped": N_("Dibatasi karena pelanggaran perilaku"),
    "negative": N_("Nilai mentah di bawah nol ditampilkan sebagai 0."),
    "conduct": N_("Perilaku"),
    "no_flags": N_("Tidak ada pelanggaran perilaku."),
    "rule": N_("Dasar"),
    "instead": N_("Yang tersedia"),
    "known": N_("Laporan yang sudah diterima"),
    "compare": N_("Keputusan demi keputusan"),
    "compare_text": N_(
        "Setiap tindakan Anda di samping tindakan kunci tanggapan model. Jendela "
        "adalah waktu nilai penuh; sesudahnya nilai berkurang."
    ),
    "plan": N_("Rencana model yang paling dekat"),
    "time": N_("Waktu Anda"),
    "window": N_("Jendela model"),
    "action": N_("Nama tindakan"),
    "issue": N_("Isu"),
    "verdict": N_("Hasil"),
    "credit": N_("Nilai"),
    "reason": N_("Alasan"),
    "detection": N_("Deteksi dan kenyataan"),
    "truth": N_("Yang sebenarnya"),
    "alerts": N_("Peringatan Anda"),
    "lead": N_("Waktu pendahuluan (median, jam)"),
    "weekly": N_("Peringatan keliru per minggu"),
    "forecasts": N_("Perkiraan dari hari ke hari"),
    "stated": N_("Anda"),
    "reference": N_("Acuan"),
    "base": N_("Rata-rata"),
    "happened": N_("Terjadi"),
    "yes": N_("ya"),
    "no": N_("tidak"),
    "brier": N_("Skor Brier terhadap kejadian (kecil lebih baik)"),
    "brier_skill": N_("Keterampilan Brier terhadap rata-rata"),
    "outcome": N_("Tiga dunia dengan benih yang sama"),
    "outcome_text": N_(
        "Akibat ditampilkan, tidak dinilai: keputusan baik dapat berakhir buruk, dan "
        "sebaliknya. Yang dinilai adalah keputusan menurut yang diketahui saat itu."
    ),
    "world": N_("Dunia"),
    "yours": N_("Keputusan Anda"),
    "nobody": N_("Tanpa tindakan"),
    "model": N_("Tanggapan model"),
    "broke": N_("Isu yang pecah"),
    "violent": N_("Kejadian kekerasan"),
    "injured": N_("Korban luka"),
    "buildings": N_("Bangunan rusak"),
    "reflection": N_("Yang akan Anda lakukan lain kali"),
    "score_version": N_("Versi penilaian"),
    "none": N_("–"),
    "not_stated": N_("belum dinyatakan"),
    "mean_estimate": N_("rata-rata selama dibuka"),
    "again": N_("Terulang"),
    "note": N_("catatan"),
    "notes_text": N_(
        "Catatan dari dokumen yang Anda kirim: ditampilkan, tidak mengurangi nilai."
    ),
    "phases": N_("Tindakan kunci menurut fase"),
    "phase": N_("Fase"),
    "on_time": N_("Tepat waktu"),
    "late": N_("Terlambat"),
    "missing": N_("Tidak ada"),
    "worst": N_("Yang paling mengurangi nilai"),
    "by_issue": N_("Menurut isu"),
    "unfold": N_("Tekan sebuah baris untuk membuka rinciannya."),
    "contents": N_("Isi halaman"),
    "details": N_("Rincian"),
    "everywhere": N_("Seluruh kabupaten"),
    "displaced": N_("Mengungsi"),
    "returned": N_("Sudah pulang"),
    "away": N_("Belum pulang"),
    "forced": N_("dipulangkan paksa"),
    "sheltered": N_("di posko"),
    "relapses": N_("Pecah lagi"),
    "recovery": N_("Pemulihan di dunia Anda"),
    "nobody_fled": N_("Tidak ada yang mengungsi."),
    "rebuilt": N_("Kerusakan yang diperbaiki"),
    "reconciled": N_("Perselisihan yang terdamaikan"),
    "hollow": N_("upacara damai diadakan tanpa para korban"),
    "matters": N_("Perkara hukum di dunia Anda"),
    "no_matters": N_("Tidak ada perkara hukum."),
    "matter": N_("Jalur"),
    "about": N_("Tentang"),
    "opened": N_("Dibuka"),
    "own": N_("atas langkah Anda"),
    "step": N_("Tahap terakhir"),
    "result": N_("Hasil perkara"),
    "papers": N_("Dokumen"),
    "papers_text": N_(
        "Keadaan saat Anda menutup latihan. Ditampilkan saja: pada versi ini ketepatan "
        "waktu dan kelengkapan dokumen belum dinilai."
    ),
    "owed": N_("Kewajiban"),
    "to": N_("kepada"),
    "times": N_("Jumlah"),
    "not_due": N_("Belum jatuh tempo"),
    "each_due": N_("Setiap tenggat"),
    "nothing_filed": N_("Tidak ada dokumen yang dikirim."),
    "filed": N_("Dokumen yang dikirim"),
    "sent": N_("Terkirim"),
    "accepted": N_("Diterima"),
    "came_back": N_("Dikembalikan"),
    "mended": N_("Lalu diterima"),
}
