"""The items file: what a panel is asked, in both languages, and what was known then."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from grading.key.judgement import OPTIONS, Axis
from sim.i18n import Language
from sim.scenario.base import BLANK, Basis, Day, Frozen, Id, Share

RATINGS = ("1", "2", "3", "4", "5")  # how appropriate: not at all … entirely
FEWEST, MOST = 3, 5  # options of a choice

Text = Annotated[str, Field(pattern=BLANK, max_length=2000)]
Mark = Annotated[str, Field(pattern=BLANK, max_length=40)]


class Words(Frozen):
    """A text in both languages."""

    id: Text
    en: Text

    def __call__(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.id if language == "id" else self.en


class Option(Frozen):
    """One of the courses a panellist chooses between."""

    id: Id
    text: Words


class Answer(Frozen):
    """The answer the author defends from law and evidence, until a panel has voted."""

    best: Mark
    accepted: dict[Mark, Share] = Field(default_factory=dict)
    reason: Words
    basis: Basis


class Item(Frozen):
    """One question: what was known at that moment, and what can be answered.

    A ``situation`` is one that the judge knows (``content/relayed``): it is answered in
    grades or levels as at the desk, and its votes key dimension D3.
    """

    id: Id
    kind: Literal["choice", "rating", "situation"]
    day: Day | None = None
    known: Words
    question: Words
    options: tuple[Option, ...] = ()
    situation: Mark | None = None
    scale: bool = Field(default=False, description="the options form a scale")
    answer: Answer | None = None

    @property
    def marks(self) -> tuple[str, ...]:
        """What can be answered: the options' ids, ``1`` to ``5``, grades or levels."""
        if self.kind == "rating":
            return RATINGS
        if self.axis is not None:
            return OPTIONS[self.axis]
        return tuple(option.id for option in self.options)

    @property
    def axis(self) -> Axis | None:
        """What a situation asks for: a source's or a report's grade, or a level."""
        found = (self.situation or "").partition("/")[0]
        return next((axis for axis in OPTIONS if axis == found), None)

    @property
    def ordered(self) -> bool:
        """Whether neighbouring answers are nearer to each other than distant ones."""
        return self.kind == "rating" or self.scale or self.axis == "level"

    @property
    def midpoint(self) -> str | None:
        """The middle of an ordered item, if it has one."""
        marks = self.marks
        return marks[len(marks) // 2] if self.ordered and len(marks) % 2 else None


class Questionnaire(Frozen):
    """All that a panel is asked about one scenario."""

    format: Literal[1]
    scenario: Id
    version: int = Field(ge=1)
    title: Words
    items: tuple[Item, ...] = Field(min_length=1, max_length=60)

    def item(self, name: str) -> Item:
        """Return an item by its id. Raises ``KeyError`` if there is none."""
        return {item.id: item for item in self.items}[name]
