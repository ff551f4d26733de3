"""`course class`, `course team`, and nbgrader's own CSV of the gradebook."""

from __future__ import annotations

import csv
import io
import shutil
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from deniceni.course_command import main
from deniceni.review_command import main as review
from grading.course import tool
from grading.course.layout import JOURNAL, Course
from tests.course import classroom
from tests.course.conftest import BAD, Evening

TEAM = (
    "peserta;tim;peran\npeserta-03;Elang;Polres\npeserta-04;Elang;\nburuk-torn;Elang;\n"
)


@dataclass(frozen=True)
class Shown:
    """A graded course with its class view; ``text`` is what was said."""

    root: Path
    text: str
    complaints: str


@pytest.fixture(scope="module")
def shown(evening: Evening, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The evening's course, copied, with the class view and one team's review."""
    root = tmp_path_factory.mktemp("tampilan") / "kursus"
    shutil.copytree(evening.course.root, root)
    (root / "tim.csv").write_text(TEAM, encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        assert main(["class", "--course", str(root), "--notebook"]) == 0
        assert main(["team", "--course", str(root)]) == 0
    return Shown(root, out.getvalue(), err.getvalue())


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.DictReader(file)]


def test_bad_submissions_are_counted_and_nobody_is_named(
    shown: Shown, evening: Evening
) -> None:
    """The page has the good results, says how many are missing, and no code at all."""
    page = (shown.root / "kelas.html").read_text("utf-8")
    good = [s for s in evening.graded.standings if s.marks.result is not None]
    bad = len(evening.graded.standings) - len(good)
    assert len(good) >= len(classroom.ROBOTS)
    assert bad >= len(BAD) - 1
    assert f"<strong>{len(good)}</strong>" in page
    assert f"{len(good)} hasil, {bad} kiriman" in shown.text
    for name in ("kelas.html", "kelas.ipynb", "butir.csv"):
        text = (shown.root / name).read_text("utf-8")
        assert not [s.student for s in evening.graded.standings if s.student in text]


def test_the_details_are_the_marks(shown: Shown, evening: Evening) -> None:
    """`rincian.csv` has each person's dimensions as they were graded."""
    rows = table(shown.root / "rincian.csv")
    scores = {(r["participant"], r["dimension"]): r for r in rows if not r["item"]}
    for standing in evening.graded.standings:
        result = standing.marks.result
        for name, dimension in result.dimensions.items() if result else ():
            row = scores[standing.student, name]
            assert float(row["credit"]) == pytest.approx(dimension.score, abs=1e-4)
            assert int(row["assessed"]) == dimension.assessed


def test_the_notebook_is_whole(shown: Shown) -> None:
    """nbformat accepts it and its sections are already shown."""
    made = nbformat.read(shown.root / "kelas.ipynb", as_version=4)
    nbformat.validate(made)
    outputs = [cell.outputs for cell in made.cells if cell.cell_type == "code"]
    assert sum(bool(one) for one in outputs) >= 8


def test_a_team_is_reviewed_without_its_bad_journal(shown: Shown) -> None:
    """The two good journals make the page; the torn one is said and left out."""
    page = (shown.root / "tim" / "tim-01-Elang.html").read_text("utf-8")
    assert "peserta-03 (Polres)" in page
    assert "buruk-torn" not in page
    assert "buruk-torn" in shown.complaints


def test_journals_in_a_folder_make_a_team_too(
    evening: Evening, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`review --team`: journals beside the list, by the participant's code."""
    for number in (3, 4):
        code = f"peserta-{number:02d}"
        source = evening.course.submitted(code) / JOURNAL
        shutil.copyfile(source, tmp_path / f"{code}.jsonl")
    (tmp_path / "tim.csv").write_text(TEAM, encoding="utf-8")
    assert review(["--team", str(tmp_path / "tim.csv")]) == 0
    told = capsys.readouterr()
    assert "tim-01-Elang.html" in told.out
    assert "buruk-torn" in told.err


def test_a_missing_list_is_said(
    evening: Evening, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No list, no traceback: the path is named."""
    root = str(evening.course.root)
    assert main(["team", "--course", root, "--team", str(tmp_path / "x.csv")]) == 1
    assert review(["--team", str(tmp_path / "x.csv")]) == 1
    assert capsys.readouterr().err.count("x.csv") == 2


def test_nbgraders_own_export_has_our_marks(evening: Evening, tmp_path: Path) -> None:
    """`nbgrader export` (its stock CSV plugin) reads the gradebook as we wrote it."""
    root = tmp_path / "kursus"
    shutil.copytree(evening.course.root, root)
    target = tmp_path / "nbgrader.csv"
    done = tool.run(Course.at(root), "export", f"--to={target}")
    assert done.ok, done.log
    rows = {row["student_id"]: row for row in table(target)}
    for standing in evening.graded.standings:
        row = rows[standing.student]
        assert row["assignment"] == evening.course.assignment
        assert float(row["score"]) == pytest.approx(standing.total, abs=0.01)
        assert float(row["max_score"]) > 0
