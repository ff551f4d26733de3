"""D5: suggestions on texts, each with its passage, and never a mark."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading import Key, load_key
from grading.grade import judge
from grading.key.anchors import load_guide
from grading.measures.reason import Reasoned, reason
from grading.measures.reasoning import Suggestion, known_words, suggest, suggest_text
from sim.exercise import Exercise
from sim.exercise.duties import owed
from sim.exercise.texts import report_text, source_name
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.world.state import Report

FIELDS = ("what", "who", "when", "where", "why", "how", "facts", "opinion")
OPINION = "Kecil kemungkinannya meluas ke desa lain, karena tokoh setempat menenangkan."
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
    assert where(bad, "care") == ["0812-3456-7890", "Budi Santoso"]
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


def said(ex: Exercise, report: Report) -> str:
    """Return how a text names who sent a report."""
    return f"Menurut {source_name(ex.scenario, report, 'id')}"


def li(ex: Exercise, **more: Any) -> dict[str, Any]:
    """Return an information report on the first issue heard of."""
    issue = next(iter(ex.seat.world.state.known))
    cited = [report for report in ex.inbox if report.about == issue]
    words: dict[str, Any] = {
        "issue": issue, "what": "Warga berkumpul", "who": "sekitar 40 orang",
        "when": "pukul 08.00", "where": "pasar", "why": "", "how": "",
        "facts": f"{said(ex, cited[0])} (B3) warga berkumpul di depan pasar.",
        "opinion": OPINION, "recipient": "bupati",
        "because": [report.id for report in cited[:2]],
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
        "analysis": "Sangat mungkin memburuk, karena kedua pihak belum bertemu dan "
        "warga makin marah.", "recommended": 1,
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
    assert [n("id").split(" ")[0] for n in daily.sound.notes] == ["Terlalu"]


def test_suggestions_are_no_marks(scenario: Scenario, key: Key) -> None:
    """The best text and junk leave every mark as it was; a cap leaves D5 alone."""
    results = []
    for junk in (False, True):
        ex = opened(scenario)
        ex.file(**li(ex, **(dict.fromkeys(FIELDS, "asdf qwer") if junk else {})))
        ex.advance(day=8)
        results.append(judge(ex, key).dimensions)
    good, bad = ({n: d for n, d in one.items() if n != "D5"} for one in results)
    assert good == bad
    assert results[0]["D5"].suggested
    assert results[0]["D5"].score > results[1]["D5"].score == 0


def test_a_cap_leaves_the_suggestion_alone(scenario: Scenario, key: Key) -> None:
    """What is no mark is not capped: a rater sees what the texts are worth."""
    found = []
    for harsh in (False, True):
        ex = opened(scenario)
        issue = next(iter(ex.seat.world.state.known))
        ex.file(**li(ex))
        if harsh:
            ex.act("A26", "polres", issue=issue)
        found.append(judge(ex, key))
    assert found[1].capped_at is not None
    assert found[0].dimensions["D5"] == found[1].dimensions["D5"]


def d5(ex: Exercise, key: Key) -> Reasoned:
    """Return D5 as suggested."""
    found = reason(ex, key)
    assert found is not None
    return found


def test_what_was_asked_for_is_the_denominator(key: Key) -> None:
    """Duties that fell due count, sent or not; a future one does not yet."""
    ex = opened(load("sagara-lawas"))
    deep = load_key("sagara-lawas")
    early = d5(ex, deep).dimension
    ex.advance(day=-60)
    late = d5(ex, deep).dimension
    due = [o for o in owed(ex.seat) if o.occurrence.due <= ex.now]
    kinds = {"sipks", "daily"}
    wanted = sum(o.occurrence.duty.document in kinds for o in due)
    assert (early.assessed, late.assessed) == (0, 0)
    assert late.expected == wanted > early.expected
    assert late.score == 0
    assert late.interval is not None
    assert late.interval.items == 5 * wanted


def test_an_older_key_asks_for_no_texts(scenario: Scenario) -> None:
    """Without the part there is no fifth dimension."""
    assert reason(opened(scenario), load_key("muara-sendaru", version="1")) is None


def copied(ex: Exercise) -> dict[str, str]:
    """Return the newest report on the issue in every field."""
    issue = next(iter(ex.seat.world.state.known))
    told = [r for r in ex.inbox if r.about == issue and r.kind == "report"]
    return dict.fromkeys(FIELDS, report_text(ex.scenario, told[-1], "id"))


def stuffed(ex: Exercise) -> dict[str, str]:
    """Return the rater's own words, in a row."""
    lists = load_guide().lists
    scale = [phrase for one in lists.scale for phrase in one.phrases]
    words = " ".join([*lists.sources, "B2", *scale[:3], "60%", *lists.mine])[:900]
    return dict.fromkeys(FIELDS, words)


