"""The facilitator's notes of every scenario: both languages tell the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sim.scenario.files import NOTES
from sim.scenario.load import SCENARIOS, names
from sim.scenario.notes import check_notes

HEADINGS = 9  # the title and its eight parts
SEED = re.compile(r"(?:benih|seeds?) (\d+)(?: (?:dan|and) (\d+))?", re.IGNORECASE)
MARK = re.compile(r"\[seen: [^\]]+\]")


@pytest.fixture(params=names())
def folder(request: pytest.FixtureRequest) -> Path:
    """The folder of each scenario of the project."""
    return SCENARIOS / str(request.param)


def _notes(folder: Path) -> tuple[str, str]:
    first, second = (
        (folder / name).read_text(encoding="utf-8") for name in NOTES.values()
    )
    return first, second


def test_they_are_plain_text_in_both_languages(folder: Path) -> None:
    """Nothing hidden, nothing empty, no language without the other."""
    assert all((folder / name).is_file() for name in NOTES.values())
    assert not list(check_notes(folder))


def test_both_languages_have_the_same_parts(folder: Path) -> None:
    """Purpose, preparation, run of the session, table, debrief, mistakes, law, else."""
    for text in _notes(folder):
        assert len(re.findall(r"^#", text, re.MULTILINE)) == HEADINGS


def test_both_languages_advise_the_same_seeds(folder: Path) -> None:
    """At least two, since one story is not enough to see that there are others."""
    first, second = (
        {seed for pair in SEED.findall(text) for seed in pair if seed}
        for text in _notes(folder)
    )
    assert first == second
    assert len(first) >= 2


def test_both_languages_cite_the_same_law(folder: Path) -> None:
    """What rests on a source says so, in either language."""
    first, second = (sorted(MARK.findall(text)) for text in _notes(folder))
    assert first == second
