"""What reports amount to: copies, repetitions, corrections, checks."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.exercise.evidence import (
    Evidence,
    corroborated,
    evidence,
    first_heard,
    standing,
)
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.shared import Verification
from sim.world.actions import Request
from sim.world.chance import DAY
from sim.world.effects import finding
from sim.world.engine import World, found
from sim.world.state import Report
from tests.exercise.inbox import report
from tests.world.history import END
from tests.world.informed import informed

TRUST = {"fkdm": 0.7, "pers": 0.7, "viral": 0.2, "camat": 0.75}


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """The scenario that ships."""
    return load("muara-sendaru")


@pytest.fixture(scope="module")
def inboxes(scenario: Scenario) -> list[list[Report]]:
    """What offices were told that did nothing, in worlds with corrections."""
    deep, told = informed(scenario), []
    for seed in range(6):
        world = World(deep, seed)
        world.run_to(END)
        told.append(world.state.inbox)
    return told


def weight(*inbox: Report, until: int = END) -> dict[str, float]:
    """Return what stands of an inbox about ``dpt``, by stage, without the zeros."""
    claims = evidence(inbox, "dpt", until, TRUST).claims
    return {stage: weight for stage, weight in claims.items() if weight}


def test_three_reports_of_one_post_are_one_piece() -> None:
    """Whoever repeats a post adds nothing, and the loosest mouth sets the weight."""
    post = report("a", 10, source="viral")
    heard = [
        report(name, 10 + place, source=source, origin=post.origin)
        for place, (name, source) in enumerate((("b", "fkdm"), ("c", "pers")), 1)
    ]
    assert weight(post) == weight(post, *heard) == {"rising": 0.2}
    assert weight(post, report("d", 12)) == {"rising": pytest.approx(0.9)}
    assert corroborated([post, *heard], "dpt", "emerging", 2) is None
    assert corroborated([post, *heard, report("d", 20)], "dpt", "rising", 2) == 20


@given(st.data())
def test_the_same_report_twice_adds_nothing(
    inboxes: list[list[Report]], data: st.DataObject
) -> None:
    """Delivered again, wherever in the inbox, a report weighs what it weighed."""
    inbox = list(data.draw(st.sampled_from(inboxes)))
    once = evidence(inbox, "ceramah", END, _trust())
    for place in data.draw(st.lists(st.integers(0, len(inbox) - 1), max_size=8)):
        inbox.insert(data.draw(st.integers(place, len(inbox))), inbox[place])
    assert evidence(inbox, "ceramah", END, _trust()) == once


def _trust() -> dict[str, float]:
    sources = load("muara-sendaru").sources
    return {source.id: source.reliability for source in sources}


def test_copies_never_count_twice(inboxes: list[list[Report]]) -> None:
    """Without its copies an inbox weighs as much, or more, and says the same."""
    copied = 0
    for inbox in inboxes:
        first = {one.origin: one for one, _ in standing(inbox, END)}
        alone = [r for r in inbox if first.get(r.origin, r) is r or r.corrects]
        copied += len(inbox) - len(alone)
        for name in ("ceramah", "dpt", "konvoi"):
            full = evidence(inbox, name, END, _trust()).claims
            bare = evidence(alone, name, END, _trust()).claims
            assert all(full[stage] <= bare[stage] + 1e-9 for stage in bare)
    assert copied > 30


# Corrections


WRONG = report("a", 10, claim="dpt-massa", stage="threshold", faithful=False)
COPY = report("b", 15, claim="dpt-massa", stage="threshold", source="viral",
              origin=WRONG.origin)  # fmt: skip
MENDED = report("c", 20, origin=WRONG.origin, corrects="a")


def test_a_correction_replaces_what_it_corrects() -> None:
    """Nothing is added, the claim is another; before it came the first one stood."""
    assert weight(WRONG, COPY, MENDED, until=19) == {"threshold": 0.2}
    assert weight(WRONG, COPY, MENDED) == {"rising": 0.7}
    assert standing([WRONG, COPY, MENDED], 20) == [(WRONG, MENDED)]


def test_a_copy_does_not_bring_back_what_was_taken_back() -> None:
    """Somebody repeats the first report after it has been put right: no matter."""
    late = report("d", 30, claim="dpt-massa", stage="threshold", source="pers",
                  origin=WRONG.origin)  # fmt: skip
    assert weight(WRONG, MENDED, late) == weight(WRONG, MENDED)
    assert corroborated([WRONG, MENDED, late], "dpt", "threshold", 1) == 10
    other = report("e", 40, claim="dpt-massa", stage="threshold", source="camat")
    inbox = [WRONG, MENDED, late, other]
    assert corroborated(inbox, "dpt", "threshold", 2) is None


def test_a_correction_may_take_an_issue_out_of_it() -> None:
    """It was something else: nothing stands about the issue, which stays heard of."""
    else_ = report("c", 20, origin=WRONG.origin, corrects="a", about=None, stage=None)
    seen = evidence([WRONG, COPY, else_], "dpt", END, TRUST)
    assert not any(seen.claims.values())
    assert seen.heard == first_heard([WRONG, COPY, else_], "dpt") == 10


def test_corrections_never_add_a_piece(inboxes: list[list[Report]]) -> None:
    """As many origins stand with the corrections as without; they tell the truth."""
    mended = 0
    for inbox in inboxes:
        plain = [one for one in inbox if one.corrects is None]
        assert len(standing(inbox, END)) == len(standing(plain, END))
        for first, last in standing(inbox, END):
            if last.corrects:
                mended += 1
                assert last.faithful > first.faithful
    assert mended > 20


# Verification


def checks(scenario: Scenario, times: int) -> Iterator[tuple[bool, Evidence]]:
    """Yield, for many draws, whether somebody mobilises and what checks then found."""
    for seed in range(150):
        state = found(scenario, seed)
        for name, issue in state.issues.items():
            if issue.variant == "mixed":
                continue
            issue.stage = "rising"
            inbox = [
                report(
                    f"f{number}", number, kind="finding", about=name, stage=None,
                    origin=f"verification/{name}/{number}",
                    claim=finding(
                        state, issue, state.chance.of(name, f"verification/{number}")
                    ),
                )
                for number in range(times)
            ]  # fmt: skip
            yield issue.variant == "real", evidence(inbox, name, END, TRUST)


def believed(seen: Evidence, prior: float, rules: Verification) -> float:
    """Return the chance a careful reader gives to somebody mobilising (Bayes)."""
    wrong = 1 - rules.correct - rules.unclear
    yes = prior * rules.correct**seen.supported * wrong**seen.refuted
    no = (1 - prior) * wrong**seen.supported * rules.correct**seen.refuted
    return yes / (yes + no)


def quality(scenario: Scenario, times: int, rules: Verification) -> tuple[float, float]:
    """Return mean log score and share of right calls of the reader after checks."""
    drawn = list(checks(scenario, times))
    prior = sum(true for true, _ in drawn) / len(drawn)
    score = right = 0.0
    for true, seen in drawn:
        chance = believed(seen, prior, rules)
        score += math.log(chance if true else 1 - chance)
        right += (chance > 0.5) == true
    return score / len(drawn), right / len(drawn)


def test_verification_never_lowers_expected_evidence_quality(
    scenario: Scenario,
) -> None:
    """Each further check makes a careful reader know more on average, and be right."""
    rules = scenario.catalogue.verification
    known = [quality(scenario, times, rules) for times in range(4)]
    for before, after in pairwise(known):
        assert after[0] >= before[0]
        assert after[1] >= before[1] - 1e-9
    assert known[1][0] > known[0][0] + 0.3
    assert known[1][1] > 0.85


def test_a_check_that_misleads_would_be_noticed(scenario: Scenario) -> None:
    """If checks were wrong more often than they say, the same reader would lose."""
    rules = scenario.catalogue.verification
    liars = rules.model_copy(update={"correct": 0.2, "unclear": 0.1})
    catalogue = scenario.catalogue.model_copy(update={"verification": liars})
    misled = scenario.model_copy(update={"catalogue": catalogue})
    assert quality(misled, 1, rules)[0] < quality(misled, 0, rules)[0]


def test_a_check_takes_no_evidence_away(scenario: Scenario) -> None:
    """The same history with a cross-check: the reports weigh the same, a finding more.

    The finding is about the issue that was checked, once for each check.
    """
    check = next(a for a in scenario.catalogue.actions if a.id == "A01")
    looked = 0
    for seed in range(12):
        worlds = [World(scenario, seed) for _ in range(2)]
        for world in worlds:
            world.run_to(9 * DAY)
        known = list(worlds[1].state.known)
        if not known:
            continue
        worlds[1].start(Request(check, "kesbangpol", known[0], None, None))
        for world in worlds:
            world.run_to(12 * DAY)
        for name in known:
            without, checked = (
                evidence(w.state.inbox, name, END, _trust()) for w in worlds
            )
            assert checked.claims == without.claims
            assert checked.heard == without.heard
            findings = checked.supported + checked.refuted + checked.unclear
            assert findings == (name == known[0])
            looked += 1
    assert looked > 10


@given(st.integers(1, 5))
def test_a_finding_delivered_twice_is_one(times: int) -> None:
    """However often the same result of a check is sent, it is one result."""
    result = report("f", 5, kind="finding", claim="supported", origin="verification/1")
    assert evidence([result] * times, "dpt", END, TRUST).supported == 1
