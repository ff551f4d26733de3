"""The Timdu as a PettingZoo environment: the contract, and who knows what."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
from gymnasium.utils.env_checker import data_equivalence
from pettingzoo.test import parallel_api_test, parallel_seed_test, seed_test
from pettingzoo.utils import parallel_to_aec

from sim.policies.timdu import SEATS, Role, absent, offers, roles_of
from sim.policies.zoo import TimduEnv
from sim.scenario.base import SourceKind
from sim.scenario.load import load
from sim.world.engine import World

NAME = "sagara-lawas"
OLD = "muara-sendaru"  # of format 1: who may do what has to be given
NETWORKS: dict[str, tuple[SourceKind, ...]] = {
    "kesbangpol": ("fkdm", "camat", "press", "viral", "hotline"),
    "polres": ("police",),
    "kodim": (),
    "binda": (),
    "fkdm": ("fkdm",),
    "sekda": ("official",),
}
MAY = {"kesbangpol": ("A01", "A02", "A10"), "polres": ("A16", "A18"), "sekda": ("A05",)}
ROLES = tuple(
    Role(name, seat, frozenset(NETWORKS[seat]), (1, 4), 0.5, MAY.get(seat, ()))
    for name, seat in SEATS.items()
)


def made(hours: int = 24) -> TimduEnv:
    """Return an environment of the full cycle."""
    return TimduEnv(NAME, hours=hours)


def old() -> TimduEnv:
    """Return an environment of the first scenario with roles of this test."""
    return TimduEnv(OLD, roles=ROLES)


def run(env: TimduEnv, seed: int, robot: int | None) -> list[Any]:
    """Play to the end; ``robot`` seeds random choices, ``None``: nobody acts."""
    steps: list[Any] = [env.reset(seed=seed)]
    for place, agent in enumerate(env.agents):
        env.action_space(agent).seed((robot or 0) + place)
    while env.agents:
        chosen = {
            agent: 0 if robot is None else env.action_space(agent).sample()
            for agent in env.agents
        }
        steps.append(env.step(chosen))
    return steps


def number(env: TimduEnv, agent: str, text: str) -> int:
    """Return the number of the choice that reads ``text``."""
    return [str(choice) for choice in env.choices[agent]].index(text)


@pytest.mark.parametrize("make", [made, old])
def test_pettingzoo_finds_nothing_to_object_to(make: Any) -> None:
    """Its tests of the interface and of the seeds pass without a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        parallel_api_test(make(), num_cycles=300)
        parallel_seed_test(make, num_cycles=20)
        seed_test(lambda: parallel_to_aec(make()), num_cycles=20)


def test_never_agents_run_to_the_end_and_are_worth_nothing() -> None:
    """Nobody acts: the world is that of the seed, and nobody gains or loses."""
    env = made()
    steps = run(env, 5, None)
    assert all(value == 0 for step in steps[1:] for value in step[1].values())
    alone = World(env.scenario, 5)
    alone.run_to(env.world.now)
    assert alone.state.log == env.world.state.log
    assert env.world.now == env.world.state.end - 1


def test_random_agents_run_to_the_end() -> None:
    """Nothing they do is an error, all end together, nothing is cut short."""
    env = made()
    steps = run(env, 6, 1)
    assert all(steps[-1][2].values())
    assert set(steps[-1][2]) == set(env.possible_agents)
    assert not any(any(step[3].values()) for step in steps[1:])
    outcomes = {i["outcome"] for step in steps[1:] for i in step[4].values()}
    assert {"ok", "not-heard"} <= outcomes
    assert env.world.state.acts
    for step in steps:
        for agent, seen in step[0].items():
            assert seen in env.observation_space(agent)


def test_the_same_seed_is_the_same_trajectory() -> None:
    """Two copies walked in lock-step see, get and are told the same."""
    first, second = run(made(), 7, 2), run(made(), 7, 2)
    for one, other in zip(first, second, strict=True):
        assert data_equivalence(one, other, exact=True)
    assert not data_equivalence(first, run(made(), 8, 2))


def test_each_role_hears_its_own_networks_alone() -> None:
    """Without sharing, what a role knows comes from sources of its kinds."""
    env = made()
    run(env, 9, None)
    kinds = {source.id: source.kind for source in env.scenario.sources}
    for role in env.roles:
        heard = {
            report.origin
            for report in env.world.state.inbox
            if report.kind == "report" and kinds[report.source] in role.kinds
        }
        assert set(env.table.sights[role.id].origins) == heard
    known = [set(sight.origins) for sight in env.table.sights.values()]
    assert len({frozenset(one) for one in known}) > 3


def heard_by_police(env: TimduEnv, seed: int) -> str:
    """Run until the police have heard of an issue the army has not; return it."""
    env.reset(seed=seed)
    while env.agents:
        env.step(dict.fromkeys(env.agents, 0))
        police, army = (env.table.sights[n].heard for n in ("intelkam", "pasi-intel"))
        for issue in police:
            if issue not in army:
                return issue
    raise AssertionError("the police never knew more than the army")


