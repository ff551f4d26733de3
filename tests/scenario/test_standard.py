"""What an author leaves to the standard, and what is the author's own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sim.exercise import Exercise
from sim.exercise.texts import report_text
from sim.scenario.load import SCENARIOS, load
from sim.scenario.problem import ScenarioError

NAME = "sagara-lawas"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a scenario whose sources and world leave much to the standard."""
    return Path(shutil.copytree(SCENARIOS / NAME, tmp_path / NAME))


def write(folder: Path, name: str, text: str) -> None:
    """Put a file into the scenario."""
    (folder / name).write_text(text, encoding="utf-8")


def plain(folder: Path) -> None:
    """Leave names, openings, findings and corrections to the standard, too."""
    for name in ("text.id.yaml", "text.en.yaml"):
        text = (folder / name).read_text(encoding="utf-8").partition("voices:\n")[0]
        for own in ("sources", "openings", "findings", "corrections"):
            text = re.sub(rf"^{own}:.*\n(?:[ #].*\n|\n)*", "", text, flags=re.M)
        write(folder, name, "standard: 1\n" + text)


def told(folder: Path) -> str:
    """Return what is said of a scenario that cannot be used."""
    with pytest.raises(ScenarioError) as found:
        load(folder)
    return found.value.text("en")


def test_an_own_value_wins_and_the_rest_is_standard(folder: Path) -> None:
    """A source that only states its reliability keeps all else it is by standard."""
    write(
        folder, "sources.yaml", "standard: 1\nsources: [{id: camat, reliability: 0.6}]"
    )
    changed, before = load(folder).sources, load(NAME).sources
    assert {one.id: one for one in changed}["camat"].reliability == 0.6
    assert [one.id for one in changed] == [one.id for one in before]
    assert [a.id for a, b in zip(changed, before, strict=True) if a != b] == ["camat"]


def test_a_source_left_out_is_gone_everywhere(folder: Path) -> None:
    """Nobody copies it any more, and its name and openings are not left over."""
    write(folder, "sources.yaml", "standard: 1\nwithout: [fkdm]\n")
    plain(folder)
    scenario = load(folder)
    copied = {copy.source for one in scenario.sources for copy in one.copies}
    assert "fkdm" not in copied | {one.id for one in scenario.sources}
    assert "fkdm" not in scenario.texts["id"].openings


def test_an_unknown_standard_is_told_where_it_is_asked_for(folder: Path) -> None:
    """With the numbers there are."""
    write(folder, "sources.yaml", "# mine\nstandard: 7\n")
    assert "sources.yaml, line 2, standard" in told(folder)


def test_leaving_out_what_is_not_there_is_told(folder: Path) -> None:
    """With the name it may have meant."""
    write(folder, "sources.yaml", "standard: 1\nwithout: [fkmd]\n")
    assert "fkdm" in told(folder)


def test_a_standard_value_that_becomes_wrong_is_told_on_its_line(folder: Path) -> None:
    """What is merged is checked like what is written."""
    world = (folder / "world.yaml").read_text(encoding="utf-8")
    write(folder, "world.yaml", world + "police: {crises: 0}\n")
    assert "police.crises" in told(folder)


def test_a_voice_is_the_whole_message_of_its_teller(folder: Path) -> None:
    """It changes the words of some reports, and neither history nor fingerprint."""
    for name in ("text.id.yaml", "text.en.yaml"):
        text = (folder / name).read_text(encoding="utf-8").partition("voices:\n")[0]
        own = {kind: ["Satu {district}.", "Dua {district}."] for kind in KINDS}
        voices = dict.fromkeys(load(NAME).texts["id"].reports, own)
        write(folder, name, f"{text}\nvoices: {voices}\n")
    assert load(folder).fingerprint == load(NAME).fingerprint
    ours, theirs = (played(one) for one in (folder, NAME))
    assert [one[0] for one in ours] == [one[0] for one in theirs]
    texts = {text.split(" ")[0] for _, text in ours}
    assert {"Satu", "Dua"} <= texts


KINDS = ("forward", "call", "press", "letter", "report", "camat", "community")


def played(where: Path | str) -> list[tuple[str, str]]:
    """Return the ids and texts of what is told in the first weeks of a world."""
    exercise = Exercise.open(where, seed=3, participant="P-01")
    exercise.advance(hours=24 * 60)
    scenario = exercise.scenario
    return [(one.id, report_text(scenario, one, "id")) for one in exercise.inbox]


def test_a_file_that_cannot_be_read_is_told_alone(folder: Path) -> None:
    """Nothing is said of what might stand in it, or of its counterpart."""
    text = (folder / "text.id.yaml").read_text(encoding="utf-8")
    write(folder, "text.id.yaml", text + '\nterms: "unfinished\n')
    assert "Problems found: 1." in told(folder)
