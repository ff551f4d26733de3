"""Every trap that a widget in JupyterLab falls into, tried in a real one."""

from __future__ import annotations

import os
import signal

from tests.desk.lab_server import DESK, OPEN, Lab
from tests.desk.participant import KERNEL, Participant
from tests.desk.played import played

FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]"
ONE_KEY_COMMANDS = ("b", "a", "x", "d", "d", "j", "k", "m", "y", "z", "c", "v", "l")


def test_one_key_commands_leave_the_notebook_alone(
    lab: Lab, participant: Participant
) -> None:
    """On every kind of control, and on the bare desk, keys never reach JupyterLab."""
    person = participant
    played(lab.path("tombol"))
    person.open(lab.notebook("tombol", DESK, "2 + 2"))
    person.run_all()
    before = person.cells()
    for name in ("inbox", "issues", "forecasts", "actions", "report", "timeline"):
        person.tab(name)
        bare = person.root.evaluate(
            "(el, s) => [el, ...el.querySelectorAll(s)]"
            ".filter((one) => one.dataset.lmSuppressShortcuts !== 'true')"
            ".map((one) => one.outerHTML)",
            FOCUSABLE,
        )
        assert bare == []
    person.tab("inbox")
    for kind in (
        "[data-tab=inbox]",
        "[role=tabpanel]:not([hidden])",
        ".dc-district[tabindex='0']",
        ".dc-advance button",
        ".dc-until select",
    ):
        person.root.locator(kind).first.focus()
        person.press(*ONE_KEY_COMMANDS)
        assert person.cells() == before, kind
    person.tab("forecasts")
    person.root.locator(".dc-step input").first.focus()
    person.press(*ONE_KEY_COMMANDS)
    person.root.locator(".dc-title").click()
    person.press(*ONE_KEY_COMMANDS)
    assert person.cells() == before


def test_a_killed_kernel_is_noticed_and_run_all_brings_the_desk_back(
    lab: Lab, participant: Participant
) -> None:
    """A desk whose kernel died says so, and Run All goes on from the journal."""
    person = participant
    played(lab.path("mati"), days=3)
    person.open(lab.notebook("mati", "import os; print(os.getpid())", DESK))
    person.run_all()
    clock = person.clock
    number = person.page.locator(".jp-OutputArea-output pre").first.inner_text()
    os.kill(int(number), signal.SIGKILL)
    banner = person.root.locator(".dc-banner[data-status=gone]")
    banner.wait_for(state="visible", timeout=25_000)
    person.page.wait_for_timeout(3_500)
    assert banner.is_visible(), "gone stays gone until the kernel answers"
    assert person.root.locator(".dc-work").evaluate("(el) => el.inert") is True
    person.root.get_by_role("button", name="+6 jam").click(force=True)
    assert person.clock == clock
    dialog = person.page.locator(".jp-Dialog button.jp-mod-accept")
    if dialog.count():
        dialog.click()
    person.mark()
    person.run_all()
    assert person.clock == clock
    person.click("+1 hari")
    assert person.clock != clock
    person.errors = [e for e in person.errors if "WebSocket" not in e]


def test_a_busy_kernel_is_not_called_dead(lab: Lab, participant: Participant) -> None:
    """While a cell runs the desk says that it waits; then it goes on by itself."""
    person = participant
    played(lab.path("sibuk"), days=2)
    person.open(lab.notebook("sibuk"))
    person.run_all()
    code = "import time; time.sleep(7)"
    person.page.evaluate(f"() => void {KERNEL}.requestExecute({{code: '{code}'}})")
    banner = person.root.locator(".dc-banner")
    banner.wait_for(state="visible", timeout=10_000)
    assert "Kernel belum menjawab." in banner.inner_text()
    assert person.root.locator(".dc-work").evaluate("(el) => el.inert") is False
    person.root.get_by_role("button", name="+6 jam").click()
    banner.wait_for(state="hidden", timeout=15_000)
    person.settle()
    assert person.clock == "H−28 13.00"


def test_a_laptop_closed_and_opened_again_goes_on(
    lab: Lab, participant: Participant
) -> None:
    """When the connection comes back the same desk works; nothing has to be run."""
    person = participant
    played(lab.path("tutup"), days=2)
    person.open(lab.notebook("tutup"))
    person.run_all()
    clock = person.clock
    person.page.evaluate(f"() => {KERNEL}.reconnect()")
    person.wait_idle()
    person.click("+6 jam")
    assert person.clock == clock.replace("07.00", "13.00")


def test_what_is_half_typed_survives_updates_reload_and_run_all(
    lab: Lab, participant: Participant
) -> None:
    """A half-written report is still there, and the focus stays in it."""
    person = participant
    played(lab.path("konsep"), days=8)
    person.open(lab.notebook("konsep"))
    person.run_all()
    person.tab("report")
    facts = person.root.get_by_label("Fakta", exact=False)
    facts.fill("Tiga saksi melihat selebaran.")
    facts.focus()
    person.page.evaluate(
        f"() => {KERNEL}.requestExecute({{code: 'ex.advance(hours=6)'}}).done"
    )
    person.page.wait_for_function(
        "() => document.querySelector('.dc-now').textContent.endsWith('13.00')",
        timeout=15_000,
    )
    assert facts.evaluate("(el) => el === document.activeElement") is True
    person.page.keyboard.type(" Satu")
    person.mark()
    person.run_all()
    facts = person.root.get_by_label("Fakta", exact=False)
    assert facts.input_value() == "Tiga saksi melihat selebaran. Satu"


def test_all_desks_of_a_journal_show_the_same(
    lab: Lab, participant: Participant
) -> None:
    """Two cells open the journal twice; a decision at one desk is at both, in turn."""
    person = participant
    played(lab.path("berdua"), days=2)
    person.open(lab.notebook("berdua", DESK, OPEN + "ex.desk('en')"))
    person.run_all()
    first, second = (person.page.locator(".dc-desk").nth(n) for n in (0, 1))
    first.get_by_role("button", name="+1 hari").click()
    second.locator(".dc-now", has_text="D−27 07:00").wait_for()
    second.get_by_role("button", name="+1 day").click()
    first.locator(".dc-now", has_text="H−26 07.00").wait_for()
    kinds = [line["kind"] for line in lab.journal("berdua")]
    assert kinds[-2:] == ["advance", "advance"]


def test_data_is_never_markup(lab: Lab, participant: Participant) -> None:
    """Texts that look like HTML are shown as they are and run nothing."""
    person = participant
    ex = played(lab.path("markah"), days=2)
    evil = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>"
    spoil = f"""
desk = ex.desk()
evil = {evil!r}
desk.inbox = [{{**one, "text": evil, "source_name": evil}} for one in desk.inbox]
desk.view = {{**desk.view, "warnings": [evil]}}
desk.notice = {{"kind": "error", "text": evil, "seq": "x"}}
desk
"""
    assert ex.inbox
    cell = OPEN + spoil.replace("{", "{{").replace("}", "}}")
    person.open(lab.notebook("markah", cell))
    person.run_all()
    person.root.get_by_label("Tampilkan", exact=True).select_option("all")
    assert person.root.locator(".dc-text").first.inner_text() == evil
    assert person.root.locator("img, script").count() == 0
    assert person.page.evaluate("() => window.hacked") is None
