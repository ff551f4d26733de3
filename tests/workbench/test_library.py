"""The library: fifteen scenarios over the whole cycle, each with all it needs."""

from __future__ import annotations

from collections import Counter

import pytest

from grading.workbench import library
from grading.workbench.library import Shelf
from sim.i18n import LANGUAGES, Language
from sim.scenario.files import NOTES
from sim.scenario.load import folder_of, names

LEAST_BENIGN = 0.4  # of the draws, so that a false alarm costs
CALM = "jatiwening"
STALE = "write it anew: python -m grading.workbench.library"


@pytest.fixture(scope="module")
def shelves() -> tuple[Shelf, ...]:
    """Every scenario of the library."""
    return library.shelves()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_up_to_date(language: Language) -> None:
    """What lies in docs is what cards and records say today."""
    written = (library.DOCS / library.PAGES[language]).read_text(encoding="utf-8")
    assert written == library.page(language), STALE


def test_it_holds_the_whole_cycle(shelves: tuple[Shelf, ...]) -> None:
    """Fifteen at least; every day from H-180 to H+30 is played in one of them."""
    assert len(shelves) >= 15
    days = {
        day
        for one in shelves
        for day in range(one.scenario.world.start_day, one.scenario.world.end_day + 1)
    }
    assert days >= set(range(-180, 31))
    assert any(
        one.scenario.world.start_day <= -180 and one.scenario.world.end_day >= 30
        for one in shelves
    )


def test_there_are_three_lengths_of_play(shelves: tuple[Shelf, ...]) -> None:
    """Twenty minutes, ninety minutes, half a day: at least two of each."""
    lengths = Counter(one.purpose.length for one in shelves)
    assert set(lengths) == {"short", "session", "halfday"}
    assert min(lengths.values()) >= 2


def test_most_draws_are_harmless_enough(shelves: tuple[Shelf, ...]) -> None:
    """At least two in five of every issue's draws; in the calm regency nearly all."""
    for one in shelves:
        for issue in one.scenario.issues:
            assert issue.variants.get("benign", 0) >= LEAST_BENIGN, issue.id
    calm = next(one for one in shelves if one.scenario.world.id == CALM)
    assert all(issue.variants["benign"] >= 0.7 for issue in calm.scenario.issues)


def test_each_has_notes_for_the_facilitator_and_a_record() -> None:
    """In both languages; the record is that of the version that is there."""
    for name in names():
        for file in NOTES.values():
            assert (folder_of(name) / file).stat().st_size > 2000, (name, file)
    assert all(one.golden is not None for one in library.shelves())
