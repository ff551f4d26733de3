"""Trials: the same seeds with one act more, where the evidence speaks of responses.

Also what an office could have known: how well a plain count of indicators warns, and
how much surer a cross-check is than a report.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.ensemble.run import Run
from sim.exercise import Exercise
from sim.scenario.evidence import Settings
from sim.scenario.model import Scenario
from sim.world.chance import DAY
from sim.world.issues import CROWD, UNDER_WAY

if TYPE_CHECKING:
    from sim.ensemble.table import Floats

AFTER_DAYS = 30  # how long the violence after a response is counted


@dataclass(frozen=True)
class Respond:
    """Asks for an act, once: on the first issue that is heard of, or has a crowd."""

    action: str
    crowd: bool

    def __call__(self, exercise: Exercise) -> Mapping[str, Any] | None:
        """Return the decision, or nothing while its time has not come."""
        state = exercise.seat.world.state
        for name in state.known:
            issue = state.issues[name]
            if self.crowd and not (issue.stage in CROWD and not issue.violent):
                continue
            return {"kind": "act", "action": self.action, "issue": name,
                    "district": issue.home,
                    "authority": self._authority(exercise)}  # fmt: skip
        return None

    def _authority(self, exercise: Exercise) -> str:
        catalogue = exercise.scenario.catalogue
        owners = next(a.authority for a in catalogue.actions if a.id == self.action)
        return (owners or catalogue.authorities)[0]


def carried_out(scenario: Scenario) -> Scenario:
    """Return ``scenario`` with nobody declining for what is asked: the evidence is of
    force that was used, not of force that was asked for."""
    catalogue = scenario.catalogue
    actions = tuple(a.model_copy(update={"declines": ()}) for a in catalogue.actions)
    catalogue = catalogue.model_copy(update={"actions": actions})
    return scenario.model_copy(update={"catalogue": catalogue})


def checker(exercise: Exercise) -> None:
    """Cross-check every issue once, as soon as it is heard of (a policy)."""
    asked = {act.issue for act in exercise.seat.world.state.acts}
    for name in exercise.seat.world.state.known:
        if name not in asked:
            exercise.act("A01", "kesbangpol", issue=name)


def after(one: Run, two: Run) -> tuple[float, float]:
    """Return the violent incidents of a pair of runs after their act, near it.

    ``one`` is without it. Near: in the home of the issue that the act was on; without
    an act in either, nothing.
    """
    if not two.added or not two.acts:
        return 0.0, 0.0
    act = two.acts[0]
    home = next((c.home for c in two.issues if c.issue == act.issue), None)
    last = act.minute + AFTER_DAYS * DAY
    first, second = (
        float(sum(e.violent and e.district == home and act.minute < e.minute <= last
                  for e in run.incidents))
        for run in (one, two)
    )  # fmt: skip
    return first, second


def sharpness(exercise: Exercise) -> tuple[int, int, int, int]:
    """Return (real issues, reports) of reports that something builds up, and (right,
    conclusive) of findings, over issues that are either real or benign (a measure)."""
    issues = exercise.seat.world.state.issues
    clear = {n: i.variant == "real" for n, i in issues.items() if i.variant != "mixed"}
    reports = [r for r in exercise.inbox if r.kind == "report" and r.about in clear
               and r.stage in UNDER_WAY]  # fmt: skip
    findings = [r for r in exercise.inbox if r.kind == "finding" and r.about in clear
                and r.claim != "unclear"]  # fmt: skip
    return (
        sum(clear[r.about or ""] for r in reports),
        len(reports),
        sum(clear[r.about or ""] == (r.claim == "supported") for r in findings),
        len(findings),
    )


@dataclass(frozen=True)
class Warnings:
    """A measure: indicator counts before, violence after, by district and week.

    Returns how often each count of distinct origins was followed by no violence, and by
    violence.
    """

    days: int

    def __call__(self, exercise: Exercise) -> dict[int, tuple[int, int]]:
        """Return (quiet, violent) by count."""
        state, span = exercise.seat.world.state, self.days * DAY
        told = [(r.minute, r.district, r.origin) for r in exercise.inbox
                if r.kind == "report" and r.about is not None]  # fmt: skip
        violent = [(i.minute, i.district) for i in state.incidents if i.violent]
        found: dict[int, tuple[int, int]] = {}
        for now in range(span, state.end - span, 7 * DAY):
            heard = [(d, o) for m, d, o in told if now - span < m <= now]
            broke = {d for m, d in violent if now < m <= now + span}
            for district in state.districts:
                count = len({o for d, o in heard if d == district})
                quiet, loud = found.get(count, (0, 0))
                yes = district in broke
                found[count] = (quiet + (not yes), loud + yes)
        return found


def auc(runs: Sequence[Run], weights: Floats, name: str) -> float:
    """Return the chance that a count before violence exceeds one before none."""
    rows = _pooled(runs, [float(weight) for weight in weights], name)
    quiet, loud = (sum(row[side] for row in rows) for side in (0, 1))
    if quiet <= 0 or loud <= 0:
        return math.nan
    below = above = 0.0
    for here, yes in rows:
        above += yes * (below + here / 2)
        below += here
    return above / (quiet * loud)


def curve(runs: Sequence[Run], name: str) -> list[tuple[float, float]]:
    """Return the warning curve: (false, true) alarm shares, from strict to lax."""
    rows = _pooled(runs, [1.0] * len(runs), name)
    quiet, loud = (sum(row[side] for row in rows) or 1.0 for side in (0, 1))
    points = [(0.0, 0.0)]
    for here, yes in reversed(rows):
        false, true = points[-1]
        points.append((false + here / quiet, true + yes / loud))
    return points


def _pooled(
    runs: Sequence[Run], weights: Sequence[float], name: str
) -> list[tuple[float, float]]:
    """Return how often each count came before none and before violence, low first."""
    pooled: dict[int, tuple[float, float]] = {}
    for run, weight in zip(runs, weights, strict=True):
        counts = run.extra[name]
        assert isinstance(counts, dict)
        for count, (quiet, loud) in counts.items():
            none, some = pooled.get(count, (0.0, 0.0))
            pooled[count] = (none + weight * quiet, some + weight * loud)
    return [pooled[count] for count in sorted(pooled)]


def measures(settings: Settings) -> dict[str, Any]:
    """Return what the ensembles of a validation keep beside the summaries."""
    return {"warnings": Warnings(settings.warning_days)}
