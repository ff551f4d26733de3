"""Handing in: one zip file, made whole, with a word on what is in it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from deniceni.submit_command import CannotPack, answer, button, main, submit
from grading.course.layout import JOURNAL, NOTEBOOK_FILE
from grading.course.parcel import scan
from sim.exercise import Exercise, JournalError
from sim.i18n import LANGUAGES, Language
from tests.course import classroom


@pytest.fixture
def seat(tmp_path: Path) -> Path:
    """A participant's folder with a played journal and a written report."""
    return classroom.seat(tmp_path / "latihan", "peserta-07", "late-model")


def test_the_zip_is_named_for_the_participant(seat: Path, tmp_path: Path) -> None:
    """The instructor's side knows whose it is; nothing else is packed."""
    packed = submit(seat, tmp_path / "kiriman")
    assert scan(tmp_path / "kiriman")[0] == {"peserta-07": packed.path}
    with zipfile.ZipFile(packed.path) as archive:
        assert sorted(archive.namelist()) == sorted([JOURNAL, NOTEBOOK_FILE])
        assert archive.read(JOURNAL) == (seat / JOURNAL).read_bytes()


def test_the_participant_is_told_what_is_in_it(seat: Path) -> None:
    """Decisions, words of the report, and whether the exercise was closed."""
    packed = submit(seat)
    assert packed.words == len(classroom.REPORT.split())
    assert packed.decisions == len((seat / JOURNAL).read_bytes().splitlines()) - 1
    assert packed.closed
    assert str(packed.decisions) in " ".join(packed.lines("id"))


def test_an_unwritten_report_and_an_open_exercise_are_pointed_out(
    tmp_path: Path,
) -> None:
    """Both may be handed in, but not unawares."""
    seat = classroom.seat(tmp_path, "peserta-08", report="")
    (seat / JOURNAL).unlink()
    Exercise.open(
        "muara-sendaru", seed=7, journal=seat / JOURNAL, participant="peserta-08"
    )
    packed = submit(seat)
    assert (packed.words, packed.closed) == (0, False)
    told = " ".join(packed.lines("id"))
    assert "masih kosong" in told
    assert "belum ditutup" in told


def test_outputs_stay_at_home(seat: Path) -> None:
    """Pictures and widgets are left out: they are not graded, and may be huge."""
    path = seat / NOTEBOOK_FILE
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = next(c for c in notebook["cells"] if c["cell_type"] == "code")
    code["outputs"] = [{"output_type": "stream", "name": "x", "text": "a" * 9_000_000}]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    packed = submit(seat)
    assert packed.path.stat().st_size < 200_000
    assert path.stat().st_size > 9_000_000


def test_a_second_time_replaces_the_first(seat: Path) -> None:
    """The newest is in the file, and no half-made file lies about."""
    submit(seat)
    classroom.write_report(seat, "Satu dua tiga.")
    assert submit(seat).words == 3
    assert [path.suffix for path in seat.iterdir()].count(".zip") == 1
    assert not list(seat.glob("*.baru"))


@pytest.mark.parametrize("missing", [JOURNAL, NOTEBOOK_FILE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_said_in_the_participants_language(
    seat: Path, missing: str, language: Language
) -> None:
    """No traceback and no zip file: a sentence that names the file."""
    (seat / missing).unlink()
    well, lines = answer(seat, language)
    assert not well
    assert missing in lines[0]
    assert ("Tidak ada" in lines[0] or "tidak ada" in lines[0]) is (language == "id")
    assert not list(seat.glob("*.zip"))


def test_a_damaged_journal_is_not_packed(seat: Path) -> None:
    """Better told now than by a zero."""
    data = (seat / JOURNAL).read_bytes()
    (seat / JOURNAL).write_bytes(data[:-30])
    with pytest.raises(CannotPack, match="terpotong"):
        submit(seat)
    (seat / JOURNAL).write_bytes(data.replace(b'"t":', b'"t":1', 1))
    with pytest.raises(JournalError):
        submit(seat)


def test_a_half_saved_notebook_is_not_packed(seat: Path) -> None:
    """A notebook cut off in saving is named, and can be saved again."""
    (seat / NOTEBOOK_FILE).write_text('{"cells": [', encoding="utf-8")
    with pytest.raises(CannotPack, match=NOTEBOOK_FILE):
        submit(seat)


def test_the_command_says_where_the_file_is(
    seat: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`submit FOLDER` ends well with the name, or with 1 and the reason."""
    assert main([str(seat)]) == 0
    assert "muara-sendaru_peserta-07.zip" in capsys.readouterr().out
    (seat / JOURNAL).unlink()
    assert main([str(seat)]) == 1
    assert JOURNAL in capsys.readouterr().err


def test_the_button_packs_and_answers(seat: Path) -> None:
    """A press in the notebook packs; each press is answered, also the second."""
    widget = button("id", seat)
    assert widget.answer == {}
    widget.asked = 1
    assert widget.answer["well"] is True
    assert "muara-sendaru_peserta-07.zip" in widget.answer["lines"][0]
    (seat / JOURNAL).unlink()
    widget.asked = 2
    assert widget.answer["well"] is False
    assert widget.answer["press"] == 2
