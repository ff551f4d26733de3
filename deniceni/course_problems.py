"""What can go wrong with a course, in words the instructor can act upon."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from deniceni.voice import language, words
from sim.i18n import N_

DATABASE = N_(
    "Buku nilai {address} tidak dapat dibuka: {detail}\n"
    "Periksa alamat dan kata sandinya; lihat bagian PostgreSQL di panduan pengajar."
)
DRIVER = N_(
    "Untuk PostgreSQL perlu satu pustaka lagi. Jalankan:\n"
    '{python} -m pip install "psycopg[binary]"'
)


def told(error: Exception) -> str | None:
    """Return what to say of an error; ``None`` for one that is not foreseen."""
    return next(chain(_of_another(error), _told(error)), None)


def _of_another(error: Exception) -> Iterator[str]:
    """Yield what to say of a folder that belongs to another exercise or story."""
    from grading.course.build import AnotherExercise, AnotherSeed

    if isinstance(error, AnotherExercise):
        text = N_("{folder} sudah berisi kursus {found}. Pilih folder lain: --course.")
        yield words(text, folder=error.folder, found=error.found)
    elif isinstance(error, AnotherSeed):
        text = N_("{folder}: peserta sudah bermain di benih {found}; benih itu tetap.")
        yield words(text, folder=error.folder, found=error.found)


def _told(error: Exception) -> Iterator[str]:
    """Yield at most one text."""
    import sys

    from pydantic import ValidationError

    from grading.course import regrade
    from grading.course.database import BadAddress
    from grading.course.late import BadExcuse
    from grading.course.rulings import BadRuling
    from grading.course.tool import NoGradebook
    from grading.key.load import KeyProblem

    if isinstance(error, NoGradebook) and error.driver:
        yield words(DRIVER, python=sys.executable)
    elif isinstance(error, NoGradebook):
        yield words(DATABASE, address=error.address, detail=error)
    elif isinstance(error, BadAddress):
        text = N_("Itu bukan alamat basis data: {detail}")
        yield words(text, detail=error)
    elif isinstance(error, KeyProblem):
        yield words(N_("Kunci tidak dapat dipakai: {detail}"), detail=error)
    elif isinstance(error, BadExcuse):
        text = N_("{file} baris {line}: “{when}” bukan waktu (2026-12-01 17:00).")
        yield words(text, file=error.path, line=error.line, when=error.text)
    elif isinstance(error, BadRuling):
        yield error.message(language())
    elif isinstance(error, regrade.SameVersion):
        text = N_(
            "Isi kunci berubah, tetapi score_version masih “{version}”. Naikkan"
            " score_version (di bawah version: dalam key.yaml, dengan tanda kutip),"
            " supaya nilai lama dan baru dapat dibedakan."
        )
        yield words(text, version=error.version)
    elif isinstance(error, regrade.Unassessed):
        text = N_("Kunci itu tidak menilai {name}, padahal bagian itu punya nilai.")
        yield words(text, name=error.dimension)
    elif isinstance(error, ValidationError):
        text = N_("Pengaturan latihan tidak dapat dipakai: {detail}")
        wrong = (
            ".".join(map(str, one["loc"])) + f" = {one['input']}"
            for one in error.errors()
        )
        yield words(text, detail="; ".join(wrong))
