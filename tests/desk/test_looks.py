"""How the desk looks and reads: themes, languages, sizes, assistive technology."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sim.desk.labels import labels
from sim.exercise.texts import LEVELS
from sim.i18n import translate
from tests.desk.lab_server import Lab
from tests.desk.participant import Participant
from tests.desk.played import played

TABS = ("inbox", "issues", "forecasts", "actions", "report", "timeline", "briefing")
FITS = "(el) => el.scrollWidth <= el.clientWidth"
PAGE_FITS = """() => {
  const notebook = document.querySelector('.jp-WindowedPanel-outer, .jp-Notebook');
  return notebook.scrollWidth <= notebook.clientWidth;
}"""
SEED = 11


def look_at(person: Participant, name: str, shots: tuple[str, ...]) -> list[str]:
    """Open every tab; return what axe finds; keep pictures of some."""
    found = []
    for tab in TABS:
        person.tab(tab)
        if tab == "actions":
            person.root.locator(".dc-entry").nth(9).click()
        if tab in shots:
            person.shot(f"{name}-{tab}")
        found += [f"{tab}: {finding}" for finding in person.serious()]
    return found


def left_over(person: Participant) -> set[str]:
    """Return Indonesian words of the desk that an English desk still shows."""
    shown = person.root.evaluate(
        "(el) => [...el.querySelectorAll('*')]"
        ".filter((one) => one.children.length === 0).map((one) => one.textContent)"
    )
    english = labels("en")
    said = {text for key, text in labels("id").items() if text != english[key]}
    said |= {translate(name, "id") for name in LEVELS}
    said -= set(english.values()) | {translate(name, "en") for name in LEVELS}
    levels = {text.partition(" · ")[2] for text in shown}
    return said & (set(shown) | levels)


@pytest.fixture
def seated(lab: Lab) -> Callable[[Participant, str], None]:
    """Opens a played exercise for a participant and scrolls the desk into view."""

    def open_for(person: Participant, name: str) -> None:
        played(lab.path(name), seed=SEED)
        cell = 'from sim.exercise import Exercise\nex = Exercise.open("muara-sendaru", '
        person.open(
            lab.notebook(name, cell + f'seed={SEED}, journal="{{journal}}")\nex.desk()')
        )
        person.run_all()
        person.root.evaluate("(el) => el.scrollIntoView()")

    return open_for


def test_light_dark_and_both_languages(
    seated: Callable[[Participant, str], None], participant: Participant
) -> None:
    """No serious axe finding in any tab; native controls follow the theme."""
    person = participant
    seated(person, "tampilan")
    scheme = "(el) => getComputedStyle(el).colorScheme"
    assert person.root.evaluate(scheme) == "light"
    assert look_at(person, "light-id", TABS) == []
    person.command("apputils:change-theme", theme="JupyterLab Dark")
    person.page.wait_for_selector("body[data-jp-theme-light=false]", state="attached")
    assert person.root.evaluate(scheme) == "dark"
    assert look_at(person, "dark-id", ("inbox", "forecasts")) == []
    person.root.get_by_role("button", name="EN (English)").click()
    person.root.locator(".dc-tabs", has_text="Inbox").wait_for()
    assert person.root.get_attribute("lang") == "en"
    assert "D−16" in person.clock
    assert look_at(person, "dark-en", ("issues",)) == []
    assert left_over(person) == set()
    person.command("apputils:change-theme", theme="JupyterLab Light")
    person.page.wait_for_selector("body[data-jp-theme-light=true]", state="attached")
    person.shot("light-en-briefing")


def test_an_office_laptop_shows_the_whole_desk(
    seated: Callable[[Participant, str], None], participant: Participant
) -> None:
    """At 1366 × 768, side bars closed, nothing has to be scrolled sideways or down."""
    person = participant
    seated(person, "laptop")
    assert person.page.evaluate(PAGE_FITS)
    box = person.root.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 768
    for tab in TABS:
        person.tab(tab)
        assert person.root.evaluate(FITS), tab


def test_200_per_cent_zoom_needs_no_sideways_scrolling(
    seated: Callable[[Participant, str], None], seat: Callable[..., Participant]
) -> None:
    """At twice the size everything is in one column and readable."""
    person = seat(width=683, height=384, scale=2)
    seated(person, "besar")
    assert person.page.evaluate(PAGE_FITS)
    for tab in TABS:
        person.tab(tab)
        wide = person.root.evaluate(
            "(el) => [...el.querySelectorAll('*')].filter((one) =>"
            " one.checkVisibility() && one.getBoundingClientRect().right"
            " > el.getBoundingClientRect().right + 1).map((one) => one.outerHTML)"
        )
        assert wide == [], tab
    person.tab("inbox")
    person.root.evaluate("(el) => el.scrollIntoView()")
    person.shot("zoom-200-id")
    assert person.serious() == []
