"""What is rated: a text of a participant, with the levels suggested for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from grading.key.anchors import load_guide
from grading.measures.reasoning import Suggestion, suggest_paper
from grading.measures.texts import NONE, Paper, of_text
from grading.result import Result
from sim.exercise.answers import who_is
from sim.i18n import Readable

FREE = "laporan-khusus"  # the text written into the notebook


@dataclass(frozen=True)
class Item:
    """A text to rate. ``suggested``: by criterion, ``None`` where nothing can be."""

    participant: str
    document: str
    kind: str
    fields: Mapping[str, str]
    suggested: Mapping[str, int | None]
    recipient: Readable | None = None
    cited: int | None = None  # reports it refers to

    @property
    def id(self) -> str:
        """What it is called on the forms."""
        return f"{self.participant}/{self.document}"

    @property
    def mean(self) -> float | None:
        """The mean of the levels suggested, ``None`` without any."""
        known = [level for level in self.suggested.values() if level is not None]
        return fmean(known) if known else None


def criteria() -> tuple[str, ...]:
    """Return the criteria that every text is rated on, in order."""
    return tuple(one.id for one in load_guide().criteria)


def items(participant: str, result: Result, text: str = "") -> tuple[Item, ...]:
    """Return everything a participant wrote that a person rates.

    ``text``: the free text of the notebook; left out if it is empty.
    """
    seat = result.exercise.seat
    found = [
        _item(
            participant,
            one.paper,
            one.suggestions,
            who_is(seat, one.paper.recipient) if one.paper.recipient else None,
        )
        for one in result.texts
    ]
    paper = of_text(text, load_guide())
    if not paper.blank(paper.fields):
        scenario = result.exercise.scenario
        found.append(_item(participant, paper, suggest_paper(paper, scenario), None))
    return tuple(found)


def _item(
    participant: str,
    paper: Paper,
    found: tuple[Suggestion, ...],
    recipient: Readable | None,
) -> Item:
    return Item(
        participant=participant,
        document=FREE if paper.kind == NONE else paper.id,
        kind=paper.kind,
        fields={name: text for name, text in paper.fields.items() if text.strip()},
        suggested={one.criterion: one.level for one in found},
        recipient=recipient,
        cited=paper.cited,
    )
