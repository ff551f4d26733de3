"""Derive a key's numbers from many plays: base rates, estimates, the cost of alarms.

``python -m grading.calibrate muara-sendaru`` prints them as they stand in ``key.yaml``.
Run it again whenever the scenario or the engine changes. The seeds used here are not
those of the tests.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from grading.key import Key, load_key
from grading.measures.detection import detect
from grading.measures.estimate import features
from grading.reference import reaching, reference
from grading.robots import robot
from sim.exercise import Exercise
from sim.policies import play
from sim.scenario.load import load
from sim.scenario.model import Question, Scenario
from sim.world.calendar import minute_of

FIRST = 1_000_000  # seeds from here on; the tests use small ones
PLAYERS = ("never", "model", "late-model", "shotgun", "random")
RIDGE = 0.5  # keeps weights finite where the plays separate perfectly


@dataclass(frozen=True)
class Fitted:
    """A question's base rate and the weights of its estimate."""

    base_rate: float
    weights: dict[str, float]


def plays(scenario: Scenario, key: Key, seeds: int) -> list[Exercise]:
    """Return what the players made of ``seeds`` worlds each."""
    return [
        play(robot(name, key, seed), scenario, seed=seed)
        for seed in range(FIRST, FIRST + seeds)
        for name in PLAYERS
    ]


def fit(runs: list[Exercise], question: Question, key: Key) -> Fitted:
    """Fit one question's estimate to what happened in the plays."""
    rows: list[list[float]] = []
    happened: list[float] = []
    names: list[str] = []
    for run in runs:
        when = reaching(run, question.issue, question.reaches)
        closes = minute_of(run.scenario, question.closes)
        yes = when is not None and when < closes
        for day in range(question.opens, question.closes):
            minute = minute_of(run.scenario, day, key.calibration.hour)
            if yes and when is not None and minute >= when:
                break
            values = features(run, question, minute)
            names = list(values)
            rows.append(list(values.values()))
            happened.append(float(yes))
    weights = _logistic(np.array(rows), np.array(happened))
    rate = sum(happened) / len(happened)
    rounded = {n: round(float(w), 2) for n, w in zip(names, weights, strict=True)}
    return Fitted(round(rate, 2), rounded)


def _logistic(
    rows: NDArray[np.float64], happened: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the ridge-penalised logistic weights (the constant is not penalised)."""
    keep = np.ones(rows.shape[1])
    keep[0] = 0

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total = rows @ weights
        value = np.logaddexp(0, total).sum() - happened @ total
        value += RIDGE * float((keep * weights**2).sum())
        chance = 1 / (1 + np.exp(-total))
        return float(value), rows.T @ (chance - happened) + 2 * RIDGE * keep * weights

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x)


def break_even(scenario: Scenario, key: Key, seeds: int) -> float:
    """Return the cost of a false alarm at which always alarming equals inaction."""
    gain, false = 0.0, 0
    for seed in range(FIRST, FIRST + seeds):
        run = play(robot("always", key, seed), scenario, seed=seed)
        found = detect(run, run, reference(scenario, seed, key), key.detection)
        if found.episodes:
            gain += sum(1 + e.credit for e in found.episodes if e.credit > 0)
            false += found.false_alarms
    return gain / false


def main(name: str, seeds: int) -> None:
    """Print the derived numbers of a scenario's key."""
    scenario, key = load(name), load_key(name)
    print(f"break_even: {break_even(scenario, key, seeds):.3f}")
    runs = plays(scenario, key, seeds)
    for question in scenario.world.questions:
        fitted = fit(runs, question, key)
        weights = ", ".join(f"{n}: {w:g}" for n, w in fitted.weights.items())
        print(f"{question.id}: base_rate {fitted.base_rate}\n  {{{weights}}}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 120)
