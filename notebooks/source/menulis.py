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

# %% [markdown]
# # Menulis skenario
#
# Halaman ini untuk pengajar. Tekan **▶▶** di atas halaman sekali, lalu pakai
# tombol-tombolnya. Setiap tombol membaca berkas yang **sudah disimpan** saat itu; sunting,
# simpan (Ctrl+S), tekan lagi.
#
# Isi folder skenario ini adalah kunci dan kebenaran dunianya. Jangan tampilkan di layar
# kelas, dan jangan bagikan kepada peserta.

# %% jupyter={"source_hidden": true}
# Meja penulis.
from grading.workbench.studio import Studio

meja = Studio("$folder", language="$language")
meja.files()

# %% [markdown]
# ## Sunting
#
# Klik nama berkas di atas: editor terbuka di tab baru. Yang salah ketik digarisbawahi
# merah; arahkan penunjuk untuk membaca sebabnya, dan tekan Ctrl+Spasi untuk melihat isian
# yang boleh ditulis. Mulailah dari teks, lalu laju isu, terakhir kunci.

# %% [markdown]
# ## Periksa
#
# Semua yang salah disebut sekaligus: berkas, baris, isian, dan cara membetulkannya. Bila
# tidak ada yang salah, muncul catatan mutu.

# %% jupyter={"source_hidden": true}
# Periksa.
meja.check()

# %% [markdown]
# ## Lihat dunianya
#
# Tiga jalan cerita bila tidak ada yang bertindak. Angka di samping tombol adalah benih
# pertama. Dua benih harus terbaca sebagai dua cerita yang berbeda. Paling sedikit empat
# dari sepuluh isu harus reda sendiri.

# %% jupyter={"source_hidden": true}
# Tiga jalan cerita.
meja.stories()

# %% jupyter={"source_hidden": true}
# Sebaran.
meja.spread()

# %% [markdown]
# ## Coba ubah satu angka
#
# Pilih satu angka dan pengalinya. Batang atas keadaan sekarang, batang bawah sesudah
# diubah, di benih yang sama. Berkas tidak disentuh; kalau cocok, tulis sendiri di
# berkasnya.

# %% jupyter={"source_hidden": true}
# Coba ubah.
meja.what_if()

# %% [markdown]
# ## Cocokkan angka kunci
#
# Angka dasar, harga alarm palsu, dan bobot taksiran dihitung dari banyak permainan. Hitung
# lagi setiap kali isu, sumber, atau dunia berubah; hasilnya ditulis ke `key.yaml`, baris
# lain tetap.

# %% jupyter={"source_hidden": true}
# Cocokkan angka.
meja.fit()

# %% [markdown]
# ## Uji
#
# Dua puluhan robot mencoba membeli nilai, setiap tahap dan pesan dicari di banyak dunia,
# dan setiap angka digeser. Putusannya ada di baris pertama.

# %% jupyter={"source_hidden": true}
# Uji.
meja.test()

# %% [markdown]
# ## Apa yang berubah
#
# Dibandingkan dengan salinan yang disimpan ketika halaman ini pertama dibuka: apa yang
# berubah bagi peserta, apa yang berubah bagi nilai, dan apakah jurnal lama masih terbuka.

# %% jupyter={"source_hidden": true}
# Bandingkan.
meja.changes()

# %% [markdown]
# ## Pratinjau dan kartu
#
# Pratinjau adalah satu halaman untuk Anda sendiri. Kartu di sini ialah kartu pengajar:
# memuat angka dasar yang ditaksir peserta. Yang boleh dibagikan dicetak dengan
# `python3 -m deniceni scenario card NAMA`.

# %% jupyter={"source_hidden": true}
# Pratinjau.
meja.preview()

# %% jupyter={"source_hidden": true}
# Kartu.
meja.card()

# %% [markdown]
# ## Mainkan
#
# Simpan semua, tutup halaman ini, lalu mainkan skenario Anda seperti peserta. Dua benih,
# sampai habis. Tidak ada uji yang menggantikan itu.
