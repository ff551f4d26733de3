"""The forms a panellist fills in: in a real browser without a network, and by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from grading.panel import Questionnaire, Votes, read_items, read_votes
from grading.panel.form_csv import blank_form
from grading.panel.form_html import html_form
from grading.panel.forms import numbered, write_forms
from tests.grading.panel_made import ITEMS, questionnaire

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
EVIL = "</script><img src=x onerror=alert(1)>"


@pytest.fixture
def asked(tmp_path: Path) -> Questionnaire:
    """The made-up items."""
    return questionnaire(tmp_path)


@pytest.fixture
def page(browser: Browser, asked: Questionnaire, tmp_path: Path) -> Iterator[Page]:
    """A form opened from the disk; afterwards: no error, no request off the disk."""
    (tmp_path / "formulir.html").write_text(html_form(asked, "P07"), encoding="utf-8")
    context = browser.new_context(accept_downloads=True, offline=True)
    found = context.new_page()
    errors: list[str] = []
    outside: list[str] = []
    found.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    found.on("pageerror", lambda error: errors.append(str(error)))
    found.on(
        "request",
        lambda r: outside.append(r.url) if r.url.startswith("http") else None,
    )
    found.goto((tmp_path / "formulir.html").as_uri())
    yield found
    context.close()
    assert errors == []
    assert outside == []


def saved(page: Page, folder: Path) -> Path:
    """Press the download button until it gives a file; return that."""
    with page.expect_download() as waiting:
        page.locator("button.main").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def told(page: Page) -> str:
    """Return what the page says at its end."""
    return page.locator("#told").inner_text()


def test_it_is_filled_in_by_keyboard_alone(
    page: Page, asked: Questionnaire, tmp_path: Path
) -> None:
    """Tab, arrows, space and letters do; Enter in a reason sends nothing off."""
    keys = page.keyboard
    for number in range(len(asked.items)):
        for _ in range(4):
            keys.press("Tab")
            if page.evaluate("document.activeElement.type") == "radio":
                break
        keys.press("Space")
        keys.press("ArrowDown")
        keys.press("Tab")
        keys.type(f"alasan buatan; nomor {number}")
        keys.press("Enter")
        keys.press("Tab")  # to the button that clears the item
    keys.press("Tab")
    with page.expect_download() as waiting:
        keys.press("Enter")
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    votes = read_votes([path], asked)
    assert path.name == "suara-P07.csv"
    assert votes.panellists == ("P07",)
    assert [v.option for i in asked.items for v in votes.on(i)] == [
        item.marks[1] for item in asked.items
    ]
    assert votes.on(asked.items[2])[0].reason == "alasan buatan; nomor 2"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_indonesian_first_and_english_at_a_press(page: Page) -> None:
    """Every text has both languages, one at a time is seen."""
    assert page.locator("html").get_attribute("lang") == "id"
    assert page.get_by_text("Apa langkah pertama Anda?").is_visible()
    assert not page.get_by_text("What do you do first?").is_visible()
    assert page.locator("#progress").inner_text() == "0 dari 6 butir terjawab"
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_text("What do you do first?").is_visible()
    assert not page.get_by_text("Apa langkah pertama Anda?").is_visible()
    assert page.locator("#progress").inner_text() == "0 of 6 items answered"


def test_what_is_missing_is_pointed_out(page: Page) -> None:
    """No reason, no option, a formula: each is said, and the focus goes there."""
    page.get_by_label("Memeriksa kepada pengelola gudang").check()
    page.locator("button.main").click()
    assert "belum lengkap: 1 butir" in told(page)
    assert page.evaluate("document.activeElement.id") == "why-gudang"
    assert page.locator("#why-gudang").get_attribute("aria-invalid") == "true"
    page.locator("#why-gudang").fill("=SUM(A1)")
    page.locator("button.main").click()
    assert "Jangan awali" in page.locator("#amiss-gudang").inner_text()
    page.locator("#why-gudang").fill("alasan buatan")
    page.locator("#why-rumor").fill("tanpa pilihan")
    page.locator("button.main").click()
    assert "Pilih dahulu" in page.locator("#amiss-rumor").inner_text()
    assert page.evaluate("document.activeElement.name") == "rumor"
    page.locator("[data-clear=rumor]").click()
    page.locator("button.main").click()
    assert "5 butir belum dijawab" in told(page)


def test_a_part_can_be_handed_in_knowingly(
    page: Page, asked: Questionnaire, tmp_path: Path
) -> None:
    """The second press downloads what there is; hidden characters are left behind."""
    page.locator("button.main").click()
    assert told(page) == "Belum ada jawaban."
    page.get_by_label("6 – tidak dapat dinilai").check()
    page.locator("#why-terusan").fill('satu\u200b "dua"; tiga\u202e')
    page.locator("button.main").click()
    (vote,) = read_votes([saved(page, tmp_path)], asked).all
    assert (vote.item, vote.option) == ("terusan", "6")
    assert vote.reason == 'satu "dua"; tiga'


def test_a_draft_survives_a_reload_and_can_be_wiped(page: Page) -> None:
    """A closed window loses no work; a shared computer can be cleaned."""
    page.get_by_label("Meminta penjagaan").check()
    page.locator("#why-gudang").fill("alasan buatan")
    page.reload()
    assert page.get_by_label("Meminta penjagaan").is_checked()
    assert page.locator("#why-gudang").input_value() == "alasan buatan"
    page.locator("#forget").click()
    page.reload()
    assert not page.get_by_label("Meminta penjagaan").is_checked()
    assert page.locator("#why-gudang").input_value() == ""


def test_axe_finds_nothing_serious(page: Page) -> None:
    """Names, contrast and structure, in both languages."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for name in ("Bahasa Indonesia", "English"):
        page.get_by_role("button", name=name).click()
        found = page.evaluate("() => axe.run()")
        serious = [
            one["id"]
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert serious == []


def test_what_an_author_wrote_is_text(browser: Browser, tmp_path: Path) -> None:
    """Markup in an item stays text, also where the script reads it."""
    path = tmp_path / "butir.yaml"
    evil = ITEMS.replace("Apa langkah pertama Anda?", f"'{EVIL}'", 1)
    path.write_text(evil, encoding="utf-8")
    text = html_form(read_items(path), "P01")
    assert EVIL not in text
    (tmp_path / "f.html").write_text(text, encoding="utf-8")
    found = browser.new_page()
    found.goto((tmp_path / "f.html").as_uri())
    assert found.get_by_text(EVIL).is_visible()
    assert found.locator("img").count() == 0
    found.close()


def test_forms_do_not_give_the_answer_away(asked: Questionnaire) -> None:
    """Nothing of the author's answer is in a form."""
    for text in (html_form(asked, "P01"), blank_form(asked, "P01")):
        assert "Periksa dahulu" not in text
        assert "made up for tests" not in text


def test_one_form_each(asked: Questionnaire, tmp_path: Path) -> None:
    """Two files per code; a spreadsheet filled in by hand is read."""
    written = write_forms(asked, numbered(2), tmp_path / "f")
    names = sorted(path.name for path in written)
    assert names == [
        f"formulir-P0{n}.{kind}" for n in (1, 2) for kind in ("csv", "html")
    ]
    sheet = tmp_path / "f" / "formulir-P02.csv"
    rows = sheet.read_text(encoding="utf-8-sig").splitlines()
    rows[1] = rows[1].replace("gudang;;;", "gudang;Jaga;alasan buatan;")
    sheet.write_text("\n".join(rows), encoding="utf-8")
    (vote,) = read_votes([sheet], asked).all
    assert (vote.panellist, vote.option) == ("P02", "jaga")
    with pytest.raises(ValueError, match="Budi"):
        write_forms(asked, ["Budi"], tmp_path)


def test_a_question_is_no_formula_in_a_spreadsheet(tmp_path: Path) -> None:
    """What an author begins with = reaches the spreadsheet as text."""
    path = tmp_path / "butir.yaml"
    text = ITEMS.replace("Kabar viral tanpa asal.", '"=1+1 kabar"', 1)
    path.write_text(text, encoding="utf-8")
    sheet = blank_form(read_items(path), "P01")
    assert ";'=1+1 kabar" in sheet


def test_the_notebook_form_writes_what_is_read(
    asked: Questionnaire, tmp_path: Path
) -> None:
    """Its checks are the reader's; it goes on where it was left."""
    from grading.panel.form_notebook import form

    made = form(asked, "P03", tmp_path)
    assert not made.store()
    first = made.fields[0]
    first.option.value = "jaga"
    assert not made.store()
    assert "Alasan belum" in first.amiss.value
    first.reason.value = "alasan <b>buatan</b>"
    assert made.store()
    assert "suara-P03.csv" in made.told.value
    votes = read_votes([tmp_path / "suara-P03.csv"], asked)
    assert votes != Votes()
    assert votes.all[0].reason == "alasan <b>buatan</b>"
    again = form(asked, "P03", tmp_path, "en")
    assert again.fields[0].option.value == "jaga"
    with pytest.raises(ValueError, match="Budi"):
        form(asked, "Budi", tmp_path)


def test_a_damaged_draft_does_not_stop_the_notebook_form(
    asked: Questionnaire, tmp_path: Path
) -> None:
    """It is said, and the form is empty; a folder that is not there is said too."""
    from grading.panel.form_notebook import form

    (tmp_path / "suara-P04.csv").write_text("apa ini")
    made = form(asked, "P04", tmp_path)
    assert "tidak terbaca" in made.told.value
    assert made.fields[0].option.value is None
    lost = form(asked, "P05", tmp_path / "tidak-ada")
    lost.fields[0].option.value, lost.fields[0].reason.value = "jaga", "alasan buatan"
    assert not lost.store()
    assert "tidak dapat ditulis" in lost.told.value
