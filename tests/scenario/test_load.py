"""Loading: names, folders, what comes back, and all problems at once."""

from __future__ import annotations

import os
import pickle
import shutil
from pathlib import Path
from typing import Any

import pytest

from sim.scenario.load import SCENARIOS, examine, load, names
from sim.scenario.problem import ScenarioError
from tests.scenario.folder import Place


def test_a_sound_folder_becomes_a_scenario(place: Place) -> None:
    """Every file's content arrives, the shared calendar and catalogue included."""
    scenario = load(place.folder)
    assert scenario.world.regency == "Lembasura"
    assert [issue.id for issue in scenario.issues] == ["sermon"]
    assert [source.id for source in scenario.sources] == ["camat", "press"]
    assert [inject.id for inject in scenario.injects] == ["regent-asks", "mother-calls"]
    assert [item.id for item in scenario.background] == ["market-fire"]
    assert scenario.calendar.id == "tiny"
    assert [action.id for action in scenario.catalogue.actions] == ["A01", "A10"]
    assert scenario.texts["en"].title == "Ten days in Lembasura"
    assert scenario.catalogue.texts["id"].authorities["fkub"] == "FKUB"


def test_a_folder_may_be_a_text_or_a_path(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path object, a path as text and a relative path name the same scenario."""
    monkeypatch.chdir(place.shared)
    assert load(place.folder) is load(str(place.folder)) is load("./lembasura")


def test_a_name_finds_the_projects_own_scenarios() -> None:
    """Every folder with a world among the project's scenarios loads by its name."""
    assert "muara-sendaru" in names()
    for name in names():
        assert load(name) is load(SCENARIOS / name)


def test_a_misspelt_name_is_guessed() -> None:
    """An unknown name is refused, and the nearest scenario is offered."""
    with pytest.raises(ScenarioError, match="muara-sendaru"):
        load("muara-sendari")


@pytest.mark.parametrize("where", ["", "no/such", "a\0b", "../..", "x" * 5000])
def test_a_place_that_is_no_scenario_is_refused(where: str) -> None:
    """Nonsense for a path is refused like any other scenario that isn't there."""
    with pytest.raises(ScenarioError):
        load(where)


def test_a_change_on_disk_is_seen(place: Place) -> None:
    """A loaded scenario is kept until one of its files changes."""
    before = load(place.folder)
    assert load(place.folder) is before
    place.change("actions.yaml", "correct: 0.75", "correct: 0.7")
    os.utime(place.path("actions.yaml"), ns=(1, 1))
    assert load(place.folder).catalogue.verification.correct == 0.7


def test_a_folder_that_is_no_more_is_refused(place: Place) -> None:
    """A scenario that was loaded once is not served after its folder has gone."""
    load(place.folder)
    place.folder.rename(place.folder.with_name("elsewhere"))
    with pytest.raises(ScenarioError):
        load(place.folder)


def test_all_problems_come_at_once(place: Place) -> None:
    """Problems of YAML, of form and between files, in several files, in one answer."""
    changes = [
        ("world.yaml", "teams: 2", "teams: -2"),
        ("world.yaml", "[karangdamar, telukmayang]", "[karangdamer, telukmayang]"),
        ("issues.yaml", "mixed: 0.1, benign: 0.5", "mixed: 0.4, benign: 0.2"),
        ("sources.yaml", "kind: camat", "kind: no"),
        ("injects.yaml", "tension: 0.05", "tensoin: 0.05"),
        ("text.en.yaml", "title:", "titel:"),
        ("actions.yaml", "size: [0.3, 0.4, 0.6]", "size: [0.6, 0.4, 0.3]"),
        ("actions.text.id.yaml", "  named: Nama", "  nemed: Nama"),
        ("calendars/tiny.yaml", "first: 0", "first: 1"),
    ]
    expected = {(name, place.change(name, old, new)) for name, old, new in changes}
    (place.folder / "notes.txt").write_text("x", encoding="utf-8")
    found = place.problems()
    assert expected <= {(one.file, one.line) for one in found}
    assert ("notes.txt", 0) in {(one.file, one.line) for one in found}
    assert not any(line in str(found) for line in ("Traceback", "pydantic"))


def test_an_error_reads_well(place: Place) -> None:
    """Its text lists file, line, field and mend of all problems, in two languages."""
    line = place.change("world.yaml", "teams: 2", "teams: dua")
    with pytest.raises(ScenarioError) as refused:
        load(place.folder)
    assert str(refused.value) == (
        "Skenario “lembasura” belum bisa dipakai. Masalah yang ditemukan: 1.\n"
        f"world.yaml, baris {line}, resources.teams: "
        "Di sini diperlukan bilangan bulat, bukan “dua”.\n"
        "    Perbaikan: Tulis bilangan tanpa kutip, koma atau titik, misalnya 12."
    )
    assert refused.value.text("en") == (
        "Scenario “lembasura” can't be used yet. Problems found: 1.\n"
        f"world.yaml, line {line}, resources.teams: "
        "A whole number is needed here, not “dua”.\n"
        "    Mend: Write a number without quotes, commas or points, such as 12."
    )


def test_an_error_survives_being_sent(place: Place) -> None:
    """A refusal in another process arrives whole."""
    place.change("world.yaml", "teams: 2", "teams: dua")
    with pytest.raises(ScenarioError) as refused:
        load(place.folder)
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)


