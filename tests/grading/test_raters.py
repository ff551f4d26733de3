"""Two raters: who reads what, the forms, and how far they agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading.grade import judge
from grading.key.anchors import load_guide
from grading.key.load import load_key
from grading.raters import forms, session
from grading.raters.agreement import agreed, icc, kappa
from grading.raters.draw import borderline, second
from grading.raters.items import Item, criteria, items
from grading.raters.page import FIELDS
from grading.raters.report import report
from grading.robots import robot
from sim.policies import play
from sim.scenario.load import load

RULES = load_guide().second
FLEISS = [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9),
          (6, 2, 4, 7)]  # fmt: skip
LEVELS = st.integers(0, 3)
PAIRS = st.lists(st.tuples(LEVELS, LEVELS), min_size=2, max_size=30)


def text(number: int, level: int | None = 1) -> Item:
    """Return a text with every level suggested alike."""
    suggested = dict.fromkeys(criteria(), level)
    return Item(f"p-{number:02d}", "LI/100", "LI", {"facts": "Warga."}, suggested)


def table(*rows: tuple[int, ...]) -> Any:
    """Return ratings, a row for each text."""
    return np.array(rows, dtype=float)


def test_the_published_example_of_the_intraclass_correlation() -> None:
    """Shrout and Fleiss 1979, table 2: six targets, four judges, ICC(2,1) = .29."""
    assert icc(table(*FLEISS)) == pytest.approx(0.29, abs=0.005)


def test_kappa_by_hand() -> None:
    """One of four texts a level apart: seen 1/4; by chance (14 + 3 × 6) / 16 = 2."""
    assert kappa(table((0, 0), (1, 1), (2, 2), (2, 3))) == pytest.approx(1 - 0.25 / 2)


def test_agreement_at_its_ends() -> None:
    """Alike is 1, contrary is negative, without any difference nothing can be told."""
    assert kappa(table((0, 0), (3, 3))) == 1
    opposite = kappa(table((0, 3), (3, 0)))
    assert opposite is not None
    assert opposite < 0
    assert kappa(table((2, 2), (2, 2))) is None
    assert icc(table((2, 2), (2, 2))) is None
    assert kappa(table((2, 2))) is None


@given(PAIRS)
def test_neither_rater_is_the_first(pairs: list[tuple[int, int]]) -> None:
    """Kappa and ICC do not change when the raters change places; 1 is the most."""
    one, other = table(*pairs), table(*[(b, a) for a, b in pairs])
    for measure in (kappa, icc):
        here, there = measure(one), measure(other)
        assert (here is None) == (there is None)
        if here is not None and there is not None:
            assert here == pytest.approx(there)
            assert here <= 1 + 1e-9


@given(PAIRS)
def test_kappa_is_near_the_intraclass_correlation(
    pairs: list[tuple[int, int]],
) -> None:
    """With quadratic weights they are the same for many texts (Fleiss, Cohen 1973)."""
    many = table(*pairs * 40)
    here, there = kappa(many), icc(many)
    if here is not None and there is not None:
        assert here == pytest.approx(there, abs=4 / len(many))


def test_the_band_is_over_texts_and_always_the_same() -> None:
    """It holds the value, narrows with more texts, and needs at least two."""
    few = [[(0, 0)], [(1, 2)], [(3, 3)], [(2, 1)]]
    one, again, more = (agreed(t, 200, 0.9) for t in (few, few, few * 10))
    assert one == again
    for found in (one, more):
        assert found.low is not None
        assert found.high is not None
        assert found.kappa is not None
        assert found.low <= found.kappa <= found.high
    assert more.high - more.low < one.high - one.low  # type: ignore[operator]
    assert agreed([[(1, 1)]], 200, 0.9).low is None
    assert agreed([], 200, 0.9).n == 0


def test_at_least_a_fifth_is_read_twice_by_lot() -> None:
    """The same texts whatever the order; a late one changes nobody's lot much."""
    known = [text(number) for number in range(31)]
    drawn = second(known, RULES, {})
    assert drawn == second(known[::-1], RULES, {})
    assert len(drawn) == 7
    assert set(drawn.values()) == {"lot"}
    later = second([*known, text(99)], RULES, {})
    assert len(set(drawn) - set(later)) <= 1
    assert second([], RULES, {}) == {}


def test_every_borderline_text_is_read_twice() -> None:
    """Close to a boundary by suggestion, or once rated by the rating; or far off it."""
    between = Item("p", "x", "LI", {}, dict(zip(criteria(), (1, 2, 1, 2, 2))))  # noqa: B905
    assert between.mean == pytest.approx(1.6)
    assert borderline(between, RULES, {}) == "boundary"
    assert borderline(text(1), RULES, {}) is None
    assert borderline(text(1), RULES, dict.fromkeys(criteria(), 1)) is None
    assert borderline(text(1), RULES, dict.fromkeys(criteria(), 3)) == "apart"
    assert borderline(text(1, None), RULES, {}) is None
    first = {text(n).id: dict.fromkeys(criteria(), 3) for n in range(31)}
    assert len(second([text(n) for n in range(31)], RULES, first)) == 31


