"""Votes as they come: from people, from Excel, and from somebody who means harm."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading.panel import PanelError, Questionnaire, Votes, read_votes
from grading.panel.form_csv import blank_form, filled
from grading.panel.read_votes import LIMIT
from sim.scenario.problem import Problem
from tests.grading.panel_made import DOZEN, cast, questionnaire

HEAD = "panelis;butir;pilihan;alasan\n"
GOOD = "UJI-01;gudang;periksa;alasan buatan\n"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    """The made-up items."""
    return questionnaire(tmp_path_factory.mktemp("butir"))


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    """Where a test writes its votes."""
    return tmp_path / "suara.csv"


def refused(path: Path, asked: Questionnaire, content: str | bytes) -> PanelError:
    """Return what is said about a votes file."""
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(data)
    with pytest.raises(PanelError) as caught:
        read_votes([path], asked)
    return caught.value


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("separator", [";", ","])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_excel_and_others_are_read(
    csv: Path, asked: Questionnaire, bom: bytes, separator: str, end: str
) -> None:
    """With and without mark, comma or semicolon, any line ends, quotes where needed."""
    rows = [
        ["Panelis", "Butir", "Pilihan", "Alasan", ""],
        ["uji-01", "Gudang", "PERIKSA", f'"satu{separator} ""dua"" tiga"', ""],
        ["", "", "", "", ""],
        ["UJI-02", "tokoh", "4", "alasan\u00a0buatan", ""],
    ]
    text = end.join(separator.join(row) for row in rows) + end
    csv.write_bytes(bom + text.encode())
    votes = read_votes([csv], asked)
    assert votes.panellists == ("UJI-01", "UJI-02")
    assert votes.all[0].option == "periksa"
    assert votes.all[0].reason == f'satu{separator} "dua" tiga'
    assert votes.all[1].reason == "alasan buatan"


def test_excels_separator_line_and_english_headings_are_read(
    csv: Path, asked: Questionnaire
) -> None:
    """``sep=;`` above everything, columns in another order, named in English."""
    csv.write_text("sep=;\nreason;option;item;panellist\nsebab;6;terusan;UJI-01\n")
    (vote,) = read_votes([csv], asked).all
    assert (vote.panellist, vote.item, vote.option) == ("UJI-01", "terusan", "6")


def test_what_is_written_is_read_again(csv: Path, asked: Questionnaire) -> None:
    """Votes go through a file unchanged; a form left blank holds no vote."""
    votes = Votes(tuple(sorted(cast(DOZEN).all)))
    csv.write_text(filled(votes.all), encoding="utf-8", newline="")
    assert read_votes([csv], asked) == votes
    csv.write_text(blank_form(asked, "UJI-01"), encoding="utf-8", newline="")
    assert read_votes([csv], asked) == Votes()


def test_a_folder_stands_for_its_files(tmp_path: Path, asked: Questionnaire) -> None:
    """One file per panellist, put into one folder."""
    for code in ("UJI-01", "UJI-02"):
        text = HEAD + GOOD.replace("UJI-01", code)
        (tmp_path / f"suara-{code}.csv").write_text(text)
    assert read_votes([tmp_path], asked).panellists == ("UJI-01", "UJI-02")


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        ("=1+1;gudang;periksa;alasan", "panellist", "rumus"),
        ("UJI-01;gudang;periksa;=HYPERLINK(1)", "reason", "rumus"),
        ("UJI-01;gudang;periksa;@SUM(A1)", "reason", "rumus"),
        ("UJI-01;gudang;periksa;\uff1d1+1", "reason", "rumus"),
        ("UJI-01;gudang;periksa;- karena", "reason", "rumus"),
        ("UJI-01;gudang;periksa;" + "x" * 501, "reason", "501"),
        ("UJI-01;gudang;periksa;", "reason", "Alasan belum"),
        ("UJI-01;gudang;periksa;..", "reason", "Alasan belum"),
        ("UJI-01;gudang;;sebab", "option", "pilihannya kosong"),
        ("UJI-01;gudang;periska;sebab", "option", "“periksa”"),
        ("UJI-01;tokoh;6;sebab", "option", "bukan pilihan"),
        ("UJI-01;gudng;periksa;sebab", "item", "“gudang”"),
        ("UJI-01;;periksa;sebab", "item", "kosong"),
        (";gudang;periksa;sebab", "panellist", "kosong"),
        ("Bapak Anu;gudang;periksa;sebab", "panellist", "P01"),
        ("UJI-01;gudang;periksa;a\u202eb\u200bcd", "reason", "U+202E"),
        ("UJI-01;gudang;periksa;a\x00bcd", "reason", "U+0000"),
        ("UJI-01;gudang;periksa;z" + "\u0300" * 40 + "algo", "reason", "ditumpuk"),
        ('UJI-01;gudang;periksa;"dua\nbaris"', "reason", "satu baris"),
        ("UJI-01;gudang;periksa;sebab;lagi", "", "lebih banyak isian"),
        ('UJI-01;gudang;periksa;"sebab"x', "", "CSV"),
        ('UJI-01;gudang;periksa;"tak ditutup', "", "CSV"),
    ],
)
def test_each_fault_is_told_with_its_line(
    csv: Path, asked: Questionnaire, row: str, field: str, said: str
) -> None:
    """The line, the column, and what to do; the good vote above it is not used."""
    error = refused(csv, asked, HEAD + GOOD + row + "\n")
    assert [(p.file, p.line) for p in error.problems] == [("suara.csv", 3)]
    assert error.problems[0].field == field
    assert said in error.text("id"), error.text("id")
    assert error.text("en") != error.text("id")


def test_everything_is_told_at_once(csv: Path, asked: Questionnaire) -> None:
    """Faults on many lines, several on one, also after a line that can't be read."""
    rows = (
        "x;gudang;y;\n" + 'UJI-02;"a"b;c;d\n' + GOOD + GOOD + "UJI-03;tokoh;9;sebab\n"
    )
    error = refused(csv, asked, HEAD + rows)
    assert [p.line for p in error.problems] == [2, 2, 2, 3, 5, 6]


