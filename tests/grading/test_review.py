"""The review: one page that opens offline and says what the model would have done."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import axe_playwright_python
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from grading import Key, Result
from grading.grade import judge
from grading.review import chief, compare, figures, html
from grading.review.compare import own_act, verdict
from grading.review.labels import brief, code, decimal, percent, signed, truth, when
from grading.robots import robot
from sim.exercise import Exercise
from sim.i18n import LANGUAGES, Language
from sim.policies import play
from sim.scenario.model import Scenario


@pytest.fixture(scope="module")
def late(scenario: Scenario, key: Key) -> Result:
    """A late player's result."""
    ex = play(robot("late-model", key), scenario, seed=7, participant="peserta-07")
    return judge(ex, key)


AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
ORDER = ["chief", "timeline", "outcome", "compare", "conduct", "detection",
         "forecasts", "judged", "texts", "profile", "panel", "reflection"]  # fmt: skip


def test_recollection_comes_before_anything_is_revealed(late: Result) -> None:
    """Three labelled fields stand first; all else is in one unopened part behind."""
    page = BeautifulSoup(html(late), "html.parser")
    reveal = page.select_one("details.reveal")
    assert reveal is not None
    assert not reveal.has_attr("open")
    before = [f for f in page.find_all("textarea") if f.find_parent("details") is None]
    assert [page.find("label", attrs={"for": f["id"]}) is not None for f in before] == [
        True, True, True]  # fmt: skip
    headings = page.find_all(["h1", "h2"])
    outside = [h.get("id") for h in headings if h.find_parent("details") is None]
    assert outside == [None, "dc-recollect"]
    first = reveal.find_previous_sibling()
    assert first is not None
    assert "tidak menyimpan" in first.get_text()


def test_the_parts_stand_in_their_order(late: Result) -> None:
    """What mattered, what happened, the other world; numbers late; a promise last."""
    page = BeautifulSoup(html(late), "html.parser")
    found = [h["id"] for h in page.select("details.reveal h2")]
    assert found == [f"dc-{name}" for name in ORDER]
    assert [a["href"] for a in page.select("nav a")] == [f"#{name}" for name in found]
    assert page.find_all("textarea")[-1]["id"] == "dc-commitment"


def test_a_fragment_has_no_fields_and_shows_what_was_written(
    scenario: Scenario, key: Key
) -> None:
    """In another page nothing can be typed; the journal's reflection is shown."""
    ex = play(robot("late-model", key), scenario, seed=7, participant="peserta-07")
    again = Exercise(scenario, 7, None, hints=False)
    again.begin("peserta-07")
    for decision in ex.decisions[:-1]:
        again.decide(decision.model_dump(exclude={"t"}))
    assert again.close("Lain kali saya periksa dulu.").ok
    page = html(judge(again, key), fragment=True)
    for field in ("<textarea", "<input", "<form", "<script", "<html"):
        assert field not in page
    assert "Lain kali saya periksa dulu." in page


def test_at_most_three_things_come_first_and_one_went_well(late: Result) -> None:
    """The late player is told of a hit, and of what cost most with its reason."""
    found = chief.points(late, "id")
    assert 1 < len(found) <= 3
    assert [point.kind for point in found].count("good") == 1
    lost = max(
        (r for r in late.rows if r.item), key=lambda r: r.weight * (1 - r.credit)
    )
    assert any(lost.reason("id") in point.text for point in found)


def test_a_breach_comes_before_everything_else(scenario: Scenario, key: Key) -> None:
    """Whoever used force reads of that first."""
    harsh = judge(play(robot("harsh", key), scenario, seed=7), key)
    assert chief.points(harsh, "id")[0].kind == "breach"


