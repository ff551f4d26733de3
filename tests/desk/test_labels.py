"""The desk's words: each is used, each exists, none is in the browser's code."""

from __future__ import annotations

import re

import pytest

from sim.desk import labels, source

BY_PATTERN = re.compile(
    r"^(source_[A-F]|content_[1-6]|chance_\d+|kind_\w+|event_\w+|fact_\w+|means_\w+"
    r"|running_(waiting|active)|tab_\w+|how_\d|kernel_\w+|li_\w+|lane_\w+"
    r"|advance_\d+|choose_\w+|duty_\w+|status_\w+|met_\w+|displaced_\w+|trend_\w+|case_\w+)$"
)
IN_PYTHON = {"static_note", "static_inbox", "static_new", "map_alt", "grade"} | {
    "duties_due",
    "filed_asked",
}
MARKUP = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")


def asked() -> set[str]:
    """Return the keys that the browser's code names in full."""
    script = source.script()
    found = set(re.findall(r"\bL\.([a-z_0-9]+)", script))
    found |= set(re.findall(r'\b(?:t|ta|tp): "([a-z_0-9]+)"', script))
    found |= set(re.findall(r'\b(?:button|field)\(\s*"([a-z_0-9]+)"', script))
    found |= set(re.findall(r'\blabel(?: =|:) "([a-z_0-9]+)"', script))
    return found


def test_every_word_the_browser_asks_for_exists() -> None:
    """A missing key would show as an empty button."""
    assert asked() - set(labels.labels("id")) == set()


def test_no_word_is_left_over() -> None:
    """What nothing asks for would be translated in vain."""
    spare = set(labels.labels("id")) - asked() - IN_PYTHON
    assert {key for key in spare if not BY_PATTERN.match(key)} == set()


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_word_is_said(language: labels.Language) -> None:
    """Only the plain report carries no tag."""
    empty = [key for key, text in labels.labels(language).items() if not text]
    assert empty == ["kind_report"]


def test_the_browser_never_makes_markup_of_data() -> None:
    """No way of writing HTML is in the browser's code."""
    assert [word for word in MARKUP if word in source.script()] == []


def test_the_browser_asks_nobody() -> None:
    """No address but the SVG name, no import, no request is in the browser's code."""
    script = source.script().replace("http://www.w3.org/2000/svg", "")
    for word in ("http:", "https:", "import ", "fetch(", "XMLHttpRequest", "@import"):
        assert word not in script + source.style()
