"""What changed between two versions, and which number has to be raised."""

from __future__ import annotations

from pathlib import Path

import pytest

from deniceni.scenario_command import main
from grading.key.model import Key
from grading.workbench.diff import Diff, diff
from grading.workbench.diff.changes import Change, changes
from grading.workbench.diff.report import sheet
from grading.workbench.diff.score import sections
from grading.workbench.diff.words import place, told
from sim.i18n import LANGUAGES
from sim.scenario.load import load
from tests.workbench.editing import NAME, edit


def compared(copy: Path, seeds: int = 0) -> Diff:
    """Return the comparison of the shipped version with a changed copy of it."""
    return diff(NAME, copy, seeds=seeds)


def wrong(found: Diff) -> list[str]:
    """Return what was not raised, in Bahasa Indonesia."""
    return [one.line("id") for one in found.verdict if one.wrong]


def test_a_scenario_does_not_differ_from_itself(copy: Path) -> None:
    """Nothing changed, no history differs, old journals open."""
    found = compared(copy, seeds=1)
    assert wrong(found) == []
    assert [twin.day for twin in found.twins] == [None, None]
    assert all(one == two for one, two in (twin.marks for twin in found.twins))
    text = sheet(found).text("id")
    assert "Tidak ada isi yang berbeda" in text
    assert "tetap terbuka, dengan riwayat yang sama" in text


def test_a_changed_world_needs_a_new_version(copy: Path) -> None:
    """Who does nothing sees the same; the model response does not; journals close."""
    edit(copy / "world.yaml", "staff_hours_per_day: 24", "staff_hours_per_day: 9")
    found = compared(copy, seeds=1)
    (line,) = wrong(found)
    assert "naikkan menjadi 2 di world.yaml dan key.yaml" in line
    never, model = found.twins
    assert never.day is None
    assert model.day is not None
    text = sheet(found).text("id")
    assert "jam-staf sehari: 24 → 9" in text
    assert "tidak dapat dibuka dengan versi baru" in text


def test_a_new_version_may_have_a_changed_world(copy: Path) -> None:
    """Once the number is raised, in the scenario and its key, nothing is wrong."""
    edit(copy / "world.yaml", "staff_hours_per_day: 24", "staff_hours_per_day: 9")
    edit(copy / "world.yaml", "version: 1", "version: 2")
    edit(copy / "key.yaml", "version: 1", "version: 2")
    assert wrong(compared(copy)) == []


def test_a_changed_key_needs_a_new_score_version(copy: Path) -> None:
    """And the old key has to be kept."""
    released = (copy / "key.yaml").read_text(encoding="utf-8")
    edit(copy / "key.yaml", "weight: 1", "weight: 3")
    found = compared(copy)
    (line,) = wrong(found)
    assert "keys/2.yaml" in line
    assert "bobot: 1 → 3" in sheet(found).text("id")
    edit(copy / "key.yaml", 'score_version: "2"', 'score_version: "3"')
    assert "keys/2.yaml" in wrong(compared(copy))[0]
    (copy / "keys" / "2.yaml").write_text(released, encoding="utf-8")
    assert wrong(compared(copy)) == []


def test_other_words_need_no_new_number(copy: Path) -> None:
    """They are listed by id and language, and decide nothing."""
    edit(copy / "text.id.yaml", "Muara Sendaru:", "Latihan Muara Sendaru:")
    found = compared(copy)
    assert wrong(found) == []
    assert "judul (id)" in sheet(found).text("id")


def test_a_copy_without_a_key_is_compared_without(copy: Path) -> None:
    """As a trainee has it: nobody acts, and nothing is marked."""
    (copy / "key.yaml").unlink()
    found = compared(copy, seeds=1)
    assert {twin.robot for twin in found.twins} == {"never"}
    assert wrong(found) == []


def test_things_are_matched_by_what_they_are_known_by() -> None:
    """A new district at the top is one addition, and the others stay as they are."""
    world = load(NAME).world
    first = world.districts[0].model_copy(update={"id": "baru"})
    more = world.model_copy(update={"districts": (first, *world.districts)})
    (found,) = changes(world, more)
    assert (found.path, found.how) == (("districts", "baru"), "added")


def test_a_rate_is_told_as_a_sentence(copy: Path) -> None:
    """Which storyline, from where to where, for which cause, from what to what."""
    edit(copy / "issues.yaml", "per_day: {real: 0.33", "per_day: {real: 0.5")
    line = "dari meningkat ke ambang lebih cepat bila nyata: 0,33 → 0,5 per hari"
    assert line in sheet(compared(copy)).text("id")


def test_estimates_fitted_anew_are_told_in_short(copy: Path, key: Key) -> None:
    """How many numbers of each, and the largest change."""
    name, old = next(iter(key.calibration.estimates.items()))
    new = old.model_copy(update={"base_rate": old.base_rate / 2})
    calibration = key.calibration.model_copy(
        update={"estimates": {**key.calibration.estimates, name: new}}
    )
    later = key.model_copy(update={"calibration": calibration})
    world = load(NAME)
    (section,) = sections(world, world, key, later)
    (line,) = section.lines
    assert name in line("id")
    assert "1 angka" in line("id")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_author_wrote_is_escaped_on_the_page(copy: Path, language: str) -> None:
    """A title cannot bring a script into the page."""
    for name in ("text.id.yaml", "text.en.yaml"):
        edit(copy / name, "Muara Sendaru:", "<script>alert(1)</script>:")
    page = sheet(compared(copy)).html("en" if language == "en" else "id")
    assert f'<html lang="{language}">' in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_name_with_braces_is_no_placeholder() -> None:
    """What an author wrote is a value, never a text that is filled in."""
    world = load(NAME)
    line = told(Change(("issues", "{issue}"), "changed", "{old}", "{new}"), world)
    assert line("id") == "isu › {issue}: {old} → {new}"
    assert place(("{0}",), world)("en") == "{0}"


def test_the_command_says_what_it_cannot_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A name that is none ends with status 1, and in words."""
    assert main(["diff", NAME, "tiada"]) == 1
    assert "“tiada”" in capsys.readouterr().err


def test_the_command_ends_with_1_when_a_number_was_not_raised(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that a script can hold a release back."""
    edit(copy / "key.yaml", "weight: 1", "weight: 3")
    page = copy.parent / "beda.html"
    options = ["--seeds", "1", "--workers", "1", "--out", str(page)]
    assert main(["diff", NAME, str(copy), *options]) == 1
    assert "score_version" in capsys.readouterr().out
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