def test_lateness_is_told_in_hours_or_days(late: Result) -> None:
    """An act after its window says by how much, as the minutes have it."""
    rows = [r for r in late.rows if r.verdict == "late" and r.item and r.closes]
    over = [r for r in rows if (r.done or 0) - (r.closes or 0) > 0]
    assert over
    for row in over:
        minutes = (row.done or 0) - (row.closes or 0)
        said = compare.verdict(late, row, "id")
        if minutes < 2880:
            assert said == f"terlambat {round(minutes / 60)} jam" or minutes < 60
        else:
            assert said == f"terlambat {round(minutes / 1440)} hari"


def test_what_was_known_is_what_had_been_told_by_then(late: Result) -> None:
    """The count at a window's opening is that of the inbox, no later report in it."""
    row = next(r for r in late.rows if r.item and r.issue and r.verdict == "late")
    told = [r for r in late.exercise.inbox
            if r.about == row.issue and r.minute <= (row.opens or 0)]  # fmt: skip
    assert f"menerima {len(told)} kabar" in compare.known(late, row, "id")


def test_the_page_says_why_the_outcome_is_not_scored(late: Result) -> None:
    """With its source, beside the other worlds."""
    page = html(late)
    assert "tidak dinilai" in page
    assert "Baron dan Hershey 1988" in page


def serious(page: Page) -> list[str]:
    """Return axe's serious and critical findings."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run()")
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_the_page_fits_and_is_accessible(
    late: Result, browser: Browser, size: tuple[int, int]
) -> None:
    """No sideways scrolling of the page; axe finds nothing serious, opened or not."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.set_content(html(late))
    page.evaluate("document.querySelectorAll('details').forEach((d) => d.open = true)")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= size[0]
    assert serious(page) == []
    page.close()


def test_what_is_folded_is_not_printed(late: Result, browser: Browser) -> None:
    """Paper gets what stands open: first the recollection, then what was unfolded."""
    page = browser.new_page()
    page.set_content(html(late))
    page.emulate_media(media="print")
    heading = page.locator("#dc-compare")
    folded = page.locator("#dc-compare ~ details .act").first
    assert not heading.is_visible()
    page.evaluate("document.querySelector('.reveal').open = true")
    assert heading.is_visible()
    assert not folded.is_visible()
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_action_stands_beside_what_was_done(
    late: Result, language: Language
) -> None:
    """Each line of the alignment is on the page with its reason.

    An act after a key action's window stands on that action's line, and there alone.
    """
    page = html(late, language)
    own = [own_act(late, row) for row in late.rows if row.item]
    taken = {(row.action, row.issue, row.done) for row in own}
    for row in late.rows:
        reason = row.reason(language)
        if row.item is None and (row.action, row.issue, row.done) in taken:
            assert reason not in page
            continue
        assert reason.split("'")[0].split("“")[0][:60] in page
    assert f'<html lang="{language}">' in page


def test_who_asked_without_ground_is_not_told_to_have_done_nothing(
    late: Result,
) -> None:
    """A missing key action says when the same act was asked for in vain."""
    missing = next(row for row in late.rows if row.verdict == "missing")
    alone = replace(late, rows=(missing,))
    assert verdict(alone, missing, "en") == "not done"
    vain = replace(missing, item=None, verdict="harmful", done=60, opens=None)
    both = replace(late, rows=(missing, vain))
    assert "you asked for it" in verdict(both, missing, "en")


def test_no_key_of_a_source_is_shown(scenario: Scenario, key: Key) -> None:
    """A breach tells its rule in words: the law's title, no [seen: L1], no A26."""
    result = judge(play(robot("harsh", key, 1), scenario, seed=7), key)
    page = BeautifulSoup(html(result), "html.parser")
    boxes = [box.get_text(" ", strip=True) for box in page.select(".flag")]
    assert any("UU 7/2012 tentang Penanganan Konflik Sosial" in box for box in boxes)
    for box in boxes:
        assert not re.search(r"\[(seen|design|derived|bg)|\b[LIT]\d{1,2}\b|A\d\d", box)


