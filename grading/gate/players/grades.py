"""Tricks with grades and levels (D3): by habit, or by who tells, never by what."""

from __future__ import annotations

from collections.abc import Callable

from grading.gate.players.shared import both
from grading.key.judgement import load_rules
from grading.key.model import Key
from sim.exercise import Exercise
from sim.policies import Policy
from sim.world.chance import Chance
from sim.world.state import Report

Grader = Callable[[Exercise, Report], tuple[str, int]]


def grading(rule: Grader) -> Policy:
    """Return a player who grades each report once, as it comes in, by a rule."""

    def policy(ex: Exercise) -> None:
        for report in ex.inbox:
            if report.kind == "report" and report.id not in ex.record.grades:
                ex.grade(report.id, *rule(ex, report))

    return policy


def alike(letter: str, number: int) -> Policy:
    """Return a player who gives every report the same grade."""
    return grading(lambda ex, report: (letter, number))


def by_teller(number: int | None = None) -> Policy:
    """Return a player who knows the source table by heart and reads no report.

    The content is ``number``, or what the table holds for that teller alone.
    """
    rules = load_rules()

    def rule(ex: Exercise, report: Report) -> tuple[str, int]:
        kind = next(s.kind for s in ex.scenario.sources if s.id == report.source)
        alone = rules.content[rules.alone[kind]].best
        return rules.source[kind].best, number or int(alone)

    return grading(rule)


def by_lot(seed: int) -> Policy:
    """Return a player who grades by lot."""
    row = Chance(seed).of("gate", "grades")
    place = iter(range(10**9))

    def pick(options: int) -> int:
        return int(row[next(place)] * options)

    return grading(lambda ex, report: ("ABCDEF"[pick(6)], 1 + pick(6)))


def levels(level: int) -> Policy:
    """Return a player who states one level on every issue."""

    def policy(ex: Exercise) -> None:
        for issue in list(ex.seat.world.state.known):
            if ex.record.level(issue) is None:
                ex.assess(issue, level)

    return policy


Maker = Callable[[Key, int], Policy]
GRADES: dict[str, Maker] = {
    "grade-a1": lambda key, seed: both(alike("A", 1), levels(1)),
    "grade-b2": lambda key, seed: both(alike("B", 2), levels(1)),
    "grade-b3": lambda key, seed: both(alike("B", 3), levels(2)),
    "grade-c3": lambda key, seed: both(alike("C", 3), levels(3)),
    "grade-d4": lambda key, seed: both(alike("D", 4), levels(0)),
    "grade-f6": lambda key, seed: both(alike("F", 6), levels(1)),
    "grade-by-teller": lambda key, seed: by_teller(),
    "grade-by-teller-2": lambda key, seed: both(by_teller(2), levels(1)),
    "grade-by-teller-3": lambda key, seed: both(by_teller(3), levels(1)),
    "grade-by-lot": lambda key, seed: by_lot(seed),
}
