"""How far forecasts were from p*: squared distances, averaged over time.

Each part of a look is held against p* when its span began or ended, whichever is
nearer: nobody reads a report the minute it comes. With the key's ``step_percent`` the
nearest forecast that can be said counts as met: what the scale cannot say is no fault.
With its ``telling`` time weighs by how far p* was from the stage's base rate, whatever
was forecast: where threats are rare that is a few points for weeks on end, and whether
somebody says 0% or 10% there would drown the days on which there was something to know.
The best answer to a p* is the step nearest to it, and an hour of something else costs
an hour.
"""

from __future__ import annotations

from collections.abc import Iterable

from grading.key.model import Calibration
from grading.result import Look, Part


def said(part: Part) -> float:
    """Return the chance that stood; without a forecast what earns nothing."""
    return part.zero if part.said is None else part.said


def apart(part: Part, chance: float, rules: Calibration) -> float:
    """Return the squared distance of a chance to p*, less what no step can avoid."""
    return min(max(0.0, _beyond(chance, p, rules)) for p in part.estimates)


def _beyond(chance: float, estimate: float, rules: Calibration) -> float:
    if rules.step_percent is None:
        within = rules.habit.within if rules.habit else 0.0
        return max(0.0, abs(chance - estimate) - within) ** 2
    step = rules.step_percent / 100
    nearest = round(estimate / step) * step
    return (chance - estimate) ** 2 - (nearest - estimate) ** 2


def lost(look: Look, rules: Calibration) -> float:
    """Return the look's own distance to p*, times the days it stood, weighed."""
    return sum(
        part.days * part.weight * apart(part, said(part), rules) for part in look.parts
    )


def naught(look: Look, rules: Calibration) -> float:
    """Return the distance of what earns nothing to p*, times its days, weighed."""
    return sum(
        part.days * part.weight * apart(part, part.zero, rules) for part in look.parts
    )


def weight(estimates: tuple[float, ...], base: float, rules: Calibration) -> float:
    """Return how much time weighs in which p* lay so far from the base rate."""
    if rules.telling is None:
        return 1.0
    far = max(abs(estimate - base) for estimate in estimates) / rules.telling.apart
    return max(rules.telling.least, min(1.0, far**2))


def skill(looks: Iterable[Look], rules: Calibration) -> float:
    """Return 1 − distance to p* ÷ the zero's distance; 0 where that has none."""
    pairs = [(lost(look, rules), naught(look, rules)) for look in looks]
    base = sum(zero for _, zero in pairs)
    return 1 - sum(own for own, _ in pairs) / base if base > 0 else 0.0


def mean_over_time(looks: Iterable[Look], of: str) -> float | None:
    """Return a Brier score averaged over the time questions were open.

    ``of``: ``said`` or ``base`` on what happened, ``expected`` or ``expected-base`` on
    p*, ``least`` for p*'s own; ``None`` where nothing was asked.
    """
    total = days = 0.0
    for look in looks:
        for part in look.parts:
            total += part.days * _brier(look, part, of)
            days += part.days
    return total / days if days else None


def _brier(look: Look, part: Part, of: str) -> float:
    chance = look.base if of.endswith("base") else said(part)
    if not of.startswith("expected") and of != "least":
        return (chance - look.happened) ** 2
    estimate = min(part.estimates, key=lambda p: abs(p - chance))
    apart = 0.0 if of == "least" else (chance - estimate) ** 2
    return apart + estimate * (1 - estimate)
