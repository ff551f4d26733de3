"""The words of what only a full-cycle exercise has: forms, documents, board, situation.

Forms are also those of the information report, which every exercise has.
"""

from __future__ import annotations

from sim.i18n import N_

FORM = {
    "optional": N_("{name} (boleh kosong)"),
    "need_number": N_("Isi dengan bilangan bulat."),
    "need_range": N_("Isi dengan bilangan bulat dari {min} sampai {max}."),
    "form_incomplete": N_("Belum lengkap: {names}."),
    "send_document": N_("Kirim dokumen"),
    "copy_last": N_("Isi seperti kiriman terakhir"),
    "row_add": N_("Tambah baris"),
    "row_drop": N_("Hapus"),
    "row_name": N_("Baris {n}"),
    "likelihood": N_("Kemungkinan ↓"),
    "impact": N_("Dampak →"),
    "matrix_told": N_("Kemungkinan {likely}, dampak {bad}: {n}"),
    "matrix_none": N_("Belum dipilih. Panah memindahkan pilihan."),
    "score": N_("Nilai"),
    "dimension": N_("Dimensi"),
    "scores_count": N_("{n} dari {all} terisi"),
}

DOCUMENTS = {
    "documents": N_("Dokumen"),
    "documents_overview": N_("Tenggat dan kiriman"),
    "draft": N_("konsep"),
    "draft_note": N_("Ketikan tersimpan di peramban ini sampai dikirim."),
    "readers": N_("Penerima yang sah: {names}."),
    "write": N_("Tulis"),
    "duties": N_("Yang harus dikirim"),
    "duties_none": N_("Tidak ada dokumen yang harus dikirim sekarang."),
    "duties_past": N_(
        "Sebelumnya: {done} tepat waktu, {late} terlambat, {missed} terlewat"
    ),
    "duties_due": N_("Tenggat"),
    "duty_open": N_("belum dikirim"),
    "duty_to": N_("kepada {to}, tenggat {due}"),
    "duty_next": N_("Harus sampai kepada {to} paling lambat {due}."),
    "duty_in_hours": N_("{n} jam lagi"),
    "duty_in_days": N_("{n} hari lagi"),
    "duty_overdue": N_("lewat tenggat"),
    "duty_done": N_("tepat waktu"),
    "duty_late": N_("terlambat"),
    "duty_missed": N_("terlewat"),
    "filed": N_("Sudah dikirim"),
    "filed_none": N_("Belum ada dokumen yang dikirim."),
    "filed_asked": N_("Pertanyaan"),
    "filed_to": N_("kepada {to}"),
    "filed_lost": N_(
        "Tidak dapat dijawab. Alasannya ada di kotak masuk; kirim dokumen yang baru."
    ),
    "filed_late": N_("terlambat"),
    "reply": N_("Jawaban Anda"),
    "reply_send": N_("Kirim jawaban"),
    "need_reply": N_("Tulis jawabannya lebih dahulu."),
}

BOARD = {
    "board_title": N_(
        "Papan indikator: asal laporan yang berlainan, {n} hari terakhir"
    ),
    "board_note": N_(
        "Beberapa laporan dari satu asal dihitung satu. Panah: lebih banyak (▲) atau "
        "lebih sedikit (▼) daripada masa sebelumnya. Urut menurut jumlah kali bobot."
    ),
    "board_sum": N_("Jumlah berbobot"),
    "board_cell": N_("{n}, bobot {weight}, {trend}"),
    "board_unfold": N_("Tampilkan {n} kecamatan tanpa laporan"),
    "board_fold": N_("Sembunyikan {n} kecamatan tanpa laporan"),
    "trend_up": N_("naik"),
    "trend_same": N_("tetap"),
    "trend_down": N_("turun"),
}

SITUATION = {
    "status_title": N_("Status keadaan konflik"),
    "status_off": N_("Tidak ditetapkan"),
    "status_on": N_("Berlaku"),
    "status_until": N_("Berlaku sampai {at}"),
    "status_note": N_(
        "Hanya boleh ditetapkan bila kedua syarat ini terpenuhi (UU 7/2012)."
    ),
    "status_told": N_("Menurut kabar terakhir kepada kantor Anda, {at}."),
    "status_untold": N_("Belum ada kabar resmi kepada kantor Anda."),
    "met_yes": N_("terpenuhi"),
    "met_no": N_("tidak terpenuhi"),
    "met_unknown": N_("belum diketahui"),
    "displaced_title": N_("Pengungsi"),
    "displaced_none": N_("Belum ada kabar tentang pengungsi."),
    "displaced_away": N_("Mengungsi (orang)"),
    "displaced_sheltered": N_("di antaranya di posko"),
    "displaced_returned": N_("Sudah kembali"),
    "cases_title": N_("Perkara dan tenggat hukum"),
    "cases_none": N_("Belum ada perkara yang diberitahukan kepada kantor Anda."),
    "case_due": N_("tenggat {at}"),
    "contexts_title": N_("Keadaan khusus"),
}

CYCLE = (FORM, DOCUMENTS, BOARD, SITUATION)
