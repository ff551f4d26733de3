"""How much of a plan is routine: what is due on every issue, whatever is found.

Checking a first report and writing it up is right on every issue, and watching is the
answer to most of them; a robot that never reads a finding can do all of it. Where a
seed also asks for a response, the routine is worth no more than the key's share of it.
"""

from __future__ import annotations

from collections.abc import Container

from grading.key.model import Item, Key, Plan

RESPONSE = ("supported", "corroborated")


def weighed(plan: Plan, windows: Container[str], key: Key) -> Plan:
    """Return a plan with the weights its items have where these windows opened.

    Without the key's ``routine_share`` they are as written.
    """
    if key.routine_share is None:
        return plan
    due = [item for item in plan.items if item.id in windows]
    response = sum(item.weight for item in due if item.ground in RESPONSE)
    routine = sum(item.weight for item in due) - response
    most = key.routine_share * response / (1 - key.routine_share)
    if response <= 0 or routine <= most:
        return plan
    items = tuple(_lighter(item, most / routine) for item in plan.items)
    return plan.model_copy(update={"items": items})


def _lighter(item: Item, factor: float) -> Item:
    if item.ground in RESPONSE:
        return item
    return item.model_copy(update={"weight": item.weight * factor})
