"""Harm within the law, must-dos that are missed, and items aimed at a district."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading import Key, load_key
from grading.grade import judge
from grading.key.model import Unfounded
from grading.measures.harms import WHEN, harmful, standing
from grading.measures.plan import penalty, serves
from grading.robots import robot
from sim.exercise import Exercise
from sim.policies import Policy, play
from sim.policies.simple import never
from sim.scenario.base import StageName
from sim.scenario.model import Scenario
from sim.world.state import Report

SEEDS = range(6)


def report(minute: int, origin: str, stage: StageName | None = "threshold") -> Report:
    """Return a report on the sermon."""
    return Report(
        id=f"r-{minute}", minute=minute, kind="report", source="camat",
        district="muararuai", claim="ceramah-massa", phrasing=0, opening=0, number=20,
        camps=("", ""), origin=origin, faithful=True, about="ceramah", stage=stage,
    )  # fmt: skip


def finding(minute: int, claim: str) -> Report:
    """Return what a cross-check found."""
    return replace(report(minute, f"v/{minute}", None), kind="finding", claim=claim)


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ([], None),
        ([report(1, "a")], None),
        ([report(1, "a"), report(2, "a")], None),
        ([report(1, "a"), report(2, "b")], "corroborated"),
        ([finding(3, "not-supported")], "not-supported"),
        ([finding(3, "not-supported"), finding(4, "unclear")], "not-supported"),
        ([finding(3, "not-supported"), finding(4, "supported")], "supported"),
        (
            [report(1, "a"), report(2, "b"), finding(3, "not-supported")],
            "not-supported",
        ),
        ([finding(3, "not-supported"), report(4, "a"), report(5, "b")], "corroborated"),
        ([finding(3, "not-supported"), report(4, "a", "rising")], "not-supported"),
    ],
)
def test_what_stands_of_an_issue(told: Sequence[Report], stands: str | None) -> None:
    """The last clear finding; separate origins that tell of a threshold reopen it."""
    assert standing(told, "ceramah", 2) == stands
    assert standing(told, "dpt", 2) is None


@given(
    st.lists(
        st.sampled_from([None, "supported", "not-supported", "corroborated"]),
        max_size=4,
    )
)
def test_what_bears_an_act_out_is_never_unfounded(found: list[str | None]) -> None:
    """One issue that stands is enough; refuted needs an issue, and every one of it."""
    holds: dict[Unfounded, bool] = {name: when(found) for name, when in WHEN.items()}
    assert holds["always"]
    if {"supported", "corroborated"} & set(found):
        assert not any(holds[n] for n in ("unchecked", "refuted", "unsupported"))
    else:
        assert holds["unsupported"]
    assert holds["refuted"] == (bool(found) and set(found) == {"not-supported"})


def asks_once(action: str, authority: str, manner: str, at: str) -> Policy:
    """Return a player who checks everything, and once a finding is there asks once."""
    done: list[str] = []

    def policy(ex: Exercise) -> None:
        for issue in ex.seat.world.state.known:
            if issue not in done:
                done.append(issue)
                ex.act("A01", "kesbangpol", issue=issue, manner="dua-sumber-terbuka")
        for one in ex.inbox:
            if one.kind == "finding" and one.claim == at and action not in done:
                done.append(action)
                home = ex.seat.world.state.issues[one.about or ""].home
                more = {"issue": one.about, "district": home, "manner": manner}
                assert ex.act(action, authority, **more).ok

    return policy


def first(key: Key, scenario: Scenario, at: str) -> Exercise:
    """Return the first world in which a check came to a result, and what came of it."""
    for seed in SEEDS:
        player = asks_once("A29", "ppk", "usul-ppk", at)
        ex = play(player, scenario, seed=seed)
        if any(done.act.action == "A29" for done in ex.record.acts):
            return ex
    raise AssertionError(f"no check came to {at}")


def test_an_act_without_ground_harms(key: Key, scenario: Scenario) -> None:
    """Postponing for a refuted issue: taken off, shown as harmful, with the reason."""
    ex = first(key, scenario, "not-supported")
    ((done, harm),) = harmful(ex, key)
    assert (done.act.action, harm.id) == ("A29", "tunda-tanpa-dasar")
    without = key.model_copy(update={"harms": ()})
    assert penalty(ex, key) == pytest.approx(penalty(ex, without) + harm.share)
    result, plain = judge(ex, key), judge(ex, without)
    (row,) = (r for r in result.rows if r.verdict == "harmful")
    assert row.reason("id") == harm.reason["id"]
    assert row.reason("en") == harm.reason["en"]
    assert result.dimensions["D4"].raw < plain.dimensions["D4"].raw
    said = " ".join(line("id") for line in result.dimensions["D4"].evidence)
    assert "merugikan: 1" in said


def test_the_same_act_with_ground_does_not(key: Key, scenario: Scenario) -> None:
    """Where the cross-check supports the issue it is an act like any other."""
    assert harmful(first(key, scenario, "supported"), key) == ()


def test_the_model_response_does_no_harm(key: Key, scenario: Scenario) -> None:
    """In no plan and no world; what the key asks for is never held against anybody."""
    for plan in range(len(key.plans)):
        for seed in SEEDS:
            ex = play(robot("model", key, plan=plan), scenario, seed=seed)
            assert harmful(ex, key) == ()


def test_earlier_score_versions_know_no_harm(scenario: Scenario) -> None:
    """What was graded by the first version is graded as it was."""
    old = load_key(scenario.world.id, version="1")
    assert harmful(first(old, scenario, "not-supported"), old) == ()


# Must-dos


def test_a_missed_must_do_is_shown_by_itself(key: Key, scenario: Scenario) -> None:
    """Whoever does nothing misses the cross-checks; whoever follows the model none."""
    missed = judge(play(never, scenario, seed=3), key).missed
    assert {row.item for row in missed} >= {"ceramah-periksa", "dpt-periksa"}
    assert all(row.critical and row.verdict == "missing" for row in missed)
    assert judge(play(robot("model", key), scenario, seed=3), key).missed == ()


def test_it_caps_only_where_the_key_says_so(key: Key, scenario: Scenario) -> None:
    """The shipped keys flag it and cap nothing; a key may say otherwise."""
    ex = play(robot("late-model", key), scenario, seed=3)
    rules = key.penalties.model_copy(update={"cap_missed": 0.05})
    strict = key.model_copy(update={"penalties": rules})
    result, capped = judge(ex, key), judge(ex, strict)
    assert result.missed == capped.missed != ()
    assert result.capped_at is None
    assert capped.capped_at == 0.05
    assert max(d.score for d in capped.dimensions.values() if not d.suggested) <= 0.05


def test_an_item_may_be_for_a_district(key: Key, scenario: Scenario) -> None:
    """An act in that district serves it, whatever it is for; one elsewhere does not."""
    item = (
        key.plans[0]
        .items[0]
        .model_copy(update={"action": "A18", "issue": None, "district": "muararuai"})
    )
    ex = Exercise.open(scenario.world.id, seed=3, participant="uji-1")
    for place in ("muararuai", "karangdamar"):
        assert ex.act("A18", "polres", district=place, manner="dialogis").ok
    here, elsewhere = ex.record.acts
    assert serves(ex, here, item)
    assert not serves(ex, elsewhere, item)
