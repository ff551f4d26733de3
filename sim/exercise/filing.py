"""A document that was filed, and what has become of it since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sim.exercise.decision import Decision
from sim.exercise.outcome import Outcome
from sim.exercise.papers import Reply
from sim.i18n import Language, Readable
from sim.scenario.documents import DocumentId

Status = Literal["refused", "sent", "accepted", "returned", "answered"]
"""``refused``: never left the office (no staff-hours, say); the others as the desk
names them: on its way, accepted, sent back, answered and on its way again."""
Misdirected = Literal["wrong", "partisan"]


@dataclass(frozen=True)
class Asked:
    """A question a document comes back with.

    ``ask`` is its key in the document texts; ``fields`` and ``names`` are what it is
    about; ``flag`` marks what stays on the record of the office's conduct.
    """

    ask: str
    fields: tuple[str, ...] = ()
    names: tuple[Readable | str, ...] = ()
    flag: str | None = None


@dataclass
class Filing:
    """One filed document: the ``number``-th of all, the ``ordinal``-th of its kind.

    What ``lacks`` is known to its reader alone until the document is ``returned``; then
    it is in ``questions``. A misdirected one is returned for good; one that a later
    document on the same subject has ``revised`` needs no reply any more.
    """

    number: int
    document: DocumentId
    ordinal: int
    decision: Decision
    recipient: str
    answered_by: str
    outcome: Outcome
    status: Status = "sent"
    lacks: tuple[Asked, ...] = ()
    questions: tuple[Asked, ...] = ()
    misdirected: Misdirected | None = None
    replies: tuple[Reply, ...] = ()
    revised: bool = False

    @property
    def id(self) -> str:
        """What replies call it by."""
        return f"d-{self.number}"

    @property
    def at(self) -> int:
        """The minute it was filed."""
        return self.decision.t

    @property
    def issue(self) -> str | None:
        """The issue it is about, if it is about one."""
        issue = getattr(self.decision, "issue", None)
        return issue if isinstance(issue, str) else None

    @property
    def open(self) -> bool:
        """Whether a reply is awaited."""
        settled = self.misdirected is not None or self.revised
        return self.status == "returned" and not settled

    @property
    def subject(self) -> tuple[object, ...]:
        """What a later document of the kind must share to be a revision of this one.

        Information reports stand each for itself.
        """
        if self.document == "LI":
            return (self.id,)
        named = ("issue", "day", "period")
        return (self.document, *(getattr(self.decision, one, None) for one in named))


@dataclass(frozen=True)
class Flag:
    """A note on the record: a document that held or went where it must not."""

    minute: int
    document: str
    ask: str


def listed(names: tuple[Readable | str, ...], language: Language) -> str:
    """Return names in a row, in ``language``."""
    return ", ".join(
        name if isinstance(name, str) else name(language) for name in names
    )
