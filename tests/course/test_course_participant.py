"""The released notebook in a real JupyterLab: play, write, save, hand in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from grading.course import starter
from grading.course.assignment import load
from grading.course.check import check
from grading.course.layout import NOTEBOOK_FILE
from grading.course.parcel import from_zip
from grading.course.rebuild import answers
from tests.desk.lab_server import Lab, running
from tests.desk.participant import Participant

SHOTS = Path(__file__).parents[1] / "output" / "course"
BUTTON = ".deniceni-submit button"
TOLD = ".deniceni-submit [role=status]"
WRITTEN = "Kepada Pjs. Bupati: satu laporan, belum terverifikasi."


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    """JupyterLab on a folder with the released notebook."""
    with running(tmp_path) as found:
        starter.write(found.folder)
        yield found


@pytest.fixture
def person(lab: Lab, browser: Browser) -> Iterator[Participant]:
    """A participant who has opened the notebook."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    found = Participant(page)
    found.open(f"{lab.url}/doc/tree/{NOTEBOOK_FILE}?token={lab.token}&reset")
    yield found
    page.close()
    assert found.outside == []
    assert found.errors == []


def _write_report(person: Participant) -> None:
    """Write as the notebook says: click, Enter, replace, Shift+Enter, save."""
    cell = person.page.locator(".jp-MarkdownCell", has_text="Tulis laporan khusus Anda")
    cell.last.locator(".jp-RenderedMarkdown").click()
    person.press("Enter", "Control+A")
    person.page.keyboard.type(WRITTEN)
    person.press("Shift+Enter")
    person.press("Control+S")
    person.page.locator(".jp-RenderedMarkdown", has_text=WRITTEN).wait_for()


def _wait_saved(folder: Path, person: Participant) -> None:
    for _ in range(50):
        if WRITTEN in (folder / NOTEBOOK_FILE).read_text(encoding="utf-8"):
            return
        person.page.wait_for_timeout(100)
    raise AssertionError("the notebook was not saved")


def _told(person: Participant, text: str) -> str:
    person.page.locator(TOLD, has_text=text).wait_for(timeout=15_000)
    return person.page.locator(TOLD).inner_text()


def test_a_participant_plays_writes_and_hands_in(lab: Lab, person: Participant) -> None:
    """What the button packs is accepted by the intake, report and journal alike."""
    person.run_all()
    person.begin("peserta-09")
    person.click("+1 hari")
    person.page.locator(BUTTON).click()
    assert "masih kosong" in _told(person, "Berkas kiriman siap")
    _write_report(person)
    _wait_saved(lab.folder, person)
    cells = len(person.cells())
    person.page.locator(BUTTON).focus()
    person.press("b", "a", "d", "d", "x", "Enter")
    told = _told(person, f"sepanjang {len(WRITTEN.split())} kata")
    SHOTS.mkdir(parents=True, exist_ok=True)
    person.page.screenshot(path=SHOTS / "submit.png")
    assert len(person.cells()) == cells
    assert "belum ditutup" in told
    assert "masih kosong" not in told
    parcel = from_zip("peserta-09", lab.folder / "muara-sendaru_peserta-09.zip")
    assert parcel.problem is None
    assert check(parcel.journal or b"", "peserta-09", load(lab.folder)).problem is None
    assert answers(parcel.notebook or b"")["laporan-khusus"] == WRITTEN


def test_code_is_out_of_sight_and_locked(lab: Lab, person: Participant) -> None:
    """Nobody sees code, and typing or deleting in it changes nothing."""
    shown = person.page.locator(".jp-CodeCell .jp-InputArea-editor:visible")
    assert shown.count() == 0
    before = person.cells()
    person.page.locator(".jp-CodeCell").first.click()
    person.press("Escape", "d", "d", "x", "Enter")
    person.page.keyboard.type("1/0")
    assert person.cells() == before
    kept = json.loads((lab.folder / NOTEBOOK_FILE).read_text(encoding="utf-8"))
    assert ["".join(cell["source"]) for cell in kept["cells"]] == before
