"""A file made to do harm: a sentence that names the line, in little time and memory."""

from __future__ import annotations

import json
import os
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.exercise import Exercise, JournalError, room
from sim.exercise import journal as journals
from sim.exercise.journal_line import (
    DECISION_LIMIT,
    DEPTH_LIMIT,
    LINE_LIMIT,
    SIZE_LIMIT,
    BadLine,
    parse,
)
from sim.i18n import LANGUAGES

NAME = "muara-sendaru"
GIGABYTE = 1_000_000_000
MEMORY = 50_000_000  # bytes; ten times the largest file that is read
SECONDS = 5


def begun(folder: Path, participant: str = "peserta-01") -> Path:
    """Return a journal with a header and two decisions."""
    path = folder / f"{participant}.jsonl"
    exercise = Exercise.open(NAME, seed=7, journal=path, participant=participant)
    exercise.advance(hours=5)
    exercise.advance(hours=5)
    return path


def refused(path: Path) -> str:
    """Return why a journal is refused; in bounded time and memory, in each language."""
    tracemalloc.start()
    start = time.process_time()
    with pytest.raises(JournalError) as refusal:
        journals.read(path)
    assert time.process_time() - start < SECONDS
    assert tracemalloc.get_traced_memory()[1] < MEMORY
    tracemalloc.stop()
    said = [refusal.value.message(language) for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    return said[0]


def chained(path: Path, *bodies: dict[str, object]) -> Path:
    """Add well-chained lines to a journal, as a skilled forger would."""
    last = json.loads(path.read_bytes().splitlines()[-1])["hash"]
    with path.open("ab") as file:
        for body in bodies:
            line, last = journals.seal(body, last)
            file.write(line)
    return path


def test_a_line_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    """A real file of a gigabyte without a line end costs no more than its limit."""
    path = begun(tmp_path)
    os.truncate(path, GIGABYTE)
    assert "lebih besar dari batas" in refused(path)


def test_ten_million_lines_are_refused_unread(tmp_path: Path) -> None:
    """So is a real file of ten million short lines."""
    path = begun(tmp_path)
    with path.open("ab") as file:
        for _ in range(10):
            file.write(b'{"kind":"advance","t":1}\n' * 1_000_000)
    assert "lebih besar dari batas" in refused(path)


def test_too_many_lines_within_the_size_are_counted(tmp_path: Path) -> None:
    """A file of nothing but line ends is refused by their number, not one by one."""
    path = begun(tmp_path)
    path.write_bytes(path.read_bytes() + b"\n" * (SIZE_LIMIT - 5_000))
    assert str(DECISION_LIMIT) in refused(path)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"x" * (LINE_LIMIT + 1), "lebih panjang"),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "bersarang"),
        (b"[" * LINE_LIMIT, "bersarang"),
        (b'{"kind":"advance","t":' + b"9" * 10_000 + b"}", "angka"),
        (b'{"kind":"advance","t":NaN}', "angka"),
        (b'{"kind":"advance","t":-Infinity}', "angka"),
        (b'{"kind":"advance","t":1e999}', "angka"),
        (b'{"kind":"advance","t":1,"t":2}', "dua kali"),
        (b'{"kind":"advance"\0,"t":1}', "karakter"),
        ('{"kind":"advance\u202e","t":1}'.encode(), "karakter"),
        (b"\xef\xbb\xbf{}", "karakter"),
        (b"\xff\xfe{\0}\0", "karakter"),
        (b"{]", "tidak dapat dibaca"),
        (b"[]", "tidak dapat dibaca"),
        (b"null", "tidak dapat dibaca"),
        (b"{}", "bukan sambungan"),
    ],
)
def test_an_odd_line_is_named_and_told_apart(
    tmp_path: Path, line: bytes, words: str
) -> None:
    """What is odd about a line is said, with its number."""
    path = begun(tmp_path)
    path.write_bytes(path.read_bytes() + line + b"\n")
    said = refused(path)
    assert "baris 4" in said
    assert words in said


def test_two_journals_in_one_file_are_recognised(tmp_path: Path) -> None:
    """The message says where the other begins."""
    path, other = begun(tmp_path), begun(tmp_path, "peserta-02")
    path.write_bytes(path.read_bytes() + other.read_bytes())
    said = refused(path)
    assert "baris 4" in said
    assert "jurnal lain" in said


def test_lines_of_another_person_do_not_follow(tmp_path: Path) -> None:
    """Nor do single lines of somebody else's."""
    path, other = begun(tmp_path), begun(tmp_path, "peserta-02")
    stolen = other.read_bytes().splitlines(keepends=True)[1:]
    path.write_bytes(path.read_bytes() + b"".join(stolen))
    assert "baris 4" in refused(path)


