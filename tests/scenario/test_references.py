"""Citations: authors write keys, readers are shown what they stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.i18n import LANGUAGES
from sim.scenario.references import FILE, MARK, cited, load_references, plain, titles

ROOT = Path(__file__).parents[2]
CITING = sorted(
    path
    for place in ("scenarios", "grading")
    for path in (ROOT / place).rglob("*.yaml")
    if path != FILE
)


@pytest.mark.parametrize("path", CITING, ids=lambda path: path.stem)
def test_every_key_that_is_cited_has_a_title(path: Path) -> None:
    """Actions, institutions, documents, evidence, keys: no key is left unexplained."""
    data = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    keys = {key for line in data for key in cited(line)}
    assert keys - set(load_references().keys) == set()


def test_titles_exist_in_every_language_and_hold_no_key() -> None:
    """A title is words: nothing in it is itself a citation."""
    for one in (*load_references().keys.values(), *load_references().marks.values()):
        for language in LANGUAGES:
            assert one.title(language)
            assert not MARK.search(one.title(language))


def test_a_source_the_text_names_is_written_out_once() -> None:
    """The law's full title stands where the text speaks of it, and not twice."""
    law = "UU 7/2012 tentang Penanganan Konflik Sosial"
    text = "Hak asasi, UU 7/2012 [seen: L1]; pulih terencana [seen: L14b]; A26 [design]"
    assert plain(text, "id") == (
        f"Hak asasi, {law}; pulih terencana; pilihan rancangan latihan ini"
    )
    assert plain("Menolong korban [seen: L3, L14]", "id") == f"Menolong korban ({law})"
    assert plain("Clock [bg], shares [design]", "en") == (
        "Clock (common knowledge, not checked against a source), shares (a design "
        "choice of this exercise)"
    )
    assert plain("[design] one screen", "en") == (
        "a design choice of this exercise: one screen"
    )
    assert plain("Tidak ada yang dirujuk", "id") == "Tidak ada yang dirujuk"


def test_sources_already_named_are_not_listed_again() -> None:
    """What a ground tells is left out of the list; each title stands once."""
    source = "UU 9/1998 [seen: L36, L36b]; force [seen: I17]; IKP [seen: L43-L45]"
    assert cited(source) == ["L36", "L36b", "I17", "L43", "L44", "L45"]
    found = titles(source, "id")
    assert len(found) == 3
    assert titles(source, "id", but=f"Dasar: {found[0].upper()}") == found[1:]
