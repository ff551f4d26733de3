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
# # Latihan deteksi dini: Muara Sendaru
#
# Anda bertugas di Badan Kesbangpol sebuah kabupaten pesisir, tiga puluh hari menjelang
# pemungutan suara. Laporan datang dari banyak pihak: sebagian benar, sebagian keliru,
# sebagian hanya mengulang laporan lain. Tugas Anda menilai laporan, membaca arah
# keadaan, dan meminta langkah yang tepat, sah, dan tidak terlambat.
#
# Semua tempat, orang, partai, dan kelompok di sini rekaan.
