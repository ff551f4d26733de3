"""What a grader has beside the special report, and what participants never see."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from grading.course import cells, facts, marks, rubric
from grading.course.layout import NOTEBOOK, NOTEBOOK_FILE
from sim.i18n import LANGUAGES, Language, translate
from tests.course import classroom
from tests.course.conftest import Evening
from tests.course.test_course_pages import SHOTS, _copied, _formgrader, _watched

WIDE, TALL = 1366, 768


@pytest.fixture(scope="module")
def seat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A participant's folder with a journal and a written report."""
    return classroom.seat(tmp_path_factory.mktemp("k") / "k", "p-1", "late-model")


def test_the_cell_finds_the_report_and_the_journal(
    seat: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It shows what the text says beside what the journal knows."""
    shown: list[str] = []
    monkeypatch.setattr(cells, "_show", shown.append)
    monkeypatch.chdir(seat)
    cells.facts()
    assert cells.written(seat) == classroom.REPORT
    assert shown == [facts.facts_html(marks.of(seat), classroom.REPORT, "id")]
    assert translate(facts.WORDS["title"], "id") in shown[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_are_escaped_and_load_nothing(seat: Path, language: Language) -> None:
    """Markup in a report stays text, whatever the language of the course."""
    page = facts.facts_html(marks.of(seat), "<img src=x> B2 <script>", language)
    assert "<img" not in page
    assert "<script" not in page


def test_the_guide_of_the_grader_is_nowhere_in_the_feedback(evening: Evening) -> None:
    """Neither anchors nor facts reach a participant, before or after grading."""
    guide = [text for one in rubric.CRITERIA for text in one.anchors]
    guide += [facts.WORDS["title"], facts.WORDS["only"]]
    secret = [translate(text, language) for text in guide for language in LANGUAGES]
    course = evening.course
    pages = [*course.root.glob("feedback/**/*.html"), course.release / NOTEBOOK_FILE]
    assert len(pages) > 20
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert [one for one in secret if one in text] == []


def test_report_and_facts_stand_side_by_side_in_the_formgrader(
    evening: Evening, browser: Browser, tmp_path: Path
) -> None:
    """On a laptop the text is left, the facts right, the rubric below, in one view."""
    course = _copied(evening, tmp_path)
    with _formgrader(course) as address:
        home = address.split("/formgrader")[0]
        with _watched(browser, home) as page:
            page.goto(address)
            page.goto(f"{home}/formgrader/gradebook/{course.assignment}/{NOTEBOOK}")
            link = page.locator("a:text-is('peserta-04')")
            link.wait_for(state="attached")
            page.goto(f"{home}{link.get_attribute('href')}")
            page.wait_for_load_state("networkidle")
            _side_by_side(page)


def _side_by_side(page: Page) -> None:
    report = page.locator(".cell:has(#laporan-khusus)")
    beside = page.locator("[id='cell-id=fakta']")
    below = page.locator("[id='cell-id=rubrik']")
    report.evaluate("e => e.scrollIntoView()")
    page.screenshot(path=SHOTS / "formgrader-facts.png")
    left, right, under = (x.bounding_box() for x in (report, beside, below))
    assert left is not None
    assert right is not None
    assert under is not None
    assert left["x"] + left["width"] <= right["x"] + 1
    assert right["x"] + right["width"] <= WIDE
    assert min(left["width"], right["width"]) > 400
    assert abs(left["y"] - right["y"]) < 2
    assert right["height"] < TALL
    assert under["y"] >= max(x["y"] + x["height"] for x in (left, right)) - 1
    assert beside.get_by_text(translate(facts.WORDS["title"], "id")).is_visible()
