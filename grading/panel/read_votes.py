"""Read votes files: CSV as people, the form and Indonesian Excel write it.

The content is whatever somebody sends in, so it is bounded and checked cell by cell;
if anything is wrong, nothing is used and everything wrong is told.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from grading.panel import row
from grading.panel.items import Questionnaire
from grading.panel.problem import PanelError, fewer
from grading.panel.votes import Vote, Votes
from sim.i18n import N_, Message
from sim.scenario.files import Unreadable, decode
from sim.scenario.problem import Problem, choose, shown, visible

LIMIT = 2_000_000  # bytes a file may have
ROWS = 20_000  # of all files together
COLUMNS = {
    "panelis": "panellist", "panellist": "panellist", "panelist": "panellist",
    "butir": "item", "item": "item",
    "pilihan": "option", "option": "option",
    "alasan": "reason", "reason": "reason",
}  # fmt: skip
HELP = frozenset({"pertanyaan", "question", "yang dapat dipilih", "choices"})
NEEDED = {"panellist": "panelis", "item": "butir", "option": "pilihan",
          "reason": "alasan"}  # fmt: skip
AS_CSV = N_("Simpan dari Excel sebagai “CSV UTF-8 (dipisahkan koma)”.")


@dataclass
class _Reading:
    """Votes read so far, where each was first, and all problems."""

    asked: Questionnaire
    votes: list[Vote] = field(default_factory=list)
    first: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    rows: int = 0

    def tell(self, file: str, line: int, message: Message, mend: Message) -> None:
        """Add a problem with a line as a whole (0: with the file)."""
        self.problems.append(Problem(file, line, "", message, mend))


def read_votes(paths: Iterable[str | Path], asked: Questionnaire) -> Votes:
    """Return the votes of all files, checked against what was ``asked``.

    A folder stands for the CSV files in it. Raises :class:`PanelError` with every
    problem of every file; then no vote is used.
    """
    reading = _Reading(asked)
    files = list(_files(paths))
    for path in files:
        _file(reading, path)
    if reading.problems:
        name = ", ".join(visible(path.name) for path in files[:3])
        raise PanelError(name, fewer(reading.problems))
    return Votes(tuple(sorted(reading.votes)))


def _files(paths: Iterable[str | Path]) -> Iterator[Path]:
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(path.glob("*.csv"))
        else:
            yield path


def _file(reading: _Reading, path: Path) -> None:
    name = visible(path.name)
    try:
        text = _text(path)
    except Unreadable as wrong:
        reading.tell(name, wrong.line, wrong.message, wrong.mend)
        return
    start, lines, separator = _start(text)
    table = _table(lines, separator, start)
    head = next(table, None)
    if head is None:
        message = Message(N_("Berkas ini kosong."))
        mend = Message(N_("Isi formulir kosong dari langkah panel form."))
        reading.tell(name, 0, message, mend)
        return
    columns = _columns(reading, name, head)
    if columns is not None:
        _rows(reading, name, table, columns)


def _text(path: Path) -> str:
    """Return a file's text. Raises ``Unreadable``."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except (OSError, ValueError):
        message = Message(N_("Berkas ini tidak ada atau tidak dapat dibuka."))
        raise Unreadable(message, Message(N_("Periksa nama dan izinnya."))) from None
    if len(data) > LIMIT:
        message = Message(
            N_("Berkas ini lebih besar dari {limit} MB."), {"limit": LIMIT // 1_000_000}
        )
        raise Unreadable(message, Message(N_("Kirim hanya suara, tanpa lampiran.")))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.startswith(b"PK"):
        message = Message(N_("Berkas ini bukan CSV UTF-8."))
        raise Unreadable(message, Message(AS_CSV))
    try:
        return decode(data).replace("\r", "\n")
    except Unreadable as wrong:
        raise Unreadable(wrong.message, Message(AS_CSV), wrong.line) from None


def _start(text: str) -> tuple[int, str, str]:
    """Return the number of the first line, the text from there, and the separator.

    Excel may write ``sep=;`` above everything.
    """
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        return 2, rest, first[4] if first[4] in ";," else ";"
    return 1, text, ";" if first.count(";") >= first.count(",") else ","


def _table(
    text: str, separator: str, start: int
) -> Iterator[tuple[int, list[str] | None]]:
    """Yield each row with the line it begins on; ``None`` where it can't be read."""
    reader = csv.reader(
        io.StringIO(text, newline="\n"), delimiter=separator, strict=True
    )
    while True:
        line = start + reader.line_num
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, None


def _columns(
    reading: _Reading, name: str, head: tuple[int, list[str] | None]
) -> list[str] | None:
    """Return what each column holds (nothing: ignored), or tell what is wrong."""
    line, cells = head
    before = len(reading.problems)
    columns = []
    for cell in cells or ():
        word = " ".join(cell.replace("\u00a0", " ").lower().split())
        found = COLUMNS.get(word, "")
        if (word and not found and word not in HELP) or (found and found in columns):
            values = {"name": shown(cell)}
            message = Message(N_("Kolom {name} tidak dikenal atau dobel."), values)
            mend = choose(word, tuple(NEEDED.values()))
            reading.problems.append(Problem(name, line, "", message, mend))
        columns.append(found)
    for field_name, word in NEEDED.items():
        if field_name not in columns:
            message = Message(N_("Kolom {name} tidak ada."), {"name": shown(word)})
            mend = Message(
                N_("Baris pertama: panelis;butir;pilihan;alasan, dengan ; atau koma.")
            )
            reading.tell(name, line, message, mend)
    return columns if len(reading.problems) == before else None


def _rows(
    reading: _Reading,
    name: str,
    table: Iterator[tuple[int, list[str] | None]],
    columns: list[str],
) -> None:
    for line, cells in table:
        reading.rows += 1
        if reading.rows > ROWS:
            message = Message(N_("Ada lebih dari {most} baris."), {"most": ROWS})
            reading.tell(name, line, message, Message(N_("Bagi panelnya.")))
            return
        if cells is None:
            message = Message(N_("Baris ini tidak terbaca sebagai CSV."))
            mend = Message(
                N_("Tanda kutip harus dibuka dan ditutup; di dalam teks ditulis dua.")
            )
            reading.tell(name, line, message, mend)
        elif any(cell.strip() for cell in cells):
            _row(reading, name, line, cells, columns)


def _row(
    reading: _Reading, name: str, line: int, cells: list[str], columns: list[str]
) -> None:
    if any(cell.strip() for cell in cells[len(columns) :]):
        message = Message(N_("Baris ini mempunyai lebih banyak isian daripada kolom."))
        mend = Message(N_("Beri tanda kutip pada alasan yang memuat ; atau koma."))
        reading.tell(name, line, message, mend)
        return
    padded = [*cells, *[""] * len(columns)]
    named = dict.fromkeys(NEEDED, "")
    named |= {key: cell for key, cell in zip(columns, padded, strict=False) if key}
    made = row.tidy(named)
    if row.blank(made):
        return
    found = list(row.problems(name, line, made, reading.asked))
    reading.problems += found
    if not found:
        _take(reading, name, line, row.vote_of(made, reading.asked))


def _take(reading: _Reading, name: str, line: int, vote: Vote) -> None:
    """Keep a vote, unless that panellist has voted on the item before."""
    key = vote.panellist, vote.item
    if key not in reading.first:
        reading.first[key] = name, line
        reading.votes.append(vote)
        return
    place = reading.first[key]
    message = Message(
        N_("{code} sudah memberi suara pada {item}: {file}, baris {line}."),
        {"code": vote.panellist, "item": shown(vote.item), "file": place[0],
         "line": place[1]},
    )  # fmt: skip
    mend = Message(N_("Tanyakan kepada panelis mana yang berlaku, hapus yang lain."))
    reading.tell(name, line, message, mend)
