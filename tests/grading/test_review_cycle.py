"""The review of a full cycle: long, yet readable; documents and recovery are shown."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from grading import Result, load_key
from grading.grade import judge
from grading.review import html
from grading.review.aftermath import relapses
from grading.review.compare import own_act
from grading.robots import robot
from sim.exercise import Exercise
from sim.i18n import LANGUAGES, Language
from sim.policies import play
from sim.scenario.load import load

NAME, SEED = "sagara-lawas", 87
LIMIT = 700_000  # bytes of the page; a class's pages travel by mail
RAD: dict[str, Any] = {
    "priorities": [
        {"axis": "sosial", "text": "Dialog warga", "owner": "camat", "month": 6},
        {"axis": "politik", "text": "Forum tim sukses", "owner": "kpu", "month": 9},
    ],
    "budget": 150_000_000,
}  # fmt: skip


def _result(name: str) -> Result:
    key = load_key(NAME)
    return judge(play(robot(name, key), load(NAME), seed=SEED), key)


@pytest.fixture(scope="module")
def late() -> Result:
    """A late player's result."""
    return _result("late-model")


@pytest.fixture(scope="module")
def harsh() -> Result:
    """The result of one who answers everything with force, and asks again each time."""
    return _result("harsh")


@pytest.fixture(scope="module")
def clerk() -> Result:
    """One who files a good RAD, one to a candidate, one with a number, and leaves."""
    ex = Exercise(load(NAME), SEED, None, hints=False)
    assert ex.begin("peserta-07").ok
    assert ex.rad(**RAD, recipient="bupati").ok
    ex.advance(hours=100)
    assert ex.rad(**RAD, recipient="petahana").ok
    named = [{**RAD["priorities"][0], "text": "Hubungi 0812-3456-7890"}]
    priorities = [*named, RAD["priorities"][1]]
    assert ex.rad(priorities=priorities, budget=1, recipient="bupati").ok
    ex.advance(day=-120, hour=8)
    assert ex.close("Menulis lebih awal.").ok
    return judge(ex, load_key(NAME))


def _page(result: Result, language: Language = "id") -> BeautifulSoup:
    return BeautifulSoup(html(result, language), "html.parser")


def _nodes(page: BeautifulSoup, name: str) -> list[Tag]:
    """Return what stands from a heading to the next."""
    heading = page.find(id=f"dc-{name}")
    assert heading is not None
    return list(takewhile(lambda n: n.name != "h2", heading.find_next_siblings()))


