"""Who is in which team: a CSV file with the columns peserta, tim and, if wanted, peran.

Also understood: participant, team, role; a comma, semicolon or tab between them.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from sim.i18n import N_, Message

COLUMNS = {
    "participant": ("peserta", "participant", "kode", "student_id"),
    "team": ("tim", "team"),
    "role": ("peran", "role"),
}
LIMIT = 1_000_000  # bytes; a list of people is small
CODE = re.compile(r"[A-Za-z0-9._-]{1,40}")
NAME = 40  # characters of a team's name or role
WANTED = N_("Baris pertama {file} harus memuat kolom peserta dan tim.")
UNREADABLE = N_("{file} tidak dapat dibaca sebagai CSV (UTF-8).")
TOO_LARGE = N_("{file} terlalu besar untuk daftar tim.")
STRANGE = N_("{file} baris {line}: kode peserta atau nama tim tidak dapat dipakai.")
TWICE = N_("{file} baris {line}: {code} sudah disebut di atas.")
NOBODY = N_("{file} tidak menyebut seorang pun.")


class RosterProblem(Exception):
    """A list of teams that cannot be used; ``message`` says why, in any language."""

    def __init__(self, text: str, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(self.message("id"))


@dataclass(frozen=True)
class Person:
    """A participant, the team and, if there is one, the role."""

    code: str
    team: str
    role: str = ""


def read(path: Path) -> tuple[Person, ...]:
    """Return the people in the file at ``path``, in its order.

    Raises :class:`RosterProblem`, and ``FileNotFoundError`` without the file.
    """
    if path.stat().st_size > LIMIT:
        raise RosterProblem(TOO_LARGE, file=path.name)
    try:
        text = path.read_text(encoding="utf-8-sig")
        head = text.partition("\n")[0]
        mark = next((m for m in ";\t" if m in head), ",")
        rows = [*csv.reader(text.splitlines(), delimiter=mark)]
    except (UnicodeDecodeError, csv.Error):
        raise RosterProblem(UNREADABLE, file=path.name) from None
    return _people(rows, path.name)


def _people(rows: list[list[str]], file: str) -> tuple[Person, ...]:
    places = _places(rows[0] if rows else [])
    if "participant" not in places or "team" not in places:
        raise RosterProblem(WANTED, file=file)
    found: dict[str, Person] = {}
    for line, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        cells = {n: row[p].strip() for n, p in places.items() if p < len(row)}
        code, team = cells.get("participant", ""), cells.get("team", "")
        if not CODE.fullmatch(code) or not 0 < len(team) <= NAME:
            raise RosterProblem(STRANGE, file=file, line=line)
        if code in found:
            raise RosterProblem(TWICE, file=file, line=line, code=code)
        found[code] = Person(code, team, cells.get("role", "")[:NAME])
    if not found:
        raise RosterProblem(NOBODY, file=file)
    return tuple(found.values())


def _places(head: list[str]) -> dict[str, int]:
    names = [cell.strip().lower() for cell in head]
    return {
        column: names.index(word)
        for column, words in COLUMNS.items()
        for word in words
        if word in names
    }


def teams(people: tuple[Person, ...]) -> dict[str, list[Person]]:
    """Return the people by team, both in the order of the file."""
    found: dict[str, list[Person]] = {}
    for person in people:
        found.setdefault(person.team, []).append(person)
    return found
