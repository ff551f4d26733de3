"""Options of ``course``: due date, gradebook, excuses, another key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from deniceni.voice import Parser, seed, words
from sim.i18n import N_


def _text(name: str, metavar: str, about: str, made: Parser) -> None:
    made.add_argument(f"--{name}", metavar=words(metavar), help=words(about))


def _late(made: Parser) -> None:
    text = N_("akibat terlambat: tidak ada, atau nilai nol; biasanya potongan per hari")
    made.add_argument("--late", choices=("none", "zero"), help=words(text))


def _note(made: Parser) -> None:
    text = words(N_("alasan memaafkan, untuk catatan"))
    made.add_argument("--note", default="", metavar=words(N_("TEKS")), help=text)


def _at(made: Parser) -> None:
    text = N_("waktu mengirim yang sebenarnya, waktu setempat; tanpa ini: tepat waktu")
    made.add_argument("--at", default="", metavar=words(N_("WAKTU")), help=words(text))


def _key(made: Parser) -> None:
    text = N_("berkas kunci baru; biasanya kunci.yaml di folder kursus bila diubah")
    made.add_argument("--key", type=Path, metavar="YAML", help=words(text))


def _apply(made: Parser) -> None:
    text = words(N_("pakai kunci baru itu; nilai lama tetap tersimpan"))
    made.add_argument("--apply", action="store_true", help=text)


def _seed(made: Parser) -> None:
    text = words(N_("benih: jalan cerita yang mana; biasanya yang tertulis di latihan"))
    made.add_argument("--seed", type=seed, metavar=words(N_("ANGKA")), help=text)


OPTIONS: dict[str, Callable[[Parser], None]] = {
    "due": partial(
        _text,
        "due",
        N_("WAKTU"),
        N_("batas waktu mengirim, waktu setempat: “2026-12-01 17:00”"),
    ),
    "timezone": partial(
        _text,
        "timezone",
        N_("ZONA"),
        N_("zona waktu batas itu: WIB, WITA, WIT, atau nama seperti Asia/Jakarta"),
    ),
    "seed": _seed,
    "late": _late,
    "db": partial(
        _text,
        "db",
        "URL",
        N_("buku nilai di PostgreSQL: postgresql://nama@komputer/basisdata"),
    ),
    "excuse": partial(
        _text, "excuse", N_("PESERTA"), N_("kode peserta yang dimaafkan")
    ),
    "at": _at,
    "note": _note,
    "key": _key,
    "apply": _apply,
}
