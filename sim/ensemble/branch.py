"""The exact other history of a journal: same seed, other decisions from some moment on.

>>> from sim.policies import SIMPLE, play
>>> played = play(SIMPLE["never"](0), "muara-sendaru", seed=3)
>>> other = branch(played, (-20, 9), instead={
...     "kind": "act", "action": "A11", "authority": "diskominfo"})
>>> other.same_until == (10 * 24 + 9) * 60
True
>>> other.difference["acts"]
1
>>> found = other.interval(range(4))  # the same decisions in other seeds
>>> found["acts"].mean, found["incidents"].low <= found["incidents"].high
(1.0, True)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sim.ensemble.edits import (
    Instead,
    Planned,
    When,
    as_made,
    edits,
    minute,
    revised,
)
from sim.ensemble.film import Curve
from sim.ensemble.history import History, Left, follow
from sim.ensemble.problem import EnsembleError
from sim.ensemble.repeated import Repeated, repeated
from sim.exercise import Exercise
from sim.exercise.decisions import AnyDecision
from sim.exercise.exercise import branch as replayed
from sim.exercise.journal import Journal, read
from sim.i18n import N_
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.world.state import Incident

OTHER_SEEDS = range(30)
TOLD = ("incidents", "violent", "injuries", "crises", "displaced", "peak-level")


@dataclass(frozen=True)
class Branch:
    """Two histories of one seed: as it was decided, and otherwise from ``at`` on.

    Both are followed to the scenario's end; after the last decision nobody decides.
    """

    scenario: Scenario
    seed: int
    at: int  # minute
    decisions: tuple[AnyDecision, ...]  # the journal's
    was: History
    other: History
    planned: tuple[Planned, ...] = ()  # the decisions of the other history

    @property
    def difference(self) -> dict[str, float]:
        """Every summary measure of the other history, less what it was."""
        was = self.was.run.measures
        return {name: now - was[name] for name, now in self.other.run.measures.items()}

    @property
    def curves(self) -> dict[str, tuple[Curve, Curve]]:
        """By name the two curves over ``days``: as it was, and otherwise."""
        return {n: (was, self.other.curves[n]) for n, was in self.was.curves.items()}

    @property
    def days(self) -> tuple[int, ...]:
        """The days of the curves, relative to voting day."""
        return self.was.days

    @property
    def impossible(self) -> tuple[Left, ...]:
        """Decisions that the other history had no place for; they were left out."""
        return self.other.impossible

    @property
    def refused(self) -> tuple[Left, ...]:
        """Decisions that were met in the journal and turned down this time."""
        return tuple(
            Left(self.decisions[place], outcome)
            for place, outcome in self.other.outcomes.items()
            if not outcome.ok and self.was.outcomes[place].ok
        )

    @property
    def prevented(self) -> tuple[Incident, ...]:
        """Incidents that do not happen in the other history."""
        return tuple(i for i in self.was.incidents if i not in self.other.incidents)

    @property
    def brought(self) -> tuple[Incident, ...]:
        """Incidents that happen only in the other history."""
        return tuple(i for i in self.other.incidents if i not in self.was.incidents)

    @property
    def same_until(self) -> int:
        """The minute until which nothing can differ."""
        return self.at

    def interval(self, seeds: Iterable[int] = OTHER_SEEDS) -> Repeated:
        """Return the paired difference with its 95 % interval over other seeds.

        The journal's decisions are made at their times in every seed, with and without
        the change; those a seed has no place for are left out. So it tells what the
        change does to this timetable on average, not what somebody would do who saw
        what each seed shows: the decisions were made for this one. Less than a second
        for each seed of a full cycle.

        Raises :class:`EnsembleError` for fewer than two seeds, and if the change has a
        place in none.
        """
        plain = as_made(self.decisions)
        stops = [item.decision.t for item in (*plain, *self.planned)]
        return repeated(self.scenario, seeds, plain, self.planned, stops, self.was)

    @cached_property
    def exercise(self) -> Exercise:
        """The other history where its decisions end, to look at or to go on with."""
        exercise = replayed(self.scenario, self.seed, self.other.made)
        exercise.begin("cabang")
        return exercise

    def to_dict(self) -> dict[str, object]:
        """Return measures, curves and what changed as plain data, for JSON."""
        was, now = self.was.run.measures, self.other.run.measures
        return {
            "scenario": self.scenario.world.id,
            "seed": self.seed,
            "at": self.at,
            "measures": {
                n: {"was": was[n], "other": now[n], "difference": now[n] - was[n]}
                for n in was
            },
            "days": list(self.days),
            "curves": {
                name: {"was": list(one), "other": list(two)}
                for name, (one, two) in self.curves.items()
            },
            "impossible": [str(left) for left in self.impossible],
            "refused": [str(left) for left in self.refused],
        }

    def __repr__(self) -> str:
        change = self.difference
        told = ", ".join(f"{name} {change[name]:+g}" for name in TOLD)
        lost = len(self.impossible) + len(self.refused)
        return (
            f"<{self.scenario.world.id} seed {self.seed}, otherwise from minute "
            f"{self.at}: {told}; {len(self.prevented)} incidents gone, "
            f"{len(self.brought)} new; {lost} decisions not possible>"
        )


def branch(
    journal: str | Path | Journal | Exercise,
    at: When,
    *,
    instead: Instead = (),
    scenario: str | Path | Scenario | None = None,
) -> Branch:
    """Return the exact history in which something else was decided from ``at`` on.

    ``at``: a minute, or (day, hour of day). ``instead``: what to change after it: a
    decision or several to add (:func:`add`, or as they are), a function of a decision
    that says which to leave out (:func:`leave_out`), or a :func:`shift` in time; or a
    list of these. The journal's other decisions are made as before where they still can
    be; see :attr:`Branch.impossible` and :attr:`Branch.refused`. ``scenario``: needed
    where the journal's is not one of the project's own, or was changed.

    Raises :class:`EnsembleError` if ``at`` is outside the scenario or an edit reaches
    nothing, and ``JournalError`` if the journal is damaged or of another scenario.
    """
    exercise = _opened(journal, scenario)
    world, decisions = exercise.scenario, exercise.decisions
    start = minute(world, at)
    if not 0 <= start < exercise.seat.world.state.end:
        raise EnsembleError(
            N_("Menit {at} berada di luar skenario {name}."),
            at=start,
            name=world.world.id,
        )
    stops = [d.to for d in decisions if d.kind == "advance"]
    was = follow(world, exercise.seed, as_made(decisions), stops)
    planned = revised(decisions, start, edits(instead), world)
    stops += [item.decision.t for item in planned]
    other = follow(world, exercise.seed, planned, stops, was)
    kept = tuple(planned)
    return Branch(world, exercise.seed, start, decisions, was, other, kept)


def _opened(
    journal: str | Path | Journal | Exercise, scenario: str | Path | Scenario | None
) -> Exercise:
    if isinstance(journal, Exercise):
        return journal
    found = journal if isinstance(journal, Journal) else read(Path(journal))
    header = found.header
    world = scenario if isinstance(scenario, Scenario) else None
    if world is None:
        world = load(str(scenario or header.scenario))
    exercise = Exercise(world, header.seed, None, hints=False)
    exercise.resume(found)
    return exercise