def test_time_does_not_run_backwards(tmp_path: Path) -> None:
    """Not even in a journal whose every hash is right."""
    path = chained(begun(tmp_path), {"kind": "advance", "t": 30, "to": 60})
    said = refused(path)
    assert "baris 4" in said
    assert "waktunya mundur" in said


@pytest.mark.parametrize("text", ["\ud800", "\udfff\ud800", "a\ud83d"])
def test_half_a_character_is_no_text(tmp_path: Path, text: str) -> None:
    """A lone surrogate, well chained, is a decision nobody could have typed."""
    path = begun(tmp_path)
    now = journals.read(path).decisions[-1].to  # type: ignore[union-attr]
    body: dict[str, object] = {"kind": "close", "t": now, "reflection": text}
    assert "baris 4" in refused(chained(path, body))


def test_odd_but_whole_characters_are_text(tmp_path: Path) -> None:
    """Whoever writes with other scripts, marks of direction or pictures is read."""
    path = begun(tmp_path)
    exercise = Exercise.open(NAME, seed=7, journal=path)
    text = "‮kanan‬ 🌋 ᬩᬮᬶ \x00 '\"\\ [[[[[[[[[[[[[[[[[[[["
    assert exercise.close(reflection=text).ok
    last = journals.read(path).decisions[-1]
    assert last.reflection == text  # type: ignore[union-attr]


def test_a_device_or_folder_is_no_journal(tmp_path: Path) -> None:
    """A name that leads elsewhere is refused before anything is read."""
    assert "tidak dapat dibaca" in refused(tmp_path)
    link = tmp_path / "tautan.jsonl"
    link.symlink_to(os.devnull)
    assert "tidak dapat dibaca" in refused(link)


PIECE = st.sampled_from(
    [b"{", b"}", b"[", b"]", b'"', b":", b",", b"\\", b"kind", b"prev", b"1e9", b"NaN"]
)


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=200), st.lists(PIECE).map(b"".join)))
def test_any_line_is_a_body_or_a_reason(line: bytes) -> None:
    """Nothing else ever comes of a line."""
    try:
        found: object = parse(line)
    except BadLine as bad:
        found = bad
    assert isinstance(found, dict | BadLine)


@given(st.integers(1, 3 * DEPTH_LIMIT))
def test_depth_is_counted_outside_of_texts(depth: int) -> None:
    """Brackets in a text are letters; those around it are counted exactly."""
    text = json.dumps("[" * 50 + '"{')
    line = ('{"a":' * depth + text + "}" * depth).encode()
    if depth > DEPTH_LIMIT:
        with pytest.raises(BadLine, match="bersarang"):
            parse(line)
    else:
        assert isinstance(parse(line), dict)


def narrow(monkeypatch: pytest.MonkeyPatch, name: str, limit: int) -> None:
    """Set a bound on journals lower, for who writes and who reads."""
    for module in (room, journals):
        monkeypatch.setattr(module, name, limit)


def test_a_journal_takes_no_more_decisions_than_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one too many is refused with the limit, and nothing of it is written.

    The last place is kept for closing; a full journal is read and resumed whole.
    """
    path = begun(tmp_path)
    narrow(monkeypatch, "DECISION_LIMIT", 5)
    exercise = Exercise.open(NAME, seed=7, journal=path)
    assert all(exercise.advance(hours=1).ok for _ in range(2))
    before, now = path.read_bytes(), exercise.now
    outcome = exercise.advance(hours=1)
    assert not outcome.ok
    for language in LANGUAGES:
        assert "5" in outcome.message(language)
    assert "Tutup latihan" in outcome.message("id")
    assert (path.read_bytes(), exercise.now) == (before, now)
    assert exercise.close("Selesai.").ok
    assert len(journals.read(path).decisions) == 5
    assert Exercise.open(NAME, seed=7, journal=path).state == "closed"


def test_a_journal_grows_no_larger_than_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor in bytes: whoever writes long texts can still close with a long one."""
    path = begun(tmp_path)
    narrow(monkeypatch, "SIZE_LIMIT", 2 * LINE_LIMIT + path.stat().st_size)
    exercise = Exercise.open(NAME, seed=7, journal=path)
    assert exercise.advance(hours=1).ok
    before = path.read_bytes()
    outcome = exercise.advance(hours=1)
    assert outcome.code == "not-saved"
    assert path.read_bytes() == before
    assert exercise.close("x" * 3_000).ok
    assert len(journals.read(path).decisions) == 4
