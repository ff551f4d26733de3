"""The counterfactual of a review: exact, honest about what was known, bounded."""

from __future__ import annotations

import pytest

from grading import Key, Result
from grading.grade import judge
from grading.review.counterfactual import offers
from grading.review.histories import Offer, played
from grading.review.otherwise import matched, moved, told
from grading.review.own import OwnQuestionError, had
from grading.robots import robot
from sim.exercise import Exercise
from sim.exercise.decisions import Act, AnyDecision
from sim.policies import play
from sim.scenario.model import Scenario
from sim.world.chance import DAY
from sim.world.state import Incident

SEED = 7
PLAYERS = ("never", "late-model", "model", "random", "harsh")


@pytest.fixture(scope="module")
def results(scenario: Scenario, key: Key) -> dict[str, Result]:
    """What became of five ways to play one world."""
    return {
        name: judge(play(robot(name, key, 1), scenario, seed=SEED), key)
        for name in PLAYERS
    }


@pytest.fixture(scope="module")
def found(results: dict[str, Result], key: Key) -> dict[str, tuple[Offer, ...]]:
    """Their counterfactuals."""
    return {name: offers(result, key) for name, result in results.items()}


def _alone(scenario: Scenario, decisions: tuple[AnyDecision, ...]) -> Exercise:
    """Replay decisions in a new exercise, without anything the review uses."""
    ex = Exercise(scenario, SEED, None, hints=False)
    assert ex.begin("pembanding").ok
    for decision in decisions:
        if decision.kind == "advance":
            assert ex.decide({"kind": "advance", "to": decision.to}).ok
        else:
            ex.decide(decision.model_dump(exclude={"t"}))
    ex.seat.world.run_to(ex.seat.world.state.end - 1)
    return ex


@pytest.mark.parametrize("name", PLAYERS)
def test_both_histories_equal_an_independent_replay(
    scenario: Scenario,
    results: dict[str, Result],
    found: dict[str, tuple[Offer, ...]],
    name: str,
) -> None:
    """The one is the participant's own world, the other what its decisions lead to."""
    assert found[name]
    state = results[name].outcome.seat.world.state
    for offer in found[name]:
        assert offer.branch.was.incidents == tuple(state.incidents)
        other = _alone(scenario, offer.branch.other.made)
        assert tuple(other.seat.world.state.incidents) == offer.branch.other.incidents
        assert other.inbox == offer.branch.other.inbox


@pytest.mark.parametrize("name", PLAYERS)
def test_nothing_before_the_change_differs(
    found: dict[str, tuple[Offer, ...]], name: str
) -> None:
    """Reports, incidents and every curve are the same until the branch."""
    for offer in found[name]:
        branch = offer.branch
        for history in (branch.was, branch.other):
            assert history.days == branch.days
        early = [[r for r in h.inbox if r.minute < branch.at]
                 for h in (branch.was, branch.other)]  # fmt: skip
        assert early[0] == early[1]
        whole = branch.at // DAY
        for curve, was in branch.was.apart.items():
            assert was[:whole] == branch.other.apart[curve][:whole]


@pytest.mark.parametrize("name", ["never", "late-model", "random"])
def test_an_act_never_comes_before_its_issue_was_heard_of(
    found: dict[str, tuple[Offer, ...]], name: str
) -> None:
    """It waits for the finding it rests on, in the world in which it is asked."""
    asked = [one for one in found[name] if one.change.kind in ("added", "checked")]
    for offer in asked:
        inbox, change = offer.branch.other.inbox, offer.change
        findings = [r.minute for r in inbox
                    if r.kind == "finding" and r.about == change.issue]  # fmt: skip
        assert findings
        assert min(findings) <= change.minute


def test_a_sooner_act_is_the_same_act_at_its_time(
    results: dict[str, Result], found: dict[str, tuple[Offer, ...]]
) -> None:
    """It leaves its old place: there are as many acts as before."""
    sooner = [one for one in found["late-model"] if one.change.kind == "sooner"]
    assert sooner
    decisions = results["late-model"].exercise.decisions
    for offer in sooner:
        acts = [p.decision for p in offer.branch.planned if p.decision.kind == "act"]
        assert len(acts) == sum(isinstance(d, Act) for d in decisions)
        assert offer.change.was is not None
        assert offer.change.minute < offer.change.was


