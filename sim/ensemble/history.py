"""The exact history of some decisions, day by day, and what had become impossible.

A decision that a history has no place for is left out, and listed with the reason. A
report or an answer may go by another number in another history: decisions that name
one are made to name its counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sim.ensemble.edits import Planned
from sim.ensemble.run import Run, summary
from sim.exercise import Exercise, Outcome, rules
from sim.exercise.decisions import Advance, AnyDecision
from sim.scenario.model import Scenario
from sim.world import issues
from sim.world.chance import DAY
from sim.world.state import Incident, Report, State

Curve = tuple[float, ...]  # one value a day
ADDED = -1  # the place of a decision that is not the journal's
ANSWER = re.compile("(d-[0-9]+)(-[0-9]+)")  # the answers to a document
STABLE = ("report", "inject")  # kinds of report that keep their id in every history


@dataclass(frozen=True)
class Left:
    """A decision that could not be made, or was made and turned down this time."""

    decision: AnyDecision
    outcome: Outcome

    def __str__(self) -> str:
        return f"{self.decision.t}: {self.decision.kind}: {self.outcome}"


@dataclass(frozen=True)
class History:
    """A history at the scenario's end, with the decisions that were made in it.

    ``curves``: at the end of each day the highest level of all issues, the mean tension
    of the districts, the strongest belief in a rumour, and the day's incidents.
    """

    run: Run
    inbox: tuple[Report, ...]
    incidents: tuple[Incident, ...]
    days: tuple[int, ...]
    curves: dict[str, Curve]
    made: tuple[AnyDecision, ...]
    outcomes: dict[int, Outcome]  # by place in the journal
    filed: dict[str, int]  # documents by id: place in the journal
    impossible: tuple[Left, ...]


def follow(
    scenario: Scenario,
    seed: int,
    planned: Sequence[Planned],
    stops: Sequence[int] = (),
    before: History | None = None,
) -> History:
    """Return the history in which the ``planned`` decisions were made where possible.

    ``stops``: minutes at which time was let pass, for the list of decisions; they
    change nothing else. ``before``: the history whose reports and documents the
    decisions name. After the last decision nobody decides anything.
    """
    exercise = Exercise(scenario, seed, None, hints=False)
    exercise.begin("cabang")
    film, names = Film(exercise), Names(exercise, before)
    made: list[AnyDecision] = []
    left: list[Left] = []
    outcomes: dict[int, Outcome] = {}
    for item in planned:
        made += film.advance(item.decision.t, stops)
        decision = names.renamed(item.decision)
        problem = rules.problem(exercise.seat, decision)
        if problem is not None:
            left.append(Left(decision, problem))
            continue
        made.append(decision)
        outcome = rules.carry_out(exercise.seat, decision)
        names.file(item.place)
        if item.place is not None:
            outcomes[item.place] = outcome
    made += film.advance(max(stops, default=0), stops)
    film.run_to(exercise.seat.world.state.end - 1)
    return History(
        run=summary(exercise),
        inbox=exercise.inbox,
        incidents=tuple(exercise.seat.world.state.incidents),
        days=tuple(film.days),
        curves=film.curves(),
        made=tuple(made),
        outcomes=outcomes,
        filed=names.filed,
        impossible=tuple(left),
    )


class Names:
    """What reports and documents of one history go by in another one under way."""

    def __init__(self, exercise: Exercise, before: History | None) -> None:
        told = before.inbox if before else ()
        self.filed: dict[str, int] = {}
        self._exercise = exercise
        self._before = before.filed if before else {}
        self._keys = dict(zip((r.id for r in told), _keys(told), strict=True))

    def file(self, place: int | None) -> None:
        """Take note of a document that the decision at ``place`` has just filed."""
        for filing in self._exercise.record.documents[len(self.filed) :]:
            self.filed[filing.id] = ADDED if place is None else place

    def document(self, name: str) -> str:
        """Return what a document goes by here; its old name if it was not filed."""
        place = self._before.get(name)
        return next((here for here, p in self.filed.items() if p == place), name)

    def report(self, name: str) -> str | None:
        """Return what a report goes by here; none: it was not told."""
        answer = ANSWER.fullmatch(name)
        if answer:
            return self.document(answer[1]) + answer[2]
        key = self._keys.get(name)
        if key is None or key[0] in STABLE:
            return name
        inbox = self._exercise.inbox
        for report, other in zip(inbox, _keys(inbox), strict=True):
            if other == key:
                return report.id
        return None

    def renamed(self, decision: AnyDecision) -> AnyDecision:
        """Return the decision with the names that things have here.

        A ground that was never told is dropped; the decision stands without it.
        """
        change: dict[str, object] = {}
        if decision.kind == "reply":
            change["document"] = self.document(decision.document)
        report = getattr(decision, "report", None)
        if report is not None:
            change["report"] = self.report(report) or report
        because = getattr(decision, "because", ())
        if because:
            known = {r.id for r in self._exercise.inbox}
            found = [self.report(name) for name in because]
            change["because"] = tuple(n for n in found if n is not None and n in known)
        return decision.model_copy(update=change) if change else decision


def _keys(reports: Sequence[Report]) -> list[tuple[object, ...]]:
    """Return what makes each report the one it is, whatever number it was given."""
    seen: dict[tuple[object, ...], int] = {}
    keys: list[tuple[object, ...]] = []
    for report in reports:
        key = (report.kind, report.source, report.origin, report.about)
        seen[key] = seen.get(key, 0) + 1
        keys.append((*key, seen[key]))
    return keys


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
    level = max(
        (i.rules[i.stage].level for i in found if i.stage in i.rules), default=0
    )
    tension = sum(d.tension for d in state.districts.values()) / len(state.districts)
    belief = max((issues.belief_at(i, now) for i in found), default=0.0)
    return float(level), tension, belief


def _per_day(incidents: Sequence[Incident], days: int) -> Curve:
    counts = [0.0] * days
    for incident in incidents:
        counts[incident.minute // DAY] += 1
    return tuple(counts)
