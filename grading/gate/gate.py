"""The gate: what robots earn over many seeds, against what they may and must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from statistics import fmean, stdev

from grading.gate.bounds import TRICKS, Bound, bounds_of, load_bounds
from grading.gate.players.cast import CAST, JOIN, tricky
from grading.gate.plays import Played, Progress, plays
from grading.key.model import Key


@dataclass(frozen=True)
class Finding:
    """A mean that was held to a bound. ``error``: its standard error over the seeds."""

    player: str
    dimension: str
    mean: float
    error: float
    bound: Bound
    sound: bool


@dataclass(frozen=True)
class Gate:
    """What came of it: every play, every mean, and the bounds they were held to."""

    scenario: str | Path
    key: Key
    played: tuple[Played, ...]
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Return whether every robot keeps to its bounds."""
        return all(finding.sound for finding in self.findings)

    @property
    def broken(self) -> tuple[Finding, ...]:
        """Return what was broken, the furthest from its bound first."""
        return tuple(
            sorted((f for f in self.findings if not f.sound), key=_beyond, reverse=True)
        )

    def worst(self, finding: Finding) -> int:
        """Return the seed in which a player went furthest beyond a bound."""
        own = [one for one in self.played if one.player == finding.player]
        sign = 1 if finding.bound.most is not None else -1
        if finding.bound.least is not None and finding.mean < finding.bound.least:
            sign = -1
        names = finding.bound.dimensions
        return max(own, key=lambda one: sign * _value(one, finding, names)).seed


def gate(
    scenario: str | Path,
    key: Key,
    seeds: Sequence[int],
    *,
    workers: int = 1,
    names: Sequence[str] = CAST,
    progress: Progress = lambda done, total: None,
) -> Gate:
    """Let the robots play and hold what they earn to the bounds of the key.

    Deterministic: the same arguments give the same findings, whatever ``workers`` is.
    """
    played = plays(scenario, key, names, seeds, workers, progress)
    return Gate(scenario, key, played, hold(played, key))


def hold(played: Sequence[Played], key: Key) -> tuple[Finding, ...]:
    """Hold what was played to every bound that is meant for its player."""
    names = dict.fromkeys(one.player for one in played)
    return tuple(
        finding
        for bound in bounds_of(key)
        for name in names
        if _held(name, bound)
        for finding in _findings(played, name, bound)
    )


def _held(name: str, bound: Bound) -> bool:
    parts = {name, *name.split(JOIN)}
    meant = bool(parts & {*bound.players}) or (TRICKS in bound.players and tricky(name))
    return meant and not parts & {*bound.but}


def _findings(played: Sequence[Played], name: str, bound: Bound) -> list[Finding]:
    own = [one for one in played if one.player == name]
    there = [d for d in bound.dimensions if d in own[0].values]
    if bound.of == "whole":
        values = [fmean(one.values[d][0] for d in there) for one in own]
        return [_finding(name, "+".join(there), values, bound)]
    part = 1 if bound.of == "raw" else 0
    return [
        _finding(name, d, [one.values[d][part] for one in own], bound) for d in there
    ]


def _finding(name: str, what: str, values: Sequence[float], bound: Bound) -> Finding:
    mean = fmean(values)
    error = stdev(values) / sqrt(len(values)) if len(values) > 1 else 0.0
    slack = load_bounds().sigmas * error + 1e-9
    over = bound.most is not None and mean - slack > bound.most
    under = bound.least is not None and mean + slack < bound.least
    return Finding(name, what, mean, error, bound, not (over or under))


def _beyond(finding: Finding) -> float:
    bound = finding.bound
    over = finding.mean - bound.most if bound.most is not None else 0.0
    under = bound.least - finding.mean if bound.least is not None else 0.0
    return max(over, under)


def _value(one: Played, finding: Finding, names: Sequence[str]) -> float:
    if finding.dimension in one.values:
        return one.values[finding.dimension][1 if finding.bound.of == "raw" else 0]
    return fmean(one.values[d][0] for d in names if d in one.values)
