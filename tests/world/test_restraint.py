"""The calm regency: left alone nearly nothing happens, and force makes it happen."""

from __future__ import annotations

import pytest

from sim.exercise import Exercise
from sim.policies import Policy, play
from sim.policies.simple import harsh, never
from sim.scenario.load import load

CALM = "jatiwening"
LOUD = 7  # the seed of the facilitator's notes in which nothing is real
SEEDS = range(5)


def _crises(run: Exercise) -> set[str]:
    """Return the issues that came to a crisis."""
    issues = run.seat.world.state.issues
    return {n for n, i in issues.items() if any(s == "crisis" for _, s in i.path)}


def _played(policy: Policy, seed: int) -> Exercise:
    return play(policy, load(CALM), seed=seed)


def test_nearly_every_draw_is_benign() -> None:
    """Four of five, for every storyline: what sounds grave is mostly nothing."""
    shares = [issue.variants["benign"] for issue in load(CALM).issues]
    assert len(shares) == 5
    assert min(shares) >= 0.75


def test_loud_is_not_dangerous() -> None:
    """A seed with two hundred reports on its issues in which nothing breaks."""
    run = _played(never, LOUD)
    state = run.seat.world.state
    told = [r for r in state.inbox if r.kind == "report" and r.about]
    assert len(told) >= 200
    assert not state.incidents
    assert {issue.variant for issue in state.issues.values()} == {"benign"}


def test_force_makes_a_disturbance_of_nothing() -> None:
    """The same seed, answered with force: a harmless storyline comes to a crisis."""
    run = _played(harsh, LOUD)
    broke = _crises(run)
    assert broke
    assert {run.seat.world.state.issues[name].variant for name in broke} == {"benign"}


@pytest.mark.soak
def test_something_real_happens_now_and_then() -> None:
    """With nobody acting, in a fifth to a half of the seeds: vigilance still counts."""
    broke = sum(bool(_crises(_played(never, seed))) for seed in range(60))
    assert 12 <= broke <= 30


def test_force_breaks_more_than_it_holds() -> None:
    """Over a few seeds more storylines come to a crisis by force than without."""
    left = sum(len(_crises(_played(never, seed))) for seed in SEEDS)
    forced = sum(len(_crises(_played(harsh, seed))) for seed in SEEDS)
    assert forced > left
