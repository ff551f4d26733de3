"""A player who grades and states levels as the key does, to hold D3's scale to.

It reads what an officer reads; what it does beside, another policy decides.
"""

from __future__ import annotations

from grading.key.judgement import Rules, load_rules
from grading.key.model import Key
from grading.measures import known
from sim.exercise import Exercise
from sim.policies import Policy
from sim.policies.simple import never

BACK_DAYS = 10  # a report this old is no longer looked at again


def careful(key: Key, beside: Policy = never) -> Policy:
    """Return the player; it grades every report on an issue, again when it changes."""
    grade = grader()

    def policy(ex: Exercise) -> None:
        beside(ex)
        grade(ex)
        for issue in list(ex.seat.world.state.known):
            level = told_level(ex, issue, key)
            if ex.record.level(issue) != level:
                ex.assess(issue, level)

    return policy


def told_level(ex: Exercise, issue: str, key: Key) -> int:
    """Return the level that the key's weights give to what has been told."""
    return int(known.level(ex.scenario, issue, ex.inbox, ex.now, key.levels))


def grader() -> Policy:
    """Return a player who grades what is recent, wherever something new has come in."""
    rules = load_rules()
    seen: dict[str, int] = {}  # by issue, how much had been told of it

    def policy(ex: Exercise) -> None:
        told = ex.inbox
        count: dict[str, int] = {}
        for report in told:
            if report.about is not None or report.corrects is not None:
                about = report.about or ""
                count[about] = count.get(about, 0) + 1
        fresh = {issue for issue, number in count.items() if seen.get(issue) != number}
        seen.update(count)
        _grade(ex, rules, fresh if "" not in fresh else set(count))

    return policy


def _grade(ex: Exercise, rules: Rules, issues: set[str]) -> None:
    told, since = ex.inbox, ex.now - BACK_DAYS * 1440
    for report in told:
        if report.kind != "report" or report.about not in issues:
            continue
        if not report.about or report.minute < since:
            continue
        letter = rules.of("source")[known.source(ex.scenario, report)].best
        name = known.content(ex.scenario, report, told, rules)
        number = int(rules.content[name].best)
        held = ex.record.grades.get(report.id)
        if held is None or (held.source, held.content) != (letter, number):
            ex.grade(report.id, letter, number)
