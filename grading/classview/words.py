"""The fixed words of the class view."""

from __future__ import annotations

from sim.i18n import N_

D5 = (
    N_("Penalaran dan komunikasi"),
    N_("Saran dari dokumen untuk penilai, bukan nilai: manusia yang memutuskan."),
)
STATES = {
    "unified": N_("seragam"),
    "split": N_("terbelah"),
    "mostly": N_("beragam"),
}
KINDS = {
    "act": N_("Tindakan kunci"),
    "alert": N_("Peringatan"),
    "judgement": N_("Penilaian"),
    "forecast": N_("Perkiraan"),
    "inject": N_("Pesan masuk"),
}
SEVERAL_SEEDS = N_("{count} benih berbeda")
FEW = N_(
    "Hanya {count} hasil: di kelas sekecil ini titik tunggal mudah dikenali. "
    "Pertimbangkan dahulu sebelum menayangkannya."
)
ALT_DOTS = N_(
    "{count} nilai antara {low} dan {high}; median {middle}, separuh kelas antara "
    "{first} dan {third}."
)
PAGE = {
    "title": N_("Tampilan kelas"),
    "results": N_("Hasil yang dihitung"),
    "left_out": N_("Kiriman yang tidak dapat dinilai"),
    "seed": N_("benih"),
    "score_version": N_("Versi penilaian"),
    "no_names": N_(
        "Tanpa nama dan tanpa peringkat: halaman ini membicarakan keputusan, bukan "
        "orang. Jawaban kunci terlipat; buka sesudah kelas membahasnya."
    ),
    "folded": N_(
        "Bagian lain terlipat di bawah judulnya; yang dicetak hanya yang terbuka."
    ),
    "table": N_("Tabel profil"),
    "empty": N_("Belum ada hasil yang dapat ditampilkan."),
    "contents": N_("Isi halaman"),
    "script": N_("Empat pertanyaan untuk memandu"),
    "split": N_("Yang paling membelah kelas"),
    "split_text": N_(
        "Bahas dahulu, baru buka jawabannya. Minta satu suara dari tiap kelompok: apa "
        "yang sudah Anda ketahui waktu itu?"
    ),
    "no_split": N_("Tidak ada keputusan yang membelah kelas ini."),
    "missed": N_("Tindakan kunci yang paling sering terlewat"),
    "critical": N_("wajib"),
    "waiting": N_("Menunggu diperiksa"),
    "no_missed": N_("Tidak ada tindakan kunci yang terlewat."),
    "profile": N_("Profil kelas"),
    "profile_text": N_(
        "Setiap titik satu hasil, 0 sampai 100. Kotak: separuh kelas di tengah; garis "
        "tegak: median; pita: selang 90% bagi median."
    ),
    "dimension": N_("Dimensi"),
    "median": N_("Median"),
    "half": N_("Separuh kelas"),
    "range": N_("Terendah–tertinggi"),
    "answered": N_("Kesempatan dijawab (median)"),
    "occasions": N_("kesempatan tiap orang"),
    "silent": N_("Tidak menjawab sama sekali"),
    "width": N_("Lebar pita satu orang (rata-rata)"),
    "suggested": N_("saran"),
    "of": N_("dari"),
    "people": N_("orang"),
    "conduct": N_("Perilaku"),
    "conduct_text": N_(
        "Jumlah pelanggaran menurut jenisnya. Tidak dirata-ratakan dengan nilai; "
        "pelanggaran membatasi nilai orang yang melakukannya."
    ),
    "no_flags": N_("Tidak ada pelanggaran perilaku."),
    "kind": N_("Jenis"),
    "severity": N_("Beratnya"),
    "acts": N_("Tindakan"),
    "capped": N_("Hasil yang dibatasi"),
    "decisions": N_("Semua keputusan"),
    "decisions_text": N_("Menurut isu; tekan untuk membuka."),
    "general": N_("Tanpa isu tertentu"),
    "answer": N_("Jawaban kunci dan alasannya"),
    "timing": N_("Kapan tindakan kunci dilakukan"),
    "timing_text": N_(
        "Jam sejak tindakan itu ada dasarnya, bagi yang melakukannya. Kotak dan pita "
        "seperti di atas."
    ),
    "hours": N_("jam"),
    "pooled": N_("Deteksi dan peluang seluruh kelas"),
    "outcome": N_("Bagaimana dunia mereka berakhir"),
    "outcome_text": N_(
        "Ditampilkan, tidak dinilai: dunia dengan benih yang sama dapat berakhir lain "
        "karena keputusan, dan keputusan baik dapat berakhir buruk."
    ),
    "broke": N_("Isu yang pecah"),
    "violent": N_("Kejadian kekerasan"),
    "injured": N_("Korban luka"),
    "buildings": N_("Bangunan rusak"),
    "items": N_("Butir penilaian"),
    "odd": N_("Butir yang perlu diperiksa"),
    "odd_text": N_(
        "Petunjuk untuk pengajar, bukan putusan: di kelas berukuran biasa sebagian "
        "muncul karena kebetulan."
    ),
    "no_odd": N_("Tidak ada butir yang mencurigakan."),
    "item": N_("Butir"),
    "due": N_("Diminta dari"),
    "facility": N_("Nilai rata-rata"),
    "full": N_("Nilai penuh"),
    "discrimination": N_("Korelasi butir–sisa"),
    "why": N_("Mengapa"),
    "unused_options": N_("Jawaban yang tidak dipilih siapa pun"),
    "unused_actions": N_("Tindakan yang tidak diminta siapa pun"),
    "none": N_("–"),
    "reflections": N_("Yang menulis komitmen pada akhir latihan"),
}
FEW_PAIRS = N_(
    "Korelasi dari kurang dari {firm} orang belum mantap; dari kurang dari {least} "
    "tidak ditampilkan."
)
