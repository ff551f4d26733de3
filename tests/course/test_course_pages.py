"""What participants get back and instructors grade with, in a real browser, offline."""

from __future__ import annotations

import secrets
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from nbgrader.api import Gradebook
from playwright.sync_api import Browser, Page, Response

from deniceni.course_command import formgrader_line
from grading.course import assignment, rubric, work
from grading.course.layout import NOTEBOOK, Course
from grading.course.tool import environment
from sim.i18n import translate
from tests.course import classroom
from tests.course.conftest import Evening

SHOTS = Path(__file__).parents[1] / "output" / "course"
START_LIMIT = 90  # seconds
LOADS = {"src", "srcset", "data", "action", "poster", "background"}


@contextmanager
def _watched(browser: Browser, home: str) -> Iterator[Page]:
    """Open a page that in the end has asked for nothing outside ``home``."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert [url for url in asked if not url.startswith((home, "data:"))] == []
    assert errors == []


def _loads(path: Path) -> list[str]:
    """Return every address that the page would load from somewhere else."""
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    found = []
    for tag in page.find_all(True):
        for name, value in tag.attrs.items():
            fetched = name in LOADS or (name == "href" and tag.name == "link")
            if fetched and not str(value).startswith(("data:", "#")):
                found.append(f"{tag.name} {name}={value}")
    styles = "".join(style.text for style in page.find_all("style"))
    found += ["@import"] if "@import" in styles or "url(" in styles else []
    return found + [tag.name for tag in page.find_all(["script", "iframe", "object"])]


def _feedback(evening: Evening) -> list[Path]:
    return sorted((evening.course.root / "feedback").rglob("*.html"))


def test_feedback_loads_nothing_from_anywhere(evening: Evening) -> None:
    """No page, of good or of bad submissions, names an address that would be loaded."""
    pages = _feedback(evening)
    assert len(pages) >= 20
    assert {path.name: _loads(path) for path in pages if _loads(path)} == {}


def test_feedback_opens_offline_and_says_what_the_model_did(
    evening: Evening, browser: Browser
) -> None:
    """Points, the report, and the comparison decision by decision are on the page."""
    path = evening.course.feedback("peserta-04") / "latihan.html"
    SHOTS.mkdir(parents=True, exist_ok=True)
    with _watched(browser, "file:") as page:
        page.goto(path.as_uri())
        page.screenshot(path=SHOTS / "feedback.png", full_page=True)
        assert page.locator("table").first.locator("tbody tr").count() == 5
        text = page.inner_text("body")
        assert "menunggu penilai" in text
        assert "Kepada Pjs. Bupati." in text
        assert page.locator(".dc-review tbody tr").count() > 20
        assert page.locator("img").count() >= 2
        for image in page.locator("img").all():
            assert len(image.get_attribute("alt") or "") > 30
        found = Axe().run(page).response["violations"]
        worst = [one for one in found if one["impact"] in ("serious", "critical")]
        assert [node["html"][:200] for one in worst for node in one["nodes"]] == []


def test_the_review_is_a_page_of_its_own(evening: Evening, browser: Browser) -> None:
    """It opens by itself, for whoever hands it on."""
    with _watched(browser, "file:") as page:
        page.goto((evening.course.feedback("peserta-05") / "ulasan.html").as_uri())
        assert page.locator(".dc-review tbody tr").count() > 20


def test_a_problem_is_an_alert_on_both_pages(
    evening: Evening, browser: Browser
) -> None:
    """Who handed in badly reads why, and what to do."""
    with _watched(browser, "file:") as page:
        for name in ("latihan.html", "ulasan.html"):
            page.goto((evening.course.feedback("buruk-torn") / name).as_uri())
            told = page.locator("[role=alert]").inner_text()
            assert "terpotong" in told
            assert "kirim ulang" in told


def test_the_page_speaks_the_language_of_the_course(
    evening: Evening, tmp_path: Path
) -> None:
    """An English course gives English pages from the same gradebook."""
    course = _copied(evening, tmp_path)
    kind = assignment.load(course.source).model_copy(update={"language": "en"})
    assignment.save(course.source, kind)
    errand = work.Errand(course.root, course.assignment)
    assert work.feedback(errand, "peserta-04") == ""
    page = (course.feedback("peserta-04") / "latihan.html").read_text("utf-8")
    assert '<html lang="en">' in page
    assert "waiting for the grader" in page
    assert "menunggu penilai" not in page


def _copied(evening: Evening, place: Path) -> Course:
    root = place / "kursus"
    shutil.copytree(evening.course.root, root)
    return Course.at(root)


@contextmanager
def _formgrader(course: Course) -> Iterator[str]:
    """Serve the formgrader as the command does; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    token = secrets.token_hex(8)
    line = formgrader_line(course.root, port, browser=False)
    line += [f"--IdentityProvider.token={token}"]
    with environment(), (course.root / "server.log").open("wb") as log:
        server = subprocess.Popen(line, cwd=course.root, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/api/status?token={token}")
        yield f"{address}/formgrader?token={token}"
    finally:
        server.terminate()
        server.wait(30)


def _wait(address: str) -> None:
    end = time.monotonic() + START_LIMIT
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            assert time.monotonic() < end, "the server did not start"
            time.sleep(0.3)


def test_a_person_grades_the_report_beside_its_rubric(
    evening: Evening, browser: Browser, tmp_path: Path
) -> None:
    """The real formgrader lists who waits, shows rubric and answer, saves points."""
    course = _copied(evening, tmp_path)
    with _formgrader(course) as address:
        home = address.split("/formgrader")[0]
        with _watched(browser, home) as page:
            page.goto(address)
            page.goto(f"{home}/formgrader/gradebook/{course.assignment}/{NOTEBOOK}")
            row = page.locator("tr", has=page.locator("a:text-is('peserta-05')"))
            row.wait_for(state="attached")
            assert row.locator(".needs-manual-grade .glyphicon").count() == 1
            href = row.locator("a").first.get_attribute("href")
            page.goto(f"{home}{href}")
            page.wait_for_load_state("networkidle")
            assert "laporan camat (B2)" in page.inner_text("body")
            anchor = translate(rubric.CRITERIA[1].anchors[3], "id")
            assert page.get_by_text(anchor).is_visible()
            _give(page, "17.5", "Tunjukkan penjelasan tandingan.")
            page.screenshot(path=SHOTS / "formgrader.png")
    with Gradebook(f"sqlite:///{course.gradebook}", "deniceni") as book:
        where = ("laporan-khusus", NOTEBOOK, course.assignment, "peserta-05")
        grade = book.find_grade(*where)
        assert (grade.manual_score, grade.needs_manual_grade) == (17.5, False)
        assert "tandingan" in book.find_comment(*where).comment


def _give(page: Page, points: str, comment: str) -> None:
    """Type points and a comment; the formgrader saves a field when it is left."""
    score, words = "#laporan-khusus", "#laporan-khusus-comment"
    page.locator(score).fill(points)
    with page.expect_response(_saves("/api/grade/")):
        page.locator(words).focus()
    page.locator(words).fill(comment)
    with page.expect_response(_saves("/api/comment/")):
        page.locator(score).focus()


def _saves(place: str) -> Callable[[Response], bool]:
    return lambda answer: place in answer.url and answer.request.method == "PUT"


def test_the_class_is_who_the_pages_are_about(evening: Evening) -> None:
    """Everybody who handed in under a name has both pages."""
    for standing in evening.graded.standings:
        names = {
            path.name for path in evening.course.feedback(standing.student).iterdir()
        }
        assert {"latihan.html", "ulasan.html"} <= names
    assert len(evening.graded.standings) > len(classroom.ROBOTS)
