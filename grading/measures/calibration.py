"""D2, calibration: stated chances against what could be known.

While a question is open the standing forecast counts, hour by hour (with the key's
``averaged``; else at one look a day). The score is the expected Brier score: the
squared distance to p*, against that of what earns nothing; that is 0, p* is 1. So luck
is not rewarded. The Brier score on what really happened is reported beside it, and its
skill.

p* is the chance given what this office had been told by then: what it was told, found
out and did, never the hidden state. Here it is the amortised one, a logistic estimate
fitted on an ensemble of plays (``estimate``), fast enough for a class; a personal
review can hold it to re-simulated worlds that match the delivered reports
(``conditioned``, ``pstar``). What earns nothing is the base rate of the stage: of plays
of the same kind, with as much time left and the issue heard of or not yet; where the
key names habits, the closest of them (``habit``). Without a forecast that stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from grading.key.model import Calibration, Key
from grading.measures.distance import lost, mean_over_time, naught, skill
from grading.measures.estimate import estimator
from grading.measures.habit import against_habit
from grading.measures.standing import averaged_looks
from grading.reference import reaching
from grading.result import Dimension, Look, Part
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
    looks = list(against_habit(ex, looks, key.calibration))
    raw = skill(looks, key.calibration)
    assessed = sum(look.percent is not None for look in looks)
    score = max(0.0, min(1.0, raw))
    rules = key.calibration
    evidence = tuple(_line(ex, q, looks, rules) for q in ex.scenario.world.questions)
    dimension = Dimension("D2", score, raw, assessed, len(looks), evidence)
    figures = {
        "brier": brier(looks),
        "brier-base": mean_over_time(looks, "base"),
        "brier-skill": realised(looks),
        "expected-brier": mean_over_time(looks, "expected"),
        "expected-brier-base": mean_over_time(looks, "expected-base"),
        "expected-brier-least": mean_over_time(looks, "least"),
    }
    return Calibrated(dimension, tuple(looks), figures)


def _looks(ex: Exercise, outcome: Exercise, question: Question, key: Key) -> list[Look]:
    rules: Calibration = key.calibration
    if rules.averaged:
        return averaged_looks(ex, outcome, question, rules)
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
        part = Part(1.0, None if percent is None else stated, (nearest,), base)
        looks.append(
            Look(question.id, minute, percent, nearest, base, yes, parts=(part,))
        )
    return looks


def brier(looks: list[Look]) -> float | None:
    """Return the Brier score on what happened, averaged over the time open."""
    return mean_over_time(looks, "said")


def realised(looks: list[Look]) -> float | None:
    """Return the Brier skill on what happened against the base rate."""
    own, base = brier(looks), mean_over_time(looks, "base")
    return None if own is None or not base else 1 - own / base


def _line(
    ex: Exercise, question: Question, looks: list[Look], rules: Calibration
) -> Message:
    """Return a question's distance from p*, in points (root mean square)."""
    own = [look for look in looks if look.question == question.id]
    stated = sum(look.percent is not None for look in own)
    texts = ex.scenario.texts
    name = Authored({lang: text.questions[question.id] for lang, text in texts.items()})
    values = {"name": name, "stated": stated, "days": len(own)}
    days = sum(part.days for look in own for part in look.parts)
    if not stated or not days:
        return Message(N_("{name} Dinilai {stated} dari {days} hari."), values)
    apart = (sum(of(look, rules) for look in own) / days for of in (lost, naught))
    said, habit = (round(100 * max(0.0, one) ** 0.5) for one in apart)
    text = N_(
        "{name} Dinilai {stated} dari {days} hari; terpaut dari acuan {said} poin, "
        "angka hafalan {habit} poin."
    )
    return Message(text, {**values, "said": said, "habit": habit})