def fill(path: Path, level: str, rows: int = 10**6) -> None:
    """Write a level into the first rows of a form, as a spreadsheet would."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    for at in range(1, min(len(lines), rows + 1)):
        cells = lines[at].split(";")
        lines[at] = ";".join([*cells[:3], level, "cukup", *cells[5:]])
    path.write_text("\n".join(lines), encoding="utf-8")


def test_a_session_from_the_forms_to_the_report(tmp_path: Path) -> None:
    """Forms, then both filled in, then agreement; nothing filled in is lost."""
    known = [text(number) for number in range(10)]
    begun = session.hold(tmp_path, known, "id")
    assert len(begun.drawn) == 2
    assert "Isi kedua formulir" in (tmp_path / session.REPORT).read_text("utf-8")
    one, other = (tmp_path / name for name in session.FORMS)
    fill(one, "1")
    fill(one, "2", rows=5)
    fill(other, "1")
    after = session.hold(tmp_path, known, "en")
    assert (after.first, after.second) == (10, 2)
    assert after.total.n == 2
    again = session.hold(tmp_path, known, "en")
    assert again.total == after.total
    assert "weighted kappa" in report(after, RULES, "en")
    assert forms.read(one).reasons[known[0].id, "sources"] == "cukup"


def test_texts_that_become_borderline_are_added(tmp_path: Path) -> None:
    """What the first rater puts far off the suggestion goes to the second as well."""
    known = [text(number) for number in range(10)]
    session.hold(tmp_path, known, "id")
    fill(tmp_path / session.FORMS[0], "3")
    after = session.hold(tmp_path, known, "id")
    assert len(after.drawn) == 10
    second_form = (tmp_path / session.FORMS[1]).read_text("utf-8-sig")
    assert all(item.id in second_form for item in known)


def test_what_raters_are_far_apart_on_is_listed(tmp_path: Path) -> None:
    """More than a level apart: to be talked over."""
    known = [text(0)]
    session.hold(tmp_path, known, "id")
    for name, level in zip(session.FORMS, "03", strict=True):
        fill(tmp_path / name, level)
    found = session.hold(tmp_path, known, "id")
    assert found.differ == tuple((known[0].id, name) for name in criteria())
    assert "bicarakan" in report(found, RULES, "id")


HEAD = "penilai;teks;kriteria;tingkat;alasan\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEAD + "a;p/x;sources;4;x\n", "baris 2: “4” bukan tingkat"),
        (HEAD + "a;p/x;sources;2;x\na;p/x;sources;1;y\n", "baris 3"),
        ("teks;kriteria\n", "kolom penilai tidak ada"),
        (b"\xff\xfe\x00", "bukan berkas CSV"),
    ],
)
def test_a_bad_form_is_refused_in_words(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    """With its file and line; and nothing is written over it."""
    path = tmp_path / session.FORMS[0]
    data = content if isinstance(content, bytes) else content.encode()
    path.write_bytes(data)
    with pytest.raises(forms.BadForm) as caught:
        session.hold(tmp_path, [text(0)], "id")
    assert said in caught.value.message("id")
    assert path.read_bytes() == data


def test_commas_and_excel_are_read_as_well(tmp_path: Path) -> None:
    """A form saved with commas and a byte order mark; no level: not yet rated."""
    path = tmp_path / "a.csv"
    rows = HEAD.replace(";", ",") + 'a,p/x,sources,2,"karena, jelas"\na,p/x,facts,,\n'
    path.write_text("\ufeff" + rows, encoding="utf-8")
    found = forms.read(path)
    assert found.levels == {"p/x": {"sources": 2}}
    assert found.reasons["p/x", "sources"] == "karena, jelas"
    assert forms.read(tmp_path / "none.csv") == forms.NOTHING


def test_a_reason_is_no_formula(tmp_path: Path) -> None:
    """What a spreadsheet would run is written as text, and read back as typed."""
    path = tmp_path / "a.csv"
    name = text(0).id
    typed = forms.Filled({name: {"sources": 1}}, {(name, "sources"): "=1+1"})
    forms.write(path, "a", [text(0)], typed, "id")
    assert "'=1+1" in path.read_text("utf-8")
    assert forms.read(path).reasons[name, "sources"] == "=1+1"


def test_what_a_participant_wrote() -> None:
    """Every document of the journal and the notebook's text; an empty one is none."""
    key = load_key("muara-sendaru")
    ex = play(robot("model", key), load("muara-sendaru"), seed=7)
    result = judge(ex, key)
    alone = items("p-01", result, " \n")
    both = items("p-01", result, "Fakta: <b>warga</b> berkumpul.")
    assert len(alone) == len(result.texts) > 0
    assert [one.id for one in both][-1] == "p-01/laporan-khusus"
    page = session.html(both, "id")
    assert "&lt;b&gt;warga" in page
    assert all(one.id in page for one in both)
    assert "Penerima: Pjs. Bupati" in page
    assert set(FIELDS) >= {
        name for part in load_guide().parts.values() for own in part.values()
        for name in own
    }  # fmt: skip
