"""A remark on quality: nothing is wrong, but a good author would look again."""

from __future__ import annotations

from dataclasses import dataclass

from sim.i18n import Language, Message
from sim.scenario.part import Part
from sim.scenario.problem import Problem, shown


@dataclass(frozen=True)
class Remark:
    """A place to look at again. ``id``: its kind, the same in every language."""

    id: str
    problem: Problem

    def text(self, language: Language) -> str:
        """Return the kind, where it is, what was noticed and how to mend it."""
        return f"[{self.id}] {self.problem.text(language)}"


def remark(kind: str, part: Part, text: str, mend: str, **values: object) -> Remark:
    """Return a remark on a place in a file; both texts may use the ``values``.

    What an author wrote is repeated in quotation marks.
    """
    said = {
        name: shown(value) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return Remark(kind, part.problem(Message(text, said), Message(mend, said)))
