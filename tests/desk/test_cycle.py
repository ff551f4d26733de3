"""The desk of a full-cycle exercise: board, situation, a long inbox, large steps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sim.desk.labels import labels
from tests.desk.forms import DOCUMENTS, open_form
from tests.desk.lab_server import Lab
from tests.desk.participant import Participant
from tests.desk.played import cycle
from tests.desk.test_documents import CYCLE
from tests.desk.test_looks import FITS, PAGE_FITS
from tests.desk.test_traps import FOCUSABLE

TABS = ("board", "situation", "documents")
MANY = 600
LONG = (
    CYCLE.replace("ex.desk()\n", "")
    + f"""\
from tests.desk.played import lengthen

lengthen(ex, {MANY})
ex.desk()
"""
)
BARE = (
    "(el, s) => [...el.querySelectorAll(s)]"
    ".filter((one) => one.dataset.lmSuppressShortcuts !== 'true')"
    ".map((one) => one.outerHTML)"
)
TOO_WIDE = (
    "(el) => [...el.querySelectorAll('*')].filter((one) =>"
    " one.checkVisibility() && one.getBoundingClientRect().right"
    " > el.getBoundingClientRect().right + 1).map((one) => one.outerHTML)"
)
# How many elements one press of a button makes the browser add to the desk.
ADDED = """async (selector) => {
  const root = document.querySelector('.dc-desk');
  let added = 0;
  const watch = new MutationObserver((changes) => {
    for (const change of changes) added += change.addedNodes.length;
  });
  const answered = new Promise((resolve) => {
    const ack = new MutationObserver(() => { ack.disconnect(); resolve(); });
    ack.observe(root, { attributes: true, attributeFilter: ['data-ack'] });
  });
  watch.observe(root, { childList: true, subtree: true });
  root.querySelector(selector).click();
  await answered;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  watch.disconnect();
  return added;
}"""


@pytest.fixture
def seated(lab: Lab) -> Callable[..., None]:
    """Opens a full-cycle exercise for a participant."""

    def open_for(person: Participant, name: str, cell: str = CYCLE) -> None:
        cycle(lab.path(name))
        person.open(lab.notebook(name, cell))
        person.run_all()
        person.root.evaluate("(el) => el.scrollIntoView()")

    return open_for


def look_at(person: Participant, name: str, forms: tuple[str, ...]) -> list[str]:
    """Open every tab of a full cycle and some forms; return what axe finds in them."""
    found = []
    for tab in TABS:
        person.tab(tab)
        person.shot(f"{name}-{tab}")
        found += [f"{tab}: {finding}" for finding in person.serious()]
    for document in forms:
        open_form(person, document).scroll_into_view_if_needed()
        found += [f"{document}: {finding}" for finding in person.serious()]
    return found


def test_board_and_situation_are_told_in_both_languages_and_themes(
    seated: Callable[..., None], participant: Participant
) -> None:
    """Counts and trends have words, sorted worst first; axe finds nothing serious."""
    person = participant
    seated(person, "papan")
    for tab in (*TABS, "inbox"):
        person.tab(tab)
        assert person.root.evaluate(BARE, FOCUSABLE) == []
    assert look_at(person, "cycle-id", ("special", "sipks")) == []
    person.tab("board")
    board = person.root.locator(".dc-board")
    sums = [
        float(text.replace(",", "."))
        for text in board.locator(".dc-sum").all_inner_texts()
    ]
    assert sums == sorted(sums, reverse=True)
    assert sums[0] > 0
    moved = board.locator("td:has(.dc-trend:not(:empty))").all_text_contents()
    assert moved
    assert [text for text in moved if "naik" not in text and "turun" not in text] == []
    person.tab("situation")
    told = person.root.locator(".dc-situation").inner_text()
    for text in ("Status keadaan konflik", "Tidak ditetapkan", "Pengungsi"):
        assert text in told
    person.command("apputils:change-theme", theme="JupyterLab Dark")
    person.page.wait_for_selector("body[data-jp-theme-light=false]", state="attached")
    person.root.get_by_role("button", name="EN (English)").click()
    person.root.locator(".dc-tabs", has_text="Situation").wait_for()
    assert look_at(person, "cycle-dark-en", ("vulnerability",)) == []
    person.root.locator("[data-page=overview]").click()
    shown = person.root.locator(".dc-main").inner_text()
    for key in ("documents_overview", "duties", "filed", "write"):
        assert labels("id")[key] not in shown
        assert labels("en")[key] in shown
    person.command("apputils:change-theme", theme="JupyterLab Light")
    person.page.wait_for_selector("body[data-jp-theme-light=true]", state="attached")


def test_an_office_laptop_and_200_per_cent_need_no_sideways_scrolling(
    seated: Callable[..., None], participant: Participant
) -> None:
    """Every tab and form fits, at 1366 × 768 without scrolling the page at all.

    A page at twice the size is to the browser a window of half the width and height.
    """
    person = participant
    seated(person, "sempit")
    box = person.root.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 768
    fits_everywhere(person)
    person.page.set_viewport_size({"width": 683, "height": 384})
    person.page.wait_for_timeout(500)
    fits_everywhere(person)


def fits_everywhere(person: Participant) -> None:
    """Nothing sticks out of the desk in any tab or form."""
    assert person.page.evaluate(PAGE_FITS)
    for tab in (*TABS, "inbox"):
        person.tab(tab)
        assert person.root.evaluate(TOO_WIDE) == [], tab
        assert person.root.evaluate(FITS), tab
    for document in DOCUMENTS:
        open_form(person, document)
        assert person.root.evaluate(TOO_WIDE) == [], document


def test_a_long_inbox_stays_light_and_can_be_narrowed(
    seated: Callable[..., None], participant: Participant
) -> None:
    """Of 600 messages a page is drawn; a decision redraws none; filters find them."""
    person = participant
    seated(person, "panjang", LONG)
    rows = person.root.locator(".dc-report")
    assert rows.count() <= 40
    person.root.get_by_label("Tampilkan", exact=True).select_option("all")
    assert f"40 dari {MANY}" in person.root.locator(".dc-filters").inner_text()
    report = rows.first
    report.get_by_label("Nilai sumber").select_option("C")
    added = person.page.evaluate_handle(
        "() => document.querySelectorAll('.dc-report *').length"
    )
    before = person.version
    report.get_by_label("Nilai isi").select_option("4")
    person.wait_version(before + 1)
    assert person.root.locator(".dc-report *").count() == added.json_value()
    person.root.get_by_label("Cari kata").fill("tidak mungkin ada kata ini")
    person.root.locator(".dc-empty", has_text="Tidak ada yang cocok").wait_for()
    person.root.get_by_label("Cari kata").fill("")
    source = person.root.get_by_label("Sumber", exact=True)
    source.select_option(index=1)
    name = source.locator("option:checked").inner_text()
    assert set(rows.locator("strong").all_inner_texts()) == {name}
    assert person.page.evaluate(ADDED, ".dc-advance button") < 1_000


def test_a_large_step_stops_where_a_document_falls_due(
    seated: Callable[..., None], participant: Participant
) -> None:
    """Seven days at a time, but never past a deadline that can still be kept."""
    person = participant
    seated(person, "langkah")
    for _ in range(12):
        person.click("+7 hari")
        if "jatuh tempo" in person.root.locator(".dc-next").inner_text():
            break
    person.tab("documents")
    assert "0 jam lagi" in person.root.locator(".dc-duty").first.inner_text()
    person.root.get_by_role("button", name="Tulis:").first.click()
    assert person.focused(".dc-docpage h4")
