"""A reference estimate of a question's chance from what the office had been told.

Logistic in the weight of distinct evidence, the findings, the days left and what was
done. Its weights are fitted over many plays (``grading.calibrate``) and stand in the
key with their basis; a test holds it to its own forecasts being borne out.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field

from grading.key.model import Key
from sim.exercise import Exercise
from sim.exercise.evidence import Evidence, evidence
from sim.policies.response import Estimate
from sim.scenario.base import Basis, Frozen
from sim.scenario.model import Question
from sim.world.calendar import minute_of
from sim.world.chance import DAY

FILE = Path(__file__).with_name("estimate.yaml")


class Settings(Frozen):
    """``estimate.yaml``: how the estimate is made and fitted, with its basis."""

    format: Literal[1]
    enough: Annotated[float, Field(gt=0)]
    enough_basis: Basis
    ridge: Annotated[float, Field(gt=0)]
    ridge_basis: Basis
    players: tuple[str, ...] = Field(min_length=1)
    players_basis: Basis
    caution: Annotated[float, Field(ge=1.5, le=2)]
    caution_basis: Basis
    knots: tuple[float, ...] = Field(min_length=2)
    knots_basis: Basis
    smooth: Annotated[float, Field(gt=0)]
    smooth_basis: Basis


@cache
def settings() -> Settings:
    """Return how estimates are made; raises ``ValueError`` if damaged."""
    return Settings.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def features(
    ex: Exercise, question: Question, minute: int, seen: Evidence | None = None
) -> dict[str, float]:
    """Return what bears on a question, as known at ``minute``."""
    if seen is None:
        seen = evidence(ex.inbox, question.issue, minute, reliability(ex))
    most = settings().enough
    heard = seen.heard is not None
    left = max(0, minute_of(ex.scenario, question.closes) - minute) / DAY
    age = (minute - seen.heard) / DAY if seen.heard is not None else 0.0
    found = seen.supported - seen.refuted
    helped = sum(
        done.outcome.ok
        and done.act.issue == question.issue
        and done.act.t <= minute
        and done.act.action in _helpful(ex, question.issue)
        for done in ex.record.acts
    )
    return {
        "one": 1.0,
        "heard": float(heard),
        "days-left": left / 10,
        "days-known": min(age, 20.0) / 10,
        "rising": min(seen.claims["rising"], most) / most,
        "threshold": min(seen.claims["threshold"], most) / most,
        "crisis": min(seen.claims["crisis"], most) / most,
        "calm": min(seen.claims["settled"] + seen.claims["aftermath"], most) / most,
        "supported": float(found > 0),
        "refuted": float(found < 0),
        "helped": min(helped, 3) / 3,
        "supported-helped": float(found > 0) * min(helped, 3) / 3,
        "supported-left": float(found > 0) * left / 10,
    }


def _helpful(ex: Exercise, issue: str) -> set[str]:
    state = ex.seat.world.state
    return {
        name for name, fit in state.issues[issue].issue.responds_to.items() if fit > 0
    }


def reliability(ex: Exercise) -> dict[str, float]:
    """Return each source's reliability."""
    return {source.id: source.reliability for source in ex.scenario.sources}


class Known:
    """A question's estimate through time, weighing its reports once as each comes."""

    def __init__(
        self, ex: Exercise, question: Question, weights: Mapping[str, float]
    ) -> None:
        self._ex, self._question, self._weights = ex, question, weights
        issue = question.issue
        self._inbox = [r for r in ex.inbox if r.about == issue or r.corrects]
        self._minutes = [report.minute for report in self._inbox]
        self._reliability = reliability(ex)
        self._seen: dict[int, Evidence] = {}

    def chance(self, minute: int) -> float:
        """Return the estimate by what was known at ``minute``."""
        values = features(self._ex, self._question, minute, self._evidence(minute))
        return logistic(self._weights, values)

    def _evidence(self, minute: int) -> Evidence:
        count = bisect_right(self._minutes, minute)
        if count not in self._seen:
            issue = self._question.issue
            told = self._inbox[:count]
            self._seen[count] = evidence(told, issue, minute, self._reliability)
        return self._seen[count]


def logistic(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    """Return the chance that the weights give to the values."""
    total = sum(weights.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def estimator(key: Key) -> Estimate:
    """Return the key's estimate as a function of (exercise, question, minute)."""

    def estimate(ex: Exercise, name: str, minute: int) -> float:
        question = next(q for q in ex.scenario.world.questions if q.id == name)
        weights = key.calibration.estimates[name].weights
        return logistic(weights, features(ex, question, minute))

    return estimate
