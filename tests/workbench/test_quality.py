"""Remarks on quality that reading a scenario brings: told where, and how to mend."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from deniceni.scenario_command import check, main
from grading.workbench.quality import remarks
from grading.workbench.quality.places import found, is_near, is_official
from grading.workbench.quality.remark import Remark
from grading.workbench.quality.terms import abbreviations
from sim.scenario.glossary import load_glossary
from sim.scenario.load import SCENARIOS
from tests.scenario.folder import Place
from tests.workbench.editing import NAME, edit

SPOILT: tuple[tuple[str, str, str], ...] = (
    ("world.yaml", "  - A29\n", "  - A30\n  - A29\n"),
    ("injects.yaml", "at: [-23, 10]", "at: [3, 10]"),
    ("text.id.yaml", "Ini FKDM, saya dengar dari warga:", "Saya dengar di Medan:"),
    ("text.id.yaml", "Pesan ke nomor aduan:", "Pesan untuk XKQZ dan Panwaslu:"),
    ("text.id.yaml", "di grup warga {district}.", "di grup warga."),
    ("text.en.yaml", "Copied from another group:", "Salinan dari grup tetangga:"),
    ("text.id.yaml", "Copas dari grup sebelah:", "Salinan dari grup tetangga:"),
    ("text.en.yaml", "  minta-kirka: >-\n", "  minta-kirka: Soon.\n  belum-juga: >-\n"),
)  # fmt: skip


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Remark]:
    """All remarks on a scenario in which one thing of every kind could be better.

    It is sound all the same.
    """
    folder = tmp_path_factory.mktemp("spoilt") / NAME
    shutil.copytree(SCENARIOS / NAME, folder)
    for file, old, new in SPOILT:
        edit(folder / file, old, new)
    _cut_inject(folder / "text.en.yaml")
    _late(folder / "issues.yaml", "konvoi")
    (folder / "facilitator.en.md").unlink(missing_ok=True)
    (folder / "facilitator.id.md").write_text("# Catatan\n", encoding="utf-8")
    return remarks(folder)


def _cut_inject(file: Path) -> None:
    """Leave of an inject its first word only."""
    before, _, rest = file.read_text(encoding="utf-8").partition("  belum-juga: >-\n")
    file.write_text(before + rest[rest.index("  undangan-camat:") :], "utf-8")


def _late(file: Path, issue: str) -> None:
    """Let an issue give no sign before its threshold."""
    head, mark, rest = file.read_text(encoding="utf-8").partition(f"  - id: {issue}\n")
    begin = rest.index("    indicators:")
    signs = rest[begin:].replace("stage: emerging", "stage: threshold")
    signs = signs.replace("stage: rising", "stage: threshold")
    file.write_text(head + mark + rest[:begin] + signs, encoding="utf-8")


EXPECTED = {
    "no-early-sign": ("issues.yaml", "issues[konvoi].indicators"),
    "unassessed-inject": ("injects.yaml", "injects[undangan-camat]"),
    "unneeded-action": ("world.yaml", "actions[28]"),
    "real-place": ("text.id.yaml", "openings.fkdm[3]"),
    "unknown-term": ("text.id.yaml", "openings.hotline[3]"),
    "outdated-term": ("text.id.yaml", "openings.hotline[3]"),
    "untranslated": ("text.en.yaml", "openings.viral[3]"),
    "far-shorter": ("text.en.yaml", "injects.minta-kirka"),
    "no-place": ("text.id.yaml", "reports.ceramah-video[1]"),
    "other-blanks": ("text.en.yaml", "reports.ceramah-video[1]"),
    "one-language": ("facilitator.en.md", ""),
}


@pytest.mark.parametrize("kind", EXPECTED)
def test_every_kind_is_told_at_its_place(spoilt: Sequence[Remark], kind: str) -> None:
    """Each thing that was made worse is told once, with file and field."""
    own = [one.problem for one in spoilt if one.id == kind]
    assert [(one.file, one.field) for one in own] == [EXPECTED[kind]]
    assert own[0].message("id") != own[0].message("en")


def test_nothing_else_is_told(spoilt: Sequence[Remark]) -> None:
    """What was not touched brings no remark; they come in the order of the files."""
    assert {one.id for one in spoilt} == EXPECTED.keys()
    files = [one.problem.file for one in spoilt]
    assert files.index("world.yaml") < files.index("issues.yaml")
    assert files.index("injects.yaml") < files.index("text.id.yaml")


@pytest.mark.parametrize("name", ["muara-sendaru", "sagara-lawas"])
def test_what_ships_brings_no_remark(name: str) -> None:
    """The scenarios that ship are read without a remark."""
    assert [one.text("id") for one in remarks(name)] == []


def test_an_issue_nobody_asks_about(copy: Path) -> None:
    """Its indicators are assessed by nothing, and that is told once, at the issue."""
    key = copy / "key.yaml"
    text = key.read_text(encoding="utf-8")
    key.write_text(text.replace("issue: dpt\n", "issue: ceramah\n"), "utf-8")
    edit(key, "    dpt:\n      reason:", "    ceramah-2:\n      reason:")
    world = (copy / "world.yaml").read_text(encoding="utf-8")
    (copy / "world.yaml").write_text(world.replace("issue: dpt", "issue: konvoi"))
    told = [one.problem.field for one in remarks(copy) if one.id == "unassessed-issue"]
    assert told == ["issues[dpt]"]


def test_a_place_that_no_source_listens_in(copy: Path) -> None:
    """An issue at home where nobody hears of it is told with the district."""
    sources = copy / "sources.yaml"
    text = sources.read_text(encoding="utf-8")
    only = "    reliability:"
    heard = "    districts: [muararuai]\n" + only
    sources.write_text(text.replace(only, heard), encoding="utf-8")
    deaf = {one.problem.field for one in remarks(copy) if one.id == "nobody-hears"}
    assert "issues[konvoi].districts[1]" in deaf
    assert "issues[konvoi].districts[2]" not in deaf


def test_style_that_gives_the_cause_away(copy: Path) -> None:
    """Exclamation marks in what only a harmless cause brings are told."""
    issues = copy / "issues.yaml"
    causes = {"video": "benign", "tanya": "benign", "ajakan": "real", "spanduk": "real"}
    for name, cause in causes.items():
        sign = f"ceramah-{name}"
        edit(issues, f"id: {sign}\n", f"id: {sign}\n        variants: [{cause}]\n")
    for language in ("id", "en"):
        file = copy / f"text.{language}.yaml"
        plain = file.read_text(encoding="utf-8").partition("voices:\n")[0]
        head, mark, rest = plain.partition("reports:\n")
        end = rest.index("  ceramah-ajakan:")
        loud = rest[:end].replace(".\n", "!\n")
        file.write_text(head + mark + loud + rest[end:], encoding="utf-8")
    told = [one for one in remarks(copy) if one.id == "style-tells-cause"]
    assert [one.problem.field for one in told] == ["issues[ceramah].indicators"] * 2


def test_names_of_places() -> None:
    """Real names count inside a sentence; ordinary words and our own names do not."""
    known = frozenset({"karangdamar"})
    assert is_official("Medan")
    assert is_near("Karawanng")
    assert [*found("Ia lahir di Medan.", known)] == [("Medan", True)]
    assert [*found("Ia lahir di Karawanng.", known)] == [("Karawanng", False)]
    for calm in ("Medan berat itu.", "Pasar di Karangdamar.", "Pak Medan datang.",
                 "Surat Kepala Desa itu.", "Hari Senin, Allah tahu.",
                 "Dua Calon, Satu Medan di desa — lalu pulang."):  # fmt: skip
        assert [*found(calm, known)] == [], calm


def test_abbreviations() -> None:
    """Unknown ones are told; shouting, headlines and known ones are not."""
    known = {*load_glossary().known()}
    assert [*abbreviations("Rapat XKQZ dan KPU di TPS.", known)] == ["XKQZ"]
    assert [*abbreviations("AWAS BAHAYA SEKARANG! KABAR itu", known)] == []


def test_the_glossary_replaces_what_is_outdated() -> None:
    """Every term has a meaning in both languages, and no outdated word is a term."""
    glossary = load_glossary()
    assert glossary.replaced()["panwaslu"] == "Bawaslu"
    assert all({*term.meaning} == {"id", "en"} for term in glossary.terms)
    known = {word.lower() for word in glossary.known()}
    assert not known & glossary.replaced().keys()


def test_check_prints_remarks_and_ends_with_zero(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A remark does not refuse a scenario, unless it is asked to."""
    place = Place(tmp_path)
    assert check(place.folder) == 0
    assert "[near-place] world.yaml, baris" in capsys.readouterr().out
    assert main(["check", str(place.folder), "--strict"]) == 1
    capsys.readouterr()
    assert main(["check", str(place.folder), "--strict", "--no-warnings"]) == 0
    assert "near-place" not in capsys.readouterr().out
