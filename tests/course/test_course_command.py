"""`deniceni course …`: each step says what it did, and what is missing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from deniceni.course_command import STEPS, main, parser
from grading.course.layout import NOTEBOOK_FILE
from tests.course.conftest import Evening


def _copied(evening: Evening, place: Path) -> Path:
    root = place / "kursus"
    shutil.copytree(evening.course.root, root)
    return root


def test_build_then_release(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two commands make what participants get, and say where it is."""
    course = tmp_path / "kursus"
    assert main(["build", "--course", str(course), "--language", "en"]) == 0
    assert main(["release", "--course", str(course)]) == 0
    released = course / "release" / "muara-sendaru"
    assert str(released) in capsys.readouterr().out
    assert "Early-detection" in (released / NOTEBOOK_FILE).read_text("utf-8")


def test_grade_prints_the_closing_table(
    evening: Evening, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One command for the whole evening; a bar and the table are all it says."""
    course = _copied(evening, tmp_path)
    assert main(["grade", str(evening.box), "--course", str(course)]) == 0
    told = capsys.readouterr().out
    assert evening.graded.text in told
    assert str(course / "nilai.csv") in told
    assert str(course / "feedback") in told


def test_steps_can_be_taken_one_by_one(
    evening: Evening, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Collect, autograde and export by themselves come to the same."""
    course, table = _copied(evening, tmp_path), tmp_path / "kelas.csv"
    where = ["--course", str(course)]
    assert main(["collect", str(evening.box), *where]) == 0
    captured = capsys.readouterr()
    assert "0" in captured.out
    assert "tugas akhir.zip" in captured.err
    assert main(["autograde", *where]) == 0
    assert "peserta-05" in capsys.readouterr().out
    assert main(["export", "--to", str(table), *where]) == 0
    assert table.read_bytes() == evening.graded.csv.read_bytes()


@pytest.mark.parametrize(
    "step", ["release", "grade", "autograde", "export", "feedback"]
)
def test_without_a_course_a_person_is_told_what_to_do_first(
    step: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback: what is missing, and which steps make it."""
    box = [str(tmp_path)] if step == "grade" else []
    assert main([step, *box, "--course", str(tmp_path / "kursus")]) == 1
    told = capsys.readouterr().err
    assert "Tidak ada:" in told
    assert "build" in told


def test_without_a_list_of_teams_a_person_is_told_to_make_one(
    evening: Evening, capsys: pytest.CaptureFixture[str]
) -> None:
    """The course is there; what is missing is the list."""
    assert main(["team", "--course", str(evening.course.root)]) == 1
    said = capsys.readouterr().err
    assert "kolom peserta dan tim" in said
    assert "build" not in said


def test_grading_needs_to_know_where_submissions_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither a folder nor an exchange is a question, a wrong folder a message."""
    assert main(["grade", "--course", str(tmp_path)]) == 2
    assert "--exchange" in capsys.readouterr().err
    assert main(["grade", str(tmp_path / "x"), "--course", str(tmp_path)]) == 1
    assert str(tmp_path / "x") in capsys.readouterr().err


@pytest.mark.parametrize("step", sorted(STEPS))
def test_every_step_explains_itself(
    step: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--help` after a step tells what it does and where the course is."""
    with pytest.raises(SystemExit) as ended:
        parser().parse_args([step, "--help"])
    assert ended.value.code == 0
    assert "--course" in capsys.readouterr().out
