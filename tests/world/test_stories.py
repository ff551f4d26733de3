"""What an instructor relies on: how the world behaves, over many seeds."""

from __future__ import annotations

import pytest

from sim.exercise.evidence import evidence
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.world.chance import DAY
from sim.world.effects import rebutted
from sim.world.engine import World, found
from sim.world.state import Belief
from tests.world.history import END, finished, with_cause

SEEDS = range(60)


def crises(world: World, issue: str) -> bool:
    """Return whether an issue broke."""
    return any(stage == "crisis" for _, stage in world.state.issues[issue].path)


@pytest.mark.parametrize("issue", ["ceramah", "dpt", "konvoi"])
def test_a_benign_draw_looks_like_a_real_one_at_first(
    scenario: Scenario, issue: str
) -> None:
    """Until their ways part, a real and a benign issue are told of alike."""
    for seed in range(15):
        worlds = [
            finished(with_cause(scenario, issue, cause), seed)
            for cause in ("real", "benign")
        ]
        path = [{s: m for m, s in w.state.issues[issue].path} for w in worlds]
        assert path[0]["rising"] == path[1]["rising"]
        parting = path[0]["rising"] + 36 * 60
        told = [
            [r for r in w.state.inbox if r.about == issue and r.minute <= parting]
            for w in worlds
        ]
        assert told[0] == told[1]


@pytest.mark.parametrize("issue", ["ceramah", "dpt", "konvoi"])
def test_at_least_four_in_ten_draws_are_benign(scenario: Scenario, issue: str) -> None:
    """False alarms cost, because most often nothing is behind it."""
    drawn = [found(scenario, seed).issues[issue].variant for seed in range(600)]
    assert drawn.count("benign") / 600 >= 0.40


def test_a_benign_issue_never_breaks_by_itself(scenario: Scenario) -> None:
    """Left alone, a benign issue settles."""
    for seed in SEEDS:
        world = finished(with_cause(scenario, "dpt", "benign"), seed)
        assert not crises(world, "dpt")


def test_force_on_a_peaceful_crowd_backfires(scenario: Scenario) -> None:
    """Arrests where nothing is wrong make calm issues break, and silence people."""
    fixed = with_cause(scenario, "dpt", "benign")
    broke = 0
    for seed in range(20):
        world = finished(fixed, seed)
        assert not crises(world, "dpt")
        broke += crises(_arrested(fixed, seed), "dpt")
    assert broke >= 5


def _arrested(scenario: Scenario, seed: int) -> World:
    from sim.world.actions import Request

    world = World(scenario, seed)
    trap = next(a for a in scenario.catalogue.actions if a.id == "A26")
    onset = world.state.issues["dpt"].onset
    for days in (1, 4, 7):
        world.run_to(onset + days * DAY)
        home = world.state.issues["dpt"].home
        world.start(Request(trap, "polres", "dpt", home, None))
    world.run_to(END)
    return world


def test_a_late_rebuttal_fails_and_an_early_one_works(scenario: Scenario) -> None:
    """The same clarification removes less belief each day it waits."""
    state = found(scenario, 1)
    issue = state.issues["ceramah"]
    removed = []
    for days in (1, 4, 8):
        issue.belief = Belief(0.8, issue.onset + days * DAY)
        after = rebutted(issue, issue.onset + days * DAY, 0.6)
        removed.append(0.8 - after.share)
    assert removed[0] > 2 * removed[1] > 2 * removed[2]
    assert removed[2] < 0.1


def test_a_rebuttal_nobody_needed_spreads_the_rumour(scenario: Scenario) -> None:
    """Denying what nobody believes makes it known."""
    issue = found(scenario, 1).issues["ceramah"]
    issue.belief = Belief(0.05, issue.onset)
    assert rebutted(issue, issue.onset, 0.6).share > 0.05


def test_a_copied_report_adds_no_evidence(scenario: Scenario) -> None:
    """Leaving out every copy leaves the weight of evidence as it was, or higher.

    A copy keeps its origin; it can only pull an origin down to the least reliable
    mouth that repeats it.
    """
    reliability = {source.id: source.reliability for source in scenario.sources}
    copied = 0
    for seed in range(20):
        inbox = finished(scenario, seed).state.inbox
        for name in ("ceramah", "dpt", "konvoi"):
            first = {}
            for report in inbox:
                first.setdefault(report.origin, report)
            originals = [r for r in inbox if first[r.origin] is r]
            copied += len(inbox) - len(originals)
            with_copies = evidence(inbox, name, END, reliability).claims
            without = evidence(originals, name, END, reliability).claims
            assert all(with_copies[s] <= without[s] + 1e-9 for s in without)
    assert copied > 100


