"""Time passing in an exercise, looked at every evening."""

from __future__ import annotations

from collections.abc import Sequence

from sim.exercise import Exercise
from sim.exercise.decisions import Advance, AnyDecision
from sim.world import issues, police
from sim.world.chance import DAY
from sim.world.state import Incident, State

Curve = tuple[float, ...]  # one value a day


class Film:
    """Lets time pass in an exercise and looks at it at the end of every day."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._state = exercise.seat.world.state
        self.days: list[int] = []
        self._rows: list[tuple[float, float, float]] = []

    def advance(self, minute: int, stops: Sequence[int]) -> list[AnyDecision]:
        """Let time pass until ``minute``; return the advances, one for each stop."""
        made: list[AnyDecision] = []
        if self._exercise.record.closed:
            return made
        minute = min(minute, self._state.end - 1)
        for to in sorted({s for s in stops if s < minute} | {minute}):
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
            self._rows.append(_look(self._state, dusk))
        self._exercise.seat.world.run_to(minute)

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


def _look(state: State, now: int) -> tuple[float, float, float]:
    found = state.issues.values()
    level = max((police.level(state, now, i) for i in found), default=0)
    tension = sum(d.tension for d in state.districts.values()) / len(state.districts)
    belief = max((issues.belief_at(i, now) for i in found), default=0.0)
    return float(level), tension, belief


def _per_day(incidents: Sequence[Incident], days: int) -> Curve:
    counts = [0.0] * days
    for incident in incidents:
        counts[incident.minute // DAY] += 1
    return tuple(counts)
