"""The fixed words of the preview."""

from __future__ import annotations

from sim.i18n import N_

PAGE = {
    "title": N_("Pratinjau skenario"),
    "secret": N_(
        "Hanya untuk pengajar. Halaman ini memperlihatkan sebab yang tersembunyi dan "
        "jalannya tiap benih; jangan diperlihatkan kepada peserta."
    ),
    "contents": N_("Isi"),
    "facts": N_("Sekilas"),
    "regency": N_("Kabupaten (rekaan)"),
    "days": N_("Hari"),
    "length": N_("Lama permainan"),
    "minutes": N_("{minutes} menit"),
    "seeds": N_("Benih yang dimainkan"),
    "played": N_("{calm} tanpa tindakan, {model} dengan tanggapan model"),
    "fingerprint": N_("Sidik"),
    "calendar": N_("Kalender"),
    "calendar_lead": N_(
        "Semua pada satu garis waktu. Batang isu ialah rentang hari isu dapat mulai; "
        "kapan tepatnya dan apa sebabnya diundi tiap benih."
    ),
    "graphs": N_("Graf isu"),
    "graphs_lead": N_(
        "Laju per hari dari satu tahap ke tahap berikut, satu baris setiap sebab. "
        "Laju yang memperburuk masih dikali pengali tahap pemilihan, ketegangan, dan "
        "tindakan."
    ),
    "matrix": N_("Siapa mendengar apa, kapan"),
    "matrix_lead": N_(
        "Di setiap sel: di berapa bagian benih sumber itu menyampaikan sesuatu tentang "
        "isu itu, dan median waktunya sesudah isu mulai. “tuli”: jejaringnya tidak "
        "menjangkau isu itu. “–”: tidak pernah."
    ),
    "timeline": N_("Jalannya beberapa benih"),
    "timeline_lead": N_(
        "Tanpa tindakan siapa pun. Pita: tahap isu. Garis tegak di bawahnya: laporan "
        "yang masuk. Belah ketupat: kejadian, yang penuh dengan kekerasan."
    ),
    "spread": N_("Sebaran banyak benih"),
    "spread_lead": N_(
        "Apa yang dapat terjadi bila tidak ada yang bertindak; beban kerja dihitung "
        "dari tanggapan model."
    ),
    "as_table": N_("Angkanya dalam tabel"),
    "what": N_("Apa"),
    "which": N_("Yang mana"),
    "when": N_("Kapan"),
    "stage": N_("Tahap"),
    "stages": N_("Tahap pemilihan"),
    "onsets": N_("Isu mulai"),
    "questions": N_("Pertanyaan"),
    "duties": N_("Dokumen wajib"),
    "injects": N_("Sisipan"),
    "conditional": N_("bila syaratnya terpenuhi"),
    "unless": N_("kecuali sudah dilakukan"),
    "to": N_("Ke"),
    "real": N_("nyata"),
    "mixed": N_("campuran"),
    "benign": N_("tidak berbahaya"),
    "level": N_("tingkat"),
    "level_head": N_("Tingkat"),
    "stay": N_("Paling sedikit (jam)"),
    "signs": N_("Indikator (per hari)"),
    "drawn": N_("Sebab yang diundi"),
    "homes": N_("Kecamatan asal"),
    "works": N_("Yang berpengaruh"),
    "source": N_("Sumber"),
    "reliability": N_("Benar"),
    "coverage": N_("Cakupan"),
    "delay": N_("Lambat (jam)"),
    "axes": N_("Bidang"),
    "all": N_("semua"),
    "copies": N_("Menyalin"),
    "districts": N_("Kecamatan"),
    "deaf": N_("tuli"),
    "hours": N_("jam"),
    "days_after": N_("hari"),
    "seed": N_("Benih"),
    "issue": N_("Isu"),
    "cause": N_("Sebab"),
    "home": N_("Asal"),
    "course": N_("Jalannya"),
    "reports": N_("Laporan"),
    "incidents": N_("Kejadian"),
    "none": N_("tidak ada"),
    "peak": N_("Tingkat tertinggi"),
    "incidents_a_run": N_("Kejadian per benih"),
    "crises": N_("Benih yang sampai {stage}, menurut isu"),
    "false_chances": N_(
        "Peluang alarm palsu per benih: isu yang terdengar dan tidak pecah"
    ),
    "a_day": N_("Laporan sehari"),
    "work": N_("Jam kerja staf sehari: membaca laporan, lalu tanggapan model"),
    "available": N_("tersedia"),
    "reading": N_("membaca dan menilai"),
    "acting": N_("bertindak (model)"),
    "heavy": N_("hari berat (90%)"),
    "share": N_("Bagian benih"),
    "value": N_("Nilai"),
    "day": N_("Hari"),
    "median": N_("median"),
    "low": N_("10%"),
    "high": N_("90%"),
    "mean": N_("rata-rata"),
    "scroll": N_("Gambar dapat digeser ke samping."),
}
ALT = {
    "calendar": N_(
        "Garis waktu H{first} sampai H{last}: {stages} tahap pemilihan, {issues} isu, "
        "{questions} pertanyaan, {duties} dokumen wajib, {injects} pesan penulis. "
        "Isinya ada dalam tabel di bawah."
    ),
    "graph": N_(
        "Graf tahap isu {issue}: {stages} tahap dengan laju per sebab. Isinya ada "
        "dalam tabel di bawah."
    ),
    "timeline": N_(
        "Benih {seed}: tahap {issues} isu, {reports} laporan, {incidents} kejadian. "
        "Isinya ada dalam tabel di bawah."
    ),
    "bars": N_("{title}. Paling sering: {most}. Isinya ada dalam tabel di bawah."),
    "lines": N_(
        "{title}: median tertinggi {most} pada {day}. Isinya ada dalam tabel di bawah."
    ),
    "work": N_(
        "{title}. Rata-rata tertinggi {most} jam pada {day}; tersedia {have} jam. "
        "Isinya ada dalam tabel di bawah."
    ),
}