def test_the_same_report_twice_adds_nothing(scenario: Scenario) -> None:
    """A report forwarded to the office again weighs what it weighed."""
    reliability = {source.id: source.reliability for source in scenario.sources}
    inbox = finished(scenario, 4).state.inbox
    once = evidence(inbox, "dpt", END, reliability)
    assert evidence([*inbox, *inbox], "dpt", END, reliability).claims == once.claims


def test_verification_sharpens(scenario: Scenario) -> None:
    """A finding is right far more often than not, and two agree on the truth."""
    from sim.world.effects import finding

    right = wrong = 0
    for seed in range(300):
        state = found(scenario, seed)
        for name, issue in state.issues.items():
            if issue.variant != "mixed":
                issue.stage = "rising"
                row = state.chance.of(name, "verification/0")
                claim = finding(state, issue, row)
                expected = "supported" if issue.variant == "real" else "not-supported"
                right += claim == expected
                wrong += claim not in (expected, "unclear")
    assert right / (right + wrong) > 0.9
    assert right / 900 > 0.6


def test_the_regency_has_as_many_incidents_as_documented(scenario: Scenario) -> None:
    """Background incidents: 0.006 a day in the candidacy stage, by electoral stage.

    Over H−30 to H+7 that is 132.8 stage-weighted days, so 0.80 incidents, and more
    through self-excitation and tension.
    """
    counts = [
        sum(
            incident.cause is None
            for incident in finished(scenario, seed).state.incidents
        )
        for seed in range(400)
    ]
    mean = sum(counts) / len(counts)
    spread = sum((count - mean) ** 2 for count in counts) / len(counts)
    assert 0.65 < mean < 1.25
    assert spread > mean  # regencies differ: more variance than a Poisson count


def test_sources_repeat_one_another(scenario: Scenario) -> None:
    """Several of the sources copy, so that three reports may be one."""
    copying = [source.id for source in scenario.sources if source.copies]
    assert len(scenario.sources) >= 8
    assert len(copying) >= 3


def test_doing_everything_is_impossible(scenario: Scenario) -> None:
    """All offered actions once cost more than there is; the traps are among them."""
    offered = [a for a in scenario.catalogue.actions if a.id in scenario.world.actions]
    means = scenario.world.resources
    assert len(offered) >= 20
    assert {"A25", "A26"} <= {a.id for a in offered}
    assert sum(a.cost.rupiah for a in offered) > means.rupiah
    assert sum(a.cost.teams for a in offered) > means.teams
    assert sum(a.cost.staff_hours for a in offered) > means.staff_hours_per_day


def test_an_inject_unless_is_kept_back_by_the_deed(scenario: Scenario) -> None:
    """The reminder to report comes only if nothing was reported by then."""
    from sim.exercise import Exercise

    late = Exercise.open(scenario.world.id, seed=2, participant="uji")
    late.advance(day=-13)
    assert any(report.id == "i-belum-lapor" for report in late.inbox)
    timely = Exercise.open(scenario.world.id, seed=2, participant="uji")
    timely.advance(day=-20)
    issue = next(iter(timely.seat.world.state.known))
    assert timely.act("A03", "kesbangpol", issue=issue).ok
    timely.advance(day=-13)
    assert not any(report.id == "i-belum-lapor" for report in timely.inbox)


def test_the_engine_handles_as_many_events_as_before(scenario: Scenario) -> None:
    """A replay's cost is its events: the lean form keeps them few."""
    world = World(scenario, 7)
    steps = 0
    env = world.driver.env
    while env.peek() < world.state.end:
        env.step()
        steps += 1
    assert steps < 1500


def test_a_question_about_a_crisis_comes_only_after_one() -> None:
    """An issue that settles without breaking has not come as far as one that broke."""
    scenario = load("gandarusa")
    asked = {True: 0, False: 0}
    for seed in SEEDS:
        world = finished(scenario, seed)
        broke = any(crises(world, issue.id) for issue in scenario.issues)
        told = any(report.claim == "sudah-pecah" for report in world.state.inbox)
        assert broke or not told
        asked[told] += 1
    assert min(asked.values()) > 5
