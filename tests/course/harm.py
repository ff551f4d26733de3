"""Submissions made to do harm to whoever grades them, each from a good one."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable

from grading.course.layout import JOURNAL, NOTEBOOK_FILE
from sim.exercise import Exercise
from sim.exercise.journal import seal
from tests.course.classroom import resealed

Files = dict[str, bytes]
STUFFED = 15_000  # decisions; more than a hundred times what an evening brings


def _lines(files: Files) -> list[bytes]:
    return files[JOURNAL].splitlines(keepends=True)


def reordered(files: Files) -> Files:
    """Let two lines change places."""
    lines = _lines(files)
    lines[4], lines[5] = lines[5], lines[4]
    return {**files, JOURNAL: b"".join(lines)}


def spliced(files: Files) -> Files:
    """Go on with a journal that somebody else began."""
    other = resealed(files, participant="orang-lain")
    return {**files, JOURNAL: b"".join([*_lines(files)[:9], *_lines(other)])}


def other_scenario(files: Files) -> Files:
    """Say that it is of another scenario, every hash made anew."""
    return resealed(files, scenario="sagara-lawas")


def other_version(files: Files) -> Files:
    """Say that it was played on another version."""
    return resealed(files, version=99, fingerprint="0" * 64)


def backwards(files: Files) -> Files:
    """Let time run backwards, every hash made anew."""
    lines = _lines(files)
    return resealed({**files, JOURNAL: b"".join([*lines[:9], lines[12], *lines[9:]])})


def _added(files: Files, *bodies: dict[str, object], after: int = 0) -> Files:
    """Chain decisions behind the first ``after`` lines, or behind all."""
    lines = _lines(files)[: after or None]
    last = json.loads(lines[-1])["hash"]
    for body in bodies:
        line, last = seal(body, last)
        lines.append(line)
    return {**files, JOURNAL: b"".join(lines)}


def impossible(files: Files) -> Files:
    """Grade a report that was never told, well chained and in time."""
    now = json.loads(_lines(files)[1])["t"]
    body = {"kind": "grade", "t": now, "report": "zzz", "source": "A", "content": 1}
    return _added(files, body, after=1)


def long_line(files: Files) -> Files:
    """End with a line that is longer than any."""
    return {**files, JOURNAL: files[JOURNAL] + b"9" * 1_000_000 + b"\n"}


def nested(files: Files) -> Files:
    """End with a line that nests ten thousand deep."""
    return {**files, JOURNAL: files[JOURNAL] + b"[" * 10_000 + b"]" * 10_000 + b"\n"}


def odd(files: Files) -> Files:
    """Save the journal as an editor on another system would."""
    return {**files, JOURNAL: b"\xef\xbb\xbf" + files[JOURNAL]}


def gigabyte(files: Files) -> Files:
    """Blow the journal up to a hundred times the limit; it packs into 0.5 MB."""
    return {**files, JOURNAL: b" " * 500_000_000}


def many(files: Files) -> Files:
    """Bring far too many decisions."""
    return {**files, JOURNAL: files[JOURNAL] + b"{}\n" * 1_000_000}


def stuffed(files: Files) -> Files:
    """Ask for the same thousands of times in one hour: valid, and slow to judge."""
    exercise = Exercise.open("muara-sendaru", seed=7)
    exercise.begin("peserta")
    exercise.advance(day=-20, hour=8)
    issue, now = next(iter(exercise.seat.world.state.known)), exercise.now
    asked = {"kind": "act", "t": now, "action": "A34", "authority": "kesbangpol"}
    asked["issue"] = issue
    move = {"kind": "advance", "t": json.loads(_lines(files)[1])["t"], "to": now}
    return _added(files, move, *[asked] * STUFFED, after=1)


def notebook_bomb(files: Files) -> Files:
    """Nest the notebook instead of the journal."""
    return {**files, NOTEBOOK_FILE: b'{"cells":' + b"[" * 100_000}


def lying_zip(data: bytes) -> bytes:
    """Let a zip file say that its members are small."""
    start = data.find(b"PK\x01\x02")
    while start >= 0:
        data = data[: start + 24] + struct.pack("<I", 10) + data[start + 28 :]
        start = data.find(b"PK\x01\x02", start + 4)
    return data


# Whose submission is how, the code of its problem, and words of its message.
HARM: dict[str, tuple[Callable[[Files], Files], str, str]] = {
    "reordered": (reordered, "journal-refused", "baris 5"),
    "spliced": (spliced, "journal-refused", "jurnal lain"),
    "scenario": (other_scenario, "journal-refused", "sagara-lawas"),
    "version": (other_version, "journal-refused", "versi 99"),
    "backwards": (backwards, "journal-refused", "waktunya mundur"),
    "impossible": (impossible, "journal-refused", "tidak mungkin"),
    "long": (long_line, "journal-refused", "lebih panjang"),
    "nested": (nested, "journal-refused", "bersarang"),
    "odd": (odd, "journal-refused", "karakter"),
    "gigabyte": (gigabyte, "oversized", "lebih besar"),
    "many": (many, "journal-refused", "keputusan"),
    "stuffed": (stuffed, "grading-slow", "dihentikan"),
    "notebook": (notebook_bomb, "notebook-unreadable", "buku kerja"),
}
