"""D5: suggestions on texts, each with its passage, and never a mark."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading import Key
from grading.grade import judge
from grading.key.anchors import load_guide
from grading.measures.reasoning import Suggestion, known_words, suggest, suggest_text
from sim.exercise import Exercise
from sim.scenario.load import load
from sim.scenario.model import Scenario

GOOD = """Fakta: Menurut camat Muararuai (B3) sekitar 40 orang berkumpul di balai desa
pukul 08.00-10.30. Menurut FKDM (C2) tidak ada senjata.
Pendapat: Kemungkinan besar (70%) massa bertambah besok; belum dapat dipastikan siapa
yang menggerakkan."""
BAD = "Massa pasti akan rusuh. Dalangnya Budi Santoso, teleponnya 0812-3456-7890."


def levels(found: tuple[Suggestion, ...]) -> dict[str, int | None]:
    """Return the suggested level of each criterion."""
    return {one.criterion: one.level for one in found}


def where(found: tuple[Suggestion, ...], criterion: str) -> list[str]:
    """Return the passages a suggestion rests on."""
    return [p.text for one in found if one.criterion == criterion for p in one.passages]


def test_a_good_text_and_a_bad_one(scenario: Scenario) -> None:
    """Sources graded, doubt on the scale, parts apart; and the contrary of it all."""
    good, bad = suggest_text(GOOD, scenario), suggest_text(BAD, scenario)
    assert levels(good) == {
        "sources": 3, "uncertainty": 3, "recipient": None, "facts": 3, "care": 3,
    }  # fmt: skip
    found = levels(bad)
    assert (found["sources"], found["uncertainty"], found["care"]) == (0, 0, 0)
    assert where(bad, "care") == ["0812-3456-7890"]
    assert where(good, "uncertainty") == ["Kemungkinan besar", "70%"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Massa pasti akan datang.", 0),
        ("Massa akan datang.", 1),
        ("Mungkin massa akan datang.", 2),
        ("Belum dapat dipastikan massa akan datang.", 2),
        ("Massa tidak pasti akan datang. Diduga kecil jumlahnya.", 2),
        ("Sangat mungkin massa akan datang.", 3),
        ("Hampir pasti massa akan datang.", 3),
        ("Peluangnya 30 persen.", 3),
        ("Hanya kelompok kecil yang datang.", 1),
        ("Sangat mungkin, bahkan sudah tentu, massa datang.", 2),
    ],
)
def test_uncertainty(scenario: Scenario, text: str, level: int) -> None:
    """Words on the scale, doubt on none, certainty, and certainty taken back."""
    assert levels(suggest_text(text, scenario))["uncertainty"] == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Ada spanduk di pasar.", 0),
        ("Kabarnya ada spanduk di pasar.", 1),
        ("Menurut camat ada spanduk di pasar.", 2),
        ("Menurut camat (B2) ada spanduk di pasar.", 3),
        ("Grup A1 dan kelas B2 berkumpul.", 0),
    ],
)
def test_sources(scenario: Scenario, text: str, level: int) -> None:
    """Nobody, somebody, whom, and how good; a code without a source says nothing."""
    assert levels(suggest_text(text, scenario))["sources"] == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Warga Sungai Renyah bertemu Pjs. Bupati dan Tim Kewaspadaan Dini.", 3),
        ("Di Balai Desa hadir Pak Slamet.", 2),
        ("Provokator bernama Budi Santoso.", 1),
        ("Budi Santoso menjadi dalang.", 1),
        ("Kemarin Budi Santoso hadir.", 2),
        ("Menurut Kapolsek ada warga berkumpul.", 3),
        ("NIK 3273010203040005 tercatat.", 0),
        ("Hubungi +62 812 3456 7890.", 0),
        ("Pukul 08.00-10.30 pada 12.500 pemilih.", 3),
        ("Anggaran Rp 150.000.000 tersedia.", 3),
    ],
)
def test_names_and_numbers(scenario: Scenario, text: str, level: int) -> None:
    """Places and offices are nobody; a person beside an accusation is flagged."""
    assert levels(suggest_text(text, scenario))["care"] == level


def test_facts_apart_from_opinion(scenario: Scenario) -> None:
    """Words of opinion among the facts: one is a slip, more are a mixture."""
    for facts, level in (
        ("Sekitar 40 orang berkumpul.", 3),
        ("Sekitar 40 orang berkumpul, mungkin lebih.", 2),
        ("Tampaknya dikhawatirkan rusuh, kami menilai berpotensi.", 1),
    ):
        text = f"Fakta: {facts}\nPendapat: Sangat mungkin bertambah."
        assert levels(suggest_text(text, scenario))["facts"] == level
    unmarked = suggest_text("Sekitar 40 orang. Dikhawatirkan rusuh.", scenario)
    assert levels(unmarked)["facts"] == 0
    assert where(unmarked, "facts") == ["Dikhawatirkan"]
    assert levels(suggest_text("Sekitar 40 orang.", scenario))["facts"] is None


@given(st.text(max_size=400))
def test_any_text_is_looked_at_without_harm(scenario: Scenario, text: str) -> None:
    """Whatever is pasted: five suggestions, passages that stand where they say."""
    found = suggest_text(text, scenario)
    assert [one.criterion for one in found] == [c.id for c in load_guide().criteria]
    for one in found:
        assert one.level in (None, 0, 1, 2, 3)
        for passage in one.passages:
            assert passage.text in text
            assert passage.end - passage.start == len(passage.text)


def test_a_very_long_text_costs_little(scenario: Scenario) -> None:
    """A pasted book is looked at in its first pages only."""
    found = suggest_text("Budi Santoso pelaku, kabarnya. " * 100_000, scenario)
    assert levels(found)["care"] == 1


def test_an_empty_text_is_not_rated(scenario: Scenario) -> None:
    """Nothing can be told of nothing."""
    assert set(levels(suggest_text(" \n", scenario)).values()) == {None}


@given(st.sampled_from([GOOD, BAD]), st.integers(0, 3))
def test_one_more_source_is_never_worse(
    scenario: Scenario, text: str, times: int
) -> None:
    """Naming one more source never lowers the level for sources."""
    more = text + "\nMenurut Bawaslu (A2) belum ada laporan." * times
    before, after = (suggest_text(t, scenario) for t in (text, more))
    first, second = levels(before)["sources"], levels(after)["sources"]
    assert first is not None
    assert second is not None
    assert second >= first


def opened(scenario: Scenario) -> Exercise:
    """Return an exercise in which something has been told."""
    ex = Exercise(scenario, 7, None, hints=False)
    ex.begin("peserta-01")
    while not ex.seat.world.state.known:
        ex.advance(hours=12)
    return ex


def li(ex: Exercise, **more: Any) -> dict[str, Any]:
    """Return an information report on the first issue heard of."""
    issue = next(iter(ex.seat.world.state.known))
    cited = [report.id for report in ex.inbox if report.about == issue]
    words: dict[str, Any] = {
        "issue": issue, "what": "Warga berkumpul", "who": "sekitar 40 orang",
        "when": "pukul 08.00", "where": "pasar", "why": "", "how": "",
        "facts": "Menurut camat (B3) warga berkumpul.",
        "opinion": "Kecil kemungkinannya meluas.", "recipient": "bupati",
        "because": cited[:2],
    }  # fmt: skip
    return {**words, **more}


def test_an_information_report(scenario: Scenario) -> None:
    """What the journal holds is looked at field by field, with who it went to."""
    ex = opened(scenario)
    assert ex.file(**li(ex)).ok
    assert ex.file(**li(ex, recipient="timses", because=[], facts="")).ok
    first, second = suggest(ex)
    assert levels(first.suggestions) == {
        "sources": 3, "uncertainty": 3, "recipient": 3, "facts": 3, "care": 3,
    }  # fmt: skip
    assert first.paper.kind == "LI"
    assert levels(second.suggestions)["recipient"] == 0
    assert levels(second.suggestions)["sources"] == 0
    fields = {p.field for one in first.suggestions for p in one.passages}
    assert {"facts", "opinion", "recipient"} <= fields


def test_a_special_report_whose_word_and_figure_differ() -> None:
    """'Sangat mungkin' beside 20% is not the same; options must name who decides."""
    ex = opened(load("sagara-lawas"))
    issue = next(iter(ex.seat.world.state.known))
    body: dict[str, Any] = {
        "issue": issue, "facts": "Menurut FKDM (C2) warga berkumpul.",
        "analysis": "Sangat mungkin memburuk.", "recommended": 1,
        "recipient": "bupati",
    }  # fmt: skip
    for likelihood, authority in ((20, "kesbangpol"), (85, "polres")):
        options = [{"text": "Dialog", "risk": "Lambat", "authority": authority}]
        assert ex.special(**body, options=options, likelihood=likelihood).ok
    wrong, right = (one.suggestions for one in suggest(ex))
    assert (levels(wrong)["uncertainty"], levels(wrong)["recipient"]) == (2, 2)
    assert (levels(right)["uncertainty"], levels(right)["recipient"]) == (3, 3)


def test_daily_reports_and_sipks_entries_are_looked_at_as_well() -> None:
    """Each kind with its own fields of facts and opinion."""
    ex = opened(load("sagara-lawas"))
    issue = next(iter(ex.seat.world.state.known))
    district = ex.scenario.world.districts[0].id
    ex.daily(day=-150, situation="Menurut camat aman.", assessment="Mungkin tetap.",
             plan="Pantau.", recipient="bupati")  # fmt: skip
    ex.sipks(issue=issue, period="B.04", aspect="politik", district=district,
             place="Pasar", source="Laporan FKDM", background="Warga mengeluh.",
             likelihood=2, impact=2, recommendation="Dialog.")  # fmt: skip
    daily, sipks = suggest(ex)
    assert (daily.paper.kind, sipks.paper.kind) == ("daily", "sipks")
    assert levels(sipks.suggestions)["recipient"] is None
    assert where(sipks.suggestions, "sources") == ["Laporan FKDM"]


def test_suggestions_are_no_marks(scenario: Scenario, key: Key) -> None:
    """The worst text and the best leave every dimension as it was."""
    results = []
    for facts in ("Menurut camat (B3) warga berkumpul.", BAD):
        ex = opened(scenario)
        ex.file(**li(ex, facts=facts))
        ex.advance(day=8)
        results.append(judge(ex, key).dimensions)
    assert results[0] == results[1]
    assert "D5" not in results[0]


def test_every_criterion_has_four_anchors_in_both_languages() -> None:
    """Levels 0 to 3, each in words; three to five criteria; no basis is [bg] alone."""
    guide = load_guide()
    assert 3 <= len(guide.criteria) <= 5
    for criterion in guide.criteria:
        assert "[bg" not in criterion.basis
        for anchor in criterion.levels:
            assert anchor.text["id"] != anchor.text["en"]


def test_the_estimative_bands_leave_no_gap() -> None:
    """From almost impossible to almost certain, one band begins where one ends."""
    bands = [one.percent for one in load_guide().lists.scale]
    assert bands[0][0] == 1
    assert bands[-1][1] == 99
    for one, other in pairwise(bands):
        assert one[1] == other[0]


def test_no_name_of_a_scenario_is_taken_for_a_person() -> None:
    """Districts, camps, offices and issues are known words."""
    for name in ("muara-sendaru", "sagara-lawas"):
        scenario = load(name)
        known = known_words(scenario)
        for district in scenario.world.districts:
            assert district.name.split()[0].casefold() in known
            found = suggest_text(f"Warga di {district.name} tenang.", scenario)
            assert levels(found)["care"] == 3
