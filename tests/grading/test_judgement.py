"""D3: graded reports and stated levels, judged by what was known, and by nothing else.

The scenario that ships has no judgement part in its key; these tests add one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from statistics import fmean
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading import Key, load_key
from grading.careful import careful
from grading.grade import judge
from grading.key.judgement import (
    OPTIONS,
    Answer,
    Axis,
    Judgement,
    faults,
    load_rules,
)
from grading.key.load import check
from grading.measures import judgement, known
from grading.measures.credit import authored, best, centred, panel
from grading.measures.occasions import due
from grading.result import Judged
from grading.robots import robot
from sim.exercise import Exercise
from sim.i18n import Authored
from sim.policies import Policy, play
from sim.policies.simple import never
from sim.scenario.base import StageName
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.world.state import Report
from tests.grading.judging import habit, lot, with_judgement

SEEDS = range(10)
Make = Callable[[int], Policy]
options = st.sampled_from([OPTIONS[axis] for axis in ("source", "content", "level")])


@pytest.fixture(scope="module")
def asking(key: Key) -> Key:
    """The key that ships, asking for judgements as well."""
    return with_judgement(key)


def scored(scenario: Scenario, key: Key, make: Make) -> list[judgement.Judgements]:
    """Return a player's D3 over the seeds."""
    found = []
    for seed in SEEDS:
        ex = play(make(seed), scenario, seed=seed)
        judged = judgement.assess(ex, ex, key)
        assert judged is not None
        found.append(judged)
    return found


# Credit


@given(options, st.data())
def test_a_uniform_guess_expects_nothing(
    among: tuple[str, ...], data: st.DataObject
) -> None:
    """Whatever a panel thinks or an author accepts: the mean of the options is 0."""
    votes = {o: data.draw(st.integers(0, 30)) for o in among}
    shares = st.floats(0, 1)
    first, *others = among
    answer = Answer(
        best=first,
        accepted={o: data.draw(shares) for o in others},
        reason={"id": "sebab", "en": "because"},
        basis="made up for a test",
    )
    for table in (panel(votes, among, 1.0), authored(answer, among)):
        assert abs(fmean(centred(table).values())) < 1e-9


@given(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 40)), st.data())
def test_more_votes_are_never_worth_less(
    votes: dict[str, int], data: st.DataObject
) -> None:
    """A vote more for an option never lowers its credit; the modal one has it all."""
    chosen = data.draw(st.sampled_from("ABCDEF"))
    before = panel(votes, OPTIONS["source"], 1.0)
    after = panel({**votes, chosen: votes.get(chosen, 0) + 1}, OPTIONS["source"], 1.0)
    assert after[chosen] >= before[chosen]
    assert after[best(after)] == 1
    assert all(0 < worth <= 1 for worth in after.values())


@given(st.permutations("ABCDEF"), st.lists(st.integers(0, 40), min_size=6, max_size=6))
def test_the_names_of_options_do_not_matter(order: list[str], votes: list[int]) -> None:
    """Votes moved to other letters move their credit with them."""
    plain = dict(zip("ABCDEF", votes, strict=True))
    moved = dict(zip(order, votes, strict=True))
    first, second = (centred(panel(v, OPTIONS["source"], 1.0)) for v in (plain, moved))
    for old, new in zip("ABCDEF", order, strict=True):
        assert first[old] == pytest.approx(second[new])


def test_where_all_agree_on_nothing_nothing_is_told() -> None:
    """As many votes for each option: no answer earns or loses."""
    flat = panel(dict.fromkeys("ABCDEF", 3), OPTIONS["source"], 1.0)
    assert set(centred(flat).values()) == {0.0}


# The scale of an axis


def item(axis: Axis, right: str, given: str | None) -> Judged:
    """Return an item whose one right answer is ``right``."""
    table = centred({o: float(o == right) for o in OPTIONS[axis]})
    word = Authored({"id": "sebab", "en": "because"})
    return Judged(
        axis=axis, occasion="x", issue="y", report=None, since=0, until=1,
        situation="z", given=given, best=right,
        credit=0.0 if given is None else table[given], worth=table, known=(),
        reason=word, ground=word, basis="authored",
    )  # fmt: skip


rights = st.lists(st.sampled_from("ABCDEF"), min_size=2, max_size=20)


@given(rights, st.sampled_from("ABCDEF"))
def test_no_habit_pays(found: list[str], answer: str) -> None:
    """One answer to everything earns nothing, however often it happens to be right."""
    scale = judgement.scale([item("source", right, answer) for right in found])
    assert scale.score is None or scale.score <= 1e-9


