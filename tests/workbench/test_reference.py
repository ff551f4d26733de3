"""The author's reference says what the schemas say, in both languages, and no more."""

from __future__ import annotations

import pytest

from grading.workbench import reference
from sim.i18n import LANGUAGES, Language

STALE = "write it anew: python -m grading.workbench.reference"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_up_to_date(language: Language) -> None:
    """What lies in docs is what the schemas give today."""
    written = (reference.DOCS / reference.PAGES[language]).read_text(encoding="utf-8")
    assert written == reference.page(language), STALE


def test_every_meaning_has_indonesian_words() -> None:
    """None is missing, and none is left of a meaning that has changed."""
    assert {*reference.descriptions()} - {""} == set(reference.meanings())


def test_every_field_is_explained() -> None:
    """A row without a meaning helps nobody; a name that no file has is left over."""
    unexplained, used = set(), set()
    for sheet in reference.sheets().values():
        for part in (sheet, *sheet.get("$defs", {}).values()):
            for name, field in part.get("properties", {}).items():
                used |= set() if field.get("description") else {name}
                if not all(reference.meaning(name, field, one) for one in LANGUAGES):
                    unexplained.add(name)
    assert unexplained == set()
    assert set(reference.named()) == used
