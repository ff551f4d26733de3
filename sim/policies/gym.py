"""An exercise as a Gymnasium environment: one officer, one decision at a time.

Needs the extra ``research`` (gymnasium, numpy); nothing else in ``sim`` imports it.

The observation holds only what the office has been told (:mod:`sim.policies.sight`).
An action is the number of a choice (:mod:`sim.policies.offers`); after it some hours
pass. The reward is what those hours were worth (:mod:`sim.policies.worth`): doing
nothing at all is worth 0. For practice in places that do not exist, never for
forecasting one that does: see ``docs/research.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import gymnasium
import numpy as np
from gymnasium import spaces
from numpy.typing import NDArray

from sim.exercise import Exercise
from sim.exercise.texts import report_text, source_name
from sim.policies.offers import Choice, choices, offered, sensible
from sim.policies.sight import Sight, Table, shapes
from sim.policies.worth import Pair, Prices, breach, cost
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.shared import Action
from sim.world.state import State

Observation = dict[str, NDArray[np.float32]]
Mask = NDArray[np.int8]
ID = "deniceni/Exercise-v1"
SEEDS = 2**31
TAIL = 10  # messages that ``render`` shows


class ExerciseEnv(gymnasium.Env[Observation, np.int64]):
    """The desk of the early-warning office, from the first day to the last.

    ``hours``: what passes after each decision. ``paired``: harm counts against the same
    seed in which nobody acts. ``reset(seed=7)`` plays the exercise of seed 7; without a
    seed the next one is drawn from the generator that the last seed set up.
    """

    metadata: dict[str, Any] = {  # noqa: RUF012
        "render_modes": ["ansi"],
        "render_fps": 1,  # text; Gymnasium wants the number all the same
    }

    def __init__(
        self,
        scenario: str | Path | Scenario = "muara-sendaru",
        *,
        hours: int = 6,
        paired: bool = True,
        prices: Prices | None = None,
        render_mode: str | None = None,
    ) -> None:
        """Prepare the spaces; raises ``ScenarioError`` for an unsound scenario."""
        if hours != hours or hours < 1 or hours != int(hours):
            raise ValueError(
                f"hours is {hours}, but time passes in whole hours: give 1 or more"
            )
        self.scenario = scenario if isinstance(scenario, Scenario) else load(scenario)
        self.render_mode = render_mode
        self.choices = choices(self.scenario)
        space = observations(self.scenario)
        self.observation_space = cast("spaces.Space[Observation]", space)
        self.action_space = spaces.Discrete(len(self.choices))
        self._actions = offered(self.scenario)
        self._hours, self._paired = hours, paired
        self._prices = prices or Prices()

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Observation, dict[str, Any]]:
        """Begin an exercise of ``seed``; ``options`` are not used."""
        super().reset(seed=seed)
        if seed is None:
            seed = int(self.np_random.integers(SEEDS))
        self.exercise = Exercise(self.scenario, seed, None, hints=False)
        self.exercise.begin("gymnasium")
        self._sight, self._read = Sight(self.scenario), 0
        state = self.exercise.seat.world.state
        self._pair = Pair(state, self._prices, self._paired)
        return self._look(), {"seed": seed, "action_mask": self.action_masks()}

    def step(
        self, action: np.int64
    ) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Take a choice and let the hours pass; ``info["outcome"]`` is what became.

        ``info`` also holds the parts of the reward and the mask of sensible choices.
        """
        choice, exercise = self.choices[self._number(action)], self.exercise
        outcome, spent, broken = self._take(choice)
        exercise.advance(hours=self._hours)
        ended = exercise.now >= exercise.seat.world.state.end - 1
        if ended:
            exercise.close()
        harm = self._pair.since(exercise.now)
        info = {
            "outcome": outcome,
            "harm": harm,
            "cost": spent,
            "breach": broken,
            "action_mask": self.action_masks(),
        }
        return self._look(), -(harm + spent + broken), ended, False, info

    def _number(self, action: object) -> int:
        """Return an action as the number of a choice; ``ValueError`` if it is none."""
        most = len(self.choices) - 1
        if isinstance(action, int | float | np.generic | np.ndarray):
            number = np.asarray(action).reshape(-1)
            if number.size == 1 and 0 <= number[0] <= most == most:
                whole = int(number[0])
                if whole == number[0]:
                    return whole
        raise ValueError(
            f"action {action!r} is none of the choices: a whole number from 0 (wait) "
            f"to {most}; env.choices lists them"
        )

    def _take(self, choice: Choice) -> tuple[str, float, float]:
        """Return the outcome's code, the price of the means, the price of breaches."""
        if choice.kind == "assess" and choice.issue and choice.level is not None:
            outcome = self.exercise.assess(choice.issue, choice.level)
            if outcome.ok:
                self._sight.levels[choice.issue] = choice.level
            return outcome.code, 0.0, 0.0
        if choice.action is None or choice.authority is None:
            return "ok", 0.0, 0.0
        target = {"issue": choice.issue, "district": choice.district}
        outcome = self.exercise.act(choice.action, choice.authority, **target)
        if not outcome.ok:
            return outcome.code, 0.0, 0.0
        self._sight.acts.append(self.exercise.seat.world.state.acts[-1])
        broken = breach(self.exercise.record.acts[-1].breaches, self._prices)
        spent = cost(self.scenario, self._actions[choice.action], self._prices)
        return outcome.code, spent, broken

    def action_masks(self) -> Mask:
        """Return 1 for every choice that makes sense as far as the office can tell."""
        state = self.exercise.seat.world.state
        return mask(self.choices, self._sight, state, self._actions)

    def _look(self) -> Observation:
        state = self.exercise.seat.world.state
        for report in state.inbox[self._read :]:
            self._sight.hear(report)
        self._read = len(state.inbox)
        return arrays(self._sight.look(state, self.exercise.now))

    def render(self) -> str | None:
        """Return the last messages as text, if ``render_mode`` is ``"ansi"``."""
        if self.render_mode != "ansi":
            return None
        return "\n".join(
            f"{report.minute:>7} {source_name(self.scenario, report, 'id')}: "
            f"{' '.join(report_text(self.scenario, report, 'id').split())}"
            for report in self.exercise.inbox[-TAIL:]
        )


def observations(scenario: Scenario) -> spaces.Dict:
    """Return the space of what one role can know."""
    return spaces.Dict(
        {
            name: spaces.Box(0.0, 1.0, shape, np.float32)
            for name, shape in shapes(scenario).items()
        }
    )


def arrays(tables: dict[str, Table]) -> Observation:
    """Return tables as arrays."""
    return {name: np.array(table, np.float32) for name, table in tables.items()}


def mask(
    offers: tuple[Choice, ...],
    sight: Sight,
    state: State,
    actions: Mapping[str, Action],
) -> Mask:
    """Return 1 for every choice that makes sense as far as its role can tell."""
    fit = [sensible(choice, sight, state, actions) for choice in offers]
    return np.array(fit, np.int8)


gymnasium.register(ID, entry_point="sim.policies.gym:ExerciseEnv")
