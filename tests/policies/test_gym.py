"""The exercise as a Gymnasium environment: the contract, the seeds, what is hidden."""

from __future__ import annotations

import re
import subprocess
import sys
import warnings
from typing import Any

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env, data_equivalence

from sim.exercise.exercise import branch
from sim.policies.gym import ID, ExerciseEnv
from sim.policies.offers import choices, offered
from sim.policies.worth import Prices
from sim.scenario.load import load
from tests.project.tree import ROOT

NAMES = ("muara-sendaru", "sagara-lawas")
WAIT = np.int64(0)


@pytest.fixture(scope="module", params=NAMES)
def env(request: pytest.FixtureRequest) -> ExerciseEnv:
    """An environment of each scenario that ships, a look every twelve hours."""
    return ExerciseEnv(request.param, hours=12)


def run(env: ExerciseEnv, seed: int, robot: int | None) -> list[Any]:
    """Play to the end; ``robot`` seeds random choices, ``None``: never act."""
    steps: list[Any] = [env.reset(seed=seed)]
    env.action_space.seed(robot or 0)
    while not (len(steps) > 1 and steps[-1][2]):
        steps.append(env.step(WAIT if robot is None else env.action_space.sample()))
    return steps


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("hours", [6, 24])
def test_gymnasium_finds_nothing_to_object_to(name: str, hours: int) -> None:
    """``check_env`` passes without a warning."""
    made = gymnasium.make(ID, scenario=name, hours=hours, render_mode="ansi")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_env(made.unwrapped)


def test_the_never_agent_runs_to_the_end_and_is_worth_nothing(env: ExerciseEnv) -> None:
    """Against the same seed in which nobody acts, nothing is gained or lost."""
    steps = run(env, 5, None)
    assert [step[1] for step in steps[1:]] == [0.0] * (len(steps) - 1)
    assert env.exercise.state == "closed"
    assert env.exercise.now == env.exercise.seat.world.state.end - 1


def test_a_random_agent_runs_to_the_end(env: ExerciseEnv) -> None:
    """Nothing it does is an error; what cannot be done is refused with a word."""
    steps = run(env, 6, 1)
    outcomes = {step[4]["outcome"] for step in steps[1:]}
    assert {"ok", "invalid"} <= outcomes
    assert not any(step[3] for step in steps[1:])
    assert env.exercise.record.acts
    for seen, *_ in steps:
        assert seen in env.observation_space


def test_the_reward_is_the_sum_of_its_parts(env: ExerciseEnv) -> None:
    """Harm beyond the twin's, means spent, rules broken; each is told."""
    for _, reward, _, _, info in run(env, 7, 2)[1:]:
        assert reward == -(info["harm"] + info["cost"] + info["breach"])
        assert info["cost"] >= 0
        assert info["breach"] >= 0


def test_the_same_seed_is_the_same_trajectory(env: ExerciseEnv) -> None:
    """Twice the same choices on the same seed: everything is the same."""
    first, second = run(env, 8, 3), run(env, 8, 3)
    assert len(first) == len(second)
    for one, other in zip(first, second, strict=True):
        assert data_equivalence(one, other, exact=True)
    assert not data_equivalence(first, run(env, 9, 3))


def test_the_seed_is_the_exercise_s_own(env: ExerciseEnv) -> None:
    """``reset(seed=7)`` is the exercise of seed 7, and its decisions replay."""
    run(env, 7, 4)
    exercise = env.exercise
    assert exercise.seed == 7
    again = branch(env.scenario, 7, exercise.decisions)
    assert again.seat.world.state.log == exercise.seat.world.state.log


def test_without_a_seed_the_next_one_follows_from_the_last(env: ExerciseEnv) -> None:
    """A run of episodes is repeatable from its first seed; each is another one."""
    seeds = []
    for _ in range(2):
        env.reset(seed=3)
        seeds.append([env.reset()[1]["seed"] for _ in range(3)])
    assert seeds[0] == seeds[1]
    assert len(set(seeds[0])) == 3


