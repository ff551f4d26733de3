"""A stranger's scenario: its texts are text, in the desk and on every page we write."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from grading import load_key
from grading.classview import page as classes
from grading.classview.names import Names
from grading.classview.view import view
from grading.grade import judge
from grading.review import html as review
from grading.robots import robot
from grading.workbench.preview.gathered import gather
from grading.workbench.preview.page import html as preview
from grading.workbench.quality import remarks
from grading.workbench.studio.panel import problems
from sim.exercise import Exercise
from sim.policies import play
from sim.scenario.card import purpose
from sim.scenario.load import SCENARIOS, load
from tests.desk.lab_server import Lab
from tests.desk.participant import Participant

EVIL = "<img src=x onerror=window.owned=1><script>window.owned=1</script>"
TEXT = re.compile(r'^( *(?:- |[\w-]+: )"?)([A-Z][^\n"]*)', re.MULTILINE)
KEY = re.compile(r'^( +(?:id|en): ")([^"\n]*)', re.MULTILINE)
SENTENCES = {"text.id.yaml": TEXT, "text.en.yaml": TEXT, "key.yaml": KEY}
OWNED = "() => window.owned === 1 || document.querySelectorAll('img[src=x]').length"
PLAYED = """\
from sim.exercise import Exercise

ex = Exercise.open(r"{folder}", seed=7, journal="{{journal}}")
ex.desk()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shipped scenario with HTML behind every sentence that anybody reads."""
    place = tmp_path_factory.mktemp("stranger") / "muara-sendaru"
    shutil.copytree(SCENARIOS / "muara-sendaru", place)
    for name, found in SENTENCES.items():
        file = place / name
        text = file.read_text(encoding="utf-8")
        file.write_text(found.sub(rf"\1{EVIL}\2", text), encoding="utf-8")
    world = (place / "world.yaml").read_text(encoding="utf-8")
    world = world.replace("name: Paslon 1 (Camar)", 'name: "<b onclick=owned=1>1</b>"')
    (place / "world.yaml").write_text(world, encoding="utf-8")
    return place


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every page that is made of a scenario's texts, by its name."""
    scenario, key = load(folder), load_key(folder)
    played = play(robot("model", key, 7), scenario, seed=7)
    result = judge(played, key)
    yield "review", review(result, "id")
    seen = replace(view([result]), names=Names(scenario, key))
    yield "class", classes.html(seen, "id")
    yield "preview", preview(gather(folder, 8, workers=0), "id", purpose(folder))
    found = tuple(one.problem for one in remarks(folder, key))
    yield "remarks", str(problems(found, "id", "-").data)
    shown, _ = played.desk()._repr_mimebundle_()
    yield "desk", shown["text/html"]


def test_no_page_of_a_strangers_scenario_runs_anything(
    folder: Path, browser: Browser
) -> None:
    """The words stand there as they were written, and nothing of them is markup."""
    for name, html in pages(folder):
        page = browser.new_page()
        page.set_content(html)
        page.wait_for_timeout(50)
        assert not page.evaluate(OWNED), name
        told = page.text_content("body") or ""
        assert name == "remarks" or "onerror=window.owned" in told, name
        page.close()


def test_the_desk_shows_a_strangers_words_and_runs_none(
    folder: Path, lab: Lab, participant: Participant
) -> None:
    """Every tab of the real desk in the real JupyterLab, with reports that came in."""
    exercise = Exercise.open(
        folder, seed=7, journal=lab.path("asing"), participant="P-01"
    )
    exercise.advance(day=-20)
    participant.open(lab.notebook("asing", PLAYED.format(folder=folder)))
    participant.run_all()
    for tab in participant.root.locator("[role=tab]").all():
        tab.click()
        assert not participant.page.evaluate(OWNED)
    participant.root.locator("[role=tab]").first.click()
    assert "onerror=window.owned" in participant.root.inner_text()


def test_what_nobody_sees_is_refused(folder: Path, tmp_path: Path) -> None:
    """A turned-round direction or a blank without width would make a text lie."""
    place = shutil.copytree(folder, tmp_path / "muara-sendaru")
    file = place / "text.id.yaml"
    text = file.read_text(encoding="utf-8")
    for sign in "\u202e\u200b\u2066":
        file.write_text(text.replace("Polres", f"Pol{sign}res", 1), encoding="utf-8")
        with pytest.raises(Exception, match=r"text\.id\.yaml"):
            load(place)
