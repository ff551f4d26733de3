"""The words of the desk, in one language at a time.

The browser holds no text of its own: it asks for these by key. ``{name}`` is filled in
by the browser.
"""

from __future__ import annotations

from sim.desk.labels_cycle import CYCLE
from sim.i18n import N_, Language, translate

FRAME = {
    "desk": N_("Meja latihan"),
    "language": N_("Bahasa"),
    "progress": N_("Kemajuan latihan"),
    "resources": N_("Sumber daya"),
    "means_staff": N_("Jam-staf hari ini"),
    "means_teams": N_("Tim tersedia"),
    "means_money": N_("Anggaran"),
    "to_vote": N_("{n} hari menuju pemungutan suara"),
    "vote_today": N_("Hari pemungutan suara"),
    "since_vote": N_("{n} hari sesudah pemungutan suara"),
    "tabs": N_("Bagian meja"),
    "tab_inbox": N_("Kotak masuk"),
    "tab_issues": N_("Papan isu"),
    "tab_forecasts": N_("Perkiraan"),
    "tab_actions": N_("Tindakan"),
    "tab_report": N_("Tulis LI"),
    "tab_board": N_("Indikator"),
    "tab_situation": N_("Situasi"),
    "tab_documents": N_("Dokumen"),
    "tab_timeline": N_("Linimasa"),
    "tab_briefing": N_("Taklimat"),
    "saved_always": N_(
        "Setiap keputusan langsung tersimpan; tidak perlu disimpan lagi."
    ),
    "kernel_slow_title": N_("Kernel belum menjawab."),
    "kernel_slow": N_(
        "Mungkin masih sibuk. Tunggu sebentar; bila tetap begini, klik ▶▶ (Run All)."
    ),
    "kernel_gone_title": N_("Kernel berhenti."),
    "kernel_gone": N_(
        "Meja ini tidak lagi tersambung. Klik ▶▶ (Run All) di atas buku kerja: semua "
        "keputusan Anda tersimpan di jurnal dan latihan berlanjut dari situ."
    ),
}

CLOCK = {
    "advance": N_("Majukan waktu"),
    "advance_6": N_("+6 jam"),
    "advance_24": N_("+1 hari"),
    "advance_72": N_("+3 hari"),
    "advance_168": N_("+7 hari"),
    "advance_report": N_("Sampai laporan berikutnya"),
    "advance_until": N_("Lanjut"),
    "until": N_("Sampai"),
    "until_day": N_("Sampai hari"),
    "until_hour": N_("Sampai jam"),
    "day_before": N_("H−{n}"),
    "day_zero": N_("Hari-H"),
    "day_after": N_("H+{n}"),
    "hour": N_("{h}.00"),
    "hours": N_("{n} jam"),
    "thousands": N_("."),
    "decimal": N_(","),
}

NEXT = {
    "next": N_("Langkah berikut:"),
    "next_go": N_("Buka"),
    "next_grade": N_("{n} laporan belum dinilai. Nilai sumber dan isinya."),
    "next_link": N_("{n} laporan belum dikaitkan. Pilih isunya, atau “bukan isu”."),
    "next_assess": N_("Isu “{name}” belum Anda nilai. Tetapkan tingkatnya."),
    "next_forecast": N_("Isi perkiraan: {text}"),
    "next_act": N_("Isu “{name}” berstatus waspada. Timbang perlu tidaknya tindakan."),
    "next_reply": N_("“{name}” dikembalikan dengan pertanyaan. Jawab."),
    "next_duty": N_("{name} jatuh tempo {due}. Tulis dan kirim."),
    "next_advance": N_("Semua sudah ditangani. Majukan waktu."),
    "next_over": N_(
        "Waktu latihan habis. Lengkapi yang tertinggal, lalu akhiri latihan."
    ),
    "next_closed": N_("Latihan sudah ditutup. Simpan buku kerja, lalu kumpulkan."),
}

START = {
    "begin_title": N_("Mulai latihan"),
    "begin_note": N_(
        "Pakai kode yang diberikan pengajar, bukan nama Anda. Kode ini tercatat di "
        "jurnal."
    ),
    "participant": N_("Kode peserta"),
    "begin": N_("Mulai"),
    "need_participant": N_("Isi kode peserta lebih dahulu."),
    "how_title": N_("Cara kerja meja ini"),
    "how_1": N_(
        "Kotak masuk: baca laporan, nilai sumber (A–F) dan isinya (1–6), lalu kaitkan "
        "dengan isu."
    ),
    "how_2": N_(
        "Papan isu: tetapkan tingkat tiap isu. Peta mewarnai kecamatan menurut "
        "penilaian Anda sendiri. Tingkat 2 ke atas berarti waspada."
    ),
    "how_3": N_("Perkiraan: nyatakan kemungkinan dalam persen, dan ubah bila perlu."),
    "how_4": N_(
        "Tindakan dan LI: pilih siapa yang berwenang dan laporan yang menjadi dasarnya."
    ),
    "how_documents": N_(
        "Dokumen: laporan dan rencana yang wajib dikirim, masing-masing dengan "
        "tenggat. Bila dikembalikan, jawab pertanyaannya."
    ),
    "how_5": N_(
        "Majukan waktu di atas. Semua tersimpan sendiri; laptop boleh ditutup kapan "
        "saja."
    ),
}

