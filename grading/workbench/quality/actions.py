"""Actions that are offered though nobody would ever need, or need to avoid, them."""

from __future__ import annotations

from collections.abc import Iterator

from grading.key.model import Key
from grading.workbench.quality.remark import Remark, remark
from grading.workbench.quality.subject import Subject
from sim.i18n import N_
from sim.scenario import files
from sim.scenario.model import Scenario
from sim.scenario.shared import Action

STATES = frozenset({"police-in-control", "government-works", "no-status"})
"""What must not hold for the state of conflict and what rests on it."""
ON_ISSUES = frozenset({"escalation", "settling", "belief"})  # where one responds
ON_DISPLACED = frozenset(
    {"shelter", "rebuild", "reconcile", "return", "force-return", "relapse"}
)


def check(subject: Subject) -> Iterator[Remark]:
    """Yield the actions on offer that play no part in the key nor in the world.

    What the standard offers every regency is not the author's choice.
    """
    if subject.key is None or not chosen(subject):
        return
    asked = needed(subject.key) | working(subject.scenario)
    catalogue = {one.id: one for one in subject.scenario.catalogue.actions}
    texts = subject.scenario.catalogue.texts["id"].actions
    for part in subject.draft.world["actions"].items():
        name = part.text
        if name in catalogue and name not in asked and not trap(catalogue[name]):
            yield remark(
                "unneeded-action",
                part,
                N_("{action} ({name}) ditawarkan, tetapi tidak berperan di mana pun."),
                N_(
                    "Hapus dari actions, atau beri peran: dalam rencana, sebagai "
                    "padanan, di harms, di neutral, atau di responds_to sebuah isu."
                ),
                action=name,
                name=texts[name].name,
            )


def chosen(subject: Subject) -> bool:
    """Return whether the author lists the actions, and not a standard."""
    name = files.OWN[0]
    part, _ = files.read(subject.folder / name, subject.folder, name)
    return not part["actions"].missing


def needed(key: Key) -> set[str]:
    """Return the actions that a key asks for, accepts, or warns of."""
    items = [item for plan in key.plans for item in plan.items]
    found: set[str] = {item.action for item in items}
    found |= {other.action for item in items for other in item.equivalents}
    found |= {action for harm in key.harms for action in harm.actions}
    return found | set(key.neutral)


def working(scenario: Scenario) -> set[str]:
    """Return the actions that change something here, or that an inject waits for.

    Some work only where an issue responds to them, some only where people flee.
    """
    found: set[str] = {name for issue in scenario.issues for name in issue.responds_to}
    flee = any(issue.harm.households for issue in scenario.issues)
    idle = ON_ISSUES if scenario.world.recovery and flee else ON_ISSUES | ON_DISPLACED
    for action in scenario.catalogue.actions:
        if any(effect.kind not in idle for effect in action.effects):
            found.add(action.id)
    for inject in scenario.injects:
        for condition in (inject.when, inject.unless_by):
            if condition is not None and condition.action_done is not None:
                found.add(condition.action_done)
    return found


def trap(action: Action) -> bool:
    """Return whether an action teaches by being wrong: never, or not yet, lawful."""
    critical = any(rule.severity == "critical" for rule in action.conduct)
    too_early = any(rule.when in STATES for rule in action.refused)
    return not action.authority or critical or too_early
