"""The fixed words of the forms a panellist fills in."""

from __future__ import annotations

from sim.i18n import N_, Language, translate

WORDS = {
    "title": N_("Formulir panelis"),
    "code": N_("Kode Anda"),
    "language": N_("Bahasa"),
    "intro": N_(
        "Jawablah sendiri, tanpa berunding. Bayangkan Anda berada pada saat itu dan "
        "hanya mengetahui yang tertulis. Pilih satu jawaban dan tulis alasannya dalam "
        "satu baris. Tidak ada jawaban yang salah: perbedaan pendapat ikut dihitung."
    ),
    "names": N_("Jangan menulis nama siapa pun, termasuk nama Anda sendiri."),
    "known": N_("Yang diketahui saat itu"),
    "question": N_("Pertanyaan"),
    "reason": N_("Alasan, satu baris"),
    "clear": N_("Hapus jawaban butir ini"),
    "download": N_("Unduh jawaban (CSV)"),
    "send": N_(
        "Kirim berkas CSV itu kepada pengajar. Halaman ini tidak mengirim apa pun."
    ),
    "kept": N_("Isian tersimpan di peramban ini sampai Anda menghapusnya."),
    "forget": N_("Hapus semua isian dari komputer ini"),
    "forgotten": N_("Semua isian sudah dihapus dari komputer ini."),
    "progress": N_("{done} dari {count} butir terjawab"),
    "no-reason": N_("Tulis alasan Anda, paling sedikit tiga huruf."),
    "no-option": N_("Pilih dahulu salah satu jawaban."),
    "formula": N_("Jangan awali alasan dengan = + - atau @."),
    "open": N_(
        "{count} butir belum dijawab. Tekan sekali lagi untuk mengunduh tanpa butir "
        "itu."
    ),
    "wrong": N_("Ada isian yang belum lengkap: {count} butir."),
    "none": N_("Belum ada jawaban."),
    "saved": N_("Berkas {name} sudah dibuat."),
    "choices": N_("yang dapat dipilih"),
    "asked": N_("pertanyaan"),
    "save": N_("Simpan jawaban (CSV)"),
    "stored": N_("Tersimpan: {name}. Kirim berkas itu kepada pengajar."),
    "not-stored": N_("Berkas {name} tidak dapat ditulis. Hubungi pengajar."),
    "unreadable": N_("Berkas {name} yang lama tidak terbaca dan tidak dipakai."),
}  # fmt: skip


def words(language: Language) -> dict[str, str]:
    """Return every fixed word in ``language``."""
    return {name: translate(text, language) for name, text in WORDS.items()}
