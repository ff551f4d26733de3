"""A rater's form: a CSV file with a row for each criterion of each text.

Columns after the first five only help to fill it in; reading ignores them. What was
filled in is kept when the form is written again with more texts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from grading.key.anchors import load_guide
from grading.raters.items import Item
from sim.i18n import N_, Language, Message

HEADER = ("penilai", "teks", "kriteria", "tingkat", "alasan")
BOM = "\ufeff"  # without it Excel takes UTF-8 for something else
LARGEST = 5_000_000  # bytes
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run it
LEVELS = {"0", "1", "2", "3"}

NO_COLUMN = N_("{file}: kolom {column} tidak ada. Pakai formulir yang dibuat.")
BAD_LEVEL = N_("{file} baris {line}: “{typed}” bukan tingkat; tulis 0, 1, 2 atau 3.")
TWICE = N_("{file} baris {line}: {item} / {criterion} sudah diisi di atas.")
UNREADABLE = N_("{file}: bukan berkas CSV yang terbaca (UTF-8, paling besar 5 MB).")


class BadForm(Exception):
    """A form that cannot be read; ``message`` says where and why."""

    def __init__(self, text: str, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(self.message("id"))


@dataclass(frozen=True)
class Filled:
    """What a rater wrote: by item and criterion the level, and the reasons."""

    levels: dict[str, dict[str, int]]
    reasons: dict[tuple[str, str], str]


NOTHING = Filled({}, {})


def read(path: Path) -> Filled:
    """Return what is filled in; nothing if there is no file. Raises ``BadForm``."""
    if not path.exists():
        return NOTHING
    if path.stat().st_size > LARGEST:
        raise BadForm(UNREADABLE, file=path.name)
    try:
        text = path.read_text(encoding="utf-8-sig")
        return _read(text, path.name)
    except (UnicodeDecodeError, csv.Error):
        raise BadForm(UNREADABLE, file=path.name) from None


def _read(text: str, name: str) -> Filled:
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") >= first.count(",") else ","
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    for column in HEADER:
        if column not in (rows.fieldnames or ()):
            raise BadForm(NO_COLUMN, file=name, column=column)
    found = Filled({}, {})
    for row in rows:
        _enter(found, row, name, rows.line_num)
    return found


def _enter(found: Filled, row: Mapping[str, str | None], name: str, line: int) -> None:
    item, criterion, level, reason = (
        (row[column] or "").strip() for column in HEADER[1:]
    )
    if not level:
        return
    if level not in LEVELS:
        raise BadForm(BAD_LEVEL, file=name, line=line, typed=level[:40])
    levels = found.levels.setdefault(item, {})
    if criterion in levels:
        raise BadForm(TWICE, file=name, line=line, item=item, criterion=criterion)
    levels[criterion] = int(level)
    found.reasons[item, criterion] = reason.removeprefix("'")


def write(
    path: Path, code: str, items: Iterable[Item], filled: Filled, language: Language
) -> None:
    """Write a form, keeping what was filled in."""
    guide = load_guide()
    rows: list[tuple[str, ...]] = [(*HEADER, *_helping(language))]
    for item in items:
        for one in guide.criteria:
            level = filled.levels.get(item.id, {}).get(one.id)
            rows.append(
                (
                    code,
                    item.id,
                    one.id,
                    "" if level is None else str(level),
                    _plain(filled.reasons.get((item.id, one.id), "")),
                    _plain(one.name[language]),
                    *(_plain(anchor.text[language]) for anchor in one.levels),
                )
            )
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerows(rows)
    path.write_text(BOM + buffer.getvalue(), encoding="utf-8", newline="")


def _helping(language: Language) -> tuple[str, ...]:
    name = {"id": "nama kriteria", "en": "criterion"}[language]
    return (name, "0", "1", "2", "3")


def _plain(text: str) -> str:
    """Return a text on one line that no spreadsheet takes for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(FORMULA) else line
