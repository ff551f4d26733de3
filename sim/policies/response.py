"""The model response as a player: a plan carried out on what has become known.

It reads what an officer reads. It verifies, waits, acts when the plan's ground is
there, raises and lowers its assessment, and forecasts what an estimate says. With a
delay it is the late player.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from sim.exercise import Exercise
from sim.exercise.decisions import Act
from sim.exercise.evidence import (
    Evidence,
    corroborated,
    evidence,
    finding,
    first_heard,
)
from sim.exercise.rules import LI, question
from sim.exercise.seat import action
from sim.exercise.texts import district_name
from sim.policies.play import Policy
from sim.scenario.base import StageName
from sim.world.calendar import minute_of, time_label
from sim.world.state import Report

Ground = Literal["first", "corroborated", "supported", "refuted", "checked", "day"]
LINE = 200  # letters of a field, more than enough for names
CHECKS = 3  # cross-checks of one issue, at most
Estimate = Callable[[Exercise, str, int], float]  # (exercise, question id, minute)


@dataclass(frozen=True)
class Step:
    """One act of a plan: what, through whom, on what ground, how soon after it."""

    id: str
    action: str
    authority: str
    issue: str | None
    manner: str | None
    ground: Ground
    stage: StageName | None
    origins: int
    day: int | None
    open_hours: float
    close_hours: float
    weight: float


def ground_minute(ex: Exercise, step: Step, inbox: Sequence[Report]) -> int | None:
    """Return when a step's ground was known from ``inbox``; ``None``: not yet."""
    issue = step.issue or ""
    if step.ground == "day":
        return minute_of(ex.scenario, step.day or 0)
    if step.ground == "first":
        return first_heard(inbox, issue)
    if step.ground == "corroborated":
        return corroborated(inbox, issue, step.stage or "rising", step.origins)
    if step.ground == "checked":
        return finding(inbox, issue, "any")
    result = "supported" if step.ground == "supported" else "not-supported"
    return finding(inbox, issue, result)


@dataclass(frozen=True)
class Levels:
    """When the player raises an alert, by the weight of distinct recent evidence.

    ``unchecked``: a threshold told of where no cross-check has settled it; ``against``:
    the same against a cross-check; ``alive``: anything that is building up, for a
    supported issue to stay on alert; ``recent_hours``: what recent means, and how long
    to wait before checking again.
    """

    unchecked: float
    against: float
    alive: float
    recent_hours: float


def model(
    steps: Sequence[Step],
    estimate: Estimate,
    levels: Levels,
    delay_hours: float = 0,
    assesses: bool = True,
) -> Policy:
    """Return a player of ``steps``; every decision comes ``delay_hours`` late.

    ``assesses``: it states the level of every issue; otherwise somebody else does.
    """
    done: set[str] = set()
    late = round(delay_hours * 60)

    def policy(ex: Exercise) -> None:
        known_at = ex.now - late
        inbox = [r for r in ex.inbox if r.minute <= known_at]
        for step in sorted(steps, key=lambda s: -s.weight):
            due = step.id not in done and _due(ex, step, inbox, late)
            if due and _carry_out(ex, step, inbox):
                done.add(step.id)
        _forecast(ex, estimate, known_at)
        _recheck(ex, steps, known_at, levels, inbox)
        if assesses:
            _assess(ex, known_at, levels, inbox)

    return policy


def _due(ex: Exercise, step: Step, inbox: Sequence[Report], late: int) -> bool:
    ground = ground_minute(ex, step, inbox)
    if ground is None:
        return False
    opens = ground + round(step.open_hours * 60) + late
    return opens <= ex.now <= ground + round(step.close_hours * 60) + 2 * late + 1440


def _carry_out(ex: Exercise, step: Step, inbox: Sequence[Report]) -> bool:
    because = [r.id for r in inbox if r.about == step.issue][-5:]
    if step.action == LI and step.issue:
        return _file(ex, step.issue, inbox, because)
    more: dict[str, object] = {"because": because}
    item = action(ex.seat, step.action)
    if step.issue:
        more["issue"] = step.issue
    if step.manner:
        more["manner"] = step.manner
    if item and item.target == "district":
        more["district"] = next((r.district for r in inbox if r.about == step.issue), 0)
    return ex.act(step.action, step.authority, **more).ok


