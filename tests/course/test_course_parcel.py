"""Opening a zip file from anywhere: read with care, or refused with a reason."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

import pytest

from grading.course.layout import JOURNAL, NOTEBOOK_FILE
from grading.course.parcel import FILE_LIMIT, MEMBER_LIMIT, from_zip, scan

GOOD = {NOTEBOOK_FILE: b"{}", JOURNAL: b"x\n"}


def _zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def _code(path: Path) -> str:
    found = from_zip("a-1", path).problem
    return found.code if found else ""


def test_what_is_wanted_is_read_and_nothing_else(tmp_path: Path) -> None:
    """Notebook and journal come out; other files and a system's twins are left."""
    odd = {"__MACOSX/latihan.ipynb": b"?", "foto.png": b"?", ".x/jurnal.jsonl": b"?"}
    parcel = from_zip("a-1", _zip(tmp_path / "a.zip", GOOD | odd))
    assert parcel.problem is None
    assert (parcel.notebook, parcel.journal) == (b"{}", b"x\n")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.zip"]


def test_a_folder_zipped_by_hand_is_accepted(tmp_path: Path) -> None:
    """People zip the whole folder; the files are found inside."""
    inside = {f"latihan/muara-sendaru/{name}": data for name, data in GOOD.items()}
    assert _code(_zip(tmp_path / "a.zip", inside)) == ""


@pytest.mark.parametrize(
    "name", ["../jurnal.jsonl", "/etc/passwd", "C:/x", "a\\..\\jurnal.jsonl", "a/../b"]
)
def test_a_path_that_climbs_is_refused(tmp_path: Path, name: str) -> None:
    """One such member, and nothing of the file is taken."""
    path = _zip(tmp_path / "a.zip", GOOD)
    with zipfile.ZipFile(path, "a") as archive:
        member = zipfile.ZipInfo("x")
        member.filename = name
        archive.writestr(member, b"")
    parcel = from_zip("a-1", path)
    assert parcel.problem is not None
    assert parcel.problem.code == "zip-unsafe"
    assert parcel.journal is None


def test_a_link_is_refused(tmp_path: Path) -> None:
    """A symbolic link in a zip file could point anywhere."""
    path = _zip(tmp_path / "a.zip", {NOTEBOOK_FILE: b"{}"})
    member = zipfile.ZipInfo(JOURNAL)
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(member, b"/etc/passwd")
    assert _code(path) == "zip-unsafe"


def test_two_journals_are_refused(tmp_path: Path) -> None:
    """Nobody can say which one counts."""
    assert _code(_zip(tmp_path / "a.zip", GOOD | {f"b/{JOURNAL}": b"y\n"})) == (
        "zip-unsafe"
    )


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """A hundred megabytes of nothing packs into little and is not unpacked."""
    bomb = _zip(tmp_path / "a.zip", GOOD | {JOURNAL: b"\0" * 100_000_000})
    assert bomb.stat().st_size < 200_000
    assert _code(bomb) == "oversized"


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """The stated size is not believed; no more than the limit is ever read."""
    path = _zip(tmp_path / "a.zip", GOOD | {JOURNAL: b"\0" * (FILE_LIMIT + 10)})
    data = path.read_bytes()
    stated = (FILE_LIMIT + 10).to_bytes(4, "little")
    assert stated in data
    path.write_bytes(data.replace(stated, (100).to_bytes(4, "little")))
    assert _code(path) in ("zip-unreadable", "oversized")


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    """A crowd of files is not looked through."""
    crowd = {f"{n}.txt": b"" for n in range(MEMBER_LIMIT + 1)}
    assert _code(_zip(tmp_path / "a.zip", GOOD | crowd)) == "zip-crowded"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut", b"not a zip at all"])
def test_what_is_no_zip_is_said_so(tmp_path: Path, data: bytes) -> None:
    """A broken file is a message, not an exception."""
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert _code(path) == "zip-unreadable"


@pytest.mark.parametrize("cut", range(1, 200, 7))
def test_a_zip_cut_anywhere_is_a_message(tmp_path: Path, cut: int) -> None:
    """However a copy was interrupted, the parcel says so and nothing is raised."""
    path = _zip(tmp_path / "a.zip", GOOD)
    path.write_bytes(path.read_bytes()[:-cut])
    assert _code(path) != ""


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    """A member under a password can't be read, and the message says what is odd."""
    path = _zip(tmp_path / "a.zip", GOOD)
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    path.write_bytes(bytes(data))
    assert _code(path) == "zip-unsafe"


def test_the_newest_of_a_participant_counts(tmp_path: Path) -> None:
    """A browser's second download is the same participant's; strangers are listed."""
    names = ["muara-sendaru_a-1.zip", "muara-sendaru_a-1 (1).zip", "tugas.zip"]
    for age, name in enumerate(names):
        path = _zip(tmp_path / name, GOOD)
        os.utime(path, (1_000_000 + age, 1_000_000 + age))
    newest, strangers = scan(tmp_path)
    assert newest == {"a-1": tmp_path / names[1]}
    assert strangers == [tmp_path / names[2]]


@pytest.mark.parametrize("student", ["..", "a b", "a/b", "-a", "é", "a" * 41, ""])
def test_a_name_that_is_no_participant_is_a_stranger(
    tmp_path: Path, student: str
) -> None:
    """A participant's code becomes a folder name; anything else is left alone."""
    name = f"muara-sendaru_{student}.zip".replace("/", "")
    if "/" in student:
        name = name.replace("ab", "a$b")
    _zip(tmp_path / name, GOOD)
    assert scan(tmp_path)[0] == {}
