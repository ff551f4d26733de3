"""card.yaml and the facilitator's notes: read strictly, and nobody has to have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.scenario.card import MINUTES, purpose
from sim.scenario.load import SCENARIOS, examine, names
from sim.scenario.problem import Problem, ScenarioError
from tests.scenario.folder import Place

CARD = """\
format: 1
length: short
minutes: 20
audience: {id: "Petugas baru.", en: "New staff."}
objectives:
  - {id: "Mengecek dua sumber.", en: "Check two sources."}
  - {id: "Menunggu dengan pemicu.", en: "Wait with a trigger."}
  - {id: "Menulis laporan.", en: "Write a report."}
lesson: {id: "Cek dahulu.", en: "Check first."}
mistakes: [SS, OR]
basis: "Domain seed 5 [design]"
"""


def _problem(folder: Path, text: str) -> Problem:
    """Return the only thing wrong with a card."""
    (folder / "card.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        purpose(folder)
    (found,) = refused.value.problems
    return found


def test_a_card_is_read(tmp_path: Path) -> None:
    """What the author says comes back, in both languages."""
    (tmp_path / "card.yaml").write_text(CARD, encoding="utf-8")
    said = purpose(tmp_path)
    assert said is not None
    assert said.lesson.texts == {"id": "Cek dahulu.", "en": "Check first."}
    assert said.mistakes == ("SS", "OR")


def test_a_folder_without_a_card_is_sound(place: Place) -> None:
    """A stranger's scenario needs neither card nor notes."""
    assert purpose(place.folder) is None
    assert examine(place.folder).world.id == "lembasura"


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "said"),
    [
        ("minutes: 20", "minutes: 90", 3, "minutes", "lasts 20 minutes"),
        ("[SS, OR]", "[SS, SS]", 10, "mistakes[2]", "SS is written twice"),
        ("[SS, OR]", "[SS, XX]", 10, "mistakes[2]", "none of the choices"),
        ('en: "Check first."', "", 9, "lesson.en", "required"),
        ("mistakes:", "mistake:", 10, "mistake", "not known"),
    ],
)
def test_what_is_wrong_with_a_card_is_told(
    tmp_path: Path, old: str, new: str, line: int, field: str, said: str
) -> None:
    """File, line, field and what is wrong with it."""
    text = CARD.replace(old, new)
    if old == "mistakes:":
        text += "mistakes: [SS]\n"
    found = _problem(tmp_path, text)
    assert (found.file, found.line, found.field) == ("card.yaml", line, field)
    assert said in found.message("en")


def test_two_objectives_are_too_few(tmp_path: Path) -> None:
    """A card lists three to five."""
    text = CARD.replace('  - {id: "Menulis laporan.", en: "Write a report."}\n', "")
    assert _problem(tmp_path, text).field == "objectives"


def test_all_files_are_told_at_once(place: Place) -> None:
    """What is wrong with the world does not hide what is wrong with card and notes."""
    (place.folder / "world.yaml").write_text("format: 2\n", encoding="utf-8")
    (place.folder / "card.yaml").write_text("format: 2\n", encoding="utf-8")
    (place.folder / "facilitator.id.md").write_text("# Catatan\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        examine(place.folder)
    found = {one.file for one in refused.value.problems}
    assert {"world.yaml", "card.yaml", "facilitator.en.md"} <= found


@pytest.mark.parametrize(
    ("text", "said"),
    [("\n \n", "empty"), ("a\u202eb\n", "U+202E"), (None, "not there")],
)
def test_notes_are_plain_text_in_both_languages(
    place: Place, text: str | None, said: str
) -> None:
    """An empty file, a hidden character or a missing language is told by its file."""
    (place.folder / "facilitator.id.md").write_text("# Catatan\n", encoding="utf-8")
    if text is not None:
        (place.folder / "facilitator.en.md").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        examine(place.folder)
    (found,) = refused.value.problems
    assert found.file == "facilitator.en.md"
    assert said in found.message("en")


@pytest.mark.parametrize("name", names())
def test_every_shipped_scenario_has_its_card(name: str) -> None:
    """Its purpose, and a length that is one of the three."""
    said = purpose(SCENARIOS / name)
    assert said is not None
    assert said.minutes == MINUTES[said.length]