def _file(
    ex: Exercise, issue: str, inbox: Sequence[Report], because: Sequence[str]
) -> bool:
    """File a short information report that keeps to what has been told."""
    told = [r for r in inbox if r.about == issue]
    places = dict.fromkeys(district_name(ex.scenario, r.district) for r in told)
    where = ", ".join(name for name in places if name) or ex.scenario.world.regency
    since = time_label(ex.scenario, told[0].minute if told else ex.now)("id")
    what = f"Isu {ex.scenario.texts['id'].issues[issue]}"
    return ex.file(
        issue=issue, what=what[:LINE], who="Para pelapor di lampiran",
        when=f"Sejak {since}", where=where[:LINE], why="–", how="–",
        facts=f"Sampai saat ini masuk {len(told)} laporan tentang isu ini.",
        opinion="–", recipient="bupati", because=list(because),
    ).ok  # fmt: skip


def _forecast(ex: Exercise, estimate: Estimate, known_at: int) -> None:
    for item in ex.scenario.world.questions:
        if question(ex.seat, item.id) is None:
            continue
        chance = round(estimate(ex, item.id, known_at), 1)
        if ex.record.percent(item.id) != round(chance * 100):
            ex.forecast(item.id, chance)


def _recent(
    ex: Exercise, issue: str, known_at: int, levels: Levels, inbox: Sequence[Report]
) -> Evidence:
    reliability = {source.id: source.reliability for source in ex.scenario.sources}
    since = known_at - round(levels.recent_hours * 60)
    return evidence(inbox, issue, known_at, reliability, since)


def _assess(
    ex: Exercise, known_at: int, levels: Levels, inbox: Sequence[Report]
) -> None:
    for issue in list(ex.seat.world.state.known):
        seen = _recent(ex, issue, known_at, levels, inbox)
        if seen.heard is not None:
            level = alert_level(seen, levels)
            if level != ex.record.level(issue):
                ex.assess(issue, level=level)


def alert_level(seen: Evidence, levels: Levels) -> int:
    """Return 3 for a crisis told of, 2 for a threat, 1 while open, 0 if calm."""
    high = seen.claims["threshold"] + seen.claims["crisis"]
    building = high + seen.claims["rising"] + seen.claims["emerging"]
    calm = seen.claims["settled"] + seen.claims["aftermath"]
    needed = levels.against if seen.refuted > seen.supported else levels.unchecked
    backed = seen.supported > seen.refuted and building - calm >= levels.alive
    if backed or high >= needed:
        return 3 if seen.claims["crisis"] >= levels.unchecked else 2
    return 0 if seen.refuted > seen.supported or building < levels.alive else 1


def _recheck(
    ex: Exercise,
    steps: Sequence[Step],
    known_at: int,
    levels: Levels,
    inbox: Sequence[Report],
) -> None:
    """Check again what a cross-check left open, or what later reports contradict."""
    for step in steps:
        if step.ground != "first" or step.issue is None:
            continue
        found = [r for r in inbox if r.about == step.issue and r.kind == "finding"]
        asked = [d.act.t for d in ex.record.acts if _same(d.act, step)]
        if not found or asked[-1] > known_at - round(levels.recent_hours * 30):
            continue
        seen = _recent(ex, step.issue, known_at, levels, inbox)
        high = seen.claims["threshold"] + seen.claims["crisis"]
        if _open(found[-1].claim, high, levels) and len(found) < CHECKS:
            _carry_out(ex, step, inbox)


def _open(finding: str, high: float, levels: Levels) -> bool:
    """Return whether the last finding is unclear, or later reports disagree with it."""
    if finding == "supported":
        return high < levels.alive
    return finding == "unclear" or high >= levels.unchecked


def _same(act: Act, step: Step) -> bool:
    return act.action == step.action and act.issue == step.issue


__all__ = ["Estimate", "Levels", "Step", "ground_minute", "model"]
