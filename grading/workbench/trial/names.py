"""What players, outcomes, injects, stages and key items are called on a sheet."""

from __future__ import annotations

from grading.card.gate import SHOWN
from grading.gate.players.cast import CAREFUL, JOIN, tricky
from grading.key.model import Key
from grading.workbench.naming import issue_name
from grading.workbench.trial.reach import Reached
from grading.workbench.trial.sensitivity import MARK
from sim.i18n import N_, Authored, Message, Readable
from sim.scenario.model import Scenario
from sim.world.names import WORDS

PLAYERS = {
    **SHOWN,
    "volleys": N_("Semua tindakan, berulang-ulang"),
    "harsh": N_("Kekerasan terhadap setiap isu"),
    "copy-last-report": N_("Percaya laporan terakhir"),
    CAREFUL: N_("Menilai laporan dengan teliti"),
}
OUTCOMES = {
    "crises": N_("krisis"),
    "violent": N_("kejadian dengan kekerasan"),
    "peak-level": N_("tingkat tertinggi"),
    MARK: N_("nilai"),
}
STAGE = N_("{issue}, tahap {stage}")
INJECT = N_("Pesan {id}")
ITEM = N_("Butir {id} (rencana {plan})")


def player(name: str) -> Readable:
    """Return what a player is called; of several tricks the first one's name."""
    if tricky(name):
        return Message(N_("Trik {name}"), {"name": name.split(JOIN)[0]})
    return Message(PLAYERS[name]) if name in PLAYERS else Message(name)


def outcome(name: str) -> Readable:
    """Return what an outcome is called."""
    return Message(OUTCOMES[name])


def thing(scenario: Scenario, key: Key, one: Reached) -> Readable:
    """Return what something that comes about, or does not, is called."""
    if one.what == "stage":
        values = {
            "issue": issue_name(scenario, one.part),
            "stage": Message(WORDS[one.id]),
        }
        return Message(STAGE, values)
    if one.what == "inject":
        return Message(INJECT, {"id": one.id})
    plan = next(plan for plan in key.plans if plan.id == one.part)
    return Message(ITEM, {"id": one.id, "plan": Authored(dict(plan.name))})
