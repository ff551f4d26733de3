"""``submit``: pack notebook and journal into the zip file that is handed in.

Also behind the button at the end of the notebook, through :func:`button`.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deniceni import places
from deniceni.places import FIRST, JOURNAL, NOTEBOOK
from deniceni.submit_button import SubmitButton
from deniceni.voice import Parser, language, words
from sim.exercise import JournalError
from sim.exercise import journal as journals
from sim.i18n import N_, Language, Message

ANSWER = "laporan-khusus"
SAVED_LONG_AGO = 2  # minutes
SAMPLE = re.compile(r"\s*\*[^*]+\*\s*")
DONE = N_("Berkas kiriman siap: {name}. Serahkan berkas itu kepada pengajar.")
CONTENT = N_("Isinya: {decisions} keputusan dan laporan khusus sepanjang {words} kata.")
STILL_OPEN = N_("Latihan belum ditutup. Anda boleh melanjutkan dan mengirim lagi.")
NO_REPORT = N_(
    "Laporan khusus masih kosong dalam berkas yang tersimpan. Bila sudah menulisnya, "
    "simpan dengan ikon disket, lalu tekan lagi."
)
PLACE = N_("Letaknya di folder {folder}.")
SAVED = N_("Buku kerja terakhir disimpan {minutes} menit yang lalu.")


class CannotPack(Exception):
    """Nothing could be packed; ``message`` says why and what to do."""

    def __init__(self, text: str, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(self.message("id"))


@dataclass(frozen=True)
class Packed:
    """The zip file, and what the participant should know of its content."""

    path: Path
    decisions: int
    closed: bool
    words: int
    minutes: int  # since the notebook was saved

    def lines(self, language: Language) -> list[str]:
        """Return what to tell the participant, a sentence each."""
        said = [
            Message(DONE, {"name": self.path.name}),
            Message(CONTENT, {"decisions": self.decisions, "words": self.words}),
            Message(PLACE, {"folder": self.path.resolve().parent}),
        ]
        if self.minutes >= SAVED_LONG_AGO:
            said.append(Message(SAVED, {"minutes": self.minutes}))
        if not self.words:
            said.append(Message(NO_REPORT))
        if not self.closed:
            said.append(Message(STILL_OPEN))
        return [message(language) for message in said]


def submit(folder: str | Path = ".", to: str | Path | None = None) -> Packed:
    """Pack the exercise in ``folder`` into a zip file beside it, or into ``to``.

    A zip file of an earlier submission is replaced, whole or not at all. Raises
    ``CannotPack`` and, for a journal that no grader would accept, ``JournalError``.
    """
    place = Path(folder)
    found = journals.read(place / JOURNAL)
    if found.torn:
        raise CannotPack(
            N_("Baris terakhir jurnal terpotong. Tekan ▶▶ sekali lagi, lalu ulangi.")
        )
    notebook = _notebook(place / NOTEBOOK)
    target = Path(to) if to is not None else place
    name = f"{found.header.scenario}_{found.header.participant}.zip"
    _pack(target / name, place / JOURNAL, notebook)
    return Packed(
        target / name,
        len(found.decisions),
        any(decision.kind == "close" for decision in found.decisions),
        _answer_words(notebook),
        int((time.time() - (place / NOTEBOOK).stat().st_mtime) // 60),
    )


def _notebook(path: Path) -> dict[str, Any]:
    """Return the notebook without outputs: they are not graded and may be large."""
    try:
        notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell.update(outputs=[], execution_count=None)
        notebook.get("metadata", {}).pop("widgets", None)
    except FileNotFoundError:
        raise CannotPack(
            N_("Tidak ada {name} di folder {folder}."),
            name=path.name,
            folder=path.resolve().parent.name,
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise CannotPack(
            N_("{name} tidak dapat dibaca. Simpan lagi, lalu ulangi."), name=path.name
        ) from None
    return notebook


def _answer_words(notebook: dict[str, Any]) -> int:
    """Return how many words the report has, without the sample in italics."""
    count = 0
    for cell in notebook["cells"]:
        if cell.get("metadata", {}).get("nbgrader", {}).get("grade_id") == ANSWER:
            source = cell["source"]
            text = source if isinstance(source, str) else "".join(source)
            lines = (line for line in text.splitlines() if not SAMPLE.fullmatch(line))
            count += sum(len(line.split()) for line in lines)
    return count


def _pack(path: Path, journal: Path, notebook: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".zip.baru")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(NOTEBOOK, json.dumps(notebook, ensure_ascii=False, indent=1))
        archive.write(journal, JOURNAL)
    os.replace(fresh, path)


def answer(folder: str | Path, asked: Language) -> tuple[bool, list[str]]:
    """Pack, and return whether it went well and what to tell the participant."""
    try:
        return True, submit(folder).lines(asked)
    except (CannotPack, JournalError) as error:
        return False, [error.message(asked)]
    except OSError as error:
        text = N_("Berkas kiriman tidak dapat ditulis ({why}).")
        return False, [Message(text, {"why": type(error).__name__})(asked)]


def button(language: Language = "id", folder: str | Path = ".") -> SubmitButton:
    """Return the notebook's button that packs the exercise in ``folder``."""
    return SubmitButton(lambda: answer(folder, language), language)


def parser() -> Parser:
    """Return the parser of this command's options."""
    made = Parser("submit", N_("Kemas latihan menjadi satu berkas zip untuk pengajar."))
    made.add_argument(
        "folder",
        nargs="?",
        metavar="LATIHAN",
        help=words(N_("nama latihan atau foldernya; biasanya {name}"), name=FIRST),
    )
    return made


def main(arguments: list[str]) -> int:
    """Pack the exercise; say where the zip file is."""
    asked = parser().parse_args(arguments)
    folder = places.folder_of(asked.folder)
    well, lines = answer(folder, language())
    if not well:
        print("\n".join(lines), file=sys.stderr)
        places.point_elsewhere(asked.folder, folder / JOURNAL)
        return 1
    print("\n".join(lines))
    return 0
