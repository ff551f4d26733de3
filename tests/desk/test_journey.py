"""A participant's whole way through the desk in a real JupyterLab and browser."""

from __future__ import annotations

import re

from tests.desk.lab_server import Lab
from tests.desk.participant import Participant

DAYS = 10


def test_ten_days_by_mouse_then_by_keyboard_across_reload_and_restart(
    lab: Lab, participant: Participant
) -> None:
    """Played by mouse, reloaded, played by keyboard, restarted: nothing is lost."""
    person = participant
    person.open(lab.notebook("perjalanan"))
    person.run_all()
    person.shot("start-id")
    assert lab.folder.joinpath("perjalanan.jsonl").exists() is False
    person.begin("peserta-01")
    play_by_mouse(person)
    assert person.clock == "H−20 07.00"
    kinds = [line["kind"] for line in lab.journal("perjalanan")]
    assert {"grade", "link", "assess", "forecast", "act", "advance"} <= set(kinds)

    reload_page(person)
    assert (person.clock, person.version) == ("H−20 07.00", len(kinds) - 1)

    play_by_keyboard(person)
    assert person.clock == "H−10 07.00"
    assert len(person.cells()) == 1
    kinds = [line["kind"] for line in lab.journal("perjalanan")]
    assert "file" in kinds

    restart_kernel(person)
    for _ in range(2):
        person.mark()
        person.run_all()
        assert person.page.locator(".dc-desk").count() == 1
        assert (person.clock, person.version) == ("H−10 07.00", len(kinds) - 1)
    person.click("+1 hari")
    assert person.clock == "H−9 07.00"
    assert [line["kind"] for line in lab.journal("perjalanan")][-1] == "advance"
    person.shot("after-restart-id")

    close_exercise(person)
    last = lab.journal("perjalanan")[-1]
    assert (last["kind"], last["reflection"]) == ("close", "Periksa lebih awal.")


def play_by_mouse(person: Participant) -> None:
    """Ten days: grade, link, assess, forecast and act as things come in."""
    for day in range(DAYS):
        person.click("+1 hari")
        if day == 3:
            grade_first_by_mouse(person)
        if day == 5:
            assess_by_mouse(person)
        if day == 7:
            forecast_by_mouse(person)
        if day == 8:
            act_by_mouse(person)
    person.tab("inbox")
    person.shot("inbox-id")


def grade_first_by_mouse(person: Participant) -> None:
    """Grade and link the newest report that is still to be done."""
    person.tab("inbox")
    report = person.root.locator(".dc-report:has(.dc-controls select)").first
    before = person.version
    report.get_by_label("Nilai sumber").select_option("B")
    assert "nilai isi" in report.inner_text()
    report.get_by_label("Nilai isi").select_option("3")
    person.wait_version(before + 1)
    report.get_by_label("Tentang isu").select_option(index=1)
    person.wait_version(before + 2)
    assert report.locator(".dc-grade").inner_text() == "B3"


def assess_by_mouse(person: Participant) -> None:
    """Raise the first issue to level 2 in one district; the map says so."""
    person.tab("issues")
    issue = person.root.locator(".dc-issue").first
    issue.get_by_label("Tingkat").select_option("2")
    issue.get_by_label("Di", exact=True).select_option("karangdamar")
    before = person.version
    issue.get_by_role("button", name="Tetapkan tingkat").click()
    person.wait_version(before + 1)
    assert "Waspada" in issue.inner_text()
    district = person.root.get_by_role("button", name=re.compile("^Karangdamar"))
    assert "2 · Ambang" in str(district.get_attribute("aria-label"))
    assert "2 · Ambang" in str(person.root.locator(".dc-map").text_content())
    person.shot("issues-id")


def forecast_by_mouse(person: Participant) -> None:
    """Give 30 per cent on the first question."""
    person.tab("forecasts")
    question = person.root.locator(".dc-question").first
    question.get_by_label("30%").check()
    before = person.version
    question.get_by_role("button", name="Simpan perkiraan").click()
    person.wait_version(before + 1)
    assert "Tersimpan: 30% – kecil." in question.inner_text()
    person.shot("forecasts-id")


def act_by_mouse(person: Participant) -> None:
    """Ask for a cross-check: of nobody, of the wrong one, of the right one."""
    person.tab("actions")
    panel = person.root.locator(".dc-panel:not([hidden])")
    panel.get_by_label(re.compile("^A01")).check()
    submit = panel.get_by_role("button", name="Minta tindakan ini")
    submit.click()
    assert "Pilih kepada siapa" in panel.get_by_role("alert").inner_text()
    panel.get_by_label("Diminta kepada").select_option("bupati")
    panel.get_by_label("Untuk isu").select_option(index=1)
    panel.get_by_label("Dengan cara").select_option("dua-sumber-terbuka")
    before = person.version
    submit.click()
    person.wait_version(before + 1)
    assert "tidak berwenang" in person.said
    panel.get_by_label("Diminta kepada").select_option("kesbangpol")
    submit.click()
    person.wait_version(before + 2)
    assert "diminta" in person.said
    assert "A01" in person.root.locator(".dc-running").inner_text()
    person.shot("actions-id")


def reload_page(person: Participant) -> None:
    """Reload the browser page once the notebook has been saved by itself."""
    saved = "() => !window.jupyterapp.shell.currentWidget.context.model.dirty"
    person.page.wait_for_function(saved, timeout=20_000)
    person.page.reload()
    person.page.wait_for_selector(".dc-desk", timeout=60_000)
    person.wait_idle()
    person.wait_live()


