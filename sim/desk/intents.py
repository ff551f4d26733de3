"""What the browser may ask of the kernel: hostile until it is parsed here.

A message is ``{"seq": n, "intent": {"kind": …}}``. Begin, language, ping and advance
are spelled out below; the other kinds are decisions, which the exercise itself checks
field by field: flat ones, and documents, which may hold rows and tables. Nothing else
is ever carried out.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sim.i18n import Language

SIZE_LIMIT = 60_000  # characters of all texts together; the longest LI has 40,000
DecisionKind = Literal["grade", "link", "assess", "forecast", "act", "file", "close"]
DocumentKind = Literal[
    "daily",
    "special",
    "sipks",
    "rad",
    "rad-report",
    "vulnerability",
    "self-assessment",
    "reply",
]
DECISIONS = frozenset(get_args(DecisionKind))
DOCUMENTS = frozenset(get_args(DocumentKind))
Plain = str | int | None


class Intent(BaseModel):
    """Something a participant wants; frozen, strict, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Ping(Intent):
    """Ask whether the kernel is there; also brings a stale desk up to date."""

    kind: Literal["ping"]


class Begin(Intent):
    """Begin a new exercise under a participant's code."""

    kind: Literal["begin"]
    participant: str = Field(max_length=200)


class Speak(Intent):
    """Show the desk in another language."""

    kind: Literal["language"]
    language: Language


class Advance(Intent):
    """Let time pass: some hours, until the next report, or until a day and hour."""

    kind: Literal["advance"]
    hours: Annotated[int, Field(ge=1, le=24 * 90)] | None = None
    until: Literal["report"] | None = None
    day: Annotated[int, Field(ge=-366, le=366)] | None = None
    hour: Annotated[int, Field(ge=0, le=23)] = 0

    @model_validator(mode="after")
    def _one_way(self) -> Advance:
        given = [self.hours is not None, self.until is not None, self.day is not None]
        if sum(given) != 1:
            raise ValueError(given)
        return self


class Decide(Intent):
    """A decision for the exercise to check: a flat record of plain values."""

    kind: DecisionKind
    fields: dict[str, str | int | list[str] | None]


class Write(Intent):
    """A document to file or a reply: plain values, rows of them, tables of them."""

    kind: DocumentKind
    fields: dict[
        str,
        Plain | list[str | dict[str, Plain]] | dict[str, Plain | dict[str, Plain]],
    ]


AnyIntent = Ping | Begin | Speak | Advance | Decide | Write
MODELS: dict[str, type[Ping | Begin | Speak | Advance]] = {
    "ping": Ping,
    "begin": Begin,
    "language": Speak,
    "advance": Advance,
}


class Envelope(Intent):
    """A numbered message from one desk."""

    seq: int = Field(ge=0, le=2**53)
    intent: dict[str, Any]


def open_envelope(content: object) -> Envelope | None:
    """Return the message in ``content``, or ``None`` if it is none."""
    try:
        return Envelope.model_validate(content)
    except (ValidationError, RecursionError):
        return None


def parse(intent: dict[str, Any]) -> AnyIntent | None:
    """Return the intent, or ``None`` if it is none that the desk knows."""
    try:
        if len(repr(intent)) > SIZE_LIMIT:
            return None
        kind = intent.get("kind")
        if isinstance(kind, str) and kind in MODELS:
            return MODELS[kind].model_validate(intent)
        if isinstance(kind, str) and "t" not in intent:
            return _decision(kind, intent)
    except (ValidationError, RecursionError):
        return None
    return None


def _decision(kind: str, intent: dict[str, Any]) -> Decide | Write | None:
    fields = {key: value for key, value in intent.items() if key != "kind"}
    if kind in DECISIONS:
        return Decide.model_validate({"kind": kind, "fields": fields})
    if kind in DOCUMENTS:
        return Write.model_validate({"kind": kind, "fields": fields})
    return None
