"""The desk without a kernel: plain HTML that any export can carry, offline."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from playwright.sync_api import Browser
from traitlets.config import Config

from sim.desk import Desk
from sim.desk.export import STATIC_DISPLAY_PRIORITY, WIDGET_TYPE
from sim.desk.labels import labels
from sim.desk.static_html import render
from sim.exercise import Exercise
from tests.desk.played import cycle, played

EVIL = '"><img src=x onerror=alert(1)>'


class Tags(HTMLParser):
    """Collects the tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.seen += [tag, *(name for name, _ in attrs)]


def bundle(desk: Desk) -> dict[str, Any]:
    """Return what a cell's output holds of a desk."""
    data, _ = desk._repr_mimebundle_()
    assert isinstance(data, dict)
    return data


def test_a_cell_keeps_the_static_view_beside_the_widget() -> None:
    """The widget for JupyterLab, HTML for exports, a sentence for the rest."""
    data = bundle(Desk(played(None)))
    assert WIDGET_TYPE in data
    assert "Run All" in data["text/plain"]
    for text in ("Karangdamar", "H−16 07.00", "Kampanye", "Laporan terakhir"):
        assert text in data["text/html"]
    assert 'role="img" aria-label="Peta Muara Sendaru: ' in data["text/html"]
    assert len(data["text/html"]) < 40_000


def test_a_full_cycle_shows_its_documents_board_and_situation() -> None:
    """What is owed and sent, the indicators, the state of conflict: all in words."""
    ex = cycle(None)
    ex.daily(day=-1, situation="", assessment="", plan="", recipient="bupati")
    html = bundle(Desk(ex))["text/html"]
    said = labels("id")
    for key in ("status_title", "status_off", "met_unknown", "duties", "filed"):
        assert said[key] in html
    for text in ("Papan indikator", "Laporan harian", "belum dikirim", "Politik"):
        assert text in html
    assert "Papan indikator" not in bundle(Desk(played(None)))["text/html"]
    assert len(html) < 60_000


def test_before_the_start_it_says_so() -> None:
    """A new exercise shows no empty tables."""
    html = bundle(Desk(Exercise.open("muara-sendaru", seed=7)))["text/html"]
    assert "Latihan belum dimulai." in html
    assert "<table" not in html


@pytest.mark.parametrize("make", [played, cycle])
def test_data_is_escaped_everywhere(make: Callable[[None], Exercise]) -> None:
    """No text of a report, issue or label becomes a tag or an attribute."""
    desk = Desk(make(None))

    def spoil(value: Any) -> Any:
        if isinstance(value, str):
            return EVIL
        if isinstance(value, list):
            return [spoil(one) for one in value]
        if isinstance(value, dict):
            kept = {"id", "state", "status"}
            return {k: v if k in kept else spoil(v) for k, v in value.items()}
        return value

    traits = (desk.static, desk.inbox, desk.view, desk.labels)
    assert all(traits)
    tags = Tags(render(*(spoil(trait) for trait in traits))).seen
    assert "img" not in tags
    assert "onerror" not in tags
    assert "script" not in tags


def test_an_export_shows_the_desk_without_any_request(
    tmp_path: Path, browser: Browser
) -> None:
    """nbconvert with our priority: the map is there, nothing is asked of the net."""
    book = nbformat.v4.new_notebook()
    text = (
        "from sim.exercise import Exercise\n"
        'ex = Exercise.open("muara-sendaru", seed=7, participant="p")\n'
        "ex.advance(hours=96)\nex.desk()"
    )
    book.cells = [nbformat.v4.new_code_cell(text)]
    root = Path(__file__).parents[2]
    NotebookClient(book, resources={"metadata": {"path": str(root)}}).execute()
    config = Config(
        {"NbConvertBase": {"display_data_priority": STATIC_DISPLAY_PRIORITY}}
    )
    html, _ = HTMLExporter(config=config, template_name="lab").from_notebook_node(book)
    body = html[html.index("<body") :]
    assert "Karangdamar" in body
    assert WIDGET_TYPE not in body
    page = browser.new_page()
    asked: list[str] = []
    page.route("**/*", lambda route: (asked.append(route.request.url), route.abort()))
    page.set_content(re.sub(r"<script.*?</script>", "", body, flags=re.S))
    assert page.get_by_role("img", name=re.compile("^Peta Muara Sendaru")).is_visible()
    assert asked == []
    page.close()
