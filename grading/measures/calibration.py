"""D2, calibration: stated chances against what could be known.

Once a day while a question is open, the standing forecast is looked at. The score is
the expected Brier score: the squared distance to the reference estimate given what this
office had been told, against the base rate's distance; base rate 0, estimate 1. So luck
is not rewarded. The Brier skill on what really happened is reported beside it.
A question without a forecast stands at the base rate: it earns nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from grading.key.model import Calibration, Key
from grading.measures.estimate import estimator
from grading.reference import reaching
from grading.result import Dimension, Look
from sim.exercise import Exercise
from sim.i18n import N_, Authored, Message
from sim.scenario.model import Question
from sim.world.calendar import minute_of


@dataclass(frozen=True)
class Calibrated:
    """D2 with its daily looks."""

    dimension: Dimension
    looks: tuple[Look, ...]
    figures: dict[str, float | None]


def standing(ex: Exercise, question: str, minute: int) -> int | None:
    """Return the forecast that stood at ``minute``, in per cent."""
    percent = None
    for forecast in ex.record.forecasts:
        if forecast.question == question and forecast.t <= minute:
            percent = forecast.percent
    return percent


def calibrate(ex: Exercise, outcome: Exercise, key: Key) -> Calibrated:
    """Judge a trainee's forecasts; after the desk was left none stands."""
    looks = [
        look
        for question in ex.scenario.world.questions
        for look in _looks(ex, outcome, question, key)
    ]
    raw = _skill(looks)
    assessed = sum(look.percent is not None for look in looks)
    score = max(0.0, min(1.0, raw))
    evidence = tuple(_line(ex, q, looks) for q in ex.scenario.world.questions)
    dimension = Dimension("D2", score, raw, assessed, len(looks), evidence)
    figures: dict[str, float | None] = {
        "brier": brier(looks),
        "brier-skill": realised(looks),
    }
    return Calibrated(dimension, tuple(looks), figures)


def _looks(ex: Exercise, outcome: Exercise, question: Question, key: Key) -> list[Look]:
    rules: Calibration = key.calibration
    happened = reaching(outcome, question.issue, question.reaches)
    closes = minute_of(ex.scenario, question.closes)
    yes = happened is not None and happened < closes
    estimate = estimator(key)
    looks = []
    for day in range(question.opens, question.closes):
        minute = minute_of(ex.scenario, day, rules.hour)
        if yes and happened is not None and minute >= happened:
            break
        there = minute <= ex.now
        percent = standing(ex, question.id, minute) if there else None
        earlier = minute - round(rules.lag_hours * 60)
        options = [estimate(outcome, question.id, at) for at in (minute, earlier)]
        stated = options[0] if percent is None else percent / 100
        nearest = min(options, key=lambda chance: abs(chance - stated))
        base = rules.estimates[question.id].base_rate
        looks.append(Look(question.id, minute, percent, nearest, base, yes))
    return looks


def said(look: Look) -> float:
    """Return the chance that stood at a look; without a forecast the base rate."""
    return look.base if look.percent is None else look.percent / 100


def _skill(looks: list[Look]) -> float:
    """Return 1 − distance to the estimate ÷ the base rate's distance to it."""
    own = sum((said(look) - look.estimate) ** 2 for look in looks)
    base = sum((look.base - look.estimate) ** 2 for look in looks)
    return 1 - own / base if base > 0 else 0.0


def brier(looks: list[Look]) -> float | None:
    """Return the Brier score on what happened, averaged over the looks."""
    if not looks:
        return None
    return sum((said(look) - look.happened) ** 2 for look in looks) / len(looks)


def realised(looks: list[Look]) -> float | None:
    """Return the Brier skill on what happened against the base rate."""
    own, base = brier(looks), sum((look.base - look.happened) ** 2 for look in looks)
    return None if own is None or base == 0 else 1 - own * len(looks) / base


def _line(ex: Exercise, question: Question, looks: list[Look]) -> Message:
    own = [look for look in looks if look.question == question.id]
    stated = sum(look.percent is not None for look in own)
    texts = ex.scenario.texts
    name = Authored({lang: text.questions[question.id] for lang, text in texts.items()})
    text = N_("{name} Dinilai {stated} dari {days} hari.")
    return Message(text, {"name": name, "stated": stated, "days": len(own)})