def _section(page: BeautifulSoup, name: str) -> str:
    """Return the text from a heading to the next."""
    return " ".join(node.get_text(" ", strip=True) for node in _nodes(page, name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_action_is_there_under_its_issue(
    late: Result, language: Language
) -> None:
    """Nothing is lost by folding: each line of the alignment, with its reason."""
    page = _page(late, language)
    texts = late.exercise.scenario.texts[language]
    folded = {
        str(group.summary.contents[0]).strip(): group.get_text(" ", strip=True)
        for group in page.select("details.groups > details")
        if group.summary is not None
    }
    own = [own_act(late, row) for row in late.rows if row.item]
    taken = {(row.action, row.issue, row.done) for row in own}
    for row in late.rows:
        told = row.item is None and (row.action, row.issue, row.done) in taken
        if row.issue is not None and not told:
            reason = " ".join(row.reason(language).split())
            assert reason in " ".join(folded[texts.issues[row.issue]].split())


def test_what_cost_most_comes_first(late: Result) -> None:
    """The heaviest loss is on the page before any group is opened."""
    page = _page(late)
    lost = [row for row in late.rows if row.item]
    most = max(row.weight * (1 - row.credit) for row in lost)
    worst = [r for r in lost if r.weight * (1 - r.credit) > most - 1e-9]
    first = page.select("#dc-compare ~ .act")[0].get_text()
    assert any(row.reason("id") in first for row in worst)


def test_folded_parts_say_what_is_in_them(late: Result) -> None:
    """Each fold tells how its lines were judged, or how the question ended."""
    page = _page(late)
    groups = page.select("details.groups > details > summary")
    assert len(groups) > len(late.exercise.scenario.issues)
    assert all(group.select_one(".small") for group in groups)
    assert not [one for one in page.find_all("details") if one.has_attr("open")]


def test_what_is_long_is_folded_and_what_counts_is_open(late: Result) -> None:
    """Three points, the other world, the worst acts and the numbers stand open."""
    page = _page(late)
    for name in ("chief", "timeline", "outcome", "compare", "profile", "reflection"):
        assert _nodes(page, name)[0].name != "details"
    for name in ("detection", "forecasts", "judged", "recovery", "matters", "papers"):
        inside = [node for node in _nodes(page, name) if node.name is not None]
        assert [node.name for node in inside] == ["details"]
        assert "part" in inside[0]["class"]


def test_the_page_leads_to_its_parts(late: Result) -> None:
    """The list at the top names every section and finds it."""
    page = _page(late)
    ids = [str(link["href"]).lstrip("#") for link in page.select("nav a")]
    assert ids == [heading["id"] for heading in page.select(".reveal h2")]


def test_thousands_of_refused_requests_are_one_line_each(harsh: Result) -> None:
    """What was asked again and again is told once, with how often."""
    refused = [row for row in harsh.rows if row.verdict == "refused"]
    page = html(harsh)
    assert len(refused) > 1_000
    assert len(page) < LIMIT
    assert "(×" in page
    assert page.count("<tr>") < 400


def test_repeated_breaches_are_told_once(harsh: Result) -> None:
    """Each kind of breach has one box; the other times are folded away in it."""
    page = _page(harsh)
    boxes = page.select(".flag")
    kinds = {(flag.action, flag.rule.message) for flag in harsh.flags}
    assert len(harsh.flags) > 20
    assert len(boxes) == len(kinds)
    folds = [fold.get_text() for box in boxes for fold in box.find_all("summary")]
    again = [int(text.split(":")[1]) for text in folds if text.startswith("Terulang")]
    assert sum(again) + len(kinds) == len(harsh.flags)


def test_recovery_is_that_of_the_participants_world(harsh: Result) -> None:
    """Who fled and who came home is told as it was, and what broke out again."""
    found = harsh.outcome.seat.world.state.displaced.values()
    assert found
    told = _section(_page(harsh), "recovery")
    for one in found:
        assert f"Mengungsi: {one.displaced} · Sudah pulang: {one.returned}" in told
    worlds = _section(_page(harsh), "outcome")
    assert relapses(harsh.outcome) > 0
    assert f" {relapses(harsh.outcome)} Tanpa tindakan" in worlds


def test_legal_matters_stand_with_their_end(late: Result) -> None:
    """Each case of the world has its path, its step and how it ended."""
    cases = late.outcome.seat.world.state.cases
    told = _section(_page(late), "matters")
    institutions = late.outcome.scenario.institutions
    assert cases
    assert institutions is not None
    for case in cases:
        text = institutions.texts["id"].procedures[case.procedure]
        assert text.name in told
        assert text.steps[case.step] in told


@pytest.mark.parametrize(
    ("language", "said"), [("id", "belum dinilai"), ("en", "does not score yet")]
)
def test_documents_owed_are_shown_and_not_scored(
    clerk: Result, language: Language, said: str
) -> None:
    """On time, missed, not due yet when the desk was left; the page says no score."""
    told = _section(_page(clerk, language), "papers")
    assert said in told
    nodes = _nodes(_page(clerk, language), "papers")
    rows = [row for node in nodes for row in node.select("tbody tr")]
    counts = [[int(x.get_text()) for x in row.find_all("td")] for row in rows]
    rad, sipks = counts[0], counts[1]
    assert rad == [1, 1, 0, 0, 0]
    assert sipks[0] == sum(sipks[1:])
    assert sipks[3] > 0
    assert sipks[4] > 0


def test_what_came_back_says_why(clerk: Result) -> None:
    """Three were sent, one accepted; the others stand with what was asked."""
    told = _section(_page(clerk), "papers")
    assert "Rencana Aksi Daerah (RAD) 3 1 2 0" in told
    assert "tidak boleh dikirim kepada" in told
    assert "nomor telepon" in told


def test_what_documents_break_stands_under_conduct(clerk: Result) -> None:
    """A phone number, a campaigning addressee: each with its message, once."""
    told = _section(_page(clerk), "conduct")
    documents = [flag for flag in clerk.flags if flag.document is not None]
    kinds = {(flag.what("id"), flag.rule.message) for flag in clerk.flags}
    assert documents
    assert len(_page(clerk).select(".flag")) == len(kinds)
    assert all(flag.message("id") in told for flag in documents)


def test_whoever_filed_nothing_reads_so(harsh: Result) -> None:
    """No empty table where no document was sent."""
    assert "Tidak ada dokumen yang dikirim." in _section(_page(harsh), "papers")


def test_no_text_is_left_untranslated(clerk: Result, harsh: Result) -> None:
    """The English page has none of the Indonesian headings or words of this part."""
    for result in (clerk, harsh):
        page = html(result, "en")
        for word in ("Mengungsi", "Terulang", "Kewajiban", "Menurut isu", "Rincian"):
            assert word not in page
