"""The validation command: one offline report in both languages, and plain words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from deniceni import validate_command
from sim.ensemble.evidence import load_evidence, load_texts
from sim.ensemble.report import html
from sim.ensemble.validate import Validation, validate
from sim.scenario.references import plain

NAME = "muara-sendaru"


@pytest.fixture(scope="module")
def found() -> Validation:
    """A small validation of the small scenario."""
    return validate(NAME, 40, workers=0)


class _Page(HTMLParser):
    """Collects what a page loads and what its pictures say."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.pictures: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "link", "img", "iframe", "object"):
            self.loads.append(tag)
        for name in ("src", "href", "xlink:href"):
            target = given.get(name) or ""
            self.loads += [] if target.startswith("#") or not target else [target]
        if given.get("role") == "img":
            self.pictures.append(given.get("aria-label") or "")

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_report_is_one_file_and_holds_every_item(
    found: Validation, language: str
) -> None:
    """Nothing is loaded; every statistic is named with value, interval and basis."""
    page = _Page(html(found, language))  # type: ignore[arg-type]
    assert page.loads == []
    texts = load_texts()[language]  # type: ignore[index]
    for item in load_evidence().items:
        assert texts.items[item.id].name in page.words
        basis = texts.items[item.id].basis or item.basis
        assert plain(basis, language) in page.words  # type: ignore[arg-type]
        assert "[derived]" not in page.words
        assert item.source in page.words
    assert ("4,1" if language == "id" else "4.1") in page.words


def test_every_picture_has_words(found: Validation) -> None:
    """Eight figures, each with a sentence for those who cannot see it, no colour."""
    text = html(found)
    page = _Page(text)
    assert len(page.pictures) == 8
    assert all(len(told) > 30 for told in page.pictures)
    colours = set(re.findall(r"(?:fill|stroke): (#[0-9a-f]{6})", text))
    assert all(c[1:3] == c[3:5] == c[5:7] for c in colours), colours


def test_the_same_seeds_give_the_same_report() -> None:
    """No clock, no lot: byte for byte."""
    one, two = (html(validate(NAME, 20, workers=count)) for count in (0, 1))
    assert one == two


def test_background_is_apart(found: Validation) -> None:
    """Background incidents have their own value, all incidents theirs."""
    cycle = found.finding("incidents-per-cycle")
    assert cycle.background is not None
    assert cycle.background.value < cycle.all.value
    assert found.finding("benign-draws").background is None


def test_what_a_scenario_lacks_is_not_judged(found: Validation) -> None:
    """The small scenario has neither disputes nor a candidacy stage."""
    assert found.finding("petition").verdict == "no-data"
    assert found.finding("rate-campaign").verdict == "no-data"


@pytest.mark.parametrize(
    ("language", "told"),
    [("id", "Dunia simulasi di samping data"), ("en", "The simulated world beside")],
)
def test_the_command_writes_the_report(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    told: str,
) -> None:
    """It says how many agree, names each that does not, and where the file is."""
    monkeypatch.setenv("DENICENI_LANGUAGE", language)
    target = tmp_path / "validasi.html"
    line = [NAME, "--runs", "20", "--workers", "0", "--out", str(target)]
    assert validate_command.main(line) == 0
    assert told in target.read_text(encoding="utf-8")
    said, progress = capsys.readouterr()
    words = ("Di dalam rentang", "di luar: ") if language == "id" else (
        "Inside", "outside: ")  # fmt: skip
    assert all(word in said for word in words)
    assert "120" in said.splitlines()[1]  # 20 seeds, for five more times
    assert str(target) in said
    assert ("riwayat" if language == "id" else "histories") in progress


def test_strict_fails_where_something_is_outside(tmp_path: Path) -> None:
    """Status 1 with ``--strict``, and the report is there all the same."""
    target = tmp_path / "validasi.html"
    line = [NAME, "--runs", "20", "--workers", "0", "--out", str(target), "--strict"]
    assert validate_command.main(line) == 1
    assert target.exists()


@pytest.mark.parametrize(
    ("line", "status", "told"),
    [
        (["muara-sandaru"], 1, "muara-sendaru"),
        ([NAME, "--runs", "3"], 2, "paling sedikit 20"),
        ([NAME, "--runs", "20", "--workers", "0", "--out", "tidak/ada.html"], 1,
         "tidak dapat ditulis"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    line: list[str],
    status: int,
    told: str,
) -> None:
    """An unknown scenario, too few runs, a folder that is not there."""
    monkeypatch.delenv("DENICENI_LANGUAGE", raising=False)
    monkeypatch.chdir(tmp_path)
    assert validate_command.main(line) == status
    assert told in capsys.readouterr().err
