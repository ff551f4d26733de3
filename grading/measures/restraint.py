"""Restraint where nothing breaks: do the stated levels follow what became known?

Once a day an issue's stated level is held against the level that the evidence gave then
or ``lag`` hours before, whichever agrees. Days that asked for one level weigh 1
together, however many they were, and what the best single level would have got is taken
off: somebody who states one level and looks away earns nothing, nor does silence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from grading.key.model import Key
from grading.measures.harms import BREACH
from grading.measures.known import delivered, level
from sim.exercise import Exercise
from sim.exercise.evidence import first_heard
from sim.world.chance import DAY

LEAST = 1e-9  # room above the best single level; less tells nothing


@dataclass(frozen=True)
class Day:
    """One daily look: the levels that the evidence gave, and the one stated."""

    asked: int
    before: int
    stated: int | None

    def agrees(self, given: int | None, alert: int) -> bool:
        """Return whether a level fits; all that are an alert are alike."""
        return given is not None and any(
            given == right or (given >= alert and right >= alert)
            for right in (self.asked, self.before)
        )


def informed(ex: Exercise, outcome: Exercise, key: Key) -> float | None:
    """Return 0 (any one level) to 1 (the evidence's), less if worse than one level.

    ``None`` where one level was right on every day: nothing can be told from it. Who
    broke the rules of conduct showed no restraint, and changed what would be told.
    """
    days = [
        day
        for issue in outcome.seat.world.state.known
        for day in looks(ex, outcome, issue, key)
    ]
    if not days:
        return None
    alert = key.detection.alert_level
    counts = Counter(min(day.asked, alert) for day in days)
    shares = [1 / counts[min(day.asked, alert)] / len(counts) for day in days]

    def share(given: list[int | None]) -> float:
        pairs = zip(days, given, shares, strict=True)
        return sum(w for day, level, w in pairs if day.agrees(level, alert))

    own = share([day.stated for day in days])
    habit = max(share([one] * len(days)) for one in range(alert + 1))
    if habit > 1 - LEAST:
        return None
    if own > habit:
        return 0.0 if _breached(ex) else (own - habit) / (1 - habit)
    return own - habit


def _breached(ex: Exercise) -> bool:
    return any(
        rule.severity in BREACH
        for done in ex.record.acts
        if done.outcome.ok
        for rule in done.breaches
    )


def looks(ex: Exercise, outcome: Exercise, issue: str, key: Key) -> list[Day]:
    """Return the daily looks at an issue since it was first told of."""
    told = outcome.inbox
    heard = first_heard(told, issue)
    if heard is None:
        return []
    hour, lag = key.calibration.hour * 60, round(key.calibration.lag_hours * 60)
    first = hour + (max(0, heard - hour) + DAY - 1) // DAY * DAY
    found = []
    for minute in range(first, outcome.seat.world.state.end, DAY):
        asked, before = (
            int(level(ex.scenario, issue, delivered(told, at), at, key.levels))
            for at in (minute, max(heard, minute - lag))
        )
        found.append(Day(asked, before, stated(ex, issue, minute)))
    return found


def stated(ex: Exercise, issue: str, minute: int) -> int | None:
    """Return the level that stood at ``minute``; none after the desk was left."""
    last = None
    for item in ex.record.assessments if minute <= ex.now else ():
        if item.issue == issue and item.t <= minute:
            last = item.level
    return last
