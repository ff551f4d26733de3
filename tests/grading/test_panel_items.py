"""The items file of a panel: what is refused, at which line, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from grading.panel import PanelError, read_items
from grading.panel.items import Questionnaire
from grading.panel.settings import load_settings
from sim.i18n import LANGUAGES
from tests.grading.panel_made import ITEMS, questionnaire


def refused(folder: Path, text: str) -> PanelError:
    """Return what is said about an items file."""
    path = folder / "butir.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PanelError) as caught:
        read_items(path)
    return caught.value


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    """Choices have their options, ratings 1 to 5, situations the judge's own."""
    asked = questionnaire(tmp_path)
    assert isinstance(asked, Questionnaire)
    assert asked.item("gudang").marks == ("periksa", "umumkan", "tunggu", "jaga")
    assert asked.item("tokoh").marks == ("1", "2", "3", "4", "5")
    assert asked.item("terusan").marks == ("1", "2", "3", "4", "5", "6")
    assert asked.item("tokoh").midpoint == "3"
    assert asked.item("rumor").midpoint == "sedang"
    assert asked.item("gudang").midpoint is None


@pytest.mark.parametrize(
    ("old", "new", "field", "said"),
    [
        ("kind: rating", "kind: ratting", "items[tokoh].kind", "rating"),
        ("day: -20", "day: -200", "items[gudang].day", "-30"),
        ("best: periksa", "best: periska", "items[gudang].answer.best", "periksa"),
        ("{tunggu: 0.5}", "{periksa: 0.5}", "accepted", "dua kali"),
        ("{tunggu: 0.5}", "{tunggu: 5}", "accepted.tunggu", "tidak lebih dari 1"),
        ("scenario: muara-sendaru", "scenario: muara", "scenario", "muara-sendaru"),
        ("version: 1", "version: 9", "version", "versi"),
        ("id: razia", "id: tokoh", "items[tokoh].id", "dua kali"),
        ("id: rumor", "id: mei-1", "items[mei-1].id", "tanggal"),
        ("content/relayed", "content/relaid", "situation", "content/relayed"),
        ("{id: Rendah, en: Low}", "{id: Rendah}", "options[rendah].text", "en"),
        ("scale: true", "skala: true", "items[rumor].skala", "tidak dikenal"),
        ("    scale: true", "    options: []", "options", "dua kali"),
    ],
)
def test_each_fault_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, field: str, said: str
) -> None:
    """The file, a line, the field by its id, and a mend an author can follow."""
    error = refused(tmp_path, ITEMS.replace(old, new, 1))
    found = [p for p in error.problems if field in p.field]
    assert found, error.text("id")
    assert all(p.file == "butir.yaml" and p.line > 0 for p in found)
    assert any(said in p.text("id") for p in found), error.text("id")


def test_a_choice_has_three_to_five_options(tmp_path: Path) -> None:
    """Two are too few; a rating or a situation must bring none."""
    two = ITEMS.replace("      - {id: tinggi, text: {id: Tinggi, en: High}}\n", "")
    assert "2 pilihan" in refused(tmp_path, two).text("id")
    rating = ITEMS.replace(
        "kind: choice\n    known: {id: K", "kind: rating\n    known: {id: K"
    )
    assert "sudah mempunyai pilihannya" in refused(tmp_path, rating).text("id")


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    """Several faults in one reading, in the order of the lines, in both languages."""
    text = ITEMS.replace("day: -20", "day: x").replace("best: periksa", "best: x")
    error = refused(tmp_path, text.replace("content/relayed", "content/x"))
    lines = [problem.line for problem in error.problems]
    assert len(lines) == 3
    assert lines == sorted(lines)
    assert error.text("id") != error.text("en")


@pytest.mark.parametrize("text", ["", "[]", "a: *b", "x" * 300_000, "{a: {b: {c: 1"])
def test_what_is_no_items_file_is_refused_in_words(tmp_path: Path, text: str) -> None:
    """No traceback, whatever is in the file."""
    assert refused(tmp_path, text).problems


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A wrong path is a problem like others."""
    with pytest.raises(PanelError):
        read_items(tmp_path / "tidak-ada.yaml")


def test_every_number_has_its_ground() -> None:
    """Settings say where each number comes from; the judge's own are the same here."""
    from grading.key.judgement import load_rules

    used, rules = load_settings(), load_rules()
    assert (used.alpha.value, used.least.value) == (rules.alpha, rules.panel_least)
    assert all(len(one["basis"]) > 20 for one in used.model_dump().values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_a_name(tmp_path: Path, language: str) -> None:
    """Options, ratings and grades can be read in both languages."""
    from grading.panel.marks import text_of

    for item in questionnaire(tmp_path).items:
        names = [text_of(item, mark, language) for mark in item.marks]  # type: ignore[arg-type]
        assert len(set(names)) == len(item.marks)


@pytest.mark.parametrize("guide", ["panel.md", "panel.id.md"])
def test_the_guides_example_is_sound(tmp_path: Path, guide: str) -> None:
    """What the guide shows can be copied and used."""
    text = (Path(__file__).parents[2] / "docs" / guide).read_text(encoding="utf-8")
    path = tmp_path / "butir.yaml"
    path.write_text(text.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    asked = read_items(path)
    assert {item.kind for item in asked.items} == {"choice", "rating", "situation"}
