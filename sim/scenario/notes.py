"""The facilitator's notes: one Markdown file in each language, sealed like the key.

Nobody but the instructor reads them, and no program understands them; they are only
held to be plain text, in both languages or in none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sim.i18n import N_, Message
from sim.scenario import files
from sim.scenario.builder import hidden_character
from sim.scenario.problem import HIDDEN, Problem


def check_notes(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the notes in a scenario's folder, if there are any."""
    there = [name for name in files.NOTES.values() if _is_there(folder / name)]
    for name in files.NOTES.values() if there else ():
        try:
            text = files.decode(files.read_bytes(folder / name, folder))
        except files.Unreadable as wrong:
            yield Problem(name, wrong.line, "", wrong.message, wrong.mend)
            continue
        if not text.strip():
            message = Message(N_("Berkas ini kosong."))
            yield Problem(name, 0, "", message, Message(N_("Tulis catatannya.")))
        for number, line in enumerate(text.split("\n"), 1):
            if found := HIDDEN.search(line):
                yield Problem(name, number, "", *hidden_character(found[0]))


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()