@given(rights, st.data())
def test_a_better_answer_never_scores_less(
    found: list[str], data: st.DataObject
) -> None:
    """One answer put right raises the score of its axis, or leaves it."""
    answers = [data.draw(st.sampled_from("ABCDEF")) for _ in found]
    place = data.draw(st.integers(0, len(found) - 1))
    items = [item("source", r, a) for r, a in zip(found, answers, strict=True)]
    mended = [*items]
    mended[place] = item("source", found[place], found[place])
    before, after = judgement.scale(items).score, judgement.scale(mended).score
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        assert after >= before - 1e-9


@given(rights, st.data())
def test_the_order_of_items_does_not_matter(
    found: list[str], data: st.DataObject
) -> None:
    """Shuffled, they come to the same."""
    items = [item("source", r, "C" if n % 2 else r) for n, r in enumerate(found)]
    one = judgement.scale(items)
    other = judgement.scale(data.draw(st.permutations(items)))
    assert one.mean == pytest.approx(other.mean)
    assert one.habit == pytest.approx(other.habit)


@given(rights)
def test_all_right_is_the_top_and_no_answer_is_not(found: list[str]) -> None:
    """Every best answer is 1; silence is 0 at most, and never a pass."""
    right = judgement.scale([item("source", r, r) for r in found])
    silent = judgement.scale([item("source", r, None) for r in found])
    assert right.score is None or right.score == pytest.approx(1)
    assert silent.score is None or silent.score <= 0


# Players


def test_the_careful_player_is_at_the_top(scenario: Scenario, asking: Key) -> None:
    """Who grades by the rule, beside the model response, has it all."""
    found = scored(
        scenario, asking, lambda seed: careful(asking, robot("model", asking, seed))
    )
    assert fmean(one.dimension.score for one in found) >= 0.97
    assert all(one.dimension.assessed == one.dimension.expected for one in found)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("midpoint", lambda seed: habit("C", 3, 2)),
        ("the other midpoint", lambda seed: habit("D", 4, 3)),
        ("trusts everything", lambda seed: habit("A", 1, 5)),
        ("judges nothing", lambda seed: habit("F", 6, 0)),
        ("by lot", lot),
        ("never", lambda seed: never),
    ],
)
def test_a_way_of_judging_that_must_not_pay(
    scenario: Scenario, asking: Key, name: str, make: Make
) -> None:
    """Always the middle, always the best, always nothing, or dice."""
    found = scored(scenario, asking, make)
    assert fmean(one.dimension.score for one in found) <= 0.02, name
    assert fmean(one.dimension.raw for one in found) < 0


def test_unassessed_is_not_passed(scenario: Scenario, asking: Key) -> None:
    """Silence earns nothing, and the denominator says how much was asked."""
    found = scored(scenario, asking, lambda seed: never)
    for one in found:
        assert one.dimension.assessed == 0
        assert one.dimension.expected == len(one.items) > 0
        assert one.dimension.score == 0


def test_leaving_early_takes_nothing_away_from_what_was_due(
    scenario: Scenario, asking: Key
) -> None:
    """Who leaves on the fourth day is asked no less than who stays."""
    early = Exercise(scenario, 7, None, hints=False)
    early.begin("peserta-01")
    early.advance(hours=72)
    early.close()
    stayed = play(never, scenario, seed=7)
    left, stays = (judge(ex, asking).dimensions["D3"] for ex in (early, stayed))
    assert left.expected == stays.expected


def test_the_answer_that_stood_at_the_deadline_counts(
    scenario: Scenario, asking: Key
) -> None:
    """A grade mended in time is the mended one; one mended afterwards is not."""
    assert asking.judgement is not None
    whole = play(never, scenario, seed=7)
    first = due(scenario, whole.inbox, asking.judgement)
    one = next(o for o in first if o.occasion.id == "pertama")
    for wait, expected in ((0, "F"), (one.until - one.since + 60, "A")):
        ex = Exercise(scenario, 7, None, hints=False)
        ex.begin("peserta-01")
        ex.decide({"kind": "advance", "to": one.since})
        ex.grade(one.report.id, "A", 1)
        if wait:
            ex.decide({"kind": "advance", "to": one.since + wait})
        ex.grade(one.report.id, "F", 6)
        items = judge(ex, asking).judged
        answers = [i.given for i in items if i.occasion == one.id]
        assert answers[0] == expected


# What was known


