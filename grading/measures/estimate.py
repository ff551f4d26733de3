"""A reference estimate of a question's chance from what the office had been told.

Logistic in the weight of distinct evidence, the findings, the days left and what was
done. Its weights are fitted over many plays (``grading.calibrate``) and stand in the
key with their basis; a test holds it to its own forecasts being borne out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from grading.key.model import Key
from sim.exercise import Exercise
from sim.exercise.evidence import evidence
from sim.policies.response import Estimate
from sim.scenario.model import Question
from sim.world.calendar import minute_of
from sim.world.chance import DAY

ENOUGH = 4.0  # weight of evidence beyond which more of the same says nothing new


def features(ex: Exercise, question: Question, minute: int) -> dict[str, float]:
    """Return what bears on a question, as known at ``minute``."""
    reliability = {source.id: source.reliability for source in ex.scenario.sources}
    seen = evidence(ex.inbox, question.issue, minute, reliability)
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
        "rising": min(seen.claims["rising"], ENOUGH) / ENOUGH,
        "threshold": min(seen.claims["threshold"], ENOUGH) / ENOUGH,
        "crisis": min(seen.claims["crisis"], ENOUGH) / ENOUGH,
        "calm": min(seen.claims["settled"] + seen.claims["aftermath"], ENOUGH) / ENOUGH,
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