MAP = {
    "map": N_("Peta kecamatan; panah untuk berpindah, Enter untuk memilih"),
    "map_title": N_("Penilaian Anda per kecamatan"),
    "map_all": N_("Tampilkan semua"),
    "legend": N_("Arti warna dan pola"),
    "unassessed": N_("belum dinilai"),
    "reports_count": N_("{n} laporan"),
}

INBOX = {
    "filter": N_("Tampilkan"),
    "filter_todo": N_("Belum selesai"),
    "filter_new": N_("Baru masuk"),
    "filter_loose": N_("Belum dikaitkan"),
    "filter_all": N_("Semua"),
    "filter_issue": N_("Isu: {name}"),
    "filter_kind": N_("Jenis"),
    "filter_source": N_("Sumber"),
    "all_kinds": N_("Semua jenis"),
    "all_sources": N_("Semua sumber"),
    "reports_only": N_("Laporan"),
    "inbox_search": N_("Cari kata"),
    "place": N_("Kecamatan"),
    "all_places": N_("Semua kecamatan"),
    "shown_of": N_("{n} dari {all}"),
    "show_more": N_("Tampilkan lebih banyak"),
    "nothing_here": N_("Tidak ada yang cocok dengan pilihan ini."),
    "inbox_empty": N_("Belum ada laporan. Majukan waktu."),
    "kind_report": "",
    "kind_finding": N_("Hasil verifikasi"),
    "kind_inject": N_("Pesan"),
    "kind_answer": N_("Jawaban"),
    "grade_source": N_("Nilai sumber"),
    "grade_content": N_("Nilai isi"),
    "grade_source_too": N_("Pilih juga nilai sumbernya."),
    "grade_content_too": N_("Pilih juga nilai isinya."),
    "link": N_("Tentang isu"),
    "choose": N_("– pilih –"),
    "choose_link": N_("– belum dikaitkan –"),
    "no_issue": N_("Bukan isu mana pun"),
    "ungraded": N_("tanpa nilai"),
    "source_A": N_("sepenuhnya dapat dipercaya"),
    "source_B": N_("biasanya dapat dipercaya"),
    "source_C": N_("cukup dapat dipercaya"),
    "source_D": N_("biasanya tidak dapat dipercaya"),
    "source_E": N_("tidak dapat dipercaya"),
    "source_F": N_("tidak dapat dinilai"),
    "content_1": N_("dikuatkan sumber lain"),
    "content_2": N_("besar kemungkinan benar"),
    "content_3": N_("mungkin benar"),
    "content_4": N_("meragukan"),
    "content_5": N_("kecil kemungkinan benar"),
    "content_6": N_("tidak dapat dinilai"),
}

ISSUES = {
    "issues_note": N_(
        "Tingkat berlaku sampai Anda mengubahnya. Tingkat 2 ke atas adalah peringatan."
    ),
    "issues_empty": N_("Belum ada isu yang dilaporkan."),
    "alert": N_("▲ Waspada"),
    "level": N_("Tingkat"),
    "where": N_("Di"),
    "where_all": N_("Sesuai laporan terkait"),
    "choose_level": N_("– pilih tingkat –"),
    "assess": N_("Tetapkan tingkat"),
    "since": N_("dinilai {at}"),
    "linked_reports": N_("Laporan yang dikaitkan ({n})"),
    "because": N_("Laporan yang menjadi dasar (centang)"),
    "because_none": N_("Belum ada laporan yang dikaitkan."),
    "need_level": N_("Pilih tingkatnya lebih dahulu."),
}

FORECASTS = {
    "forecasts_note": N_(
        "Seberapa besar kemungkinannya? Angka yang jujur paling menguntungkan; jangan "
        "didorong ke 0 atau 100."
    ),
    "forecasts_empty": N_("Belum ada pertanyaan yang dibuka."),
    "closes": N_("ditutup {day}"),
    "closed_since": N_("sudah ditutup {day}"),
    "forecast": N_("Simpan perkiraan"),
    "forecast_none": N_("Belum diisi."),
    "forecast_saved": N_("Tersimpan: {n}% – {word}."),
    "forecast_chosen": N_("{n}% – {word}. Belum disimpan."),
    "need_chance": N_("Pilih kemungkinannya lebih dahulu."),
    "chance_0": N_("hampir mustahil"),
    "chance_10": N_("sangat kecil"),
    "chance_20": N_("sangat kecil"),
    "chance_30": N_("kecil"),
    "chance_40": N_("kecil"),
    "chance_50": N_("berimbang"),
    "chance_60": N_("mungkin besar"),
    "chance_70": N_("mungkin besar"),
    "chance_80": N_("sangat mungkin"),
    "chance_90": N_("sangat mungkin"),
    "chance_100": N_("hampir pasti"),
}

