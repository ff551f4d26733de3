"""Translations: complete, current and compiled; and the check would notice if not."""

from __future__ import annotations

from pathlib import Path

import pytest

from deniceni import catalogues
from deniceni.catalogues import DOMAINS, Domain, fields, texts_in
from sim import i18n


@pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)
def test_nothing_is_missing_or_stale(domain: Domain) -> None:
    """Every Indonesian text has an English one, and no English one is left over."""
    assert catalogues.problems(domain) == []


def test_the_program_reads_every_domain() -> None:
    """A catalogue that is kept is also looked into when a text is translated."""
    kept = {domain.name for domain in DOMAINS if domain.path(".mo").exists()}
    assert kept <= set(i18n.DOMAINS)
    assert {"engine", "desk", "review", "course", "cli"} <= kept


def test_extraction_reads_marked_texts() -> None:
    """Literals are read, joined when written in pieces; other values are left."""
    source = 'say(N_("satu " "dua"))\ntranslate("tiga", x)\nN_(name)\nother("empat")'
    assert list(texts_in(source)) == ["satu dua", "tiga"]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Domain:
    """A domain of one file with one text, and no catalogue yet."""
    package = tmp_path / "sim" / "small"
    package.mkdir(parents=True)
    (package / "a.py").write_text('N_("Hai, {name}.")\n', encoding="utf-8")
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path / "locale")
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    return Domain("small", ("sim/small",))


def _translate(domain: Domain, text: str) -> None:
    path = domain.path(".po")
    content = path.read_text(encoding="utf-8")
    start, _, _ = content.rpartition('msgstr "')
    path.write_text(f'{start}msgstr "{text}"\n', encoding="utf-8")


def _update(domain: Domain) -> None:
    catalogues.update(domain)


def test_a_new_text_is_missing_until_it_is_translated(small: Domain) -> None:
    """Updating adds the entry; a translation and a compilation content the check."""
    _update(small)
    assert any("missing" in problem for problem in catalogues.problems(small))
    _translate(small, "Hello, {name}.")
    assert any("not compiled" in problem for problem in catalogues.problems(small))
    _update(small)
    assert catalogues.problems(small) == []


def test_a_lost_placeholder_is_noticed(small: Domain) -> None:
    """A translation that drops a value of its source is refused."""
    _update(small)
    _translate(small, "Hello.")
    _update(small)
    assert any("placeholders" in problem for problem in catalogues.problems(small))


def test_a_text_gone_from_the_code_is_stale_but_can_come_back(small: Domain) -> None:
    """Its translation is kept aside and returns with it."""
    _update(small)
    _translate(small, "Hello, {name}.")
    source = catalogues.ROOT / "sim" / "small" / "a.py"
    before = source.read_text(encoding="utf-8")
    source.write_text('N_("Lain")\n', encoding="utf-8")
    _update(small)
    assert any("stale" in problem for problem in catalogues.problems(small))
    source.write_text(before, encoding="utf-8")
    _update(small)
    assert catalogues.problems(small) == []


def test_fields_are_the_names_in_braces() -> None:
    """Text with a lone brace is no format and has no fields."""
    assert fields("{a} dan {b:.1f}") == {"a", "b"}
    assert fields("satu } kurung") == set()
