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
# ## Mulai atau melanjutkan
#
# 1. Tekan tombol **▶▶** pada bilah di atas halaman ini. Bila muncul pertanyaan, pilih
#    **Restart**.
# 2. Tunggu beberapa detik sampai meja kerja tampil di bawah ini.
# 3. Baru pertama kali? Tulis kode peserta Anda, lalu mulai. Bila sudah pernah mulai,
#    meja kerja menampilkan keadaan terakhir.
#
# Setiap keputusan langsung tersimpan. Anda boleh menutup laptop kapan saja; untuk
# melanjutkan, buka lagi halaman ini dan tekan **▶▶**.

# %% jupyter={"source_hidden": true} nbgrader={"grade_id": "meja", "locked": true}
# Meja kerja.
from sim.exercise import Exercise

ex = Exercise.open("$scenario", seed=$seed, journal="jurnal.jsonl")
ex.desk(language="$language")

# %% [markdown] nbgrader={"grade_id": "tentang-grafik", "locked": true}
# ## Grafik
#
# Grafik di bawah ini merangkum keputusan Anda sejauh ini. Tekan **▶▶** lagi untuk
# memperbaruinya.

# %% jupyter={"source_hidden": true} nbgrader={"grade_id": "grafik", "locked": true}
# Grafik keputusan Anda.
from sim.desk import plots

plots.show(ex, language="$language")

# %% [markdown] nbgrader={"grade_id": "tugas-laporan", "locked": true}
# ## Laporan khusus
#
# Tulis laporan khusus singkat, 150 sampai 300 kata, kepada **Penjabat Sementara (Pjs.)
# Bupati** tentang isu yang menurut Anda paling mendesak pada akhir latihan.
#
# - Apa yang diketahui, dari sumber mana, dan seberapa dapat dipercaya. Pisahkan fakta
#   dari pendapat.
# - Apa yang belum pasti, dan apa yang akan mengubah penilaian Anda.
# - Pilihan langkah, siapa yang berwenang, dan batas waktunya. Satu saja yang Anda
#   sarankan.
# - Jangan menyebut nama orang yang belum terverifikasi.
#
# Klik sekali kalimat miring di bawah ini, tekan **Enter**, hapus kalimat itu, lalu
# tulis. Setelah selesai, tekan **Shift + Enter**, kemudian simpan dengan ikon disket.

# %% [markdown] nbgrader={"grade_id": "laporan-khusus", "grade": true, "solution": true}
# *Tulis laporan khusus Anda di sini.*

# %% [markdown] nbgrader={"grade_id": "tentang-kirim", "locked": true}
# ## Mengirim
#
# Simpan dahulu halaman ini dengan ikon disket, lalu tekan tombol di bawah. Anda akan
# mendapat satu berkas zip; serahkan berkas itu kepada pengajar. Boleh mengirim lagi:
# yang dinilai adalah kiriman terbaru.

# %% jupyter={"source_hidden": true} nbgrader={"grade_id": "kirim", "locked": true}
# Tombol untuk mengirim.
from deniceni.submit_command import button

button(language="$language")

# %% [markdown] nbgrader={"grade_id": "tentang-nilai", "locked": true}
# Sel-sel di bawah ini diisi setelah latihan Anda dinilai. Biarkan seperti adanya.

# %% jupyter={"source_hidden": true} nbgrader={"grade_id": "rubrik", "grade": true}
# Rubrik laporan khusus: untuk penilai.
### BEGIN HIDDEN TESTS
from grading.course import cells

cells.rubric_table()
### END HIDDEN TESTS

# %% jupyter={"source_hidden": true} nbgrader={"grade_id": "fakta", "grade": true}
# Fakta di samping laporan khusus: untuk penilai.
### BEGIN HIDDEN TESTS
from grading.course import cells

cells.facts()
### END HIDDEN TESTS

# %% jupyter={"source_hidden": true} nbgrader={"grade_id": "D1", "grade": true}
# Deteksi dini (D1): dinilai setelah dikirim.
### BEGIN HIDDEN TESTS
from grading.course import cells

cells.points("D1")
### END HIDDEN TESTS

# %% jupyter={"source_hidden": true} nbgrader={"grade_id": "D2", "grade": true}
# Perkiraan peluang (D2): dinilai setelah dikirim.
### BEGIN HIDDEN TESTS
from grading.course import cells

cells.points("D2")
### END HIDDEN TESTS

# %% jupyter={"source_hidden": true} nbgrader={"grade_id": "D3", "grade": true}
# Penilaian laporan (D3): dinilai setelah dikirim.
### BEGIN HIDDEN TESTS
from grading.course import cells

cells.points("D3")
### END HIDDEN TESTS

# %% jupyter={"source_hidden": true} nbgrader={"grade_id": "D4", "grade": true}
# Rencana tanggapan (D4): dinilai setelah dikirim.
### BEGIN HIDDEN TESTS
from grading.course import cells

cells.points("D4")
### END HIDDEN TESTS

# %% jupyter={"source_hidden": true} nbgrader={"grade_id": "alasan", "grade": true}
# Alasan nilai: diisi setelah dikirim.
### BEGIN HIDDEN TESTS
from grading.course import cells

cells.reasons()
### END HIDDEN TESTS

# %% jupyter={"source_hidden": true} nbgrader={"grade_id": "ulasan", "grade": true}
# Ulasan keputusan demi keputusan: diisi setelah dikirim.
### BEGIN HIDDEN TESTS
from grading.course import cells

cells.review()
### END HIDDEN TESTS
