"""The authoring notebook's buttons, pressed without a browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from ipywidgets import VBox

from deniceni.author_command import write
from grading.workbench.studio import Studio, pictures
from grading.workbench.studio.panel import Progress, answer
from sim.scenario.load import SCENARIOS, load

NAME = "muara-sendaru"


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    """A scenario's folder on the workbench."""
    return Studio(shutil.copytree(SCENARIOS / NAME, tmp_path / NAME), "en")


def test_the_notebook_has_a_button_for_each_step(studio: Studio) -> None:
    """It is written beside the folder, in the author's language, and is run whole."""
    page = write(studio.folder, "en")
    text = page.read_text(encoding="utf-8")
    assert page.name == f"menulis-{NAME}.ipynb"
    assert "# Writing a scenario" in text
    assert "Periksa" not in text
    for method in ("check", "stories", "spread", "what_if", "fit", "test", "changes"):
        assert f"meja.{method}()" in text
        assert isinstance(getattr(studio, method)(), VBox)


def test_what_is_wrong_is_a_table_of_places(studio: Studio) -> None:
    """With file, line, field and mend; what an author typed is text, not HTML."""
    file = studio.folder / "world.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("end_day: 7", 'end_day: "<b>7</b>"'), "utf-8")

    def work(advance: Progress) -> object:
        return load(studio.folder)

    shown = answer(work, lambda done, total: None, "en").data
    assert "world.yaml" in shown
    assert "end_day" in shown
    assert "<b>" not in shown


def test_a_story_is_told_beside_its_picture(studio: Studio) -> None:
    """Who cannot see the picture reads the same."""
    scenario = load(studio.folder)
    found = pictures.story(scenario, 3)
    alt = pictures.drawn(scenario, found, "en").alt
    assert all(name in alt for name in scenario.texts["en"].issues.values())
    assert found == pictures.story(scenario, 3) != pictures.story(scenario, 4)
