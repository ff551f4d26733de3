"""The panel's report and its command: offline, escaped, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grading.panel import Questionnaire, Vote, Votes, from_yaml, panel, read_votes
from grading.panel.command import main
from grading.panel.form_csv import filled
from grading.panel.report import html
from sim.i18n import LANGUAGES, Language
from tests.grading.panel_made import DOZEN, ITEMS, cast, questionnaire


@pytest.fixture
def asked(tmp_path: Path) -> Questionnaire:
    """The made-up items."""
    return questionnaire(tmp_path)


@pytest.fixture
def place(
    tmp_path: Path, asked: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder with items and a dozen made-up votes, to work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DENICENI_LANGUAGE", raising=False)
    (tmp_path / "suara.csv").write_text(filled(cast(DOZEN).all), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_votes_and_reasons(asked: Questionnaire, language: Language) -> None:
    """Every item with each answer's votes, what it is worth, and who said why."""
    page = html(panel(asked, cast(DOZEN)), language)
    assert f'<html lang="{language}">' in page
    for item in asked.items:
        assert item.question(language) in page
    assert page.count("UJI-12") >= len(asked.items)
    assert page.count("<li>alasan buatan untuk uji") == 72
    assert ("1,00" if language == "id" else "1.00") in page


@pytest.mark.parametrize("count", [0, 1, 3])
def test_few_or_no_votes_make_a_page_too(asked: Questionnaire, count: int) -> None:
    """It says that nobody, or too few, have voted."""
    votes = cast({item: options[:count] for item, options in DOZEN.items()})
    page = html(panel(asked, votes))
    assert ("Belum ada suara" in page) == (count == 0)
    assert "jawaban penyusun (authored)" in page
    assert "tidak masuk kunci" in page


def test_it_asks_nothing_of_the_network_and_escapes(asked: Questionnaire) -> None:
    """No script, no link elsewhere; markup in a reason is shown as it was typed."""
    evil = Vote("UJI-01", "gudang", "jaga", "<script>alert(1)</script>")
    page = html(panel(asked, Votes((evil,))))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert re.findall(r"""(?:src|href)=["']([^"'#][^"']*)""", page) == []


def test_check_says_what_to_know(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Counts first, then the findings; with votes amiss every line and status 1."""
    assert main(["check", "butir.yaml", "suara.csv"]) == 0
    told = capsys.readouterr().out
    assert "Butir: 6. Panelis: 12. Suara: 72 dari 72." in told
    assert "UJI-12 jauh dari" in told
    with (place / "suara.csv").open("a", encoding="utf-8") as file:
        file.write("UJI-01;gudang;jaga;sekali lagi\r\nUJI-13;gudang;apa;=1\r\n")
    assert main(["check", "butir.yaml", "suara.csv"]) == 1
    told = capsys.readouterr().err
    assert "baris 74" in told
    assert "baris 75, option" not in told, "a formula cell is not looked at further"
    assert "baris 75, reason" in told


def test_forms_report_and_key_are_written(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One command after the other, with the files where they are said to be."""
    assert main(["form", "butir.yaml", "--panellists", "3", "--kind", "html"]) == 0
    assert len(list((place / "formulir").glob("*.html"))) == 3
    assert main(["report", "butir.yaml", "suara.csv", "--language", "en"]) == 0
    assert "Panel report" in (place / "laporan-panel.html").read_text(encoding="utf-8")
    line = ["key", "butir.yaml", "suara.csv", "--without", "uji-12", "--to", "k.yaml"]
    assert main(line) == 0
    part = from_yaml((place / "k.yaml").read_text(encoding="utf-8"))
    assert part.left_out == ("UJI-12",)
    assert "Tanpa suara UJI-12" in capsys.readouterr().out


def test_a_key_without_votes_is_the_authors(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It can be made at once, says ``authored``, and says what is not in it."""
    assert main(["key", "butir.yaml"]) == 0
    told = capsys.readouterr().out
    assert "2 butir di kunci: 0 menurut panel, 2 menurut penyusun." in told
    assert "rumor: 0 suara dan tanpa jawaban" in told


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["form", "butir.yaml", "--codes", "Budi"], "bukan nama"),
        (["form", "butir.yaml", "--codes", "P01", "p01"], "berbeda-beda"),
        (["form", "butir.yaml", "--panellists", "0"], "berbeda-beda"),
        (["form", "butir.yaml", "--to", "butir.yaml"], "Tidak dapat ditulis"),
        (["check", "lain.yaml"], "tidak ada"),
        (["check", "butir.yaml", "lain.csv"], "tidak ada"),
        (["key", "butir.yaml", "suara.csv", "--without", "P99"], "P99"),
        (["report", "butir.yaml", "suara.csv", "--to", "x/y/z.html"], "ditulis"),
    ],
)
def test_what_cannot_be_done_is_said(
    place: Path, capsys: pytest.CaptureFixture[str], line: list[str], said: str
) -> None:
    """Status 1 and a sentence; no traceback."""
    assert main(line) == 1
    assert said in capsys.readouterr().err


def test_items_without_any_key_are_said(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither votes nor answers: there is nothing to make a key of."""
    start, rest = ITEMS.split("  - id: gudang")
    only = "  - id: rumor" + rest.split("  - id: rumor")[1].split("  - id: tokoh")[0]
    (place / "butir.yaml").write_text(start + only, encoding="utf-8")
    assert main(["key", "butir.yaml"]) == 1
    assert "Belum ada butir" in capsys.readouterr().err


def test_it_speaks_english_when_asked(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """``DENICENI_LANGUAGE=en`` as for every command."""
    monkeypatch.setenv("DENICENI_LANGUAGE", "en")
    assert main(["check", "butir.yaml", "suara.csv"]) == 0
    assert "Items: 6. Panellists: 12." in capsys.readouterr().out


def test_votes_are_read_as_they_were_written(place: Path, asked: Questionnaire) -> None:
    """The file these tests use holds what it should."""
    assert read_votes([place / "suara.csv"], asked).panellists[-1] == "UJI-12"