def test_without_a_harmful_act_it_is_nowhere(
    found: dict[str, tuple[Offer, ...]],
) -> None:
    """The gravest kind of harm is left out each time it was asked."""
    offer = found["harsh"][0]
    assert offer.change.kind == "without"
    acts = [d for d in offer.branch.other.made if isinstance(d, Act)]
    assert offer.change.action not in {act.action for act in acts}
    assert offer.change.times > 1


def test_who_did_well_sees_the_world_without_it(
    found: dict[str, tuple[Offer, ...]],
) -> None:
    """The model player lost nothing; what it did is taken away instead."""
    assert {offer.change.kind for offer in found["model"]} == {"kept"}


def test_at_most_three_and_none_if_none_is_wanted(
    results: dict[str, Result], found: dict[str, tuple[Offer, ...]], key: Key
) -> None:
    """A page holds no more than people read."""
    assert all(len(one) <= 3 for one in found.values())
    assert offers(results["never"], key, 0) == ()


def test_incidents_gone_and_new_add_up(found: dict[str, tuple[Offer, ...]]) -> None:
    """What is told of one by one explains the difference in number."""
    for offer in (one for several in found.values() for one in several):
        gone, new, _ = moved(offer.branch)
        change = len(offer.branch.other.incidents) - len(offer.branch.was.incidents)
        assert len(new) - len(gone) == change


def _riot(minute: int, district: str = "muararuai", injuries: int = 0) -> Incident:
    return Incident(minute, district, True, False, 50, 0, injuries, 0, "ceramah")


def test_one_evening_and_the_night_after_it_is_one_event() -> None:
    """Across midnight it is the same; the nearest is taken first, and each once."""
    late, early = _riot(10 * DAY - 124), _riot(10 * DAY + 52, injuries=2)
    assert matched([late], [early]) == ([], [], 1)
    far = _riot(11 * DAY + 53)
    assert matched([early], [far]) == ([early], [far], 0)
    assert matched([early], [late, far]) == ([], [far], 1)
    there = _riot(10 * DAY, "lain")
    assert matched([late], [there]) == ([late], [there], 0)
    near = _riot(10 * DAY + 60)
    assert matched([late, near], [early]) == ([late], [], 1)


def test_a_change_without_effect_is_said_to_have_none(
    results: dict[str, Result], found: dict[str, tuple[Offer, ...]]
) -> None:
    """The page does not keep quiet about it, and shows no curves."""
    same = [(name, one) for name, several in found.items() for one in several
            if not one.differs]  # fmt: skip
    assert same
    for name, offer in same:
        data = told(results[name], offer, "id")
        assert "Tidak ada yang berubah" in data["same"]
        assert not data["pictures"]


def test_ones_own_question_is_the_same_branch(
    results: dict[str, Result], key: Key
) -> None:
    """``A10@-21`` moves the act that was asked for later to that morning."""
    result = results["late-model"]
    own = played(result)
    offer = had(result, key, "A10@-21", "ceramah", own)
    assert offer.change.was is not None
    assert offer.change.minute % DAY == result.exercise.scenario.world.opens_hour * 60
    acts = [d for d in offer.branch.other.made if isinstance(d, Act)]
    first = next(d.t for d in acts if d.action == "A10")
    assert first == offer.change.minute


@pytest.mark.parametrize(
    ("asked", "issue", "said"),
    [
        ("besok", None, "A10@-21"),
        ("A99@-20", None, r"A10 \(Klarifikasi"),
        ("A10@-90", None, "di luar latihan"),
        ("A10@-20", "banjir", r"ceramah \(\w+"),
        ("A16@-20", None, "--issue"),
        ("A10@-29", "ceramah", "belum terdengar"),
    ],
)
def test_a_question_without_an_answer_says_why(
    results: dict[str, Result], key: Key, asked: str, issue: str | None, said: str
) -> None:
    """What was wrong, and what could be asked."""
    with pytest.raises(OwnQuestionError, match=said):
        had(results["late-model"], key, asked, issue)
