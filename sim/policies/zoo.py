"""The Timdu as a PettingZoo parallel environment: six roles, one world.

Needs the extra ``research`` (pettingzoo, gymnasium, numpy); nothing else in ``sim``
imports it. Each role sees only what its own networks told it and what others have
shared, and may do only what its actor may (:mod:`sim.policies.timdu`); sharing what one
knows of an issue is an action. In each round the roles' requests are taken in the order
of ``possible_agents``, out of common means. Harm is everybody's; means and breaches
count for the role that asked. See ``docs/research.md``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from gymnasium import spaces
from pettingzoo import ParallelEnv

from sim.policies.gym import SEEDS, Observation, arrays, mask, observations
from sim.policies.offers import Choice, offered
from sim.policies.timdu import Role, Table, offers, roles_of
from sim.policies.worth import Pair, Prices, breach, cost
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.world.actions import Request, breaches, check
from sim.world.engine import World

Infos = dict[str, dict[str, Any]]
NOTHING = ("ok", 0.0, 0.0)


class TimduEnv(ParallelEnv[str, Observation, int]):  # type: ignore[misc]
    """The integrated team from the first day to the last.

    ``hours``: what passes in each round. ``paired``: harm counts against the same seed
    in which nobody acts. ``roles``: those of the scenario's institutions if not given;
    a scenario of format 1 has none. ``reset(seed=7)`` plays the exercise of seed 7.
    """

    metadata: dict[str, Any] = {"name": "deniceni_timdu_v1", "render_modes": []}  # noqa: RUF012
    render_mode = None

    def __init__(
        self,
        scenario: str | Path | Scenario,
        *,
        roles: tuple[Role, ...] | None = None,
        hours: int = 6,
        paired: bool = True,
        prices: Prices | None = None,
    ) -> None:
        """Prepare the spaces.

        Raises ``ScenarioError`` for an unsound scenario and ``ValueError`` for one
        without roles.
        """
        if hours != hours or hours < 1 or hours != int(hours):
            raise ValueError(
                f"hours is {hours}, but time passes in whole hours: give 1 or more"
            )
        self.scenario = scenario if isinstance(scenario, Scenario) else load(scenario)
        self.roles = roles_of(self.scenario) if roles is None else roles
        self.possible_agents = [role.id for role in self.roles]
        self.agents: list[str] = []
        self.choices = {role.id: offers(self.scenario, role) for role in self.roles}
        self.observation_spaces = {
            name: observations(self.scenario) for name in self.possible_agents
        }
        self.action_spaces = {
            name: spaces.Discrete(len(self.choices[name]))
            for name in self.possible_agents
        }
        self._actions = offered(self.scenario)
        self._hours, self._paired = hours, paired
        self._prices = prices or Prices()
        self._random = np.random.default_rng()

    def observation_space(self, agent: str) -> spaces.Dict:
        """Return what ``agent`` can see; the same object each time."""
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> spaces.Discrete:
        """Return what ``agent`` can choose; the same object each time."""
        return self.action_spaces[agent]

    def reset(
        self, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[dict[str, Observation], Infos]:
        """Begin an exercise of ``seed``; ``options`` are not used."""
        if seed is not None:
            self._random = np.random.default_rng(seed)
        chosen = int(self._random.integers(SEEDS)) if seed is None else seed
        self.world = World(self.scenario, chosen)
        self.world.run_to(self.scenario.world.opens_hour * 60)
        self.table = Table(self.world.state, self.roles)
        self._pair = Pair(self.world.state, self._prices, self._paired)
        self.agents = list(self.possible_agents)
        return self._look(), {
            agent: {"seed": chosen, "action_mask": self._mask(agent)}
            for agent in self.agents
        }

    def step(
        self, actions: dict[str, int]
    ) -> tuple[
        dict[str, Observation],
        dict[str, float],
        dict[str, bool],
        dict[str, bool],
        Infos,
    ]:
        """Take every role's choice in order and let the hours pass."""
        taken = {
            role.id: self._take(role, self.choices[role.id][int(actions[role.id])])
            for role in self.roles
            if role.id in self.agents and role.id in actions
        }
        agents, end = self.agents, self.world.state.end - 1
        self.world.run_to(min(self.world.now + self._hours * 60, end))
        harm = self._pair.since(self.world.now)
        ended = self.world.now >= end
        seen = self._look()
        rewards, infos = {}, {}
        for agent in agents:
            outcome, spent, broken = taken.get(agent, NOTHING)
            rewards[agent] = -(harm + spent + broken)
            parts = {"harm": harm, "cost": spent, "breach": broken}
            told = {"outcome": outcome, "action_mask": self._mask(agent)}
            infos[agent] = told | parts
        if ended:
            self.agents = []
        over = dict.fromkeys(agents, ended)
        return seen, rewards, over, dict.fromkeys(agents, False), infos

    def _take(self, role: Role, choice: Choice) -> tuple[str, float, float]:
        """Return the outcome's code, the price of the means, the price of breaches."""
        heard = self.table.sights[role.id].heard
        if choice.issue is not None and choice.issue not in heard:
            return "not-heard", 0.0, 0.0
        if choice.kind == "share" and choice.issue is not None:
            self.table.share(role, choice.issue, self.world.now)
        if choice.kind == "assess" and choice.issue and choice.level is not None:
            self.table.state_level(role, choice.issue, choice.level)
        return self._ask(role, choice) if choice.kind == "ask" else NOTHING

    def _ask(self, role: Role, choice: Choice) -> tuple[str, float, float]:
        item = self._actions[choice.action or ""]
        manner = item.manners[0].id if item.manners else None
        request = Request(
            item, choice.authority or role.actor, choice.issue, choice.district, manner
        )
        state, now = self.world.state, self.world.now
        refusal = check(state, now, request)
        if refusal is not None:
            return refusal.code, 0.0, 0.0
        broken = breach(breaches(state, now, request), self._prices)
        self.table.sights[role.id].acts.append(self.world.start(request))
        return "ok", cost(self.scenario, item, self._prices), broken

    def _mask(self, agent: str) -> np.ndarray[Any, np.dtype[np.int8]]:
        sight = self.table.sights[agent]
        return mask(self.choices[agent], sight, self.world.state, self._actions)

    def _look(self) -> dict[str, Observation]:
        state, now = self.world.state, self.world.now
        self.table.listen(now)
        return {
            agent: arrays(self.table.sights[agent].look(state, now))
            for agent in self.agents
        }
