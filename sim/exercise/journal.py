"""The journal: every decision, appended and fsynced before the world moves.

JSON lines. The first is the header (scenario, its fingerprint, seed, participant, a
random name of this journal); each further line is one decision. Every line carries the
SHA-256 of the line before it and its own, so that no line can be changed, dropped,
moved or taken from another journal unseen. A torn last line was never acknowledged: it
is dropped with a warning. Any other damage is refused with the line's number.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sim.exercise.decisions import PARSER, AnyDecision
from sim.i18n import N_, Message

FORMAT = 1
LINE_LIMIT = 40_000  # bytes; the longest document in plain letters fits
SIZE_LIMIT = 5_000_000  # bytes; far beyond anything played by hand
START = "0" * 64


class JournalError(Exception):
    """A journal that cannot be used; ``message`` says why and what to do."""

    def __init__(self, text: str, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(self.message("id"))

    def _render_traceback_(self) -> list[str]:
        """Show a participant the message, not a traceback (asked for by IPython)."""
        return [str(self)]


class Header(BaseModel):
    """What a journal says of itself in its first line."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    kind: str = Field(pattern="^open$")
    format: int
    scenario: str = Field(max_length=60)
    version: int
    fingerprint: str = Field(max_length=64)
    seed: int = Field(ge=0, le=2**53)
    participant: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")
    nonce: str = Field(max_length=64)


@dataclass(frozen=True)
class Journal:
    """A journal as read: header, decisions, and where the next line goes."""

    header: Header
    decisions: tuple[AnyDecision, ...]
    last: str  # hash of the last whole line
    length: int  # bytes of whole lines
    torn: bool  # bytes after the last whole line were dropped


def seal(body: dict[str, Any], previous: str) -> tuple[bytes, str]:
    """Return the journal line of ``body`` chained to ``previous``, and its hash."""
    text = _canonical({**body, "prev": previous})
    digest = sha256(text.encode()).hexdigest()
    line = _canonical({**body, "prev": previous, "hash": digest})
    return line.encode() + b"\n", digest


def _canonical(body: dict[str, Any]) -> str:
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def fits(body: dict[str, Any]) -> bool:
    """Return whether ``body`` is short enough for one line of a journal."""
    return len(seal(body, START)[0]) <= LINE_LIMIT


def create(path: Path, header: Header) -> Journal:
    """Write a new journal's header to disk and return the journal.

    Raises :class:`JournalError` if the file exists: a journal is never overwritten.
    """
    line, digest = seal(header.model_dump(), START)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            _write(file.fileno(), line)
    except FileExistsError:
        raise JournalError(
            N_("Jurnal {path} sudah ada; jalankan ulang untuk melanjutkannya."),
            path=path.name,
        ) from None
    _sync_folder(path.parent)
    return Journal(header, (), digest, len(line), False)


def append(path: Path, length: int, body: dict[str, Any], last: str) -> tuple[int, str]:
    """Put one decision on disk after ``length`` bytes; return the new length and hash.

    Returns only when the line is on the disk. Raises :class:`JournalError` if somebody
    else has written to the file since it was read.
    """
    line, digest = seal(body, last)
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        if os.fstat(descriptor).st_size != length:
            raise JournalError(
                N_(
                    "Jurnal {path} sedang dipakai di jendela lain. Tutup yang lain, "
                    "lalu jalankan ulang buku kerja ini."
                ),
                path=path.name,
            )
        os.lseek(descriptor, length, os.SEEK_SET)
        _write(descriptor, line)
    finally:
        os.close(descriptor)
    return length + len(line), digest


def _write(descriptor: int, line: bytes) -> None:
    while line:
        line = line[os.write(descriptor, line) :]
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    if os.name != "nt":  # Windows cannot open a folder; NTFS journals the name itself
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def read(path: Path) -> Journal:
    """Read and check a journal.

    Raises :class:`JournalError` naming the line for damage of any kind but a torn last
    line, which is left out (``torn``).
    """
    data = _bytes(path)
    whole, _, rest = data.rpartition(b"\n")
    lines = whole.split(b"\n") if whole else []
    if not lines:
        raise JournalError(N_("Jurnal {path} kosong."), path=path.name)
    last, bodies = START, []
    for number, line in enumerate(lines, start=1):
        body, last = _open_line(line, number, last)
        bodies.append(body)
    decisions = tuple(_decision(b, n) for n, b in enumerate(bodies[1:], start=2))
    return Journal(_header(bodies[0]), decisions, last, len(whole) + 1, bool(rest))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise JournalError(
                N_("Jurnal {path} lebih besar dari batas {limit} MB."),
                path=path.name,
                limit=SIZE_LIMIT // 1_000_000,
            )
        return path.read_bytes()
    except OSError:
        raise JournalError(
            N_("Jurnal {path} tidak ada atau tidak dapat dibaca."), path=path.name
        ) from None


def _open_line(line: bytes, number: int, previous: str) -> tuple[dict[str, Any], str]:
    body = _parse(line, number)
    digest = body.pop("hash", None)
    if body.pop("prev", None) != previous:
        raise JournalError(
            N_(
                "Jurnal rusak di baris {line}: baris ini bukan sambungan baris "
                "sebelumnya (ada yang hilang, dipindah, atau dari jurnal lain)."
            ),
            line=number,
        )
    if seal(body, previous)[1] != digest:
        raise JournalError(
            N_("Jurnal rusak di baris {line}: isinya telah diubah."), line=number
        )
    return body, str(digest)


def _parse(line: bytes, number: int) -> dict[str, Any]:
    try:
        if len(line) > LINE_LIMIT:
            raise ValueError
        body = json.loads(line.decode("ascii"))
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise JournalError(
            N_("Jurnal rusak di baris {line}: tidak dapat dibaca."), line=number
        )
    return body


def _header(body: dict[str, Any]) -> Header:
    try:
        header = Header.model_validate(body)
    except ValidationError:
        raise JournalError(N_("Baris pertama jurnal bukan pembuka jurnal.")) from None
    if header.format != FORMAT:
        raise JournalError(
            N_("Jurnal berformat {format}; versi ini membaca format {known}."),
            format=header.format,
            known=FORMAT,
        )
    return header


def _decision(body: dict[str, Any], number: int) -> AnyDecision:
    try:
        return PARSER.validate_json(json.dumps(body))
    except ValidationError:
        raise JournalError(
            N_("Jurnal rusak di baris {line}: keputusan tidak dikenal."), line=number
        ) from None


def cut(path: Path, length: int) -> None:
    """Drop what stands after the last whole line."""
    with path.open("r+b") as file:
        file.truncate(length)
        os.fsync(file.fileno())