@pytest.mark.parametrize(
    ("make", "most"),
    [
        (lambda ex: dict.fromkeys(FIELDS, "asdf qwer " * 20), 0.0),
        (lambda ex: dict.fromkeys(FIELDS, "yang di dan "), 0.0),
        (stuffed, 0.0),
        (copied, 0.4),
    ],
)
def test_texts_that_say_nothing_earn_little(
    scenario: Scenario,
    key: Key,
    make: Callable[[Exercise], dict[str, str]],
    most: float,
) -> None:
    """Junk, keywords and copies: the address and the absence of names buy nothing."""
    ex, honest = opened(scenario), opened(scenario)
    ex.file(**li(ex, **make(ex)))
    honest.file(**li(honest))
    assert d5(ex, key).dimension.score <= most
    assert d5(honest, key).dimension.score > 0.9


def test_the_same_report_twice_counts_once(scenario: Scenario, key: Key) -> None:
    """A repetition is left out and says of what."""
    ex = opened(scenario)
    ex.file(**li(ex))
    ex.advance(hours=3)
    ex.file(**li(ex, facts=li(ex)["facts"] + " Sekian."))
    first, second = d5(ex, key).documents
    assert (first.sound.again, second.sound.again) == (None, first.paper.id)
    assert d5(ex, key).dimension.assessed == 1


def test_a_quotation_is_no_analysis(scenario: Scenario) -> None:
    """Taken over from a report, an opinion is marked and held down."""
    ex = opened(scenario)
    ex.file(**li(ex, opinion=f"{copied(ex)['facts']} Kemungkinan besar."))
    (found,) = suggest(ex)
    assert {quote.field for quote in found.sound.quotes} == {"opinion"}
    assert levels(found.suggestions)["uncertainty"] == 1
    assert any("disalin" in note("id") for note in found.sound.notes)


def test_a_source_that_told_nothing_is_none(scenario: Scenario) -> None:
    """Never heard from, it is no source; heard but not referred to, not level 3."""
    ex = opened(scenario)
    issue = next(iter(ex.seat.world.state.known))
    heard = {r.source for r in ex.inbox if r.about == issue}
    silent = next(s for s in ("binda", "kodim", "kpu", "bawaslu") if s not in heard)
    ex.file(**li(ex, facts=f"Menurut {silent} (A1) warga berkumpul di depan pasar."))
    ex.file(**li(ex, because=[]))
    wrong, unlinked = (levels(one.suggestions)["sources"] for one in suggest(ex))
    assert (wrong, unlinked) == (1, 2)


def test_the_grade_written_is_the_grade_given(scenario: Scenario) -> None:
    """A grade that is not the one the office gave to the report does not count."""
    for grade, level in (("B3", 3), ("D5", 2)):
        ex = opened(scenario)
        document = li(ex)
        for report in document["because"]:
            ex.grade(report, grade[0], int(grade[1]))
        ex.file(**document)
        assert levels(suggest(ex)[0].suggestions)["sources"] == level


def test_a_document_that_was_refused_is_not_looked_at() -> None:
    """Without hours it never left the office."""
    ex = opened(load("sagara-lawas"))
    ex.seat.world.state.staff_minutes = 0
    assert not ex.file(**li(ex)).ok
    assert suggest(ex) == ()


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
