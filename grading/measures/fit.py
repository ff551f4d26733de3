"""Fitting an estimate to what happened in plays: logistic weights, stage base rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from grading.key.model import StageRate
from grading.measures.estimate import settings

Floats = NDArray[np.float64]
EDGE = 0.005  # a rate that no play contradicted is still none of 0 or 1


@dataclass(frozen=True)
class Row:
    """A day of a play on which a question was open: what was known, what came."""

    left: float  # days
    values: dict[str, float]
    happened: bool


@dataclass(frozen=True)
class Fitted:
    """A question's base rate, by stage too, and the weights of its estimate."""

    base_rate: float
    stage_rates: tuple[StageRate, ...]
    weights: dict[str, float]


def fit(rows: Sequence[Row]) -> Fitted:
    """Return what one question's rows come to, rounded as a key holds it.

    Raises ``ValueError`` without rows.
    """
    if not rows:
        raise ValueError("no day on which the question was open")
    names = list(rows[0].values)
    table = np.array([list(row.values.values()) for row in rows], dtype=float)
    happened = np.array([row.happened for row in rows], dtype=float)
    weights = logistic_weights(table, happened, settings().ridge)
    rounded = {n: round(float(w), 2) for n, w in zip(names, weights, strict=True)}
    return Fitted(round(float(happened.mean()), 2), stage_rates(rows), rounded)


def logistic_weights(rows: Floats, happened: Floats, ridge: float) -> Floats:
    """Return the ridge-penalised logistic weights (the constant is not penalised)."""
    keep = np.ones(rows.shape[1])
    keep[0] = 0

    def loss(weights: Floats) -> tuple[float, Floats]:
        total = rows @ weights
        value = np.logaddexp(0, total).sum() - happened @ total
        value += ridge * float((keep * weights**2).sum())
        chance = 1 / (1 + np.exp(-total))
        return float(value), rows.T @ (chance - happened) + 2 * ridge * keep * weights

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x)


def stage_rates(rows: Sequence[Row]) -> tuple[StageRate, ...]:
    """Return how often it still happened, by days left, heard of or not.

    Least squares of straight lines between the knots, each drawn to its neighbours.
    """
    longest = max(row.left for row in rows)
    knots = [k for k in settings().knots if k < longest] + [round(longest, 1)]
    table = np.array([[row.left, row.values["heard"], row.happened] for row in rows])
    heard = table[:, 1] > 0
    both = [_rates(table[mask], knots) for mask in (heard, ~heard)]
    return tuple(
        StageRate(left=left, heard=one, unheard=other)
        for left, one, other in zip(knots, *both, strict=True)
    )


def _rates(table: Floats, knots: Sequence[float]) -> list[float]:
    """Return the rates at the knots of (days left, heard, happened).

    With no time left it happens no more, so the first knot is known.
    """
    if not len(table):
        return [EDGE] * len(knots)
    units = np.eye(len(knots))
    hats = np.array([np.interp(table[:, 0], knots, unit) for unit in units])
    steps = np.diff(units, axis=0) / np.sqrt(np.diff(knots))[:, None]
    square = hats @ hats.T + settings().smooth * steps.T @ steps
    square, right = square[1:, 1:], (hats @ table[:, 2] - EDGE * square[0])[1:]
    found = np.clip([EDGE, *np.linalg.solve(square, right)], EDGE, 1 - EDGE)
    return [round(float(rate), 3) for rate in found]
