"""The wheel: complete without the source, and without the model responses."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from tests.project.tree import ROOT


def test_it_holds_no_key(unpacked: Path) -> None:
    """No model response is in it, nor anything that is the developers' own."""
    names = {path.name for path in unpacked.rglob("*") if path.is_file()}
    assert (ROOT / "scenarios" / "muara-sendaru" / "key.yaml").exists()
    assert not {"key.yaml", "panel.yaml"} & names
    assert not {name for name in names if name.startswith("facilitator.")}
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = told["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert {"key.yaml", "panel.yaml", "facilitator.*.md"} <= set(wheel["exclude"])
    assert not {"conftest.py", "CONTRACT.md", "gradebook.db"} & names


def test_it_holds_what_is_needed(unpacked: Path) -> None:
    """Data, translations, the desk's scripts and styles, the notebook's source."""
    for pattern in (
        "scenarios/muara-sendaru/world.yaml",
        "scenarios/muara-sendaru/card.yaml",
        "scenarios/actions.yaml",
        "scenarios/references.yaml",
        "scenarios/calendars/*.yaml",
        "sim/locale/en/LC_MESSAGES/engine.mo",
        "sim/desk/**/*.js",
        "sim/desk/**/*.css",
        "grading/course/templates/**/*.j2",
        "notebooks/source/latihan.py",
        "notebooks/source/muara-sendaru/*.py",
        "notebooks/source/sagara-lawas/assignment.yaml",
        "deniceni-*.dist-info/licenses/LICENSE",
    ):
        assert list(unpacked.glob(pattern)), pattern


def test_it_works_elsewhere(unpacked: Path, tmp_path: Path) -> None:
    """Away from the source an exercise opens from what the wheel brought."""
    code = (
        "import sim; from sim.exercise import Exercise\n"
        "ex = Exercise.open('muara-sendaru', seed=7, participant='uji-1')\n"
        "ex.advance(hours=48); print(sim.__file__); print(len(ex.inbox))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    place, reports = done.stdout.splitlines()
    assert Path(place).is_relative_to(unpacked)
    assert int(reports) > 0


def test_it_says_plainly_that_the_key_is_not_there(
    unpacked: Path, tmp_path: Path
) -> None:
    """Grading needs the instructor's copy, and a person is told so."""
    journal = tmp_path / "jurnal.jsonl"
    code = (
        "import sys; from sim.exercise import Exercise\n"
        f"ex = Exercise.open('muara-sendaru', seed=7, journal={str(journal)!r},"
        " participant='uji-1'); ex.close()\n"
        "from deniceni.commands import run\n"
        f"sys.exit(run(['review', {str(journal)!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "kunci" in done.stderr.lower()
