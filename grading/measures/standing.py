"""What stood while a question was open: forecasts, p* and the stage's base rate.

A question's time is cut at the hour of the daily look and ``lag`` before it; p* is
estimated at each cut. Where a forecast changes in between, its part ends. Time counts
from when the question opens until it closes or the event happens; after the desk was
left no forecast stands.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from grading.key.model import Calibration, Estimate
from grading.measures.distance import weight
from grading.measures.estimate import Known
from grading.reference import reaching
from grading.result import Look, Part
from sim.exercise import Exercise
from sim.exercise.evidence import first_heard
from sim.scenario.model import Question
from sim.world.calendar import minute_of
from sim.world.chance import DAY

Forecasts = list[tuple[int, int]]  # minute, per cent


def stage_rate(rules: Estimate, days_left: float, heard: bool) -> float:
    """Return how often it still happens with so much time left; between the key's
    points in a straight line. Without such points: the base rate."""
    points = sorted(rules.stage_rates, key=lambda one: one.left)
    if not points:
        return rules.base_rate
    rates = [(p.left, p.heard if heard else p.unheard) for p in points]
    if days_left <= rates[0][0]:
        return rates[0][1]
    for (left, rate), (more, higher) in pairwise(rates):
        if days_left <= more:
            return rate + (higher - rate) * (days_left - left) / (more - left)
    return rates[-1][1]


def averaged_looks(
    ex: Exercise, outcome: Exercise, question: Question, rules: Calibration
) -> list[Look]:
    """Return a look for each day a question was open, each with its parts."""
    happened = reaching(outcome, question.issue, question.reaches)
    closes = minute_of(ex.scenario, question.closes)
    yes = happened is not None and happened < closes
    end = happened if yes and happened is not None else closes
    estimate = rules.estimates[question.id]
    known = Known(outcome, question, estimate.weights)
    heard = first_heard(outcome.inbox, question.issue)
    stated = _stated(ex, question.id)
    looks = []
    for minute, marks in _days(ex, question, rules, end):
        chances = [known.chance(mark) for mark in marks]
        parts: list[Part] = []
        for span, options in zip(pairwise(marks), pairwise(chances), strict=True):
            middle = sum(span) // 2
            told = heard is not None and heard <= middle
            base = stage_rate(estimate, (closes - middle) / DAY, told)
            found = _parts(stated, span, options, base, ex.now)
            share = weight(options, base, rules)
            parts += [replace(part, weight=share) for part in found]
        percent = _at(stated, minute) if minute <= ex.now else None
        rate = stage_rate(
            estimate, (closes - minute) / DAY, heard is not None and heard <= minute
        )
        chance = known.chance(minute)
        looks.append(
            Look(question.id, minute, percent, chance, rate, yes, parts=tuple(parts))
        )
    return looks


def _days(
    ex: Exercise, question: Question, rules: Calibration, end: int
) -> list[tuple[int, list[int]]]:
    """Return each day's hour of looking, and the marks its time is cut at."""
    days = []
    lag = round(rules.lag_hours * 60)
    begin = minute_of(ex.scenario, question.opens)
    for day in range(question.opens, question.closes):
        last = day == question.closes - 1
        hour = minute_of(ex.scenario, day, rules.hour)
        until = min(end, minute_of(ex.scenario, question.closes) if last else hour)
        if until <= begin:
            break
        cuts = {hour - n * lag for n in range(DAY // max(lag, 60) + 1)}
        marks = sorted({begin, until, *(m for m in cuts if begin < m < until)})
        days.append((min(hour, until), marks))
        begin = until
    return days


def _stated(ex: Exercise, question: str) -> Forecasts:
    return [(f.t, f.percent) for f in ex.record.forecasts if f.question == question]


def _at(stated: Forecasts, minute: int) -> int | None:
    place = bisect_right(stated, minute, key=lambda one: one[0])
    return stated[place - 1][1] if place else None


def _parts(
    stated: Forecasts,
    span: tuple[int, int],
    options: tuple[float, float],
    base: float,
    left: int,
) -> list[Part]:
    """Return a span's parts, one for each forecast that stood in it."""
    begin, end = span
    cuts = {left, *(minute for minute, _ in stated)}
    marks = sorted({begin, end, *(mark for mark in cuts if begin < mark < end)})
    parts = []
    for one, other in pairwise(marks):
        percent = _at(stated, one) if one < left or other <= left else None
        chance = None if percent is None else percent / 100
        parts.append(Part((other - one) / DAY, chance, options, base))
    return parts
