"""The files of a scenario folder: which there are, and how they are read safely.

Only files with known names are opened, only inside their folder, only up to a size.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sim.i18n import N_, Language, Message
from sim.scenario.builder import hidden_character
from sim.scenario.part import Part
from sim.scenario.problem import HIDDEN, Problem, choose, first_ones, shown, visible
from sim.scenario.tree import Blame, Node
from sim.scenario.yaml_nodes import FAST, compose

LIMIT = 256 * 1024  # bytes a file may have

OWN = ("world.yaml", "issues.yaml", "sources.yaml", "injects.yaml")
TEXTS: dict[Language, str] = {"id": "text.id.yaml", "en": "text.en.yaml"}
ACTIONS = "actions.yaml"
ACTION_TEXTS: dict[Language, str] = {
    "id": "actions.text.id.yaml",
    "en": "actions.text.en.yaml",
}
INSTITUTIONS = "institutions.yaml"
INSTITUTION_TEXTS: dict[Language, str] = {
    "id": "institutions.text.id.yaml",
    "en": "institutions.text.en.yaml",
}
DOCUMENTS = "documents.yaml"
DOCUMENT_TEXTS: dict[Language, str] = {
    "id": "documents.text.id.yaml",
    "en": "documents.text.en.yaml",
}
CALENDARS = "calendars"
CARD = "card.yaml"
NOTES: dict[Language, str] = {"id": "facilitator.id.md", "en": "facilitator.en.md"}
RESULTS = "results"  # what robots earned in each released version

KNOWN = frozenset({*OWN, *TEXTS.values(), CARD, *NOTES.values(), "README.md"}) | {
    "key.yaml", "keys", "panel.yaml", RESULTS,
}  # fmt: skip
LITTER = frozenset({"Thumbs.db", "desktop.ini", "__MACOSX"})  # operating systems' own


class Unreadable(Exception):
    """A file that can't be read as text; ``line`` is 0 for the file as a whole."""

    def __init__(self, message: Message, mend: Message, line: int = 0) -> None:
        super().__init__(message, mend, line)
        self.message = message
        self.mend = mend
        self.line = line


def read_bytes(path: Path, inside: Path) -> bytes:
    """Return the content of ``path``, which must truly lie in the folder ``inside``.

    Raises :class:`Unreadable` when it is missing, leaves the folder (by a link), is no
    ordinary file, is larger than ``LIMIT``, or can't be opened.
    """
    try:
        if not path.resolve().is_relative_to(inside.resolve()):
            raise Unreadable(
                Message(N_("Berkas ini menunjuk ke luar folder skenario.")),
                Message(N_("Ganti tautan itu dengan berkasnya sendiri.")),
            )
        if not path.is_file():
            raise _missing(path)
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except (OSError, RuntimeError, ValueError) as error:
        raise Unreadable(
            Message(N_("Berkas ini tidak dapat dibuka.")),
            Message(N_("Periksa izin baca dan apakah berkasnya masih utuh.")),
        ) from error
    if len(data) > LIMIT:
        raise Unreadable(
            Message(
                N_("Berkas ini lebih besar dari {limit} KiB."), {"limit": LIMIT // 1024}
            ),
            Message(N_("Ringkas isinya; satu skenario tidak memerlukan sebanyak itu.")),
        )
    return data


def _missing(path: Path) -> Unreadable:
    if path.name in (INSTITUTIONS, *INSTITUTION_TEXTS.values()):
        return Unreadable(
            Message(N_("Berkas ini tidak ada, padahal skenario format 2 memakainya.")),
            Message(
                N_("Salin {name} dari folder scenarios ke samping folder skenario."),
                {"name": path.name},
            ),
        )
    if path.exists() or path.is_symlink():
        return Unreadable(
            Message(N_("Ini bukan berkas biasa.")),
            Message(N_("Ganti dengan berkas teks bernama sama.")),
        )
    return Unreadable(
        Message(N_("Berkas ini tidak ada.")),
        Message(
            N_("Buat berkas {name}; contohnya ada di folder skenario lain."),
            {"name": path.name},
        ),
    )


def decode(data: bytes) -> str:
    """Return UTF-8 text with plain line ends; a leading byte order mark is dropped.

    Raises :class:`Unreadable` at the first line that isn't UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            Message(N_("Baris ini bukan teks UTF-8.")),
            Message(N_("Simpan ulang berkas dengan pengodean UTF-8 di editor teks.")),
            data.count(b"\n", 0, error.start) + 1,
        ) from error
    return text.replace("\r\n", "\n")


def parse(text: str, loader: type = FAST) -> tuple[Node | None, list[Blame]]:
    """Return the tree of a file's text and all that is wrong with it as YAML."""
    blames = [
        Blame((), number, *hidden_character(found[0]))
        for number, line in enumerate(text.split("\n"), 1)
        if (found := HIDDEN.search(line))
    ]
    root, more = compose(HIDDEN.sub("\ufffd", text), loader)
    if root is None and not more:
        message = Message(N_("Berkas ini kosong."))
        mend = Message(N_("Isi seperti berkas bernama sama di skenario lain."))
        more = [Blame((), 0, message, mend)]
    return root, blames + more


def read(
    path: Path, inside: Path, name: str, loader: type = FAST
) -> tuple[Part, list[Problem]]:
    """Return the content of one file and what is wrong with it as a file.

    ``name`` is what the author knows the file by. What can't be read comes back as a
    part without content.
    """
    try:
        root, blames = parse(decode(read_bytes(path, inside)), loader)
    except Unreadable as wrong:
        problem = Problem(name, wrong.line, "", wrong.message, wrong.mend)
        return Part(name, "", 0, None), [problem]
    whole = Part(name, "", 0, root)
    problems = (
        Problem(name, blame.line, whole.at(blame.path).field, blame.message, blame.mend)
        for blame in blames
    )
    return whole, list(first_ones(problems))


def check_folder(folder: Path) -> Iterator[Problem]:
    """Yield a problem for everything in ``folder`` that no scenario has.

    Hidden files and what operating systems leave behind are overlooked.
    """
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries)
    for name in names:
        if name in KNOWN or name in LITTER or name.startswith("."):
            continue
        message = Message(N_("Berkas {name} tidak dikenal."), {"name": shown(name)})
        advice = choose(name, KNOWN)
        mend = Message(N_("Pindahkan ke luar folder. {advice}"), {"advice": advice})
        yield Problem(visible(name), 0, "", message, mend)
