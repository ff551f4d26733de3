"""Filling in any document of the desk, as a participant does with the mouse."""

from __future__ import annotations

import re

from playwright.sync_api import Locator

from tests.desk.participant import Participant

DOCUMENTS = (
    "LI",
    "daily",
    "special",
    "sipks",
    "rad",
    "rad-report",
    "vulnerability",
    "self-assessment",
)


def open_form(person: Participant, document: str) -> Locator:
    """Go to a document's page; return its form."""
    person.tab("documents")
    person.root.locator(f"[data-page={document}]").click()
    return person.root.locator(f".dc-document.dc-{document.lower()}")


def fill_in(person: Participant, form: Locator) -> None:
    """Give every control of a form something that the journal takes."""
    for number in range(form.locator("select").count()):
        form.locator("select").nth(number).select_option(index=1)
    for number in range(form.locator("textarea").count()):
        form.locator("textarea").nth(number).fill(f"Keterangan {number}.")
    for number in range(form.locator("input[type=number]").count()):
        box = form.locator("input[type=number]").nth(number)
        box.fill("1" if box.get_attribute("data-role") != "day" else today(person))
    if form.locator(".dc-matrix").count():
        form.locator(".dc-matrix input").nth(6).check()


def today(person: Participant) -> str:
    """Return the day on the desk's clock, relative to voting day."""
    found = re.search(r"([−+])(\d+) ", person.clock)
    return "0" if found is None else found[1].replace("−", "-") + found[2]


def send(person: Participant, form: Locator) -> None:
    """Press the button and wait until the journal has the document."""
    before = person.version
    form.locator(".dc-primary").click()
    person.wait_version(before + 1)
    person.settle()
