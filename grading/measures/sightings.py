"""When an alarm could have been right or false, and what each threshold would give.

For Peirce's score and the AMOC curve (``grading.measures.skill``). An issue's time runs
from when it was first heard of until its alerts stop counting. In it, the early warning
window of an episode is one opportunity to be right. What remains when that, all after
it, and every time in which an alarm is excused are taken out is quiet; cut into periods
no longer than the refractory period, each is one opportunity to be false.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from grading.key.model import Key
from grading.measures.detection import (
    Detected,
    excused,
    excused_by,
    false_alarms,
    standing_until,
    warned,
)
from grading.reference import Reference, reaching
from grading.result import Alert, Opportunity, Threshold
from sim.exercise import Exercise
from sim.exercise.evidence import first_heard
from sim.world.chance import DAY

LEVELS = (1, 2, 3, 4, 5)
Span = tuple[int, int]


@dataclass(frozen=True)
class Sighted:
    """Opportunities for alarms, and what lower or higher thresholds would give."""

    opportunities: tuple[Opportunity, ...]
    thresholds: tuple[Threshold, ...]


def sight(
    ex: Exercise, outcome: Exercise, reference: Reference, key: Key, found: Detected
) -> Sighted:
    """Return what a participant's alarms could be held against."""
    chances: list[Opportunity] = []
    for issue in ex.seat.world.state.issues:
        own = [alert for alert in found.alerts if alert.issue == issue]
        chances += _chances(ex, outcome, reference, key, own, issue)
    levels = (_threshold(ex, outcome, reference, key, level) for level in LEVELS)
    return Sighted(tuple(chances), tuple(levels))


def _chances(
    ex: Exercise,
    outcome: Exercise,
    reference: Reference,
    key: Key,
    alerts: list[Alert],
    issue: str,
) -> list[Opportunity]:
    rules = key.detection
    breaks = reaching(reference.inaction, issue, rules.reaches)
    end = standing_until(ex, outcome, rules)
    heard = _heard(ex, reference, issue)
    chances = []
    taken: list[Span] = []
    if breaks is not None:
        opens = breaks - round(rules.early_hours * 60)
        hit = any(alert.credit > 0 for alert in alerts)
        chances.append(Opportunity(issue, max(0, opens), breaks, True, hit))
        taken.append((opens, end))
    for run in excused_by(ex, outcome, reference, issue):
        taken += excused(run, issue, rules)
    false = [alert.minute for alert in alerts if alert.verdict == "false"]
    step = round(rules.refractory_hours * 60)
    for begins, ends in cut(gaps((end if heard is None else heard, end), taken), step):
        alarmed = any(begins <= minute < ends for minute in false)
        chances.append(Opportunity(issue, begins, ends, False, alarmed))
    return chances


def _heard(ex: Exercise, reference: Reference, issue: str) -> int | None:
    """Return when an issue was first heard of, by the participant or without acts."""
    times = [first_heard(run.inbox, issue) for run in (ex, reference.inaction)]
    return min((time for time in times if time is not None), default=None)


def gaps(whole: Span, taken: list[Span]) -> list[Span]:
    """Return what of a span no other covers, in order.

    >>> gaps((0, 10), [(2, 4), (3, 6), (9, 12)])
    [(0, 2), (6, 9)]
    """
    at, end = whole
    found = []
    for begins, ends in sorted(taken):
        if begins > at:
            found.append((at, min(begins, end)))
        at = max(at, ends)
        if at >= end:
            return found
    return [*found, (at, end)] if at < end else found


def cut(spans: list[Span], step: int) -> list[Span]:
    """Return spans cut into pieces as long as each other, none longer than ``step``.

    >>> cut([(0, 10), (20, 23)], 5)
    [(0, 5), (5, 10), (20, 23)]
    """
    pieces: list[Span] = []
    for begins, ends in spans:
        count = ceil((ends - begins) / step)
        marks = [begins + (ends - begins) * n // count for n in range(count + 1)]
        pieces += pairwise(marks)
    return pieces


def _threshold(
    ex: Exercise, outcome: Exercise, reference: Reference, key: Key, level: int
) -> Threshold:
    rules = key.detection.model_copy(update={"alert_level": level})
    alerts, episodes = warned(
        ex, outcome, reference, key.model_copy(update={"detection": rules})
    )
    leads = [e.lead_hours for e in episodes if e.lead_hours is not None]
    weeks = standing_until(ex, outcome, rules) / DAY / 7
    false = false_alarms(alerts, rules)
    return Threshold(level, len(episodes), tuple(leads), false, weeks)