def test_the_forecast_chart_names_the_zero(late: Result) -> None:
    """What earns nothing is drawn from the looks' own zero, and said in numbers."""
    page = html(late)
    assert "titik nol" in page
    looks = [look for look in late.looks if look.parts]
    assert any(abs(figures.zero(look) - look.base) > 0.01 for look in looks)
    for look in looks:
        zeros = [part.zero for part in look.parts]
        assert min(zeros) - 1e-9 <= figures.zero(look) <= max(zeros) + 1e-9
    bare = replace(looks[0], parts=(), habit=None)
    assert figures.zero(bare) == bare.base


def test_codes_for_ones_own_question_stand_beside_the_acts(late: Result) -> None:
    """Each line bears its action's code and its issue's, as ``--had`` takes them."""
    page = BeautifulSoup(html(late), "html.parser")
    shown = {code.get_text() for code in page.select("code")}
    for row in late.rows:
        assert code(row.action, row.issue) in shown


def test_what_was_known_says_until_when(late: Result) -> None:
    """A judgement stays open for days, and reports after the graded one count."""
    page = BeautifulSoup(html(late), "html.parser")
    text = page.get_text(" ", strip=True)
    asked = [item for item in late.judged if item.known]
    assert asked
    for item in asked:
        until = when(late.exercise, item.until, "id")
        assert f"Yang diketahui sampai {until}" in text


def test_numbers_are_written_as_in_the_language() -> None:
    """A comma in Bahasa Indonesia, a true minus in both."""
    assert (brief(0.5, "id"), brief(0.5, "en"), brief(3, "id")) == ("0,5", "0.5", "3")
    assert percent(-0.08) == "−8%"
    assert (signed(-1.25, "id"), signed(0.4, "en")) == ("−1,2", "+0.4")
    assert decimal(-0.1, 2, "id") == "−0,10"


def test_the_page_asks_nothing_of_the_network(late: Result) -> None:
    """No script, no link, no image from elsewhere."""
    page = html(late)
    assert "<script" not in page
    loads = re.findall(r"""(?:src|href)=["']([^"'#][^"']*)""", page)
    assert [load for load in loads if not load.startswith("data:")] == []
    assert len(page) < 300_000


def test_what_a_participant_typed_is_escaped(scenario: Scenario, key: Key) -> None:
    """A reflection with markup is shown as it was typed."""
    ex = Exercise(scenario, 7, None, hints=False)
    ex.begin("peserta-07")
    ex.close("<script>alert(1)</script>")
    page = html(judge(ex, key))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_figures_have_words(late: Result) -> None:
    """Every figure has a text alternative."""
    page = BeautifulSoup(html(late), "html.parser")
    figures = page.find_all("figure")
    assert len(figures) > 4
    assert all(one["role"] == "img" and len(one["aria-label"]) > 20 for one in figures)
    assert all(svg["aria-hidden"] == "true" for svg in page.find_all("svg"))


def test_a_harmless_issue_that_broke_is_not_said_to_have_settled() -> None:
    """What it was is told with what became of it in this world."""
    calm, broke = ["emerging", "settled"], ["emerging", "crisis", "settled"]
    assert truth("benign", calm, "id") == "tidak berbahaya: reda sendiri"
    assert "pecah di dunia ini" in truth("benign", broke, "id")
    assert truth("real", broke, "id") == truth("real", calm, "id")


def test_decimals_are_written_as_the_language_does() -> None:
    """A comma in Bahasa Indonesia, a point in English."""
    assert (decimal(2 / 3, 2, "id"), decimal(2 / 3, 2, "en")) == ("0,67", "0.67")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_panel_that_has_voted_is_not_denied(late: Result, language: Language) -> None:
    """Not even where no situation it voted on came up in this exercise."""
    denied = {"id": "elum ada panel", "en": "o panel of experts has voted"}[language]
    assert html(late, language).count(denied) == 2
    assert denied not in html(replace(late, basis="panel"), language)
