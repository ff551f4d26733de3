"""A submission as it comes: read with care, never run, never unpacked to disk.

Of a zip file only the notebook and the journal are read, into memory, within limits.
"""

from __future__ import annotations

import re
import stat
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath

from grading.course import problem
from grading.course.layout import ASSIGNMENT, JOURNAL, NOTEBOOK_FILE, TIMESTAMP
from grading.course.problem import Problem

STUDENT = r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}"
# Browsers add " (1)" to the name of a file that is there already.
NAME = r"{assignment}_(?P<student>{student}?)(?: ?\(\d+\))?\.zip"
FILE_LIMIT = 5_000_000  # bytes of one file, unpacked
ZIP_LIMIT = 10_000_000  # bytes of the zip file itself
MEMBER_LIMIT = 50
WANTED = (NOTEBOOK_FILE, JOURNAL)
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True)
class Parcel:
    """One participant's submission: whose, when, what, and what is wrong with it."""

    student: str
    origin: Path
    digest: str
    time: datetime
    notebook: bytes | None = None
    journal: bytes | None = None
    problem: Problem | None = None


class _Refused(Exception):
    def __init__(self, why: Problem) -> None:
        self.problem = why


def scan(
    folder: Path, assignment: str = ASSIGNMENT
) -> tuple[dict[str, Path], list[Path]]:
    """Return each participant's newest zip file in ``folder``, and the nameless ones.

    A submission is named ``<assignment>_<participant>.zip``.
    """
    name = re.compile(NAME.format(assignment=assignment, student=STUDENT), re.I)
    newest: dict[str, Path] = {}
    strangers = []
    for path in sorted(folder.glob("*.zip"), key=lambda p: p.stat().st_mtime):
        found = name.fullmatch(path.name)
        if found:
            newest[found["student"]] = path
        else:
            strangers.append(path)
    return newest, strangers


def from_zip(student: str, path: Path) -> Parcel:
    """Return what the zip file at ``path`` holds; what is wrong is in the parcel."""
    when = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    if path.stat().st_size > ZIP_LIMIT:
        why = problem.oversized(path.name, ZIP_LIMIT)
        return Parcel(student, path, _size_digest(path), when, problem=why)
    digest = sha256(path.read_bytes()).hexdigest()
    try:
        with zipfile.ZipFile(path) as archive:
            files = _members(archive)
    except _Refused as refused:
        return Parcel(student, path, digest, when, problem=refused.problem)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError):
        why = problem.unreadable_zip()
        return Parcel(student, path, digest, when, problem=why)
    return _parcel(student, path, digest, when, files)


def from_folder(student: str, folder: Path) -> Parcel:
    """Return what nbgrader's exchange delivered in ``folder``."""
    files: dict[str, bytes] = {}
    when = _noted_time(folder)
    for name in WANTED:
        path = folder / name
        if path.is_symlink() or not path.is_file():
            continue
        if path.stat().st_size > FILE_LIMIT:
            why = problem.oversized(name, FILE_LIMIT)
            return Parcel(student, folder, _size_digest(path), when, problem=why)
        files[name] = path.read_bytes()
    digest = sha256(b"\0".join(files.get(name, b"") for name in WANTED)).hexdigest()
    return _parcel(student, folder, digest, when, files)


def _parcel(
    student: str, origin: Path, digest: str, when: datetime, files: dict[str, bytes]
) -> Parcel:
    notebook, journal = (files.get(name) for name in WANTED)
    why = None
    if journal is None:
        why = problem.no_journal()
    elif notebook is None:
        why = problem.no_notebook()
    return Parcel(student, origin, digest, when, notebook, journal, why)


def _size_digest(path: Path) -> str:
    found = path.stat()
    return sha256(f"{found.st_size} {found.st_mtime_ns}".encode()).hexdigest()


def _noted_time(folder: Path) -> datetime:
    path = folder / TIMESTAMP
    try:
        text = path.read_text(encoding="ascii")[:40].strip().removesuffix(" UTC")
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except (OSError, ValueError):
        return datetime.fromtimestamp(folder.stat().st_mtime, UTC)


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > MEMBER_LIMIT:
        raise _Refused(problem.crowded(MEMBER_LIMIT))
    for member in members:
        if _is_unsafe(member):
            raise _Refused(problem.unsafe_zip(member.filename))
    files: dict[str, bytes] = {}
    for member in members:
        name = PurePosixPath(member.filename).name
        if name not in WANTED or _is_shadow(member.filename):
            continue
        if name in files:
            raise _Refused(problem.unsafe_zip(member.filename))
        files[name] = _read(archive, member, name)
    return files


def _is_unsafe(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    climbs = path.is_absolute() or ".." in path.parts or ":" in member.filename
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    is_secret = bool(member.flag_bits & 0x1)
    odd = "\\" in member.filename or member.compress_type not in PACKINGS
    return climbs or is_link or is_secret or odd


def _is_shadow(name: str) -> bool:
    """Say whether a system put this twin of a file into the zip by itself."""
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(member) as stream:
        data = stream.read(FILE_LIMIT + 1) if member.file_size <= FILE_LIMIT else None
    if data is None or len(data) > FILE_LIMIT:
        raise _Refused(problem.oversized(name, FILE_LIMIT))
    return data
