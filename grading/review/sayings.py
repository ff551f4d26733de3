"""The sentences that parts of the review say about one exercise."""

from __future__ import annotations

from sim.i18n import N_

CHANGES = {
    "sooner": N_(
        "Dunia yang sama, keputusan Anda, tetapi “{action}” untuk isu {issue} diminta "
        "{when}, {sooner} lebih awal daripada yang Anda lakukan ({was})."
    ),
    "sooner-all": N_(
        "Dunia yang sama, keputusan Anda, tetapi “{action}” diminta {when}, {sooner} "
        "lebih awal daripada yang Anda lakukan ({was})."
    ),
    "added": N_(
        "Dunia yang sama, keputusan Anda, ditambah “{action}” untuk isu {issue} pada "
        "{when}, saat Anda sudah mengetahui dasarnya."
    ),
    "added-all": N_(
        "Dunia yang sama, keputusan Anda, ditambah “{action}” pada {when}, saat Anda "
        "sudah mengetahui dasarnya."
    ),
    "checked": N_(
        "Dunia yang sama, keputusan Anda, tetapi isu {issue} diperiksa silang pada "
        "{check}, begitu terdengar, lalu “{action}” diminta {when} sesudah hasilnya "
        "masuk."
    ),
    "checked-sooner": N_(
        "Dunia yang sama, keputusan Anda, tetapi isu {issue} diperiksa silang pada "
        "{check}, begitu terdengar, sehingga “{action}” dapat diminta {when}, {sooner} "
        "lebih awal daripada yang Anda lakukan ({was})."
    ),
    "without": N_(
        "Dunia yang sama, keputusan Anda, tetapi tanpa “{action}” sejak {when} (Anda "
        "memintanya {times} kali; pertama untuk isu {issue})."
    ),
    "without-all": N_(
        "Dunia yang sama, keputusan Anda, tetapi tanpa “{action}” sejak {when} (Anda "
        "memintanya {times} kali)."
    ),
    "kept": N_(
        "Dunia yang sama, keputusan Anda, tetapi tanpa “{action}” untuk isu {issue} "
        "yang Anda minta tepat waktu pada {when}."
    ),
    "kept-all": N_(
        "Dunia yang sama, keputusan Anda, tetapi tanpa “{action}” yang Anda minta "
        "tepat waktu pada {when}."
    ),
    "own": N_(
        "Pertanyaan Anda sendiri. Dunia yang sama, keputusan Anda, tetapi “{action}” "
        "untuk isu {issue} diminta {when}."
    ),
    "own-all": N_(
        "Pertanyaan Anda sendiri. Dunia yang sama, keputusan Anda, tetapi “{action}” "
        "diminta {when}."
    ),
}
CURVES = {
    "level-of": N_("Tingkat sebenarnya: {name}"),
    "belief-of": N_("Warga yang percaya kabar (0–1): {name}"),
    "tension-of": N_("Ketegangan di {name} (0–1)"),
    "level": N_("Tingkat tertinggi dari semua isu"),
    "belief": N_("Warga yang percaya kabar, isu terkuat (0–1)"),
    "tension": N_("Ketegangan rata-rata semua kecamatan (0–1)"),
    "violent": N_("Kejadian kekerasan sampai hari itu"),
    "incidents": N_("Semua kejadian sampai hari itu"),
}
MEASURES = {
    "violent": N_("Kejadian kekerasan"),
    "incidents": N_("Semua kejadian"),
    "crises": N_("Isu pecah"),
    "deaths": N_("Korban meninggal"),
    "injuries": N_("Korban luka"),
    "displaced": N_("Mengungsi"),
}
INCIDENT = {
    "violent": N_("kekerasan"),
    "peaceful": N_("aksi atau kejadian tanpa kekerasan"),
    "plain": N_("{where}: {what}"),
    "hurt": N_("{where}: {what}, {injured} luka"),
    "dead": N_("{where}: {what}, {injured} luka, {deaths} meninggal"),
}
UNCHANGED = {
    "benign": N_(
        "Tidak ada yang berubah. Isu ini memang tidak berbahaya: ia reda dengan "
        "sendirinya di kedua dunia. Tindakan itu tetap tepat menurut yang diketahui "
        "saat itu."
    ),
    "plain": N_(
        "Tidak ada yang berubah: jalannya kejadian, tingkat isu, dan ketegangan sama "
        "persis di kedua dunia. Tindakan yang tepat tidak selalu mengubah keadaan, dan "
        "tindakan yang terlambat tidak selalu berakibat."
    ),
}
CHIEF = {
    "breach": (
        N_("Pelanggaran: {what}"),
        N_("{when}. {message} Jumlah catatan perilaku: {count}."),
    ),
    "hit": (
        N_("Berhasil: {issue} Anda tangkap lebih awal"),
        N_(
            "Peringatan Anda datang {lead} sebelum isu itu pecah bila tidak ada "
            "tindakan."
        ),
    ),
    "met": (
        N_("Berhasil: {action}, tepat waktu"),
        N_("Isu {issue}, {when}. {reason}"),
    ),
    "right": (
        N_("Berhasil: menilai laporan"),
        N_("{right} dari {all} penilaian Anda sama dengan yang terbaik saat itu."),
    ),
    "lawful": (
        N_("Berhasil: semua tindakan Anda dalam batas hukum"),
        N_("Tidak ada pelanggaran perilaku sepanjang latihan."),
    ),
    "late": (
        N_("Terlambat {late}: {action}"),
        N_(
            "Isu {issue}. Anda memintanya {when}; jendelanya {opens} – {closes}. "
            "{reason}"
        ),
    ),
    "part": (
        N_("Sebagian: {action}"),
        N_(
            "Isu {issue}, {when}: menolong, tetapi tidak sebaik tindakan kuncinya. "
            "{reason}"
        ),
    ),
    "missing": (
        N_("Tidak dilakukan: {action}"),
        N_("Isu {issue}. Jendelanya {opens} – {closes}. {reason}"),
    ),
    "missed": (
        N_("Tanpa peringatan: {issue}"),
        N_(
            "Tanpa tindakan isu ini pecah {when}, dan tidak ada peringatan Anda yang "
            "datang pada waktunya. Isu yang terlewat seperti ini: {count}."
        ),
    ),
    "false": (
        N_("Peringatan keliru: {count}"),
        N_("Peringatan tanpa dasar mengurangi kepercayaan pada peringatan berikutnya."),
    ),
    "forecast": (
        N_("Peluang: rata-rata terpaut {points} poin persen dari acuan"),
        N_("{question} Di sini angka Anda paling jauh dari yang dapat diperkirakan."),
    ),
}
OFF = {
    "late": N_("terlambat {span}"),
    "early": N_("terlalu dini {span}"),
    "uncounted": N_(
        "Anda memintanya {when}, tetapi itu tidak dapat dihitung; sebabnya dalam daftar"
    ),
}
KNOWN = {
    "nothing": N_("Saat jendelanya dibuka Anda belum menerima kabar tentang isu ini."),
    "told": N_(
        "Saat jendelanya dibuka Anda sudah menerima {count} kabar, belum ada hasil "
        "periksa. Terakhir {when}, {sender}: “{text}”"
    ),
    "checked": N_(
        "Saat jendelanya dibuka Anda sudah menerima {count} kabar, termasuk hasil "
        "periksa. Terakhir {when}, {sender}: “{text}”"
    ),
}
SKILL = {
    "none": N_(
        "Di dunia ini tidak ada ancaman, atau tidak ada masa tenang, untuk "
        "diperbandingkan; ketepatan peringatan tidak dapat dihitung."
    ),
    "counts": N_(
        "Anda memperingatkan {hits} dari {events} ancaman pada waktunya, dan "
        "memperingatkan tanpa dasar pada {false} dari {periods} masa tenang."
    ),
    "peirce": N_(
        "Skor Peirce (bagian ancaman yang kena dikurangi bagian masa tenang yang salah "
        "diperingatkan): {score}, rentang {level}%: {low} sampai {high}. 0 "
        "berarti sama dengan selalu atau tidak pernah memperingatkan; satu orang hanya "
        "punya sedikit ancaman, jadi bacalah rentangnya."
    ),
    "worth": N_("{office}: peringatan Anda bernilai {value}% dari tahu segalanya."),
    "worthless": N_(
        "{office}: lebih baik selalu atau tidak pernah bertindak daripada mengikuti "
        "peringatan ini."
    ),
    "axis": N_("biaya bertindak ÷ kerugian yang dicegah"),
    "curve": N_(
        "Nilai peringatan menurut perbandingan biaya dan kerugian; tertinggi {best} di "
        "{base}, yaitu angka dasarnya."
    ),
    "unstated": N_("Anda tidak menyatakan peluang."),
    "even": N_("Rata-rata angka Anda tidak terlalu tinggi dan tidak terlalu rendah."),
    "high": N_("Rata-rata angka Anda {points} poin persen di atas acuan."),
    "low": N_("Rata-rata angka Anda {points} poin persen di bawah acuan."),
}
AVERAGE = N_(
    "Jadwal keputusan yang sama di {count} dunia lain: semua kejadian rata-rata {mean} "
    "(antara {low} dan {high}). Satu dunia tidak membuktikan apa-apa tentang tindakan "
    "itu."
)