ACTIONS = {
    "action_search": N_("Cari tindakan"),
    "action_none": N_("Pilih tindakan untuk melihat guna, risiko, dan biayanya."),
    "action_detail": N_("Rincian tindakan"),
    "cost_hours": N_("{n} jam-staf"),
    "cost_teams": N_("{n} tim"),
    "cost_none": N_("tanpa biaya"),
    "fact_effect": N_("Guna"),
    "fact_risk": N_("Risiko"),
    "fact_cost": N_("Biaya"),
    "fact_lead": N_("Persiapan"),
    "fact_authority_hint": N_("Berwenang"),
    "authority": N_("Diminta kepada"),
    "target_issue": N_("Untuk isu"),
    "target_district": N_("Di kecamatan"),
    "manner": N_("Dengan cara"),
    "choose_authority": N_("– pilih yang berwenang –"),
    "choose_issue": N_("– pilih isu –"),
    "choose_district": N_("– pilih kecamatan –"),
    "choose_manner": N_("– pilih cara –"),
    "act": N_("Minta tindakan ini"),
    "need_authority": N_("Pilih kepada siapa tindakan ini diminta."),
    "need_issue": N_("Pilih isunya."),
    "need_district": N_("Pilih kecamatannya."),
    "need_manner": N_("Pilih caranya."),
}

REPORT = {
    "li_note": N_(
        "Laporan informasi (LI): satu isu, fakta terpisah dari pendapat. Ketikan Anda "
        "tersimpan di peramban ini sampai laporan dikirim."
    ),
    "li_issue": N_("Isu"),
    "li_recipient": N_("Penerima"),
    "li_what": N_("Apa"),
    "li_who": N_("Siapa"),
    "li_when": N_("Bilamana"),
    "li_where": N_("Di mana"),
    "li_why": N_("Mengapa"),
    "li_how": N_("Bagaimana"),
    "li_facts": N_("Fakta – yang dilihat, didengar, tercatat"),
    "li_opinion": N_("Pendapat pelapor – analisis dan perkiraan"),
    "li_recommendation": N_("Saran"),
    "choose_recipient": N_("– pilih penerima –"),
    "file": N_("Kirim LI"),
    "need_text": N_("Isi bagian “{name}”."),
}

TIMELINE = {
    "timeline_empty": N_("Belum ada keputusan yang tercatat."),
    "strip_alt": N_(
        "Garis waktu sampai {at}: {reports} laporan masuk dan {n} keputusan; daftarnya "
        "ada di bawah."
    ),
    "lane_in": N_("Masuk"),
    "lane_judged": N_("Dinilai"),
    "lane_done": N_("Diminta"),
    "running": N_("Sedang berjalan"),
    "running_none": N_("Tidak ada tindakan yang sedang berjalan."),
    "running_waiting": N_("disiapkan, mulai {at}"),
    "running_active": N_("berlangsung sampai {at}"),
    "event_finding": N_("verifikasi"),
    "event_inject": N_("pesan"),
    "event_answer": N_("jawaban"),
    "event_alert": N_("tingkat"),
    "event_forecast": N_("perkiraan"),
    "event_act": N_("tindakan"),
    "event_refused": N_("ditolak"),
    "event_file": N_("LI"),
    "event_document": N_("dokumen"),
}

CLOSING = {
    "close_open": N_("Akhiri latihan"),
    "close_title": N_("Akhiri latihan?"),
    "close_note": N_("Sesudah ditutup, tidak ada keputusan yang dapat ditambah."),
    "reflection": N_("Apa yang akan Anda lakukan lain kali? (boleh kosong)"),
    "close_yes": N_("Ya, tutup latihan"),
    "close_no": N_("Belum, lanjutkan"),
}

STATIC = {
    "static_note": N_(
        "Gambaran meja saat sel ini dijalankan. Untuk bermain, buka di JupyterLab dan "
        "klik ▶▶ (Run All)."
    ),
    "static_inbox": N_("Laporan terakhir"),
    "static_new": N_("Latihan belum dimulai."),
    "map_alt": N_("Peta {regency}: {districts}."),
    "grade": N_("Nilai"),
}

GROUPS = (
    FRAME,
    CLOCK,
    NEXT,
    START,
    MAP,
    INBOX,
    ISSUES,
    FORECASTS,
    ACTIONS,
    REPORT,
    TIMELINE,
    CLOSING,
    STATIC,
    *CYCLE,
)


def labels(language: Language) -> dict[str, str]:
    """Return every word of the desk in ``language``, by key."""
    return {
        key: translate(text, language) if text else ""
        for group in GROUPS
        for key, text in group.items()
    }
