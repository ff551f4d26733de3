"""The fixed words of the panel's report."""

from __future__ import annotations

from sim.i18n import N_

PAGE = {
    "title": N_("Laporan panel"),
    "scenario": N_("Skenario"),
    "version": N_("versi"),
    "panellists": N_("Panelis"),
    "items": N_("Butir"),
    "how": N_(
        "Tiap panelis menjawab sendiri, dengan alasan satu baris. Nilai jawaban = "
        "(suara + α) ÷ (suara terbanyak + α), lalu dipusatkan: menebak rata bernilai "
        "0, jawaban terbanyak bernilai 1. Setelah dipusatkan α tidak berpengaruh lagi. "
        "Perbedaan pendapat bukan kesalahan butir."
    ),
    "findings": N_("Yang perlu diketahui"),
    "summary": N_("Ringkasan"),
    "choices": N_("Kesepakatan melampaui tebakan, butir pilihan (rata-rata)"),
    "choices_how": N_(
        "Pasangan panelis yang sependapat, dikurangi yang diharapkan bila semua "
        "menebak: 1 = semua sama, 0 = seperti menebak (kappa marginal bebas)."
    ),
    "ratings": N_("Alfa Krippendorff ordinal, butir rating"),
    "ratings_how": N_("1 = semua sama, 0 = seperti menebak; suara yang kosong boleh."),
    "midpoint": N_("Butir dengan jawaban terbanyak di titik tengah"),
    "midpoint_how": N_("Paling banyak {most}%, agar selalu memilih tengah tak untung."),
    "positions": N_("Letak jawaban terbanyak, butir pilihan"),
    "positions_how": N_("Sebaiknya tersebar di semua tempat."),
    "position": N_("ke-{place}: {count}"),
    "sd": N_("Simpangan baku nilai mentah (rata-rata, jackknife)"),
    "sd_how": N_(
        "Dari panel tanpa satu panelis. Pembanding dari dunia percobaan: {reference}. "
        "Di bawah 10 panelis angka ini jauh terlalu rendah."
    ),
    "sd_reference": N_("{sd} dengan {n} panelis"),
    "shape": N_("Korelasi terendah profil rating bila satu panelis tidak ikut"),
    "shape_how": N_("1 = profil tidak bergantung pada siapa pun."),
    "answers": N_("Butir demi butir"),
    "known": N_("Yang diketahui saat itu"),
    "answer": N_("Jawaban"),
    "votes": N_("Suara"),
    "credit": N_("Nilai"),
    "sd_short": N_("SB"),
    "reasons": N_("Alasan"),
    "most": N_("terbanyak"),
    "best": N_("terbaik menurut penyusun"),
    "accepted": N_("diterima"),
    "n": N_("{n} suara"),
    "pairs": N_("pasangan sependapat {share}%"),
    "beyond": N_("melampaui tebakan {value}"),
    "mean": N_("rata-rata {value} (SB {sd})"),
    "deciding": N_("berubah bila tidak ikut: {codes}"),
    "authored": N_("jawaban penyusun (authored)"),
    "panel": N_("panel, n={n}"),
    "unkeyed": N_("tidak masuk kunci"),
    "ground": N_("Dasar jawaban penyusun"),
    "people": N_("Panelis satu demi satu"),
    "people_how": N_(
        "Jarak: rata-rata jarak dari jawaban terbanyak panelis lain, 0 sampai 1. "
        "Bentuk: korelasi rating dengan profil panelis lain. Ketinggian: berapa angka "
        "di atas profil itu; cenderung memberi angka tinggi bukan pendapat lain. Tidak "
        "ada suara yang dibuang dengan sendirinya."
    ),
    "code": N_("Kode"),
    "distance": N_("Jarak"),
    "likeness": N_("Bentuk"),
    "elevation": N_("Ketinggian"),
    "outlier": N_("jauh dari yang lain"),
    "none": N_("–"),
    "numbers": N_("Angka yang dipakai dan dasarnya"),
}  # fmt: skip
