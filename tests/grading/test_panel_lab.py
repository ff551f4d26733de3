"""The notebook form in a real JupyterLab: keys stay in the form, a file is written."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from grading.panel import read_items, read_votes
from tests.desk.lab_server import running
from tests.desk.participant import Participant
from tests.grading.panel_made import ITEMS

CELL = """\
from grading.panel.form_notebook import form

form("butir.yaml", "P09")
"""


def test_a_panellist_answers_in_a_notebook(browser: Browser, tmp_path: Path) -> None:
    """One-key commands of JupyterLab fire on no radio and no button of the form."""
    with running(tmp_path) as lab:
        (lab.folder / "butir.yaml").write_text(ITEMS, encoding="utf-8")
        context = browser.new_context()
        person = Participant(context.new_page())
        person.open(lab.notebook("panel", CELL))
        person.command("notebook:run-all-cells")
        radio = person.page.get_by_label("Meminta penjagaan")
        radio.wait_for(timeout=60_000)
        person.wait_idle()
        before = person.cells()
        radio.check()
        for key in ("b", "a", "m", "y", "d", "d"):
            person.page.keyboard.press(key)
        person.page.locator(".dc-panel-form input[type=text]").first.fill(
            "alasan buatan"
        )
        save = person.page.get_by_role("button", name="Simpan jawaban (CSV)")
        save.focus()
        for key in ("b", "d", "d"):
            person.page.keyboard.press(key)
        assert person.cells() == before
        save.press("Enter")
        person.page.get_by_text("Tersimpan: suara-P09.csv").wait_for()
        asked = read_items(lab.folder / "butir.yaml")
        (vote,) = read_votes([lab.folder / "suara-P09.csv"], asked).all
        assert (vote.panellist, vote.option) == ("P09", "jaga")
        assert person.outside == []
        context.close()
