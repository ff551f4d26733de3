"""Time passing in an exercise, looked at every evening."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sim.exercise import Exercise
from sim.exercise.decisions import Advance, AnyDecision
from sim.world import issues, police
from sim.world.chance import DAY
from sim.world.state import Incident, IssueState, State

Curve = tuple[float, ...]  # one value a day


class Film:
    """Lets time pass in an exercise and looks at it at the end of every day."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._state = exercise.seat.world.state
        self.days: list[int] = []
        self._rows: list[tuple[float, float, float]] = []
        self._apart: list[dict[str, float]] = []

    def advance(self, minute: int, stops: Sequence[int]) -> list[AnyDecision]:
        """Let time pass until ``minute``; return the advances, one for each stop.

        ``stops``: in order.
        """
        made: list[AnyDecision] = []
        if self._exercise.record.closed:
            return made
        minute = min(minute, self._state.end - 1)
        first = bisect_right(stops, self._exercise.now)
        for to in (*stops[first : bisect_left(stops, minute)], minute):
            now = self._exercise.now
            if to > now:
                self.run_to(to)
                made.append(Advance(t=now, to=to))
        return made

    def run_to(self, minute: int) -> None:
        """Let time pass until ``minute``."""
        while (dusk := len(self.days) * DAY + DAY - 1) <= minute:
            self._exercise.seat.world.run_to(dusk)
            self.days.append(self._exercise.scenario.world.start_day + len(self.days))
            self._apart.append(_each(self._state, dusk))
            self._rows.append(_look(self._state, self._apart[-1]))
        self._exercise.seat.world.run_to(minute)

    def apart(self) -> dict[str, Curve]:
        """Return the curves of every issue and district, one value a day.

        ``level/…`` and ``belief/…`` by issue, ``tension/…`` by district.
        """
        names = self._apart[0] if self._apart else ()
        return {name: tuple(row[name] for row in self._apart) for name in names}

    def curves(self) -> dict[str, Curve]:
        """Return the curves by name, one value a day."""
        level, tension, belief = zip(*self._rows, strict=True)
        return {
            "level": level,
            "tension": tension,
            "belief": belief,
            "incidents": _per_day(self._state.incidents, len(self.days)),
            "violent": _per_day(
                [i for i in self._state.incidents if i.violent], len(self.days)
            ),
        }


def _each(state: State, now: int) -> dict[str, float]:
    """Return each issue's level today and its belief, each district's tension."""
    row: dict[str, float] = {}
    for name, issue in state.issues.items():
        row[f"level/{name}"] = float(_level(state, now, issue))
        row[f"belief/{name}"] = issues.belief_at(issue, now)
    for name, district in state.districts.items():
        row[f"tension/{name}"] = district.tension
    return row


def _level(state: State, now: int, issue: IssueState) -> int:
    """Return the highest level an issue came to today: a crisis may end by evening."""
    today = [stage for minute, stage in issue.path if minute > now - DAY]
    passed = [issue.rules[stage].level for stage in today if stage in issue.rules]
    return max(police.level(state, now, issue), *passed, 0)


def _look(state: State, each: dict[str, float]) -> tuple[float, float, float]:
    """Return the highest level, the mean tension, the strongest belief."""
    names = state.issues
    level = max((each[f"level/{name}"] for name in names), default=0.0)
    tension = sum(d.tension for d in state.districts.values()) / len(state.districts)
    belief = max((each[f"belief/{name}"] for name in names), default=0.0)
    return level, tension, belief


def _per_day(incidents: Sequence[Incident], days: int) -> Curve:
    counts = [0.0] * days
    for incident in incidents:
        counts[incident.minute // DAY] += 1
    return tuple(counts)
