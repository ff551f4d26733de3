"""Items that misbehave: too easy, too hard, at odds with the rest, keyed doubtfully.

A hint to look at an item, never a verdict on it: with a few dozen people each of these
happens by chance.
"""

from __future__ import annotations

from collections.abc import Sequence

from grading.classview.items import ItemStats
from grading.classview.names import Names
from grading.classview.rules import Rules
from grading.classview.summary import Summary
from grading.key.judgement import OPTIONS
from grading.panel.figures import figure
from sim.i18n import N_, Message

NEGATIVE = N_(
    "Yang lebih baik di butir lain justru lebih buruk di sini: periksa kunci dan "
    "jendelanya."
)
WEAK = N_("Hampir tidak membedakan (korelasi butir–sisa {r}).")
EASY = N_("Hampir semua mendapat nilai penuh: butir ini tidak membedakan siapa pun.")
HARD = N_(
    "Hampir tidak ada yang mendapat nilai: belum diajarkan, atau kuncinya keliru."
)
MISKEYED = N_("Terbanyak menjawab {given}, kunci menyebut {best}: periksa kuncinya.")
UNANSWERED = N_("Tidak seorang pun menjawab.")


def findings(one: ItemStats, rules: Rules) -> list[Message]:
    """Return what looks wrong with an item; nothing for one that behaves."""
    if one.due < rules.recognised.value:
        return []
    if one.answered == 0:
        return [Message(UNANSWERED)]
    return [*_level(one, rules), *_discrimination(one, rules), *_key(one)]


def _level(one: ItemStats, rules: Rules) -> list[Message]:
    if one.facility >= rules.easy.value:
        return [Message(EASY)]
    return [Message(HARD)] if one.facility <= rules.hard.value else []


def _discrimination(one: ItemStats, rules: Rules) -> list[Message]:
    r = one.discrimination
    if r is None or r >= rules.weak.value:
        return []
    return [Message(NEGATIVE) if r < 0 else Message(WEAK, {"r": figure(r)})]


def _key(one: ItemStats) -> list[Message]:
    """Return a doubt where more gave another answer than the key's."""
    if not one.given or len(one.best) != 1:
        return []
    best = next(iter(one.best))
    most = min(one.given, key=lambda name: (-one.given[name], name))
    if one.given[most] <= one.given.get(best, 0):
        return []
    return [Message(MISKEYED, {"given": most, "best": best})]


def unused_options(items: Sequence[ItemStats]) -> dict[str, list[str]]:
    """Return, by axis, the answers that nobody gave to any judgement item."""
    found: dict[str, list[str]] = {}
    for axis, options in OPTIONS.items():
        own = [one for one in items if one.id.startswith(f"{axis}/")]
        given = {name for one in own for name in one.given}
        if own and given:
            found[axis] = [option for option in options if option not in given]
    return {axis: left for axis, left in found.items() if left}


def unused_actions(results: Sequence[Summary], names: Names) -> list[str]:
    """Return the lawful actions of the scenario that nobody asked for."""
    asked = {act.action for result in results for act in result.acts}
    offered = names.scenario.world.actions
    return [
        action.id
        for action in names.scenario.catalogue.actions
        if action.id in offered and action.authority and action.id not in asked
    ]