def report(
    name: str, minute: int, source: str, origin: str, stage: StageName | None = "rising"
) -> Report:
    """Return a report on the sermon."""
    return Report(
        id=name, minute=minute, kind="report", source=source, district="muararuai",
        claim="ceramah-ajakan", phrasing=0, opening=0, number=20, camps=("", ""),
        origin=origin, faithful=True, about="ceramah", stage=stage,
    )  # fmt: skip


def finding(minute: int, claim: str) -> Report:
    """Return what a cross-check found."""
    own = report(f"f-{minute}", minute, "verification", f"v/{minute}", None)
    return replace(own, kind="finding", claim=claim)


def content(scenario: Scenario, one: Report, *others: Report) -> str:
    """Return the content situation of a report, with the others delivered too."""
    told = sorted([one, *others], key=lambda r: r.minute)
    return known.content(scenario, one, told, load_rules())


def test_a_camat_passing_on_a_rumour_is_graded_on_two_axes(scenario: Scenario) -> None:
    """B for the camat; for what he passes on 6, and 3 at best."""
    post = report("p", 10, "viral", "o1")
    copy = report("q", 20, "camat", "o1")
    assert known.source(scenario, copy) == "camat"
    assert content(scenario, copy, post) == "relayed"
    rules = load_rules()
    assert rules.source["camat"].best == "B"
    answer = rules.content["relayed"]
    table = authored(answer, OPTIONS["content"])
    assert answer.best == "6"
    assert table["3"] > 0
    assert table["1"] == table["2"] == 0


def test_copies_bear_nothing_out_and_another_origin_does(scenario: Scenario) -> None:
    """Three reports of one post are one; a second origin makes it likelier."""
    one = report("a", 10, "camat", "o1")
    copies = [report("b", 20, "polres", "o1"), report("c", 30, "pers", "o1")]
    assert content(scenario, one, *copies) == "alone-fair"
    assert content(scenario, one, report("d", 40, "fkdm", "o2")) == "corroborated"
    assert content(scenario, one, report("e", 40, "viral", "o3")) == "alone-fair"


def test_origins_that_disagree(scenario: Scenario) -> None:
    """One to the contrary: doubtful; one for, one against: open."""
    one = report("a", 10, "camat", "o1")
    calm = report("b", 20, "tokoh", "o2", "settled")
    same = report("c", 30, "fkdm", "o3", "threshold")
    assert content(scenario, one, calm) == "contradicted"
    assert content(scenario, one, calm, same) == "disputed"


def test_a_cross_check_and_a_correction_settle_it(scenario: Scenario) -> None:
    """Supported, not supported, unclear, and taken back by its own source."""
    one = report("a", 10, "camat", "o1")
    assert content(scenario, one, finding(50, "supported")) == "confirmed"
    assert content(scenario, one, finding(50, "not-supported")) == "refuted"
    assert content(scenario, one, finding(50, "unclear")) == "alone-fair"
    back = replace(report("b", 60, "camat", "o1", "settled"), corrects="a")
    assert content(scenario, one, back, finding(50, "supported")) == "taken-back"
    assert content(scenario, report("c", 70, "pers", "o1"), one, back) == "taken-back"


def test_nothing_that_came_later_is_used(scenario: Scenario, asking: Key) -> None:
    """Judged with the world run on, an answer is worth what it was worth that day."""
    ex = play(careful(asking, robot("model", asking)), scenario, seed=5)
    part = asking.judgement
    assert part is not None
    judged = judgement.assess(ex, ex, asking)
    assert judged is not None
    delivered = {r.id: r.minute for r in ex.inbox}
    for one in judged.items:
        assert all(delivered[name] <= one.until for name in one.known)
    for one in judged.items:
        if one.axis == "content" and one.given is not None:
            grade = next(
                d for d in reversed(ex.decisions)
                if d.kind == "grade" and d.report == one.report and d.t <= one.until
            )  # fmt: skip
            assert all(delivered[n] <= max(grade.t, one.since) for n in one.known)


def test_hidden_truth_does_not_matter(scenario: Scenario) -> None:
    """Whether a report was true is not looked at."""
    one = report("a", 10, "camat", "o1")
    other = report("b", 20, "fkdm", "o2")
    lied = [replace(r, faithful=False) for r in (one, other)]
    assert content(scenario, one, other) == content(scenario, *lied)


# Keys and rules


def test_a_key_without_the_part_is_graded_as_before(
    scenario: Scenario, asking: Key
) -> None:
    """No D3, no figures of it; and with it the other dimensions are what they were."""
    ex = play(robot("late-model", asking), scenario, seed=7)
    asking = asking.model_copy(update={"reasoning": None})
    plain = judge(ex, asking.model_copy(update={"judgement": None}))
    more = judge(ex, asking)
    assert set(plain.dimensions) == {"D1", "D2", "D4"}
    assert plain.judged == ()
    assert list(more.dimensions) == ["D1", "D2", "D3", "D4"]
    for name, dimension in plain.dimensions.items():
        assert more.dimensions[name] == dimension


