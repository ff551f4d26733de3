"""What a class view needs of one result, small enough to send between processes.

A result holds four worlds; its summary holds none, and no text: names and reasons are
read from the scenario and its key when a page is written. The fields that measures
pool over a class are called as in a result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from grading.classview.asked import Item, asked_of
from grading.result import (
    Alert,
    Dimension,
    Episode,
    Flag,
    Look,
    Opportunity,
    Result,
    Threshold,
)
from sim.exercise import Exercise


@dataclass(frozen=True)
class Breach:
    """A conduct flag without its texts; ``confirmed``: ``None`` awaits a person."""

    kind: str
    severity: str
    action: str
    issue: str | None
    minute: int
    confirmed: bool | None = True


@dataclass(frozen=True)
class Stated:
    """A level that was stated of an issue."""

    minute: int
    issue: str
    level: int


@dataclass(frozen=True)
class Asked:
    """An act that was asked for; ``met``: whether it could be done at all."""

    minute: int
    action: str
    issue: str | None
    met: bool


@dataclass(frozen=True)
class Marked:
    """Something with a name at a minute: an inject that came, a document that went."""

    minute: int
    id: str


@dataclass(frozen=True)
class Summary:
    """One participant's result, without worlds and texts."""

    participant: str
    scenario: str
    seed: int
    score_version: str
    basis: str
    left: int  # the minute the desk was left
    dimensions: Mapping[str, Dimension]
    flags: tuple[Breach, ...]
    capped_at: float | None
    items: tuple[Item, ...]
    levels: tuple[Stated, ...]
    acts: tuple[Asked, ...]
    injects: tuple[Marked, ...]
    papers: tuple[Marked, ...]
    alerts: tuple[Alert, ...]
    episodes: tuple[Episode, ...]
    looks: tuple[Look, ...]
    opportunities: tuple[Opportunity, ...]
    thresholds: tuple[Threshold, ...]
    figures: Mapping[str, float | None]
    harm: Mapping[str, int]  # what came of it; shown, never scored
    reflection: str


def of(result: Result) -> Summary:
    """Return the summary of a result."""
    ex = result.exercise
    last = ex.decisions[-1] if ex.decisions else None
    return Summary(
        participant=ex.participant or "",
        scenario=ex.scenario.world.id,
        seed=ex.seed,
        score_version=result.score_version,
        basis=result.basis,
        left=ex.now,
        dimensions={n: _slim(d) for n, d in result.dimensions.items()},
        flags=tuple(_breach(flag) for flag in result.flags),
        capped_at=result.capped_at,
        items=asked_of(result),
        levels=_levels(result),
        acts=tuple(
            Asked(done.act.t, done.act.action, done.act.issue, done.outcome.ok)
            for done in ex.record.acts
        ),
        injects=_injects(ex),
        papers=_papers(ex),
        alerts=result.alerts,
        episodes=result.episodes,
        looks=tuple(replace(look, parts=()) for look in result.looks),
        opportunities=result.opportunities,
        thresholds=result.thresholds,
        figures={
            name: None if value is None else float(value)
            for name, value in result.figures.items()
        },
        harm=harm(result.outcome),
        reflection=str(getattr(last, "reflection", "")),
    )


def _slim(dimension: Dimension) -> Dimension:
    score, raw = float(dimension.score), float(dimension.raw)
    return replace(dimension, score=score, raw=raw, evidence=())


def _breach(flag: Flag) -> Breach:
    rule = flag.rule
    return Breach(
        rule.flag,
        rule.severity,
        flag.action,
        flag.issue,
        flag.minute,
        flag.confirmed,
    )


def _levels(result: Result) -> tuple[Stated, ...]:
    """Return the levels that changed something; what is only said again is not news."""
    found: list[Stated] = []
    last: dict[str, int] = {}
    for one in result.exercise.record.assessments:
        if last.get(one.issue) != one.level:
            found.append(Stated(one.t, one.issue, one.level))
            last[one.issue] = one.level
    return tuple(found)


def _injects(ex: Exercise) -> tuple[Marked, ...]:
    return tuple(Marked(r.minute, r.claim) for r in ex.inbox if r.kind == "inject")


def _papers(ex: Exercise) -> tuple[Marked, ...]:
    """Return what was filed; documents that were refused never left the office."""
    if ex.record.documents:
        sent = (one for one in ex.record.documents if one.status != "refused")
        return tuple(Marked(one.at, one.document) for one in sent)
    return tuple(
        Marked(one.t, one.document) for one, done in ex.record.filed if done.ok
    )


def harm(run: Exercise) -> dict[str, int]:
    """Return what happened in a world: issues that broke, violence, injured, damage."""
    state = run.seat.world.state
    paths = (issue.path for issue in state.issues.values())
    return {
        "broke": sum(any(stage == "crisis" for _, stage in path) for path in paths),
        "violent": sum(incident.violent for incident in state.incidents),
        "injured": sum(incident.injuries for incident in state.incidents),
        "buildings": sum(incident.buildings for incident in state.incidents),
    }


__all__ = [
    "Asked",
    "Breach",
    "Item",
    "Marked",
    "Stated",
    "Summary",
    "harm",
    "of",
]