def play_by_keyboard(person: Participant) -> None:
    """Ten days without the mouse, from the notebook into the desk and back."""
    person.page.locator(".jp-Notebook .jp-InputPrompt").first.click()
    person.tab_to(".dc-desk button")
    choose_district_by_keyboard(person)
    grade_by_keyboard(person)
    assess_by_keyboard(person)
    forecast_by_keyboard(person)
    act_by_keyboard(person)
    file_by_keyboard(person)
    advance = ".dc-advance button:nth-child(2)"
    person.tab_back(advance)
    for _ in range(DAYS):
        before = person.version
        person.press("Enter")
        person.wait_version(before + 1)
        person.settle()
        assert person.focused(advance), "focus is kept when the desk is redrawn"


def open_tab_by_keyboard(person: Participant, name: str) -> None:
    """Go to the row of tabs and along it with the arrow keys."""
    if not person.focused("[role=tab]"):
        person.tab_back("[role=tab]")
    person.press("Home")
    for _ in range(7):
        if person.focused(f"[data-tab={name}]"):
            return
        person.press("ArrowRight")
    raise AssertionError(f"no tab {name}")


def choose_district_by_keyboard(person: Participant) -> None:
    """Arrows walk over the map, Enter filters the inbox by district and back."""
    person.tab_to(".dc-district")
    person.press("ArrowRight", "ArrowRight", "ArrowLeft", "Enter")
    place = person.root.get_by_label("Kecamatan", exact=True)
    assert place.input_value() == "sendarulaut"
    assert person.focused(".dc-district[aria-pressed=true]")
    person.press("Enter")
    assert place.input_value() == ""


def grade_by_keyboard(person: Participant) -> None:
    """Grade a report B2 by typing the letter and the figure."""
    person.tab_to("[role=tab]")
    open_tab_by_keyboard(person, "inbox")
    person.tab_to(".dc-report select")
    before = person.version
    person.press("b", "Tab", "2", "Tab")
    person.wait_version(before + 1)
    person.press("ArrowDown", "ArrowDown", "ArrowUp", "Enter")
    person.wait_version(before + 2)
    person.settle()
    assert person.version == before + 2, "arrows on the way are no decisions"


def assess_by_keyboard(person: Participant) -> None:
    """Set a level."""
    open_tab_by_keyboard(person, "issues")
    person.tab_to(".dc-issue select")
    before = person.version
    person.press("1")
    person.tab_to(".dc-issue button")
    person.press("Enter")
    person.wait_version(before + 1)


def forecast_by_keyboard(person: Participant) -> None:
    """Move a forecast with the arrow keys and save it."""
    open_tab_by_keyboard(person, "forecasts")
    person.tab_to(".dc-question input")
    before = person.version
    person.press("ArrowRight")
    person.tab_to(".dc-question button")
    person.press("Enter")
    person.wait_version(before + 1)


def act_by_keyboard(person: Participant) -> None:
    """Choose an action with the arrows, its authority by typing, and ask for it."""
    open_tab_by_keyboard(person, "actions")
    person.tab_to(".dc-entry input")
    person.press("ArrowDown")
    person.tab_to("[data-role=authority]")
    person.page.keyboard.type("Badan")
    if person.page.locator("[data-role=issue]:visible").count():
        person.tab_to("[data-role=issue]")
        person.press("ArrowDown")
    before = person.version
    person.tab_to(".dc-form .dc-primary")
    person.press("Enter")
    person.wait_version(before + 1)


def file_by_keyboard(person: Participant) -> None:
    """Write and send an information report."""
    open_tab_by_keyboard(person, "report")
    person.tab_to(".dc-li [data-role=issue]")
    person.press("ArrowDown")
    person.tab_to(".dc-li [data-role=recipient]")
    person.press("ArrowDown")
    for _ in range(8):
        person.press("Tab")
        assert person.focused(".dc-li textarea")
        person.page.keyboard.type("dd bb jj")
    before = person.version
    person.tab_to(".dc-li .dc-primary")
    person.press("Enter")
    person.wait_version(before + 1)
    person.settle()
    assert person.root.locator(".dc-li textarea").first.input_value() == ""


def restart_kernel(person: Participant) -> None:
    """Restart the kernel: the desk says so and takes no more clicks."""
    person.page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.context"
        ".sessionContext.session.kernel.restart()"
    )
    banner = person.root.locator(".dc-banner")
    banner.wait_for(state="visible", timeout=15_000)
    assert "Kernel berhenti." in banner.inner_text()
    assert "Run All" in banner.inner_text()
    assert person.root.locator(".dc-work").evaluate("(el) => el.inert") is True
    person.shot("kernel-gone-id")


def close_exercise(person: Participant) -> None:
    """End the exercise: asked twice, then nothing can be decided any more."""
    person.click("Akhiri latihan")
    person.click("Belum, lanjutkan")
    person.click("Akhiri latihan")
    person.root.get_by_label("Apa yang akan Anda lakukan").fill("Periksa lebih awal.")
    person.click("Ya, tutup latihan")
    person.root.locator(".dc-next", has_text="Latihan sudah ditutup").wait_for()
    assert person.root.get_by_role("button", name="+1 hari").is_disabled()
    person.tab("inbox")
    assert person.root.locator(".dc-panel:not([hidden]) select:enabled").count() == 2
    person.shot("closed-id")