def told(part: Judgement, scenario: Scenario, basis: str) -> list[str]:
    """Return what is said to be wrong with a part."""
    kinds = {source.kind for source in scenario.sources}
    issues = {issue.id for issue in scenario.issues}
    return [one.message("id") for one in faults(part, basis, issues, kinds)]


def test_votes_are_never_made_up(scenario: Scenario, asking: Key) -> None:
    """Votes need a key that says so; too few of them are no panel."""
    assert asking.judgement is not None
    votes = {"content/relayed": {"6": 7, "3": 2}}
    part = asking.judgement.model_copy(update={"votes": votes})
    assert any("dikarang" in text for text in told(part, scenario, "authored"))
    assert not told(part, scenario, "panel")
    bad = part.model_copy(update={"votes": {"content/rumour": {"6": 20}}})
    assert any("tidak dikenal" in text for text in told(bad, scenario, "panel"))
    few = asking.model_copy(update={"judgement": part, "basis": "panel"})
    ex = play(careful(asking), scenario, seed=3)
    found = judgement.assess(ex, ex, few)
    assert found is not None
    assert {one.basis for one in found.items} == {"authored"}


def test_a_panel_large_enough_decides(scenario: Scenario, asking: Key) -> None:
    """Ten votes take the place of the authored answer, and the item says how many."""
    assert asking.judgement is not None
    votes = {f"source/{kind}": {"C": 12, "B": 6} for kind in load_rules().source}
    part = asking.judgement.model_copy(update={"votes": votes})
    voted = asking.model_copy(update={"judgement": part, "basis": "panel"})
    assert check(voted, scenario) == []
    ex = play(habit("B", 3, 1), scenario, seed=3)
    found = judgement.assess(ex, ex, voted)
    assert found is not None
    source = [one for one in found.items if one.axis == "source"]
    assert {one.basis for one in source} == {"panel, n=18"}
    assert {one.best for one in source} == {"C"}
    expected = centred(panel({"C": 12, "B": 6}, OPTIONS["source"], 1.0))["B"]
    assert source[0].credit == pytest.approx(expected)


def test_the_part_fits_every_scenario_that_ships() -> None:
    """Its occasions name nothing that a scenario could lack."""
    for name in ("muara-sendaru", "sagara-lawas"):
        assert check(with_judgement(load_key(name)), load(name)) == []


def test_an_unknown_issue_is_refused(asking: Key, scenario: Scenario) -> None:
    """An occasion on an issue that the scenario has not is named."""
    assert asking.judgement is not None
    first = asking.judgement.occasions[0].model_copy(update={"issue": "banjir"})
    part = asking.judgement.model_copy(update={"occasions": (first,)})
    bad = asking.model_copy(update={"judgement": part})
    assert any("“banjir”" in fault.message("id") for fault in check(bad, scenario))


def test_letters_follow_how_reliable_sources_are() -> None:
    """Reliable sources have the earlier letters, in the scenarios that ship."""
    rules = load_rules()
    for name in ("muara-sendaru", "sagara-lawas"):
        by_letter: dict[str, list[float]] = {}
        for source in load(name).sources:
            letter = rules.source[source.kind].best
            by_letter.setdefault(letter, []).append(source.reliability)
        means = [fmean(by_letter[letter]) for letter in sorted(by_letter)]
        assert means == sorted(means, reverse=True)


def test_no_rule_rests_on_background_knowledge_alone() -> None:
    """What is marked [bg] may be taught and must not decide a grade."""
    rules = load_rules()
    for axis in get_args(Axis):
        for answer in rules.of(axis).values():
            assert "[bg" not in answer.basis
            assert answer.reason["id"] != answer.reason["en"]


def test_each_item_says_why(scenario: Scenario, asking: Key) -> None:
    """The reason of the answer, of the asking, and the lines with the denominator."""
    ex = play(habit("C", 3, 2), scenario, seed=7)
    result = judge(ex, asking)
    for one in result.judged:
        assert one.reason("id")
        assert one.ground("en")
        assert one.best in one.worth
    lines = [line("id") for line in result.dimensions["D3"].evidence]
    assert len(lines) == 3
    total = sum(one.axis == "source" for one in result.judged)
    assert f"dari {total}" in lines[0]
