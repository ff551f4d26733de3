"""The judgement part of a key (D3), and the rule that says what an answer is worth.

``judgement:`` in ``key.yaml`` lists the occasions on which a judgement was due.
``judgement.yaml`` beside this file says what each situation asks for, with its basis.
Sealed like the keys. Options are texts: A–F, 1–6, levels 0–5.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path as File
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from grading.key.fault import Fault, fault, twice, unknown
from grading.key.sealed import read
from sim.i18n import N_
from sim.scenario.base import Basis, Factor, Frozen, Hours, Id, Share, SourceKind
from sim.scenario.tree import Path

RULES = File(__file__).with_name("judgement.yaml")
Axis = Literal["source", "content", "level"]
Letter = Literal["A", "B", "C", "D", "E", "F"]
OPTIONS: dict[Axis, tuple[str, ...]] = {
    "source": get_args(Letter),
    "content": ("1", "2", "3", "4", "5", "6"),
    "level": ("0", "1", "2", "3", "4", "5"),
}
Option = Annotated[str, Field(pattern="^[A-F0-6]$")]
Votes = dict[Option, Annotated[int, Field(ge=0, le=10_000)]]
Words = dict[Literal["id", "en"], Annotated[str, Field(min_length=3, max_length=600)]]
Moment = Literal["first", "second", "copy", "correction", "finding", "teller"]


class Answer(Frozen):
    """What a situation asks for: single best, accepted alternatives, why."""

    best: Option
    accepted: dict[Option, Share] = Field(default_factory=dict)
    reason: Words
    basis: Basis


class Rules(Frozen):
    """``judgement.yaml``: the right grade or level of every situation."""

    format: Literal[1]
    alpha: float = Field(gt=0, le=10, description="added to every option's votes")
    panel_least: int = Field(ge=2, description="fewer votes do not make a panel")
    recent_hours: Hours = Field(description="reports that speak of the same state")
    steps: int = Field(ge=0, le=3, description="stages apart that still agree")
    anonymous: tuple[SourceKind, ...] = Field(
        description="who tells a rumour: nobody stands for it"
    )
    corroborates: tuple[SourceKind, ...] = Field(
        description="who can bear a report out by telling the same"
    )
    source: dict[SourceKind, Answer]
    alone: dict[SourceKind, Id] = Field(description="content situation by first teller")
    content: dict[Id, Answer]
    level: dict[Literal["0", "1", "2", "3"], Answer]
    basis: Basis

    @model_validator(mode="after")
    def _complete(self) -> Rules:
        kinds = set(get_args(SourceKind))
        if set(self.source) != kinds or set(self.alone) != kinds:
            raise ValueError("source and alone must name every kind of source")
        missing = {*self.alone.values(), *SITUATIONS} - set(self.content)
        if missing or len(self.level) != 4:
            raise ValueError(f"content or level lacks {sorted(missing)}")
        for axis in get_args(Axis):
            for name, answer in self.of(axis).items():
                options = {answer.best, *answer.accepted}
                if options - set(OPTIONS[axis]) or answer.best in answer.accepted:
                    raise ValueError(f"{axis}/{name}: {sorted(options)}")
        return self

    def of(self, axis: Axis) -> dict[str, Answer]:
        """Return the situations of one axis with what they ask for."""
        tables: dict[Axis, dict[str, Answer]] = {
            "source": {str(name): answer for name, answer in self.source.items()},
            "content": dict(self.content),
            "level": {str(name): answer for name, answer in self.level.items()},
        }
        return tables[axis]


SITUATIONS = (
    "taken-back", "refuted", "confirmed", "corroborated", "disputed", "contradicted",
    "relayed",
)  # fmt: skip
"""What the measure can find a report's content to be, beside being told alone."""


class Occasion(Frozen):
    """When a judgement is due: a report to grade, or an issue's level to state.

    ``moment``: the issue's first report; the first of a second origin; the first copy;
    the first report to be taken back, once it is; the first report, once a cross-check
    has come; the first report of all from a kind of ``teller``. Without an ``issue``
    every issue has one. Hours count from that moment.
    """

    id: Id
    asks: Literal["grade", "level"]
    moment: Moment
    issue: Id | None = None
    teller: SourceKind | None = None
    within_hours: Hours
    reason: Words
    basis: Basis

    @model_validator(mode="after")
    def _whole(self) -> Occasion:
        if (self.moment == "teller") != (self.teller is not None):
            raise ValueError("teller goes with moment: teller, and only with it")
        if self.moment == "teller" and self.asks == "level":
            raise ValueError("a level is asked of an issue, not of a teller")
        return self


class Judgement(Frozen):
    """D3 of a scenario: the occasions, what each axis weighs, a panel's votes if any.

    ``votes``: by ``axis/situation``, for example ``content/relayed``.
    """

    occasions: tuple[Occasion, ...] = Field(min_length=1)
    weights: dict[Axis, Factor] = Field(min_length=1)
    votes: dict[str, Votes] = Field(default_factory=dict)
    basis: Basis


@cache
def load_rules(path: File = RULES) -> Rules:
    """Return the rules; raises ``ValueError`` naming the file and what is wrong."""
    return read(path, Rules)


def faults(
    part: Judgement, basis: str, issues: set[str], tellers: Set[str]
) -> Iterator[Fault]:
    """Yield what in a judgement part does not fit its key and scenario."""
    place: Path = ("judgement", "occasions")
    yield from twice(place, [o.id for o in part.occasions], N_("Id {name} dua kali."))
    for number, occasion in enumerate(part.occasions):
        if occasion.issue is not None and occasion.issue not in issues:
            text = N_("Isu {name} tidak ada di skenario ini.")
            yield unknown((*place, number, "issue"), text, occasion.issue, issues)
        if occasion.teller is not None and occasion.teller not in tellers:
            text = N_("Tidak ada sumber berjenis {name} di skenario ini.")
            yield unknown((*place, number, "teller"), text, occasion.teller, tellers)
    if part.votes and basis != "panel":
        yield fault(
            ("judgement", "votes"),
            N_("Suara panel tidak pernah dikarang; kunci ini bukan dari panel."),
            N_("Tulis basis: panel bila panel sungguh memberi suara, atau hapus."),
        )
    yield from _votes(part)


def _votes(part: Judgement) -> Iterator[Fault]:
    rules = load_rules()
    for name, votes in part.votes.items():
        axis, _, situation = name.partition("/")
        where: Path = ("judgement", "votes", name)
        known: dict[str, Axis] = {axis: axis for axis in get_args(Axis)}
        if axis not in known or situation not in rules.of(known[axis]):
            names = [f"{one}/{two}" for one in known.values() for two in rules.of(one)]
            yield unknown(where, N_("Keadaan {name} tidak dikenal."), name, names)
        elif set(votes) - set(OPTIONS[known[axis]]):
            yield fault(
                where,
                N_("Ada suara untuk pilihan yang tidak ada di {name}."),
                N_("Pakai A–F untuk sumber, 1–6 untuk isi, 0–5 untuk tingkat."),
                name=name,
            )
