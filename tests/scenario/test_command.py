"""The ``scenario`` command: a verdict for authors, schemas for their editors."""

from __future__ import annotations

from pathlib import Path

import pytest

from deniceni.scenario_command import check, export_schema, main
from grading.key.schema import NAME
from grading.workbench import template
from sim.scenario.schema import schemas
from tests.scenario.folder import Place


def test_a_sound_scenario_ends_with_zero(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what it found in the scenario and ends with status 0."""
    assert check(place.folder) == 0
    said = capsys.readouterr()
    assert "Sepuluh hari di Lembasura" in said.out
    assert said.err == ""


def test_an_unsound_scenario_ends_with_one(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    """It lists the problems on the error stream and ends with status 1."""
    line = place.change("world.yaml", "teams: 2", "teams: dua")
    assert main(["check", str(place.folder)]) == 1
    said = capsys.readouterr()
    assert f"world.yaml, baris {line}, resources.teams" in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


def test_braces_in_a_scenario_are_shown_as_they_are(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    """A problem about braces does not disturb the message."""
    place.change("text.id.yaml", "beredar di {district}.", "beredar di {kecamatan}.")
    assert check(place.folder) == 1
    assert "{kecamatan}" in capsys.readouterr().err


def test_it_speaks_english_when_asked(
    place: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The language of the command line is the language of the problems."""
    monkeypatch.setenv("DENICENI_LANGUAGE", "en")
    place.change("world.yaml", "teams: 2", "teams: dua")
    assert check(place.folder) == 1
    assert "A whole number is needed here" in capsys.readouterr().err


def test_a_scenario_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """A name without a folder ends with status 1 and a guess."""
    assert check("muara-sendari") == 1
    assert "muara-sendaru" in capsys.readouterr().err


def test_schemas_are_written(tmp_path: Path) -> None:
    """All schemas are in the folder afterwards."""
    assert main(["schema", str(tmp_path / "schema")]) == 0
    written = {path.name for path in (tmp_path / "schema").iterdir()}
    assert written == {*schemas(), NAME, *template.schemas()}


def test_a_folder_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in the way is told, not thrown."""
    (tmp_path / "schema").write_text("in the way", encoding="utf-8")
    assert export_schema(tmp_path / "schema") == 1
    assert "Skema tidak dapat ditulis" in capsys.readouterr().err
