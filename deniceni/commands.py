"""The commands: what each is for, what it needs installed, which module runs it.

A command's module has ``main(arguments: list[str]) -> int``.
"""

from __future__ import annotations

import importlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from traceback import format_exception

from deniceni import bootstrap
from deniceni.voice import complain, make_printable, say, words
from sim.i18n import N_


@dataclass(frozen=True)
class Command:
    """A word on the command line; ``extras`` is what it needs beside the basics."""

    name: str
    summary: str
    extras: frozenset[str] = frozenset()

    @property
    def module(self) -> str:
        """The module that runs it."""
        return f"deniceni.{self.name}_command"


TESTING = frozenset({"test"})
AUTHORING = frozenset({"author"})
COMMANDS = (
    Command("lab", N_("pasang yang diperlukan dan buka latihan di JupyterLab")),
    Command("submit", N_("kemas latihan menjadi satu berkas zip untuk pengajar")),
    Command("review", N_("tulis ulasan latihan dari jurnal, untuk belajar mandiri")),
    Command("events", N_("tulis jalannya latihan dari jurnal, baris demi baris")),
    Command("course", N_("untuk pengajar: bagikan, kumpulkan, nilai, umpan balik")),
    Command("panel", N_("untuk pengajar: formulir, suara, dan kunci panel ahli")),
    Command("scenario", N_("untuk penulis: periksa skenario, tulis skema berkasnya")),
    Command("author", N_("untuk penulis: sunting, lihat, uji skenario"), AUTHORING),
    Command("play", N_("biarkan robot memainkan latihan, untuk contoh dan uji coba")),
    Command("validate", N_("sandingkan dunia simulasi dengan data, sebagai laporan")),
    Command("test", N_("pasang yang diperlukan untuk uji dan jalankan uji"), TESTING),
    Command(
        "catalogues", N_("untuk pengembang: perbarui atau periksa terjemahan"), TESTING
    ),
)
BY_NAME = {command.name: command for command in COMMANDS}
HELP = {"-h", "--help"}


def overview() -> str:
    """Return what ``python3 -m deniceni`` prints without a command."""
    lines = [words(N_("Deni Ceni: latihan deteksi dini dan cegah dini Pilkada.")), ""]
    lines += [words(N_("Pemakaian: python3 -m deniceni PERINTAH"))]
    lines += [words(N_("           (Windows: py -m deniceni PERINTAH)")), ""]
    lines += [f"  {c.name:<12}{words(c.summary)}" for c in COMMANDS]
    lines += ["", words(N_("Mulai latihan: python3 -m deniceni lab"))]
    lines += [words(N_("Bahasa Inggris: setel DENICENI_LANGUAGE=en"))]
    return "\n".join(lines)


def run(arguments: list[str]) -> int:
    """Run the command line ``arguments``; return the exit status."""
    make_printable()
    if not arguments or arguments[0] in HELP:
        print(overview())
        return 0
    command = BY_NAME.get(arguments[0])
    if command is None:
        complain(N_("Perintah “{name}” tidak dikenal."), name=arguments[0])
        print(overview(), file=sys.stderr)
        return 2
    try:
        return _start(command, arguments)
    except bootstrap.CannotInstall as error:
        print(error, file=sys.stderr)
        return 1
    except Exception as error:
        return _report(error)
    except KeyboardInterrupt:
        say(N_("\nDihentikan. Yang sudah tersimpan tetap tersimpan."))
        return 130


def _report(error: Exception) -> int:
    """Say that something unforeseen happened and where its details are."""
    details = Path(gettempdir()) / "deniceni-galat.txt"
    details.write_text("".join(format_exception(error)), encoding="utf-8")
    complain(
        N_(
            "Terjadi kesalahan yang tidak terduga: {error}\n"
            "Pekerjaan yang sudah tersimpan tidak terpengaruh. Rinciannya untuk"
            " pengembang ada di {path}"
        ),
        error=str(error) or type(error).__name__,
        path=details,
    )
    return 1


def _asked_for() -> frozenset[str]:
    """Return the extras that the environment asks for: a gradebook on PostgreSQL."""
    asked = os.environ.get("DENICENI_DB", "").startswith("postgres")
    return frozenset({"postgres"}) if asked else frozenset()


def _start(command: Command, arguments: list[str]) -> int:
    """Install what is missing, but not for those who only ask for help."""
    extras = command.extras | _asked_for()
    if not HELP & set(arguments):
        bootstrap.ensure(extras, arguments)
    try:
        module = importlib.import_module(command.module)
        status: int = module.main(arguments[1:])
    except ModuleNotFoundError:  # some explain themselves only with what they need
        bootstrap.ensure(extras, arguments)
        raise
    return status
