"""The journal keeps what was acknowledged and refuses what was tampered with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.exercise import Exercise, JournalError
from sim.exercise import journal as journals

NAME = "muara-sendaru"


def opened(path: Path, who: str | None = "peserta-01", seed: int = 7) -> Exercise:
    """Open an exercise on a journal."""
    return Exercise.open(NAME, seed=seed, journal=path, participant=who)


@pytest.fixture
def played(tmp_path: Path) -> Path:
    """A journal with some days in it."""
    path = tmp_path / "jurnal.jsonl"
    exercise = opened(path)
    exercise.advance(day=-24, hour=8)
    report = exercise.inbox[0]
    exercise.grade(report.id, "C", 3)
    exercise.link(report.id, next(iter(exercise.seat.world.state.known)))
    exercise.assess(next(iter(exercise.seat.world.state.known)), level=2)
    exercise.forecast("ceramah-memuncak", 0.4)
    exercise.act("A01", "kesbangpol", issue=next(iter(exercise.seat.world.state.known)))
    exercise.advance(hours=12)
    return path


def lines(path: Path) -> list[dict[str, object]]:
    """Return a journal's lines."""
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_nothing_is_written_before_somebody_begins(tmp_path: Path) -> None:
    """Looking at a new exercise leaves no file; beginning it does."""
    path = tmp_path / "jurnal.jsonl"
    exercise = opened(path, who=None)
    assert exercise.state == "new"
    assert not path.exists()
    assert not exercise.decide({"kind": "advance", "to": 600}).ok
    assert exercise.begin("peserta-01").ok
    assert exercise.state == "running"
    assert len(lines(path)) == 1


def test_closing_the_laptop_loses_nothing(played: Path) -> None:
    """Reopened, everything is as it was left."""
    again = opened(played, who=None)
    assert again.participant == "peserta-01"
    assert len(again.decisions) == 7
    assert len(again.record.grades) == 1
    assert again.record.percent("ceramah-memuncak") == 40
    assert again.advance(hours=1).ok
    assert len(lines(played)) == 9


def test_a_torn_last_line_is_dropped_with_a_message(played: Path) -> None:
    """A line cut off by a crash was never acknowledged."""
    whole = played.read_bytes()
    played.write_bytes(whole + b'{"kind":"advance","t":99')
    again = opened(played)
    assert len(again.decisions) == 7
    assert "terpotong" in again.warnings[0]("id")
    assert played.read_bytes() == whole


@pytest.mark.parametrize("victim", range(8))
def test_a_changed_line_is_refused_by_number(played: Path, victim: int) -> None:
    """Every changed byte of a line is noticed, and the line is named."""
    rows = played.read_text().splitlines(keepends=True)
    body = json.loads(rows[victim])
    body["seed" if victim == 0 else "t"] = 8
    rows[victim] = journals._canonical(body) + "\n"
    played.write_text("".join(rows))
    with pytest.raises(JournalError, match=f"baris {victim + 1}"):
        opened(played)


def test_a_missing_or_moved_line_is_refused(played: Path) -> None:
    """The chain shows where a line is gone or stands elsewhere."""
    rows = played.read_text().splitlines(keepends=True)
    played.write_text("".join(rows[:3] + rows[4:]))
    with pytest.raises(JournalError, match="baris 4"):
        opened(played)
    played.write_text("".join([*rows[:2], rows[3], rows[2], *rows[4:]]))
    with pytest.raises(JournalError, match="baris 3"):
        opened(played)


def test_lines_of_another_journal_do_not_fit(played: Path, tmp_path: Path) -> None:
    """A line taken over from somebody else's journal breaks the chain."""
    other = tmp_path / "lain.jsonl"
    opened(other, who="peserta-02").advance(hours=5)
    stolen = other.read_text().splitlines(keepends=True)[1]
    played.write_text(played.read_text() + stolen)
    with pytest.raises(JournalError, match="baris 9"):
        opened(played)


def test_another_seed_or_scenario_is_refused_before_anything_moves(
    played: Path,
) -> None:
    """A journal belongs to its seed; the file stays as it is."""
    before = played.read_bytes()
    with pytest.raises(JournalError, match="benih 7"):
        opened(played, seed=8)
    assert played.read_bytes() == before


def test_a_forged_decision_that_could_not_be_made_is_refused(tmp_path: Path) -> None:
    """A well-chained line that refers to something never delivered is damage."""
    path = tmp_path / "jurnal.jsonl"
    opened(path)
    found = journals.read(path)
    body = {"kind": "grade", "t": 420, "report": "zzz", "source": "A", "content": 1}
    journals.append(path, found.length, body, found.last)
    with pytest.raises(JournalError, match="baris 2"):
        opened(path)


def test_an_oversized_journal_and_an_oversized_line_are_refused(played: Path) -> None:
    """Size is bounded before anything is parsed."""
    rows = played.read_bytes()
    played.write_bytes(rows + b"x" * (journals.LINE_LIMIT + 1) + b"\n")
    with pytest.raises(JournalError, match="baris 9"):
        opened(played)
    played.write_bytes(b"x" * (journals.SIZE_LIMIT + 1))
    with pytest.raises(JournalError, match="lebih besar"):
        opened(played)


def test_a_second_window_cannot_fork_the_journal(played: Path) -> None:
    """Two kernels on one journal: the one that has not seen the newest line stops."""
    one, other = opened(played), opened(played)
    assert one.advance(hours=1).ok
    outcome = other.advance(hours=2)
    assert not outcome.ok
    assert outcome.code == "not-saved"
    assert "jendela lain" in str(outcome)
    assert len(opened(played).decisions) == 8


def test_a_full_disk_loses_no_earlier_decision(
    played: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a line cannot be written the world does not move, and the trainee is told."""
    exercise = opened(played)
    now = exercise.now

    def full(descriptor: int, line: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journals, "_write", full)
    outcome = exercise.advance(hours=3)
    assert (outcome.ok, outcome.code) == (False, "not-saved")
    assert exercise.now == now
    monkeypatch.undo()
    assert exercise.advance(hours=3).ok


@given(st.binary(max_size=600))
@settings(max_examples=150)
def test_no_bytes_break_the_reader(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """Whatever a file holds, reading it gives a journal or a clear refusal."""
    path = tmp_path_factory.mktemp("j") / "jurnal.jsonl"
    path.write_bytes(data)
    with pytest.raises(JournalError):
        journals.read(path)


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_flipped_byte_goes_unseen(played: Path, data: st.DataObject) -> None:
    """One changed byte anywhere in the whole lines is refused or is a torn tail."""
    whole = played.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 2))
    other = data.draw(st.integers(0, 255).filter(lambda b: b != whole[place]))
    changed = played.with_name("ubah.jsonl")
    changed.write_bytes(whole[:place] + bytes([other]) + whole[place + 1 :])
    with pytest.raises(JournalError):
        journals.read(changed)


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    """A line nested a hundred thousand deep is refused like any other nonsense."""
    path = tmp_path / "jurnal.jsonl"
    path.write_bytes(b"[" * 20_000 + b"]" * 20_000 + b"\n")
    with pytest.raises(JournalError, match="baris 1"):
        journals.read(path)


def test_a_refused_journal_shows_a_sentence_in_a_notebook(played: Path) -> None:
    """IPython shows the message instead of a traceback."""
    played.write_bytes(b"")
    with pytest.raises(JournalError) as refusal:
        opened(played)
    assert refusal.value._render_traceback_() == ["Jurnal jurnal.jsonl kosong."]
