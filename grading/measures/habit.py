"""What forecasting by habit would have earned, once the participant had acted.

Acts on an issue make its chances small, whoever asks for them and why: a robot that
acts on every issue by heart and says 0% to everything comes close to p* without having
read a word. So from the first helpful act on, what earns nothing on that issue is the
habit that would have come closest in the very same exercise, out of the multiples of
the stage's base rate that the key names, each standing still or running out with the
time left. Issues that nobody acted on keep the base rate of the stage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from grading.key.model import Calibration
from grading.measures.distance import naught
from grading.result import Look
from sim.exercise import Exercise
from sim.world.calendar import minute_of

LEAST = 1e-6  # a habit this close leaves nothing to tell by: the base rate is the zero
Spans = Mapping[str, tuple[int, int]]


def against_habit(
    ex: Exercise, looks: Sequence[Look], rules: Calibration
) -> tuple[Look, ...]:
    """Return the looks with what the closest habit would have said at each."""
    if rules.habit is None or not looks:
        return tuple(looks)
    spans = {
        q.id: (minute_of(ex.scenario, q.opens), minute_of(ex.scenario, q.closes))
        for q in ex.scenario.world.questions
    }
    acted = _acted(ex)
    tried = [
        [
            _by_habit(look, scale, fades, spans)
            if look.minute >= acted.get(look.question, look.minute + 1)
            else look
            for look in looks
        ]
        for scale in rules.habit.scales
        for fades in (False, True)
    ]
    closest = min(tried, key=lambda habit: _total(habit, rules))
    return tuple(looks if _total(closest, rules) < LEAST else closest)


def _acted(ex: Exercise) -> dict[str, int]:
    """Return, by question, when its issue was first acted on with some effect."""
    found: dict[str, int] = {}
    for question in ex.scenario.world.questions:
        fits = ex.seat.world.state.issues[question.issue].issue.responds_to
        for done in ex.record.acts:
            useful = done.outcome.ok and fits.get(done.act.action, 0) > 0
            if useful and done.act.issue == question.issue:
                found.setdefault(question.id, done.act.t)
    return found


def _by_habit(look: Look, scale: float, fades: bool, spans: Spans) -> Look:
    opens, closes = spans[look.question]
    factor = scale * ((closes - look.minute) / (closes - opens) if fades else 1.0)
    parts = (replace(p, zero=min(1.0, factor * p.zero)) for p in look.parts)
    return replace(look, habit=min(1.0, factor * look.base), parts=tuple(parts))


def _total(looks: Sequence[Look], rules: Calibration) -> float:
    return sum(naught(look, rules) for look in looks)


def zero(look: Look) -> float:
    """Return the chance that earns nothing at a look."""
    return look.base if look.habit is None else look.habit