def test_what_is_shared_reaches_the_others_after_a_while() -> None:
    """Not at once and not never; it is not first hand, and it is shared once."""
    env = old()
    issue = heard_by_police(env, 3)
    share = number(env, "intelkam", f"share {issue}")
    waiting = dict.fromkeys(env.agents, 0)
    env.table.share(env.roles[1], issue, env.world.now)
    env.table.listen(env.world.now)
    army = env.table.sights["pasi-intel"]
    assert issue not in army.heard
    env.step(waiting)
    assert issue in army.heard
    assert not any(origin.first_hand for origin in army.origins.values())
    assert env.table.share(env.roles[1], issue, env.world.now) == 0
    assert env.step({**waiting, "intelkam": share})[4]["intelkam"]["outcome"] == "ok"


def test_sharing_changes_nothing_in_the_world() -> None:
    """Who tells whom moves no draw of anything else."""
    env = made()
    env.reset(seed=4)
    while env.agents:
        env.step(
            {
                agent: number(env, agent, f"share {next(iter(sight.heard), None)}")
                if (sight := env.table.sights[agent]).heard
                else 0
                for agent in env.agents
            }
        )
    alone = World(env.scenario, 4)
    alone.run_to(env.world.now)
    assert alone.state.log == env.world.state.log


def test_a_level_stated_is_seen_by_the_others() -> None:
    """Everybody at the table sees the highest level that another role stated."""
    env = old()
    issue = heard_by_police(env, 3)
    stated = {**dict.fromkeys(env.agents, 0)}
    stated["intelkam"] = number(env, "intelkam", f"assess {issue} 4")
    env.step(stated)
    assert env.table.sights["kesbangpol"].stated[issue] == 4
    assert issue not in env.table.sights["intelkam"].stated


def test_each_role_may_do_only_what_its_actor_may() -> None:
    """Requests are its actor's own; the office also asks those who have no seat."""
    scenario = load(NAME)
    assert scenario.institutions is not None
    actors = {actor.id: actor for actor in scenario.institutions.actors}
    catalogue = {action.id: action for action in scenario.catalogue.actions}
    for role in roles_of(scenario):
        asked = [c for c in offers(scenario, role) if c.kind == "ask"]
        own = set(actors[role.actor].may)
        beyond = {c.action for c in asked} - own
        assert beyond <= (set(absent(scenario)) if role.id == "kesbangpol" else set())
        for choice in asked:
            lawful = catalogue[choice.action or ""].authority
            assert choice.authority in lawful
            assert role.actor not in lawful or choice.authority == role.actor
    assert not {"A25", "A26"} & {
        c.action for role in roles_of(scenario) for c in offers(scenario, role)
    }


def test_requests_are_taken_in_the_order_of_the_roles() -> None:
    """Two who ask in one round for the last team: the first in order gets it."""
    scenario = load(OLD)
    means = scenario.world.resources.model_copy(update={"teams": 1})
    short = scenario.world.model_copy(update={"resources": means})
    env = TimduEnv(scenario.model_copy(update={"world": short}), roles=ROLES)
    issue = heard_by_police(env, 3)
    while issue not in env.table.sights["kesbangpol"].heard:
        env.step(dict.fromkeys(env.agents, 0))
    place = scenario.world.districts[0].id
    asked = {
        **dict.fromkeys(env.agents, 0),
        "intelkam": number(env, "intelkam", f"ask A18 polres {place}"),
        "kesbangpol": number(env, "kesbangpol", f"ask A01 kesbangpol {issue}"),
    }
    infos = env.step(dict(reversed(asked.items())))[4]
    assert infos["kesbangpol"]["outcome"] == "ok"
    assert infos["intelkam"]["outcome"] == "no-teams"


def test_means_count_for_the_one_who_asked() -> None:
    """The asker pays; harm, if any, is everybody's."""
    env = old()
    issue = heard_by_police(env, 3)
    asked = {**dict.fromkeys(env.agents, 0)}
    asked["intelkam"] = number(env, "intelkam", f"ask A16 polres {issue}")
    _, rewards, _, _, infos = env.step(asked)
    assert infos["intelkam"]["outcome"] == "ok"
    assert infos["intelkam"]["cost"] > 0
    others = {rewards[agent] for agent in env.agents if agent != "intelkam"}
    assert others == {-infos["kesbangpol"]["harm"]}
    assert rewards["intelkam"] < min(others)


def test_a_scenario_without_institutions_wants_roles() -> None:
    """The first format does not say who may do what."""
    with pytest.raises(ValueError, match="has no institutions"):
        TimduEnv(OLD)
    with pytest.raises(ValueError, match="hours is 0"):
        TimduEnv(OLD, roles=ROLES, hours=0)
