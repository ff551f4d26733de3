"""The class view: what a class decided, for a projector, without anybody's name."""

from __future__ import annotations

import csv
import pickle
import re
import warnings
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from grading import Key
from grading.careful import careful
from grading.classview import Summary, of
from grading.classview.decisions import state_of
from grading.classview.figures import curve
from grading.classview.items import table
from grading.classview.notebook import notebook
from grading.classview.numbers import (
    correlation,
    correlation_band,
    share_band,
    spread,
)
from grading.classview.odd import findings
from grading.classview.page import SECTIONS, class_view, html
from grading.classview.rules import load_rules
from grading.classview.summary import Item
from grading.classview.tables import write_details, write_items
from grading.classview.view import ClassView, view
from grading.grade import judge
from grading.result import Result
from grading.robots import robot
from sim.i18n import LANGUAGES, Language
from sim.policies import play
from sim.scenario.model import Scenario

SEED = 7
SECRET = "rahasia-orang"
PLAYERS = ("never", "random", "midpoint", "harsh", "model", "late-model", "model")
RULES = load_rules()


@pytest.fixture(scope="module")
def results(scenario: Scenario, key: Key) -> list[Result]:
    """Seven players of one seed, each with a code that can be searched for."""
    found = []
    for number, name in enumerate(PLAYERS):
        policy = robot(name, key, number, plan=number % len(key.plans))
        if number == 6:
            policy = careful(key, policy)
        code = f"{SECRET}-{number:02d}"
        ex = play(policy, scenario, seed=SEED, participant=code)
        found.append(judge(ex, key))
    return found


@pytest.fixture(scope="module")
def summaries(results: list[Result]) -> list[Summary]:
    """Their summaries; each wrote down what should stay private."""
    found = [of(result) for result in results]
    return [replace(one, reflection=f"saya, {one.participant}") for one in found]


@pytest.fixture(scope="module")
def found(summaries: list[Summary]) -> ClassView:
    """The view of the seven."""
    return view(summaries)


