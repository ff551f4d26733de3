"""The exact history of some decisions, day by day, and what had become impossible.

A decision that a history has no place for is left out, and listed with the reason. A
report or an answer may go by another number in another history: decisions that name
one are made to name its counterpart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sim.ensemble.edits import Planned
from sim.ensemble.film import Curve, Film
from sim.ensemble.names import Names
from sim.ensemble.run import Run, summary
from sim.exercise import Exercise, Outcome, rules
from sim.exercise.decisions import AnyDecision
from sim.scenario.model import Scenario
from sim.world.state import Incident, Report


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

    ``curves``: of each day the highest level of all issues; at its end the mean tension
    of the districts and the strongest belief in a rumour; and the day's incidents.
    ``apart``: the same of each issue and district by itself. ``added``: what came of
    the decisions that are not the journal's, in order.
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
    apart: dict[str, Curve] = field(default_factory=dict)
    added: tuple[Outcome, ...] = ()


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
    halts = sorted(set(stops))
    told, filed = (before.inbox, before.filed) if before else ((), {})
    film, names = Film(exercise), Names(exercise, told, filed)
    made: list[AnyDecision] = []
    left: list[Left] = []
    outcomes: dict[int, Outcome] = {}
    added: list[Outcome] = []
    for item in planned:
        made += film.advance(item.decision.t, halts)
        decision = names.renamed(item.decision)
        problem = rules.problem(exercise.seat, decision)
        if problem is not None:
            left.append(Left(decision, problem))
            added += [problem] if item.place is None else []
            continue
        made.append(decision)
        outcome = rules.carry_out(exercise.seat, decision)
        names.file(item.place)
        if item.place is None:
            added.append(outcome)
        else:
            outcomes[item.place] = outcome
    made += film.advance(max(halts, default=0), halts)
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
        apart=film.apart(),
        added=tuple(added),
    )