def test_many_problems_of_one_kind_are_cut_short(place: Place) -> None:
    """A file with thousands of problems gives a list that can still be read."""
    broken = "\n".join(f"  t{number}: []" for number in range(3000))
    place.change("text.id.yaml", "reports:\n", f"reports:\n{broken}\n")
    found = place.problems()
    assert 100 < len(found) < 1000
    assert any("masalah sejenis" in one.message("id") for one in found)


def test_the_sealed_key_is_not_read(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key may lie in the folder, broken or not: the engine never opens it."""
    (place.folder / "key.yaml").write_bytes(b"\xff{{ not yaml")
    opened: list[str] = []
    real = Path.open

    def spy(path: Path, *args: Any, **rest: Any) -> Any:
        opened.append(path.name)
        return real(path, *args, **rest)

    monkeypatch.setattr(Path, "open", spy)
    load(place.folder)
    assert "world.yaml" in opened
    assert "key.yaml" not in opened


@pytest.fixture(params=["muara-sendaru", "sagara-lawas"])
def copied(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A shipped scenario's folder, copied to a place where nothing is beside it."""
    folder = tmp_path / "anywhere" / str(request.param)
    shutil.copytree(SCENARIOS / folder.name, folder)
    return folder


def test_a_folder_may_lie_anywhere(copied: Path) -> None:
    """Catalogues that are not beside it are the project's: the scenario is the same."""
    assert load(copied) == load(copied.name)
    assert load(copied).fingerprint == load(copied.name).fingerprint
    assert examine(copied) == load(copied)


def test_a_catalogue_beside_the_folder_comes_first(copied: Path) -> None:
    """Once it lies there, whole, it is read from there, also by who loaded before."""
    before = load(copied)
    for file in SCENARIOS.glob("actions*.yaml"):
        text = file.read_text(encoding="utf-8").replace("correct: 0.88", "correct: 0.7")
        (copied.parent / file.name).write_text(text, encoding="utf-8")
    assert before.catalogue.verification.correct == 0.88
    assert load(copied).catalogue.verification.correct == 0.7
    assert load(copied).institutions == before.institutions


@pytest.mark.parametrize("name", ["actions.yaml", "actions.text.en.yaml"])
def test_a_catalogue_in_part_is_not_filled_up(copied: Path, name: str) -> None:
    """Half a catalogue beside the folder is a mistake, and what is missing is told."""
    shutil.copyfile(SCENARIOS / name, copied.parent / name)
    with pytest.raises(ScenarioError) as refused:
        load(copied)
    missing = {file.name for file in SCENARIOS.glob("actions*.yaml")} - {name}
    assert missing <= {one.file for one in refused.value.problems}


def test_an_empty_folder_of_calendars_is_not_filled_up(copied: Path) -> None:
    """Who keeps calendars beside the folder is told of the one that is not there."""
    (copied.parent / "calendars").mkdir()
    with pytest.raises(ScenarioError, match="calendars/"):
        load(copied)


def test_a_catalogue_by_a_link_is_refused(copied: Path) -> None:
    """A link beside the folder that leaves its place is not followed, nor passed by."""
    for name in ("actions.yaml", "actions.text.id.yaml", "actions.text.en.yaml"):
        (copied.parent / name).symlink_to(SCENARIOS / name)
    with pytest.raises(ScenarioError, match="menunjuk ke luar"):
        load(copied)
