"""A scenario's folder anywhere: opened, played and reviewed without being installed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from deniceni import places, practice, review_command
from deniceni.play_command import main as play
from grading.course import assignment
from sim.scenario.load import SCENARIOS

NAME = "uji-folder"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A scenario of a name the project does not have, with its key."""
    place = Path(shutil.copytree(SCENARIOS / "muara-sendaru", tmp_path / "punya saya"))
    for file in ("world.yaml", "key.yaml"):
        said = (place / file).read_text(encoding="utf-8")
        (place / file).write_text(said.replace("muara-sendaru", NAME), encoding="utf-8")
    return place


def test_only_a_scenarios_folder_is_meant(folder: Path, tmp_path: Path) -> None:
    """Names are names, and other folders are no scenarios."""
    assert places.lies_at(str(folder)) == folder.resolve()
    assert places.lies_at("muara-sendaru") is None
    assert places.lies_at(str(tmp_path)) is None


def test_its_notebook_opens_it(folder: Path, tmp_path: Path) -> None:
    """The practice folder knows where the scenario lies; so does its first cell."""
    place = tmp_path / "latihan"
    page = practice.prepare(place, "id", NAME, None, folder)
    cells = json.loads(page.read_text(encoding="utf-8"))["cells"]
    code = "".join("".join(one["source"]) for one in cells)
    assert f'Exercise.open("{folder.as_posix()}"' in code
    found = assignment.load(place)
    assert (found.scenario, found.where) == (NAME, folder.as_posix())


def test_a_practice_folder_is_for_one_scenario(folder: Path, tmp_path: Path) -> None:
    """A changed copy of another place does not end up in it; a lost page comes back."""
    place = tmp_path / "latihan"
    page = practice.prepare(place, "id", NAME, None, folder)
    with pytest.raises(practice.AnotherExercise):
        practice.prepare(place, "id", NAME, None, tmp_path / "lain")
    page.unlink()
    assert folder.as_posix() in practice.prepare(place, "id").read_text("utf-8")


def test_its_journal_is_reviewed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its folder's name, or from the practice folder by itself."""
    monkeypatch.chdir(tmp_path)
    assert play([str(folder), "--robot", "never", "--seed", "3"]) == 0
    journal = tmp_path / "jurnal-punya saya-never-3.jsonl"
    line = [str(journal), "--scenario", str(folder), "--output", "a.html"]
    assert review_command.main(line) == 0
    place = tmp_path / "latihan"
    practice.prepare(place, "id", NAME, 3, folder)
    shutil.copyfile(journal, place / "jurnal.jsonl")
    assert review_command.main([str(place / "jurnal.jsonl")]) == 0
    assert (place / "ulasan.html").exists()
