"""The sentences and headings of the page."""

from __future__ import annotations

from sim.i18n import N_

PAGE = {
    "review": N_("Ulasan"),
    "title": N_("Tinjauan setelah latihan"),
    "participant": N_("Peserta"),
    "scenario": N_("Skenario"),
    "seed": N_("benih"),
    "how_text": N_(
        "Nilai membandingkan keputusan Anda dengan tanggapan model di dunia yang sama, "
        "menurut apa yang Anda ketahui saat itu. Tanggapan model ditulis oleh penyusun "
        "dari aturan dan bukti; belum ada panel ahli yang memberi suara."
    ),
    "how_panel": N_(
        "Nilai membandingkan keputusan Anda dengan tanggapan model di dunia yang sama, "
        "menurut apa yang Anda ketahui saat itu. Tanggapan model ditulis oleh penyusun "
        "dari aturan dan bukti; sebagian penilaian memakai suara panel ahli."
    ),
    "profile": N_("Angka-angkanya"),
    "of_occasions": N_("kesempatan dinilai"),
    "capped": N_("Dibatasi karena pelanggaran perilaku"),
    "negative": N_("Nilai mentah di bawah nol ditampilkan sebagai 0."),
    "conduct": N_("Perilaku"),
    "no_flags": N_("Tidak ada pelanggaran perilaku."),
    "rule": N_("Dasar"),
    "instead": N_("Yang tersedia"),
    "known": N_("Laporan yang sudah diterima"),
    "heard": N_("tentang hal ini"),
    "known_then": N_("Yang diketahui saat itu"),
    "newest": N_("Laporan terbaru saat itu"),
    "passages": N_("Tertulis"),
    "caps_at": N_("Membatasi setiap dimensi paling tinggi pada"),
    "caps_nothing": N_("Tidak membatasi nilai."),
    "to_confirm": N_("Menunggu pengajar memastikan; belum membatasi nilai. Alasannya:"),
    "source_key": N_("Sumber aturan"),
    "nothing_open": N_(
        "Tidak satu pun pilihan lain dapat diminta saat itu; tidak melakukannya selalu "
        "dapat."
    ),
    "compare": N_("Tindakan demi tindakan"),
    "compare_text": N_(
        "Tindakan Anda di samping tindakan kunci tanggapan model di dunia yang sama. "
        "Jendela adalah waktu nilai penuh; sesudahnya nilai berkurang. Langkah yang "
        "menunggu hasil periksa berjendela sejak hasil itu masuk seandainya "
        "pemeriksaannya diminta pada waktunya: periksa terlambat, langkah berikutnya "
        "ikut terlambat."
    ),
    "code_text": N_(
        "Kode kecil di samping tindakan, misalnya A10 · ceramah, ialah tindakan dan "
        "isunya. Dengan itu Anda dapat bertanya “andai saya memintanya pada H−21”: "
        "python3 -m deniceni review --had A10@-21 --issue ceramah."
    ),
    "plan": N_("Rencana model yang paling dekat"),
    "time": N_("Anda"),
    "window": N_("Jendela"),
    "action": N_("Nama tindakan"),
    "issue": N_("Isu"),
    "verdict": N_("Hasil"),
    "credit": N_("Nilai"),
    "reason": N_("Alasan"),
    "detection": N_("Peringatan Anda"),
    "truth": N_("Yang sebenarnya"),
    "alerts": N_("Peringatan Anda"),
    "lead": N_("Waktu pendahuluan (median, jam)"),
    "weekly": N_("Peringatan keliru per minggu"),
    "forecasts": N_("Peluang yang Anda sebutkan"),
    "stated": N_("Anda"),
    "reference": N_("Acuan"),
    "base": N_("Rata-rata"),
    "happened": N_("Terjadi"),
    "yes": N_("ya"),
    "no": N_("tidak"),
    "brier": N_("Skor Brier terhadap kejadian (kecil lebih baik)"),
    "brier_skill": N_("Keterampilan Brier terhadap rata-rata"),
    "outcome": N_("Dunia yang sama, satu keputusan lain"),
    "outcome_text": N_(
        "Akibat ditampilkan, tidak dinilai. Yang dinilai ialah keputusan menurut yang "
        "diketahui saat itu: keputusan baik dapat berakhir buruk karena nasib, dan "
        "sebaliknya."
    ),
    "world": N_("Dunia"),
    "yours": N_("Keputusan Anda"),
    "nobody": N_("Tanpa tindakan"),
    "model": N_("Tanggapan model"),
    "broke": N_("Isu yang pecah"),
    "violent": N_("Kejadian kekerasan"),
    "injured": N_("Korban luka"),
    "buildings": N_("Bangunan rusak"),
    "reflection": N_("Satu janji untuk lain kali"),
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
    "by_issue": N_("Semuanya, menurut isu"),
    "sideways": N_("Gambarnya lebih lebar daripada layar: geser ke samping →"),
    "open_part": N_("Buka bagian ini"),
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
    "recollect": N_("Ingatan Anda dahulu"),
    "recollect_text": N_(
        "Sebelum membaca apa pun: tulis dengan kata-kata Anda sendiri. Lima menit "
        "cukup. Orang belajar lebih banyak dari tinjauan bila ingatannya sendiri "
        "datang lebih dulu; sesudah melihat jawabannya, ingatan itu tidak dapat "
        "dikembalikan."
    ),
    "intended": N_("Apa yang seharusnya terjadi? Apa rencana Anda?"),
    "remembered": N_("Apa yang terjadi, menurut ingatan Anda?"),
    "again_would": N_("Keputusan mana yang akan Anda ambil lagi, dan mana yang tidak?"),
    "not_kept": N_(
        "Halaman ini tidak menyimpan tulisan Anda dan tidak mengirimnya ke mana pun. "
        "Cetak (Ctrl+P) atau salin ke catatan Anda; buku catatan ulasan menyimpannya."
    ),
    "reveal": N_("Saya sudah menulis. Buka ulasannya"),
    "chief": N_("Tiga hal yang paling menentukan"),
    "no_points": N_("Tidak ada keputusan yang dapat ditinjau."),
    "read_on": N_("Baca lebih lanjut"),
    "at_close": N_("Yang Anda tulis saat menutup latihan:"),
    "timeline": N_("Yang dikabarkan, diputuskan, dan sebenarnya"),
    "timeline_text": N_(
        "Satu baris untuk setiap isu. Pita berwarna ialah keadaan yang sebenarnya, "
        "yang saat itu tidak Anda lihat. Di atasnya kabar yang sampai, di bawahnya "
        "keputusan Anda. Kabar yang berasal dari satu asal tetap satu bukti, berapa "
        "pun salinannya."
    ),
    "mark_first": N_("kabar dari asal baru"),
    "mark_copy": N_("salinan"),
    "mark_finding": N_("hasil periksa silang"),
    "mark_act": N_("tindakan Anda"),
    "mark_alert": N_("peringatan Anda"),
    "day": N_("Hari"),
    "told": N_("Dikabarkan"),
    "decided": N_("Diputuskan"),
    "true": N_("Sebenarnya"),
    "outcome_bias": N_(
        "Orang menilai keputusan yang sama lebih tinggi bila kebetulan berakhir baik, "
        "juga bila mereka setuju bahwa itu tidak adil (Baron dan Hershey 1988)."
    ),
    "exact_text": N_(
        "Di bawah ini dunia Anda diputar ulang dengan benih yang sama persis: yang "
        "berbeda hanya satu keputusan dan semua yang diakibatkannya. Yang dipilih "
        "ialah tindakan yang bobotnya paling besar dalam kunci, bukan yang akibatnya "
        "paling menarik. Tindakan ditaruh pada saat dasarnya Anda ketahui, tidak "
        "pernah lebih awal."
    ),
    "parts_here": N_("di sini keduanya berpisah"),
    "gone": N_("Yang jadi tidak terjadi"),
    "brought": N_("Yang malah terjadi"),
    "and_more": N_("dan lagi"),
    "other_size": N_("Kejadian yang sama, pada jam lain atau dengan ukuran lain"),
    "small_change": N_("Bedanya ada, tetapi terlalu kecil untuk terlihat di grafik."),
    "lost_decisions": N_(
        "Keputusan Anda yang lalu tidak dapat diambil atau ditolak di dunia itu"
    ),
    "no_others": N_(
        "Tidak ada tindakan kunci yang dapat dipindah atau ditinggalkan di dunia Anda "
        "tanpa mengada-ada: dasarnya belum pernah Anda ketahui, atau pihak yang "
        "berwenang menolak."
    ),
    "three_worlds": N_("Tiga dunia dengan benih yang sama"),
    "nothing_lost": N_("Tidak ada tindakan kunci yang terlambat atau terlewat."),
    "detection_text": N_(
        "Peringatan ialah tingkat 2 ke atas. “Tepat” berarti datang dalam jendela "
        "sebelum isu pecah bila tidak ada tindakan; “beralasan” berarti memang ada "
        "yang bergerak; “keliru” berarti tidak ada dasarnya, juga bila isu itu "
        "kemudian pecah karena langkah yang diambil."
    ),
    "value_curve": N_("Bagi siapa peringatan ini berguna?"),
    "value_text": N_(
        "Kantor yang hati-hati mau bertindak atas peringatan yang sering keliru; "
        "kantor yang tahan risiko tidak. Garis menunjukkan seberapa berguna peringatan "
        "Anda bagi masing-masing: 1 seperti tahu segalanya, 0 tidak berguna."
    ),
    "forecasts_text": N_(
        "Setiap hari, angka yang berlaku dibandingkan dengan perkiraan acuan dari "
        "laporan yang sama (p*), bukan dengan kejadiannya: dengan begitu nasib tidak "
        "ikut dinilai. Yang dihitung ialah berapa jauh Anda lebih dekat ke acuan "
        "daripada titik nol: angka rata-rata tahap itu atau, setelah Anda bertindak, "
        "angka hafalan yang paling dekat. Bila titik nol sendiri sudah dekat, angka "
        "yang dekat pun hampir tidak menambah nilai."
    ),
    "judged": N_("Menilai laporan"),
    "judged_text": N_(
        "Setiap penilaian yang diminta keadaan, dengan hanya yang sudah dikabarkan "
        "saat itu. 0% setara tebakan; di bawah nol lebih buruk daripada tebakan."
    ),
    "your_answer": N_("Jawaban Anda"),
    "best_answer": N_("Terbaik"),
    "texts": N_("Tulisan Anda"),
    "texts_text": N_(
        "Saran mesin untuk penilai, bukan nilai. Mesin hanya melihat susunan kata dan "
        "dapat keliru ke dua arah; orang yang memutuskan."
    ),
    "suggested": N_("saran, bukan nilai"),
    "panel": N_("Pendapat panel"),
    "no_panel": N_(
        "Belum ada panel ahli yang memberi suara (basis: authored). Jawaban model "
        "ditulis oleh penyusun dari aturan dan bukti. Anda boleh tidak setuju: catat "
        "alasannya dan bawa ke pembahasan."
    ),
    "panel_elsewhere": N_(
        "Panel ahli sudah memberi suara, tetapi bukan tentang keadaan yang muncul "
        "dalam latihan Anda."
    ),
    "panel_text": N_(
        "Beginilah panel ahli menilai keadaan yang Anda hadapi. Para ahli pun tidak "
        "selalu sepakat; yang dihitung ialah seberapa banyak yang memilih jawaban Anda."
    ),
    "panellists": N_("Jumlah panelis"),
    "commit_text": N_(
        "Satu saja, dan cukup jelas untuk diperiksa: “Bila … terjadi, saya akan … "
        "dalam … jam.”"
    ),
    "commit_label": N_("Bila … maka saya akan …"),
    "band": N_(
        "Dengan butir yang lain nilainya dapat antara {low} dan {high} (rentang "
        "{level}%, {items} butir)."
    ),
    "said_of": N_(
        "Anda {stated} · acuan {estimate}% · titik nol {zero}% · jarak ke acuan: Anda "
        "{own} poin, titik nol {nothing} poin · terjadi: {happened}"
    ),
    "day_by_day": N_("Buka daftarnya, minggu demi minggu"),
    "alert_times": N_("{verdict}: {count} kali, {first} – {last}"),
    "alert_once": N_("{verdict}: {first}"),
    "other_flags": N_("Pelanggaran lainnya"),
}
NOTEBOOK = {
    "how": N_(
        "Klik dua kali kalimat miring di bawah tiap pertanyaan, hapus, lalu tulis; "
        "tekan Shift + Enter. Bila ulasannya tidak tampil, tekan **▶▶** pada bilah di "
        "atas."
    ),
    "here": N_("Tulis di sini."),
    "reveal": N_("Sudah menulis? Tekan tombol-tombol di bawah ini satu demi satu."),
    "ready": N_("Bagian ini sudah jadi; menjalankannya menampilkan isi yang sama."),
}