def crowd(summaries: list[Summary], count: int) -> list[Summary]:
    """Return a class of ``count``, the seven over and over under other codes."""
    return [
        replace(summaries[n % len(summaries)], participant=f"{SECRET}-{n:03d}")
        for n in range(count)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_named_on_the_projector(found: ClassView, language: Language) -> None:
    """No code and nothing that was typed is on the page or in the notebook."""
    assert SECRET not in html(found, language)
    assert SECRET not in str(notebook(found, language))


def test_the_page_does_not_depend_on_the_order_of_people(
    summaries: list[Summary],
) -> None:
    """The same class in another order, or under other codes, gives the same page."""
    page = html(view(summaries))
    assert html(view(summaries[::-1])) == page
    codes = [replace(one, participant=f"x{9 - n}") for n, one in enumerate(summaries)]
    assert html(view(codes)) == page


def test_the_page_asks_nothing_of_the_network(found: ClassView) -> None:
    """No script, no link out, no image from elsewhere; every figure has words."""
    page = html(found)
    assert "<script" not in page
    loads = re.findall(r"""(?:src|href)=["']([^"'#][^"']*)""", page)
    assert loads == []
    drawn = re.findall(r"<svg [^>]*>", page)
    assert drawn
    assert all('aria-hidden="true"' in one for one in drawn)
    assert page.count("<figure") == page.count('<figure role="img" aria-label="')


@pytest.mark.parametrize("count", [1, 2, 45, 450])
def test_a_class_of_any_size_is_shown(summaries: list[Summary], count: int) -> None:
    """One, two, forty-five or four hundred and fifty: no warning, no figure missing."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page = class_view(crowd(summaries, count))
    assert f"<strong>{count}</strong>" in page
    assert not re.search(r"\bnan\b", page)
    assert ("Hanya" in page) == (count < RULES.recognised.value)


@pytest.mark.parametrize("player", [0, 4])
def test_a_class_of_equals_is_shown(summaries: list[Summary], player: int) -> None:
    """Forty who all did nothing, or all the same: unified, no correlation made up."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = view(crowd([summaries[player]], 40))
        html(made)
    assert {one.state for one in made.decisions} == {"unified"}
    assert {one.discrimination for one in made.items} == {None}
    assert made.split == []


def test_a_class_without_a_result_says_so(scenario: Scenario) -> None:
    """When every submission was bad the page says how many and shows nothing else."""
    page = class_view([], scenario=scenario.world.id, left_out=3)
    assert "Belum ada hasil" in page
    assert "<section>" not in page


def test_one_scenario_at_a_time(summaries: list[Summary]) -> None:
    """Results of two scenarios are not mixed."""
    other = replace(summaries[0], scenario="sagara-lawas")
    with pytest.raises(ValueError, match="one scenario"):
        view([*summaries, other])


def test_seeds_may_be_mixed(summaries: list[Summary]) -> None:
    """With several seeds the page says so, and an item counts those it was due to."""
    other = replace(summaries[4], seed=8, items=summaries[4].items[:-1])
    made = view([*summaries, other])
    assert "2 benih berbeda" in html(made)
    last = summaries[4].items[-1]
    counted = {(one.dimension, one.id): one.due for one in made.items}
    having = [s for s in summaries if last.id in {i.id for i in s.items}]
    assert counted[last.dimension, last.id] == len(having)


def test_a_summary_travels(summaries: list[Summary]) -> None:
    """A summary can be sent to another process, is equal there, and is small."""
    for one in summaries:
        sent = pickle.dumps(one)
        assert pickle.loads(sent) == one
        assert len(sent) < 64_000


def test_what_is_missed_is_what_the_results_say(
    results: list[Result], found: ClassView
) -> None:
    """The counts of a key action are those of the alignments, one by one."""
    missed = Counter(
        row.item
        for result in results
        for row in result.rows
        if row.item and row.verdict == "missing"
    )
    shown = {
        one.id: one.verdicts["missing"]
        for one in found.items
        if one.dimension == "D4" and one.verdicts.get("missing")
    }
    assert shown == dict(missed)
    shares = [one.verdicts["missing"] / one.due for one in found.missed]
    assert shares == sorted(shares, reverse=True)
    assert all(one.due >= len(results) / 2 for one in found.missed)


def test_everybody_counts_once_in_every_decision(
    summaries: list[Summary], found: ClassView
) -> None:
    """The answers to a decision add up to those who had to take it."""
    due = {(one.dimension, one.id): one.due for one in found.items}
    for one in found.decisions:
        name = tuple(one.id.split("/", 1))
        expected = due.get((name[0], name[1]), one.total)
        assert one.total == expected
        assert 0 < one.total <= len(summaries)
        assert one.choices[0].count == max(c.count for c in one.choices)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_is_folded_and_the_questions_come_first(
    found: ClassView, language: Language
) -> None:
    """Four questions open the page; each split decision's answer is in a fold."""
    page = html(found, language)
    assert page.index('id="dc-script"') < page.index('id="dc-profile"')
    script = page[page.index('id="dc-script"') : page.index('id="dc-profile"')]
    assert script.count("<li><strong>") == 4
    start, end = page.index('id="dc-split"'), page.index('id="dc-missed"')
    for one in found.split:
        answer = one.answer(language)[:30]
        cards = page[start:end].split("<details>")
        assert answer not in cards[0]
    for item in found.missed:
        reason = found.names.reason("D4", item.id, None)
        assert reason is not None


def test_the_rest_is_folded_and_axes_speak_the_language(found: ClassView) -> None:
    """Questions and profile stand open, every other part behind its heading."""
    page = BeautifulSoup(html(found, "id"), "html.parser")
    opened = [h.get("id") for h in page.find_all("h2") if not h.find_parent("details")]
    assert opened == ["dc-script", "dc-profile"]
    assert len(page.select("details.folded > summary > h2")) == len(SECTIONS) - 2
    assert {a["href"] for a in page.select("nav a")} == {f"#dc-{s}" for s in SECTIONS}
    assert all(page.find(id=f"dc-{name}") for name in SECTIONS)
    drawn = curve([(0.1, 1)], across="a", up="b", most=(0.5, 100))
    assert ">0,5<" in drawn


def items(*credits: float) -> tuple[Item, ...]:
    """Return items of one dimension that earned these credits."""
    return tuple(
        Item("D4", f"butir-{n}", None, credit, 1.0, "on-time" if credit else "missing")
        for n, credit in enumerate(credits)
    )


def test_discrimination_has_a_known_answer(summaries: list[Summary]) -> None:
    """An item met by those who met the rest has r = 1; one met by the others −1."""
    good, bad = items(1, 1, 1, 1, 0), items(0, 0, 0, 0, 1)
    people = [
        replace(summaries[0], participant=f"p{n}", items=good if n < 6 else bad)
        for n in range(12)
    ]
    stats = {one.id: one for one in table(people, RULES)}
    assert stats["butir-0"].facility == 0.5
    assert stats["butir-0"].discrimination == pytest.approx(1.0)
    assert stats["butir-4"].discrimination == pytest.approx(-1.0)
    assert stats["butir-4"].pairs == 12
    odd = findings(stats["butir-4"], RULES)
    assert any("lebih buruk" in message("id") for message in odd)
    assert findings(stats["butir-0"], RULES) == []


def test_no_correlation_from_a_handful(summaries: list[Summary]) -> None:
    """Below the least number of people there is no correlation at all."""
    people = [
        replace(summaries[0], participant=f"p{n}", items=items(n % 2, n % 2, 1, n % 2))
        for n in range(RULES.least.value - 1)
    ]
    assert {one.discrimination for one in table(people, RULES)} == {None}


def test_a_doubtful_key_is_noticed(summaries: list[Summary]) -> None:
    """More people on another answer than the key's: the item is to be looked at."""
    asked = Item("D3", "source/x", None, 0.0, 1.0, "other", given="B", best="C")
    people = [
        replace(
            summaries[0],
            participant=f"p{n}",
            items=(asked if n < 6 else replace(asked, given="C", credit=1.0),),
        )
        for n in range(10)
    ]
    (one,) = table(people, RULES)
    said = " ".join(message("id") for message in findings(one, RULES))
    assert "kunci menyebut C" in said
    assert dict(one.given) == {"B": 6, "C": 4}


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_the_state_of_a_decision_is_of_counts_alone(counts: list[int]) -> None:
    """In whatever order; one answer alone is unified; split means a real second."""
    state = state_of(counts, RULES)
    assert state == state_of(sorted(counts), RULES) == state_of([*counts, 0], RULES)
    assert state_of([sum(counts)], RULES) == "unified"
    if state == "split":
        assert sorted(counts)[-2] >= RULES.split.value * sum(counts)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_a_spread_is_in_order(values: list[float]) -> None:
    """Ends, quartiles and median are in order, and the band is around the median."""
    one = spread(values, 0.9)
    assert one is not None
    assert one.low <= one.first <= one.middle <= one.third <= one.high
    if one.band is not None:
        assert one.low <= one.band[0] <= one.middle <= one.band[1] <= one.high
    assert (one.band is None) == (len(values) < 5)


@given(st.integers(0, 40), st.integers(0, 40))
def test_the_band_of_a_share_holds_it(some: int, more: int) -> None:
    """Wilson's interval contains the share and stays between 0 and 1."""
    low, high = share_band(some, some + more, 0.9)
    assert 0 <= low <= high <= 1
    if some + more:
        assert low - 1e-9 <= some / (some + more) <= high + 1e-9


def test_numbers_that_cannot_be_said_are_not() -> None:
    """What does not vary correlates with nothing; three pairs have no band."""
    assert correlation([1, 1, 1], [0, 1, 2]) is None
    assert correlation([0, 1], [0, 1]) is None
    assert correlation([0, 1, 2], [4, 2, 0]) == pytest.approx(-1.0)
    assert correlation_band(0.5, 3, 0.9) == (-1.0, 1.0)
    assert spread([], 0.9) is None


def test_the_tables_hold_every_item(
    summaries: list[Summary], found: ClassView, tmp_path: Path
) -> None:
    """The item table names nobody; the details have each person's dimensions, items."""
    items_at = write_items(found, tmp_path / "butir.csv")
    details_at = write_details(found, tmp_path / "rincian.csv")
    assert SECRET not in items_at.read_text("utf-8")
    with items_at.open(encoding="utf-8-sig", newline="") as file:
        assert len([*csv.DictReader(file)]) == len(found.items)
    with details_at.open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert len(rows) == sum(len(s.items) + len(s.dimensions) for s in summaries)
    for one in summaries:
        own = [row for row in rows if row["participant"] == one.participant]
        scores = {r["dimension"]: r for r in own if not r["item"]}
        for name, dimension in one.dimensions.items():
            assert float(scores[name]["credit"]) == pytest.approx(
                dimension.score, abs=1e-4
            )
            assert int(scores[name]["expected"]) == dimension.expected


def test_conduct_is_counted_by_kind(found: ClassView, results: list[Result]) -> None:
    """Acts and people are counted; one who repeats a breach is one person."""
    flags = [flag for result in results for flag in result.flags]
    assert sum(one.acts for one in found.conduct) == len(flags)
    assert all(one.people <= one.acts for one in found.conduct)
    assert max(one.people for one in found.conduct) <= len(results)
