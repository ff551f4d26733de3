"""Two histories of one result, and what was decided otherwise in the second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from grading.result import Result
from sim.ensemble.branch import Branch
from sim.ensemble.edits import Edit, as_made, revised
from sim.ensemble.history import History, follow
from sim.exercise import Outcome
from sim.exercise.decisions import Act
from sim.i18n import Readable
from sim.world.state import Report

Inbox = tuple[Report, ...]
Kind = Literal["sooner", "added", "checked", "without", "kept", "own"]


@dataclass(frozen=True)
class Change:
    """What is decided otherwise. Minutes are of the exercise's clock.

    ``kind``: an act asked ``sooner``, ``added`` where it was missing, either after a
    cross-check asked at once (``checked``), ``without`` an act that did harm, without
    one that was done well (``kept``), or the reader's ``own`` question. ``minute``:
    when the act is asked, or the first one left out; ``was``: when it was in truth.
    """

    kind: Kind
    action: str
    issue: str | None
    minute: int
    was: int | None = None
    check: int | None = None
    times: int = 1
    reason: Readable | None = None


@dataclass(frozen=True)
class Offer:
    """A change with the two histories, as it was and otherwise."""

    change: Change
    branch: Branch

    @property
    def differs(self) -> bool:
        """Whether anything at all became otherwise in the world."""
        was, other = self.branch.was, self.branch.other
        same = was.incidents == other.incidents and was.curves == other.curves
        return not (same and was.apart == other.apart)


@dataclass(frozen=True)
class Played:
    """A result's own history, followed once, and other ones branched from it."""

    result: Result
    was: History
    stops: tuple[int, ...]

    def otherwise(self, at: int, wanted: list[Edit]) -> Branch:
        """Return the history with other decisions from minute ``at`` on."""
        ex = self.result.exercise
        planned = revised(ex.decisions, at, wanted, ex.scenario)
        stops = [*self.stops, *(item.decision.t for item in planned)]
        other = follow(ex.scenario, ex.seed, planned, stops, self.was)
        return Branch(
            ex.scenario, ex.seed, at, ex.decisions, self.was, other, tuple(planned)
        )


def played(result: Result) -> Played:
    """Return a result's own history as it was decided."""
    ex = result.exercise
    stops = tuple(d.to for d in ex.decisions if d.kind == "advance")
    was = follow(ex.scenario, ex.seed, as_made(ex.decisions), stops)
    return Played(result, was, stops)


def answer(offer: Offer) -> Outcome | None:
    """Return what came of asking for the changed act, ``None`` if it was left out."""
    change, other = offer.change, offer.branch.other
    added = iter(other.added)
    for planned in offer.branch.planned:
        decision = planned.decision
        came = (
            next(added) if planned.place is None else other.outcomes.get(planned.place)
        )
        if (
            isinstance(decision, Act)
            and (decision.t, decision.action) == (change.minute, change.action)
            and decision.issue in (None, change.issue)
        ):
            return came
    return None


def declined(offer: Offer) -> bool:
    """Return whether the authority said no to an act that was asked in order."""
    change = offer.change
    return any(
        (act.action, act.minute, act.status)
        == (change.action, change.minute, "declined")
        for act in offer.branch.other.run.acts
    )
