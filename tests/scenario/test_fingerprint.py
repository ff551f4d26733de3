"""The fingerprint: equal for equal histories, whatever the words."""

from __future__ import annotations

import re

import pytest

from sim.scenario.load import load
from tests.scenario.folder import Place

WORDS = [
    ("text.id.yaml", "Bupati", "Ibu Bupati"),
    ("text.en.yaml", "Ten days", "Eleven days"),
    ("actions.text.en.yaml", "Costs time", "Takes time"),
    ("calendars/tiny.yaml", "voting-day: Voting day}", "voting-day: The vote}"),
    ("sources.yaml", '0.3\n    basis: "made for tests"', "0.3\n    basis: seen"),
    ("actions.yaml", '[A01]\n        source: "made for', '[A01]\n        source: "for'),
    ("world.yaml", "# The least", "# The very least"),
    ("world.yaml", "teams: 2", "teams: +2"),
    ("sources.yaml", "kind: camat", "community: false\n    kind: camat"),
    ("issues.yaml", "{real: 0.4, mixed: 0.1, benign: 0}",
     "{benign: 0.0, real: 0.4, mixed: 0.1}"),
]  # fmt: skip
NUMBERS = [
    ("world.yaml", "teams: 2", "teams: 3"),
    ("world.yaml", "version: 1", "version: 2"),
    ("world.yaml", "name: Karangdamar", "name: Karangdamer"),
    ("issues.yaml", "real: 0.6", "real: 0.61"),
    ("sources.yaml", "kind: camat", "community: true\n    kind: camat"),
    ("injects.yaml", "per_day: 0.2", "per_day: 0.3"),
    ("injects.yaml", "at: [-6, 9]", "at: [-6, 10]"),
    ("calendars/tiny.yaml", "multiplier: 10", "multiplier: 11"),
    ("actions.yaml", "size: [0.3, 0.4, 0.6]", "size: [0.3, 0.4, 0.7]"),
    ("actions.yaml", "limit_hours: 72", "limit_hours: 71"),
]


@pytest.mark.parametrize(("file", "old", "new"), WORDS)
def test_words_do_not_count(place: Place, file: str, old: str, new: str) -> None:
    """Texts, grounds, comments, spelling, order and defaults change nothing."""
    before = load(place.folder).fingerprint
    place.change(file, old, new)
    assert load(place.folder).fingerprint == before


@pytest.mark.parametrize(("file", "old", "new"), NUMBERS)
def test_what_the_engine_reads_counts(
    place: Place, file: str, old: str, new: str
) -> None:
    """Whatever may change a history changes the fingerprint."""
    before = load(place.folder).fingerprint
    place.change(file, old, new)
    assert load(place.folder).fingerprint != before


def test_it_is_a_sha256(place: Place) -> None:
    """Sixty-four hexadecimal digits."""
    assert re.fullmatch("[0-9a-f]{64}", load(place.folder).fingerprint)


def test_it_does_not_depend_on_the_place(place: Place) -> None:
    """A copy in another folder has the same fingerprint."""
    before = load(place.folder).fingerprint
    other = place.folder.with_name("elsewhere")
    place.folder.rename(other)
    assert load(other).fingerprint == before
