# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown] nbgrader={"grade_id": "pembuka", "locked": true}
# # Latihan satu siklus penuh: Sagara Lawas
#
# Anda analis Badan Kesbangpol sebuah kabupaten dengan dua belas kecamatan. Latihan ini
# mengikuti satu siklus Pilkada dari awal sampai akhir: mulai 180 hari sebelum pemungutan
# suara (H−180) sampai 30 hari sesudahnya (H+30). Banyak hari berlalu tanpa apa-apa, dan
# sebagian besar isu reda sendiri.
#
# Yang Anda kerjakan ada dalam tiga fase:
#
# - **Pencegahan.** Menilai laporan, membaca arah keadaan, dan meminta langkah yang sah
#   dari pihak yang berwenang selagi masih ada waktu.
# - **Penghentian.** Bila kekerasan pecah, Polri yang mengendalikan. Anda menjaga agar
#   pimpinan memutuskan dengan gambaran yang benar dan menurut hukum.
# - **Pemulihan.** Orang yang mengungsi harus dapat pulang dengan aman, yang rusak
#   diperbaiki, yang berselisih dipertemukan. Perkara yang ditutup terburu-buru dapat
#   pecah lagi.
#
# Kantor Anda juga berutang dokumen yang ada tenggatnya: RAD dan laporannya, entri SIPKS
# setiap bulan, penilaian mandiri, peta kerawanan, dan laporan harian di sekitar hari
# pemungutan suara. Semuanya diisi di meja kerja. Dokumen yang belum lengkap dikembalikan
# dengan pertanyaan.
#
# Sediakan kira-kira satu hari; boleh dicicil. Selama keadaan tenang, majukan waktu
# beberapa hari sekaligus.
#
# Semua tempat, orang, partai, dan kelompok di sini rekaan.
