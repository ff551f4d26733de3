"""``events``: what happened in an exercise, line by line, for people and programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from deniceni import places
from deniceni.voice import Parser, complain, language, say, words
from sim.i18n import LANGUAGES, N_

if TYPE_CHECKING:
    from sim.exercise import Exercise
    from sim.exercise.events import Format

STILL_OPEN = N_(
    "Latihan ini belum ditutup, dan --truth membuka semua yang tersembunyi.\n"
    "Tutup dahulu latihannya, atau tambahkan --early."
)
ONLY_CSV = N_(
    "--excel hanya untuk csv, dan yang diminta {form}. Tambahkan --format csv, atau "
    "tulis ke berkas .csv dengan --out."
)
FORMATS = ("text", "jsonl", "csv")


def parser() -> Parser:
    """Return the parser of this command's options."""
    made = Parser(
        "events",
        N_("Tulis jalannya latihan dari jurnal: kejadian, laporan, keputusan."),
    )
    made.add_argument(
        "journal",
        nargs="?",
        metavar="JURNAL",
        help=words(
            N_("berkas jurnal, folder, atau nama latihan; biasanya {name}"),
            name=places.FIRST,
        ),
    )
    made.add_argument(
        "--format",
        choices=FORMATS,
        help=words(N_("text untuk dibaca, jsonl atau csv untuk diolah")),
    )
    made.add_argument(
        "--out", type=Path, help=words(N_("berkas yang ditulis; biasanya ke layar"))
    )
    made.add_argument(
        "--excel",
        action="store_true",
        help=words(N_("csv yang langsung dapat dibuka Excel berbahasa Indonesia")),
    )
    made.add_argument(
        "--language", choices=LANGUAGES, default=language(), help=words(N_("bahasa"))
    )
    made.add_argument(
        "--truth",
        action="store_true",
        help=words(
            N_(
                "tampilkan juga keadaan yang sebenarnya dan sebab-sebabnya, yang"
                " tersembunyi bagi peserta: untuk sesudah latihan"
            )
        ),
    )
    made.add_argument(
        "--early",
        action="store_true",
        help=words(N_("--truth walau latihan belum ditutup")),
    )
    made.add_argument(
        "--scenario", help=words(N_("folder skenario, bila bukan bawaan program"))
    )
    return made


def main(arguments: list[str]) -> int:
    """Replay the journal and write its events; status 1 if it can't be done."""
    asked = parser().parse_args(arguments)
    form = asked.format or _by_name(asked.out)
    if asked.excel and form != "csv":
        complain(ONLY_CSV, form=form)
        return 2
    from sim.exercise import JournalError
    from sim.exercise.events import events, write
    from sim.scenario.load import ScenarioError

    journal = places.journal_of(asked.journal)
    try:
        exercise = _replayed(journal, asked.scenario)
    except JournalError as error:
        complain("{detail}", detail=error.message(language()))
        places.point_elsewhere(asked.journal, journal)
        return 1
    except ScenarioError as error:
        complain("{detail}", detail=error.text(language()))
        return 1
    if asked.truth and exercise.state != "closed" and not asked.early:
        complain(STILL_OPEN)
        return 1
    body = write(events(exercise, asked.language, asked.truth), form, asked.excel)
    return _deliver(body, asked.out, journal)


def _replayed(path: Path, scenario: str | None) -> Exercise:
    """Return the exercise of a journal, in memory.

    Raises ``JournalError`` for a bad journal, ``ScenarioError`` for a bad scenario.
    """
    from sim.exercise import Exercise
    from sim.exercise.journal import read
    from sim.scenario.load import load

    found = read(path)
    where = scenario or found.header.scenario
    exercise = Exercise(load(where), found.header.seed, None, hints=False)
    exercise.resume(found)
    return exercise


def _by_name(path: Path | None) -> Format:
    """Return the format that a file's name asks for."""
    suffixes: dict[str, Format] = {".csv": "csv", ".jsonl": "jsonl"}
    return "text" if path is None else suffixes.get(path.suffix, "text")


def _deliver(body: bytes, path: Path | None, journal: Path) -> int:
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(body)
        sys.stdout.buffer.flush()
        return 0
    if path.resolve() == journal.resolve():
        complain(N_("{path} adalah jurnalnya sendiri dan tidak ditimpa."), path=path)
        return 1
    try:
        path.write_bytes(body)
    except OSError as error:
        complain(
            N_("{path} tidak dapat ditulis: {detail}"),
            path=path,
            detail=error.strerror or error,
        )
        return 1
    say(N_("Tersimpan: {path}"), path=path)
    return 0
