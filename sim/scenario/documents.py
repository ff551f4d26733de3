"""The documents an office owes: their forms, readers, rules and answering times.

``documents.yaml`` is shared by all scenarios of format 2; a scenario of format 1 does
not read it. Forms and words are for people: they change no history.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sim.scenario.base import ActionId, Basis, Frozen, Hours, Id, Line

DocumentId = Literal[
    "LI", "daily", "special", "sipks", "rad", "rad-report", "vulnerability",
    "self-assessment",
]  # fmt: skip
FieldName = Annotated[str, Field(pattern=r"^[a-z]{2,24}$")]
Token = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$")]
Count = Annotated[int, Field(ge=0, le=100)]

Lack = Literal[
    "empty",
    "too-few",
    "no-recommendation",
    "matrix-against-level",
    "level-against-own",
    "alert-unmentioned",
    "no-report-cited",
    "opinion",
    "personal-data",
    "scores-missing",
    "wrong-day",
    "no-plan",
    "too-brief",
    "wrong-period",
    "untold-district",
    "repeated",
]
"""What a reader may find wanting; see ``sim.exercise.completeness``."""


class Cell(Frozen):
    """A field within a row of a list."""

    name: FieldName
    type: Literal["text", "number", "choice", "issue", "authority", "level"]
    options: tuple[Token, ...] = ()
    least: int | None = None
    most: int | None = None


class FormField(Frozen):
    """One thing to fill in, described well enough that any renderer can draw it.

    ``matrix`` fills two fields (``names``) with a number each; ``list`` has rows of
    ``fields``; ``scores`` has a number for each dimension of ``scale``.
    """

    name: FieldName
    type: Literal[
        "text", "choice", "number", "issue", "district", "authority", "level", "list",
        "matrix", "scores",
    ]  # fmt: skip
    required: bool = False
    options: tuple[Token, ...] = ()
    least: int | None = None
    most: int | None = None
    names: tuple[FieldName, ...] = Field(default=(), max_length=2)
    fields: tuple[Cell, ...] = ()
    scale: Id | None = None


class Lacking(Frozen):
    """When it holds of a document, its reader sends it back with a question."""

    when: Lack
    field: FieldName | None = Field(default=None, description="none: any text")
    least: Count = Field(default=0, description="rows there must be (too-few)")
    days: Count = Field(
        default=0, description="days it may lie back (wrong-day, wrong-period)"
    )
    words: Count = Field(
        default=0,
        description="different words there must be; in a reply: each question",
    )
    ask: Id = Field(description="a key under questions: in the document texts")
    flag: Literal["note"] | None = Field(
        default=None, description="kept on the record of the office's conduct"
    )
    source: Basis


class Document(Frozen):
    """One kind of document: who may receive it, what it costs, when it is answered."""

    id: DocumentId
    recipients: tuple[Id, ...] = Field(
        min_length=1, description="who may lawfully receive it; the first is usual"
    )
    answered_by: Id | None = Field(
        default=None, description="who answers where the form names no recipient"
    )
    action: ActionId | None = Field(
        default=None, description="filing it is this act, at its cost"
    )
    partisan_manner: Id | None = Field(
        default=None, description="the act's manner when a partisan receives it"
    )
    staff_hours: int = Field(
        default=0, ge=0, le=200, description="its cost where it is no act"
    )
    answer_hours: tuple[Hours, Hours]
    lacks: tuple[Lacking, ...] = ()
    fields: tuple[FormField, ...] = Field(min_length=1)
    basis: Basis


class Addressee(Frozen):
    """Somebody a document can be sent to who is no authority of the catalogue."""

    id: Id
    answered_by: Id = Field(description="the authority that sends it back")
    basis: Basis


class Scale(Frozen):
    """What scores are given on, and where their bands begin, from high to low."""

    id: Id
    dimensions: tuple[Id, ...] = Field(min_length=1, max_length=8)
    least: int
    most: int
    by_district: bool
    bands: dict[Id, float] = Field(default_factory=dict)
    basis: Basis


class Band(Frozen):
    """A band of the risk matrix: from which product, and the levels it goes with."""

    id: Id
    product: int = Field(ge=1, le=16, description="least likelihood × impact")
    levels: tuple[int, int] = Field(description="lowest and highest level")


class Matrix(Frozen):
    """The 4 × 4 risk matrix (likelihood × impact), bands from low to high."""

    bands: tuple[Band, ...] = Field(min_length=1)
    basis: Basis


class Personal(Frozen):
    """What looks like a telephone or an identity number in a text."""

    phone_starts: tuple[str, ...]
    phone_digits: tuple[int, int]
    identity_digits: int = Field(ge=10, le=20)
    basis: Basis


class OpinionWords(Frozen):
    """Words that weigh or guess: they belong to the opinion, not to the facts."""

    words: tuple[Line, ...]
    basis: Basis


class Period(Frozen):
    """A reporting period in days relative to voting day, on one calendar."""

    id: Token
    calendar: Id
    first: int
    last: int


class Periods(Frozen):
    """The reporting periods of a year."""

    periods: tuple[Period, ...] = Field(min_length=1)
    basis: Basis


class DocumentsFile(Frozen):
    """``documents.yaml``."""

    format: Literal[1]
    partisans: tuple[Id, ...] = Field(description="who must receive no document")
    addressees: tuple[Addressee, ...] = ()
    opinion: OpinionWords
    personal: Personal
    matrix: Matrix
    reporting: Periods | None = None
    scales: tuple[Scale, ...] = ()
    reply_lacks: tuple[Lacking, ...] = ()
    reply_hours: tuple[Hours, Hours]
    documents: tuple[Document, ...] = Field(min_length=1)
    basis: Basis


class FieldText(Frozen):
    """What a participant reads at a field."""

    label: Line
    hint: Line | None = None
    fields: dict[FieldName, Line] = Field(default_factory=dict)


class DocumentText(Frozen):
    """What a participant reads about a document and in the answers to it."""

    name: Line
    purpose: Line
    accepted: Line = Field(description="may use {name} and {who}")
    returned: Line = Field(description="may use {name} and {who}; questions follow")
    wrong: Line = Field(description="wrong recipient; may use {name} and {who}")
    fields: dict[FieldName, FieldText]
    statuses: dict[Literal["sent", "accepted", "returned", "answered"], Line] = Field(
        default_factory=dict, description="where its own words are used"
    )


class DocumentsText(Frozen):
    """``documents.text.id.yaml`` / ``.en.yaml``."""

    documents: dict[DocumentId, DocumentText]
    questions: dict[Id, Line] = Field(description="may use {field} and {names}")
    statuses: dict[Literal["sent", "accepted", "returned", "answered"], Line]
    partisan: Line = Field(description="why a partisan receives none: {name}, {who}")
    replied: Line = Field(description="a reply was accepted; may use {name}, {who}")
    reminder: Line = Field(description="a duty was missed; may use {name} and {due}")
    addressees: dict[Id, Line]
    options: dict[Token, Line] = Field(description="choices, rows and dimensions")
    bands: dict[Id, Line]


class Documents(DocumentsFile):
    """``documents.yaml`` with its texts."""

    texts: dict[Literal["id", "en"], DocumentsText]

    def find(self, name: str) -> Document | None:
        """Return the document of that name."""
        return next((one for one in self.documents if one.id == name), None)

    def scale(self, name: str) -> Scale:
        """Return the scale of that name.

        Raises ``KeyError`` if there is none.
        """
        for one in self.scales:
            if one.id == name:
                return one
        raise KeyError(name)
