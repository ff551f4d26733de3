"""A player who grades and states levels as the key does, to hold D3's scale to.

It reads what an officer reads; what it does beside, another policy decides.
"""

from __future__ import annotations

from grading.key.judgement import load_rules
from grading.key.model import Key
from grading.measures import known
from sim.exercise import Exercise
from sim.policies import Policy
from sim.policies.simple import never

BACK_DAYS = 10  # a report this old is no longer looked at again


def careful(key: Key, beside: Policy = never) -> Policy:
    """Return the player; it grades every report on an issue, again when it changes."""
    rules = load_rules()

    def policy(ex: Exercise) -> None:
        beside(ex)
        told = ex.inbox
        since = ex.now - BACK_DAYS * 1440
        for report in told:
            if report.kind != "report" or not report.about or report.minute < since:
                continue
            letter = rules.of("source")[known.source(ex.scenario, report)].best
            name = known.content(ex.scenario, report, told, rules)
            number = int(rules.content[name].best)
            held = ex.record.grades.get(report.id)
            if held is None or (held.source, held.content) != (letter, number):
                ex.grade(report.id, letter, number)
        for issue in list(ex.seat.world.state.known):
            name = known.level(ex.scenario, issue, told, ex.now, key.levels)
            if str(ex.record.level(issue)) != name:
                ex.assess(issue, int(name))

    return policy
