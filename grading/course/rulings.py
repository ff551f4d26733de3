"""``perilaku.csv``: which flags that wait for a person the instructor has confirmed.

Columns ``peserta``, ``tanda`` (the flag's id as the pages show it), ``terbukti`` (ya or
tidak) and ``catatan``. An empty ``terbukti`` decides nothing. The file is the
instructor's and lies in the course folder.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from grading.course.layout import CONFIG
from sim.i18n import N_, Message

FILE = "perilaku.csv"
HEADER = ("peserta", "tanda", "terbukti", "catatan")
YES, NO = frozenset({"ya", "yes", "y"}), frozenset({"tidak", "no", "t", "n"})
BOM = "\ufeff"  # without it Excel takes UTF-8 for something else

NEITHER = N_("perilaku.csv baris {line}: “{typed}” bukan ya atau tidak.")
NO_COLUMN = N_("perilaku.csv: kolom {column} tidak ada.")
UNREADABLE = N_("perilaku.csv: tidak terbaca sebagai CSV (UTF-8).")


class BadRuling(Exception):
    """A file of rulings that cannot be read; ``message`` says where and why."""

    def __init__(self, text: str, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(self.message("id"))


def of(place: Path) -> dict[str, bool]:
    """Return the rulings on the submission in ``place``, by the course around it."""
    for folder in place.resolve().parents:
        if (folder / CONFIG).exists() and (folder / FILE).exists():
            return read(folder / FILE).get(place.resolve().parent.name, {})
    return {}


def read(path: Path) -> dict[str, dict[str, bool]]:
    """Return by participant and flag whether it was confirmed. Raises ``BadRuling``."""
    found: dict[str, dict[str, bool]] = {}
    for line, (who, flag, typed, _) in _rows(path):
        word = typed.casefold()
        if word not in YES | NO | {""}:
            raise BadRuling(NEITHER, line=line, typed=typed[:40])
        if word:
            found.setdefault(who, {})[flag] = word in YES
    return found


def _rows(path: Path) -> Iterable[tuple[int, tuple[str, ...]]]:
    if not path.exists():
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
        first = text.partition("\n")[0]
        delimiter = ";" if first.count(";") >= first.count(",") else ","
        rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
        for column in HEADER[:3]:
            if column not in (rows.fieldnames or ()):
                raise BadRuling(NO_COLUMN, column=column)
        return [
            (rows.line_num, tuple((row.get(name) or "").strip() for name in HEADER))
            for row in rows
        ]
    except (UnicodeDecodeError, csv.Error):
        raise BadRuling(UNREADABLE) from None


def offer(path: Path, waiting: Iterable[tuple[str, str, str]]) -> int:
    """Write the flags that wait, keeping what was decided; return how many are open.

    ``waiting``: participant, flag, and what was found, in words.
    """
    known = {row[:2]: row for _, row in _rows(path)}
    for who, flag, note in waiting:
        known.setdefault((who, flag), (who, flag, "", " ".join(note.split())))
    buffer = io.StringIO()
    rows = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    rows.writerow(HEADER)
    rows.writerows([_plain(cell) for cell in row] for row in known.values())
    path.write_text(BOM + buffer.getvalue(), encoding="utf-8", newline="")
    return sum(not row[2] for row in known.values())


def _plain(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