def test_at_first_nothing_is_known_of_any_issue(env: ExerciseEnv) -> None:
    """The hidden cause, the home and the onset of an issue are not in the numbers.

    Worlds of many seeds, before anything is told, look the same.
    """
    first, _ = env.reset(seed=0)
    assert not first["issues"].any()
    for seed in range(1, 12):
        seen, _ = env.reset(seed=seed)
        if not env.exercise.inbox:
            assert data_equivalence(seen, first, exact=True)


def test_what_is_told_is_seen(env: ExerciseEnv) -> None:
    """An issue counts as heard of exactly when a report about it has come."""
    env.reset(seed=11)
    order = [issue.id for issue in env.scenario.issues]
    for _ in range(40):
        seen = env.step(WAIT)[0]
        inbox = env.exercise.inbox
        told = {r.about for r in inbox if r.kind == "report"}
        for place, name in enumerate(order):
            assert bool(seen["issues"][place][0]) == (name in told)


def test_the_mask_holds_what_makes_sense(env: ExerciseEnv) -> None:
    """Waiting always does; an issue not heard of, or means not there, never do."""
    env.reset(seed=12)
    for _ in range(60):
        mask, state = env.action_masks(), env.exercise.seat.world.state
        assert mask[0] == 1
        for choice, fit in zip(env.choices, mask, strict=True):
            if fit and choice.issue is not None:
                assert choice.issue in state.known
            if fit and choice.action is not None:
                cost = offered(env.scenario)[choice.action].cost
                assert cost.teams <= state.teams_free
        info = env.step(np.int64(env.action_space.sample(mask)))[4]
        assert info["outcome"] != "invalid"


def test_choices_cover_what_the_scenario_offers() -> None:
    """Every action, every level of every issue, and waiting, each once."""
    scenario = load("sagara-lawas")
    found = choices(scenario)
    assert len(set(found)) == len(found)
    assert {c.action for c in found if c.action} == set(scenario.world.actions)
    assert sum(c.kind == "assess" for c in found) == 6 * len(scenario.issues)
    assert str(found[0]) == "wait"


def test_prices_and_pairing_can_be_chosen() -> None:
    """Unpaired, the harm of a world in which nobody acts counts in full."""
    prices = Prices(violent=3, death=0, injury=0, building=0, displaced=0)
    env = ExerciseEnv("sagara-lawas", hours=24, paired=False, prices=prices)
    for seed in range(8):
        total = sum(step[1] for step in run(env, seed, None)[1:])
        incidents = env.exercise.seat.world.state.incidents
        assert total == pytest.approx(-3 * sum(i.violent for i in incidents))


def test_what_the_guide_shows_runs() -> None:
    """The code in ``docs/research.md`` does what it says, from top to bottom."""
    guide = (ROOT / "docs" / "research.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", guide, flags=re.DOTALL)
    assert len(blocks) == 3
    names: dict[str, Any] = {}
    exec("\n".join(blocks), names)
    assert names["terminated"]
    assert names["env"].agents == []


def test_time_must_pass() -> None:
    """A look that takes no time is refused."""
    with pytest.raises(ValueError, match="hours is 0"):
        ExerciseEnv(hours=0)


@pytest.mark.parametrize("hours", [0.5, 1.5, -3, float("nan")])
def test_hours_are_whole(hours: float) -> None:
    """With the reason."""
    with pytest.raises(ValueError, match="whole hours: give 1 or more"):
        ExerciseEnv(hours=hours)  # type: ignore[arg-type]


@pytest.mark.parametrize("action", [10**9, -1, 1.5, None, "wait", float("nan")])
def test_an_action_is_one_of_the_choices(env: ExerciseEnv, action: Any) -> None:
    """Anything else is told what the choices are, and nothing happens."""
    env.reset(seed=1)
    before = env.exercise.decisions
    most = len(env.choices) - 1
    with pytest.raises(ValueError, match=rf"from 0 \(wait\) to {most}"):
        env.step(action)
    assert env.exercise.decisions == before


def test_the_robots_stay_light() -> None:
    """Importing the policies brings in none of the views' libraries."""
    code = (
        "import sys, sim.policies; "
        "print({'numpy', 'gymnasium', 'pettingzoo'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.strip() == "set()", done.stderr