def test_a_panellist_votes_once(tmp_path: Path, asked: Questionnaire) -> None:
    """The second vote names the place of the first, also in another file."""
    one, two = tmp_path / "satu.csv", tmp_path / "dua.csv"
    one.write_text(HEAD + GOOD)
    two.write_text(HEAD + "\n" + GOOD.lower())
    with pytest.raises(PanelError) as caught:
        read_votes([one, two], asked)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("dua.csv", 3)
    assert "satu.csv, baris 2" in problem.text("id")
    with pytest.raises(PanelError):
        read_votes([one, one], asked)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong"),
        ("panelis;butir\n", "pilihan"),
        ("panelis;butir;pilihan;alasan;nama\n", "nama"),
        ("panelis;butir;butir;pilihan;alasan\n", "dobel"),
        ("panelis\tbutir\tpilihan\talasan\n", "Kolom"),
        ((HEAD + "UJI-01;gudang;periksa;caf\u00e9 baru\n").encode("cp1252"), "UTF-8"),
        ((HEAD + GOOD).encode("utf-16"), "CSV UTF-8"),
        (b"PK\x03\x04 a workbook", "CSV UTF-8"),
        (b"\x00" * 100, "Kolom"),
        (b"x" * (LIMIT + 1), "MB"),
        ('"' * 999_999, "Kolom"),
    ],
)
def test_what_is_no_votes_file_is_refused_in_words(
    csv: Path, asked: Questionnaire, content: str | bytes, said: str
) -> None:
    """Wrong columns, another encoding, a workbook, nothing at all, far too much."""
    assert said in refused(csv, asked, content).text("id")


def test_a_flood_ends_soon(csv: Path, asked: Questionnaire) -> None:
    """Half a million rows, or one field of a megabyte: bounded time and few words."""
    began = time.process_time()
    rows = refused(csv, asked, HEAD + "x;y;z;w\n" * 240_000)
    field = refused(csv, asked, HEAD + "UJI-01;gudang;periksa;" + "x" * 1_900_000)
    assert len(rows.problems) < 500
    assert len(rows.text("id")) + len(field.text("id")) < 200_000
    assert time.process_time() - began < 30


@given(st.text(max_size=300), st.sampled_from(["", HEAD, HEAD + GOOD]))
def test_no_content_makes_it_stumble(
    asked: Questionnaire, tmp_path_factory: pytest.TempPathFactory, text: str, head: str
) -> None:
    """Any text is either votes or problems with words for them."""
    path = tmp_path_factory.getbasetemp() / "acak.csv"
    path.write_bytes((head + text).encode("utf-8", "surrogatepass"))
    problems: tuple[Problem, ...] = ()
    votes = Votes()
    try:
        votes = read_votes([path], asked)
    except PanelError as error:
        problems = error.problems
    assert all(vote.reason.strip() for vote in votes.all)
    assert all(p.text("id") and p.text("en") for p in problems)
