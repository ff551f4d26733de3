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
from sim.exercise.journal_line import (
    DECISION_LIMIT,
    LINE_LIMIT,
    SIZE_LIMIT,
    BadLine,
    parse,
)
from sim.i18n import N_, Message

FORMAT = 1
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
    """Read and check a journal, in time and memory bounded by the limits on its size.

    Raises :class:`JournalError` naming the line for damage of any kind but a torn last
    line, which is left out (``torn``).
    """
    data = _bytes(path)
    whole, _, rest = data.rpartition(b"\n")
    if not whole:
        raise JournalError(N_("Jurnal {path} kosong."), path=path.name)
    count = whole.count(b"\n")
    if count > DECISION_LIMIT:
        raise JournalError(
            N_(
                "Jurnal {path} memuat {count} keputusan; batasnya {limit}. Jurnal yang "
                "dimainkan sendiri tidak pernah sebanyak itu."
            ),
            path=path.name,
            count=count,
            limit=DECISION_LIMIT,
        )
    return _checked(whole.split(b"\n"), len(whole) + 1, bool(rest))


def _checked(lines: list[bytes], length: int, torn: bool) -> Journal:
    first, last = _open_line(lines[0], 1, START)
    header = _header(first)
    decisions: list[AnyDecision] = []
    now = 0
    for number, line in enumerate(lines[1:], start=2):
        body, last = _open_line(line, number, last)
        decision = _decision(body, number)
        if decision.t < now:
            raise JournalError(
                N_(
                    "Jurnal rusak di baris {line}: waktunya mundur, dari menit "
                    "{before} ke menit {after}."
                ),
                line=number,
                before=now,
                after=decision.t,
            )
        now = decision.t
        decisions.append(decision)
    return Journal(header, tuple(decisions), last, length, torn)


def _bytes(path: Path) -> bytes:
    """Return the file's content, never more than the limit; a device is no journal."""
    try:
        data = None
        if path.is_file():
            with path.open("rb") as file:
                data = file.read(SIZE_LIMIT + 1)
    except (OSError, ValueError):
        data = None
    if data is None:
        raise JournalError(
            N_("Jurnal {path} tidak ada atau tidak dapat dibaca."), path=path.name
        )
    if len(data) > SIZE_LIMIT:
        raise JournalError(
            N_("Jurnal {path} lebih besar dari batas {limit} MB."),
            path=path.name,
            limit=SIZE_LIMIT // 1_000_000,
        )
    return data


def _open_line(line: bytes, number: int, previous: str) -> tuple[dict[str, Any], str]:
    try:
        body = parse(line)
    except BadLine as bad:
        raise JournalError(bad.text, line=number, **bad.values) from None
    digest = body.pop("hash", None)
    if body.pop("prev", None) != previous:
        raise JournalError(_broken(body, number), line=number)
    if seal(body, previous)[1] != digest:
        raise JournalError(
            N_("Jurnal rusak di baris {line}: isinya telah diubah."), line=number
        )
    return body, str(digest)


def _broken(body: dict[str, Any], number: int) -> str:
    """Return the words for a line that does not follow on the one before it."""
    if number > 1 and body.get("kind") == "open":
        return N_(
            "Jurnal rusak di baris {line}: di sini mulai jurnal lain; dua jurnal telah "
            "digabung menjadi satu berkas."
        )
    return N_(
        "Jurnal rusak di baris {line}: baris ini bukan sambungan baris "
        "sebelumnya (ada yang hilang, dipindah, atau dari jurnal lain)."
    )


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
