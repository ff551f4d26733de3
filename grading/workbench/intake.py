"""A stranger's scenario as it comes: read into memory with care, never unpacked.

Python's ``zipfile`` is a maintained reader of the format; what it leaves to its callers
is decided here before a byte is read: which names, how many, how large. ``extractall``
is never called. Only files that a scenario has are taken; anything else is refused,
not passed over, so that nobody wonders where a file has gone.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from sim.i18n import N_, Message
from sim.scenario import files
from sim.scenario.problem import HIDDEN, shown

ZIP_LIMIT = 4_000_000  # bytes of the zip file
TOTAL_LIMIT = 4_000_000  # bytes of all files together
MEMBER_LIMIT = 120
RATIO_LIMIT = 100  # a text file shrinks to a tenth; a bomb to a thousandth
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BELOW = {"keys": ".yaml", files.RESULTS: ".yaml"}  # folders that hold further files
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.I)
Files = Mapping[str, bytes]


class Refused(Exception):
    """A scenario that is not taken in; says why and what its sender can do."""

    def __init__(self, message: Message, mend: Message) -> None:
        super().__init__(message, mend)
        self.message = message
        self.mend = mend


def read(path: Path) -> Files:
    """Return the files of a scenario by name (``world.yaml``, ``keys/1.yaml``).

    ``path``: a zip file or a folder. Raises :class:`Refused`, with nothing written.
    """
    try:
        if path.is_dir():
            return _checked(dict(_in_folder(path)))
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would never end
            raise _odd(path.name)
        if path.stat().st_size > ZIP_LIMIT:
            raise _too_large(path.name, ZIP_LIMIT)
        with zipfile.ZipFile(path) as archive:
            return _checked(dict(_in_zip(archive)))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError) as e:
        raise Refused(
            Message(N_("{name} bukan berkas zip yang utuh."), {"name": path.name}),
            Message(N_("Minta pengirim membuat zip itu sekali lagi.")),
        ) from e
    except OSError as error:
        raise Refused(
            Message(N_("{name} tidak dapat dibuka."), {"name": shown(path.name)}),
            Message(N_("Periksa nama dan izin bacanya.")),
        ) from error


def _checked(found: dict[str, bytes]) -> Files:
    """Return the files without a folder that holds them all, if all are known."""
    tops = {PurePosixPath(name).parts[0] for name in found}
    if len(tops) == 1 and not tops & {*files.KNOWN}:
        found = {name.partition("/")[2]: data for name, data in found.items()}
    if not found:
        raise Refused(
            Message(N_("Tidak ada berkas skenario di dalamnya.")),
            Message(N_("Pilih folder atau zip yang memuat world.yaml.")),
        )
    for name in found:
        if not _is_known(name):
            raise Refused(
                Message(N_("Berkas {name} tidak dikenal."), {"name": shown(name)}),
                Message(N_("Minta pengirim mengeluarkannya dari skenario.")),
            )
    return found


def _is_known(name: str) -> bool:
    parts = PurePosixPath(name).parts
    if len(parts) == 1:
        return name in files.KNOWN and name not in BELOW
    return len(parts) == 2 and parts[1].endswith(BELOW.get(parts[0], "\0"))


def _in_zip(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    members = archive.infolist()
    if len(members) > MEMBER_LIMIT:
        raise _too_many()
    for member in members:
        _check_member(member)
    _check_names([one.filename.rstrip("/") for one in members])
    _check_total(sum(one.file_size for one in members))
    for member in members:
        if member.is_dir() or _is_litter(member.filename):
            continue
        with archive.open(member) as stream:
            yield member.filename, _limited(member.filename, stream.read(_MOST))


_MOST = files.LIMIT + 1  # read one byte more than allowed, to notice that it is there


def _check_member(member: zipfile.ZipInfo) -> None:
    """Refuse what a zip can hold and a scenario never does."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    odd = kind not in (0, stat.S_IFREG, stat.S_IFDIR)
    if odd or member.flag_bits & 0x1 or member.compress_type not in PACKINGS:
        raise _odd(member.filename)
    if member.file_size > RATIO_LIMIT * max(member.compress_size, 1):
        raise _too_large(member.filename, files.LIMIT)
    if member.orig_filename != member.filename or "\\" in member.orig_filename:
        raise _unsafe(member.orig_filename)


def _in_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    names: list[str] = []
    total = 0
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        if _is_litter(name):
            continue
        if path.is_symlink() or not stat.S_ISREG(path.stat().st_mode):
            raise _odd(name)
        names.append(name)
        _check_names(names)
        if len(names) > MEMBER_LIMIT:
            raise _too_many()
        with path.open("rb") as stream:
            data = _limited(name, stream.read(_MOST))
        total += len(data)
        _check_total(total)
        yield name, data


def _walk(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder and one below it; links are not followed."""
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.is_dir(follow_symlinks=False) and not _is_litter(entry.name):
            yield from (folder / entry.name / name for name in os.listdir(entry.path))
        elif not entry.is_dir(follow_symlinks=False):
            yield folder / entry.name


def _check_names(names: list[str]) -> None:
    """Refuse names that climb, or that another system takes for something else."""
    for name in names:
        if _is_unsafe(name):
            raise _unsafe(name)
    folded = [name.casefold() for name in names]
    for place, name in enumerate(folded):
        if name in folded[:place]:
            raise Refused(
                Message(N_("Ada dua berkas bernama {name}."), {"name": shown(name)}),
                Message(N_("Minta pengirim menyisakan satu.")),
            )


def _is_unsafe(name: str) -> bool:
    parts = name.split("/")
    return (
        not name.isascii()
        or HIDDEN.search(name) is not None
        or any(sign in name for sign in ':\\"<>|?*')
        or any(part in ("", ".", "..") or part[-1] in ". " for part in parts)
        or any(DEVICES.fullmatch(part) for part in parts)
    )


def _is_litter(name: str) -> bool:
    """Return whether an operating system left this by itself."""
    parts = PurePosixPath(name).parts
    return any(one.startswith(".") or one in files.LITTER for one in parts)


def _limited(name: str, data: bytes) -> bytes:
    if len(data) > files.LIMIT:
        raise _too_large(name, files.LIMIT)
    return data


def _check_total(size: int) -> None:
    if size > TOTAL_LIMIT:
        raise _too_large("zip", TOTAL_LIMIT)


def _too_large(name: str, limit: int) -> Refused:
    values = {"name": shown(name), "limit": limit // 1000}
    return Refused(
        Message(N_("{name} lebih besar dari {limit} kB setelah dibuka."), values),
        Message(N_("Satu skenario tidak memerlukan sebanyak itu; minta yang ringkas.")),
    )


def _too_many() -> Refused:
    return Refused(
        Message(N_("Isinya lebih dari {most} berkas."), {"most": MEMBER_LIMIT}),
        Message(N_("Minta pengirim mengirim satu folder skenario saja.")),
    )


def _unsafe(name: str) -> Refused:
    return Refused(
        Message(N_("Nama {name} tidak aman."), {"name": shown(name)}),
        Message(N_("Jangan buka zip itu dengan cara lain; tanyakan kepada pengirim.")),
    )


def _odd(name: str) -> Refused:
    return Refused(
        Message(
            N_("{name} bukan berkas biasa: tautan, tersandi, atau dikemas lain."),
            {"name": shown(name)},
        ),
        Message(N_("Minta pengirim mengirim berkas biasa dalam zip biasa.")),
    )
