"""What a page calls things: issues, acts, questions, occasions, injects.

Read from the scenario and its key, so that a summary need not carry any text. A name
that is no longer there (an older key) is shown as its id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from grading.key import Key
from grading.key.judgement import Occasion, load_rules
from grading.key.model import Item as KeyItem
from grading.measures.judgement import NAMES as AXES
from sim.i18n import LANGUAGES, N_, Authored, Message, Readable
from sim.scenario.model import Scenario, Texts

MOMENTS = {
    "first": N_("laporan pertama"),
    "second": N_("laporan dari asal kedua"),
    "copy": N_("salinan pertama"),
    "correction": N_("sesudah ralat"),
    "finding": N_("sesudah verifikasi silang"),
    "teller": N_("laporan pertama dari satu jenis sumber"),
}
ACT = N_("{action}: {issue}")
JUDGEMENT = N_("{axis}: {issue}, {moment}")
THREAT = N_("Peringatan atas ancaman: {issue}")
CALM = N_("Isu yang tidak pecah: {issue}")


@dataclass(frozen=True)
class Names:
    """The names of one scenario and the reasons of one key."""

    scenario: Scenario
    key: Key

    def _told(self, name: str, read: Callable[[Texts], str]) -> Readable:
        texts = self.scenario.texts
        try:
            return Authored({one: read(texts[one]) for one in LANGUAGES})
        except KeyError:
            return plain(name)

    def issue(self, name: str) -> Readable:
        """Return what an issue is called."""
        return self._told(name, lambda texts: texts.issues[name])

    def question(self, name: str) -> Readable:
        """Return a forecast's question."""
        return self._told(name, lambda texts: texts.questions[name])

    def inject(self, name: str) -> Readable:
        """Return what an inject says."""
        return self._told(name, lambda texts: texts.injects[name])

    def sender(self, name: str) -> Readable:
        """Return who sent an inject."""
        senders = {inject.id: inject.sender for inject in self.scenario.injects}
        who = senders.get(name, name)
        return self._told(who, lambda texts: texts.senders[who])

    def action(self, name: str) -> Readable:
        """Return what an action is called."""
        texts = self.scenario.catalogue.texts
        if name not in texts["id"].actions:
            return plain(name)
        return Authored({one: texts[one].actions[name].name for one in LANGUAGES})

    @cached_property
    def key_items(self) -> dict[str, KeyItem]:
        """The key actions of all plans by id."""
        return {item.id: item for plan in self.key.plans for item in plan.items}

    @cached_property
    def occasions(self) -> dict[str, Occasion]:
        """The occasions that ask for a judgement, by id."""
        part = self.key.judgement
        return {one.id: one for one in part.occasions} if part else {}

    def title(self, dimension: str, name: str, issue: str | None) -> Readable:
        """Return what an item is called."""
        about = self.issue(issue) if issue else plain("")
        if dimension == "D1":
            text = THREAT if name.startswith("ancaman/") else CALM
            return Message(text, {"issue": about})
        if dimension == "D2":
            return self.question(name)
        if dimension == "D3":
            return self._judgement(name, about)
        item = self.key_items.get(name)
        action = self.action(item.action) if item else self.action(name)
        return Message(ACT, {"action": action, "issue": about}) if issue else action

    def _judgement(self, name: str, issue: Readable) -> Readable:
        axis, _, rest = name.partition("/")
        occasion = self.occasions.get(rest.partition("/")[0])
        told = {str(axis): text for axis, text in AXES.items()}
        if occasion is None or axis not in told:
            return plain(name)
        moment = Message(MOMENTS.get(occasion.moment, occasion.moment))
        values = {"axis": Message(told[axis]), "issue": issue, "moment": moment}
        return Message(JUDGEMENT, values)

    def asked(self, name: str) -> Readable | None:
        """Return why a judgement was asked for; ``None`` where the key is silent."""
        occasion = self.occasions.get(name.split("/")[1] if "/" in name else name)
        return Authored(occasion.reason) if occasion else None

    def reason(
        self, dimension: str, name: str, situation: str | None
    ) -> Readable | None:
        """Return why the key wants what it wants; ``None`` where it says nothing."""
        if dimension == "D4" and name in self.key_items:
            return Authored(self.key_items[name].reason)
        if dimension == "D3" and situation is not None:
            axis = name.partition("/")[0]
            tables = {a: load_rules().of(a) for a in AXES}
            answer = {str(a): t for a, t in tables.items()}.get(axis, {}).get(situation)
            return Authored(answer.reason) if answer else None
        return None


def plain(text: str) -> Authored:
    """Return a text that is the same in every language."""
    return Authored(dict.fromkeys(LANGUAGES, text))


__all__ = ["Names", "plain"]
