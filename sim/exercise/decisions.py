"""What a trainee can decide, as strict data: anything else is refused before it counts.

The documents an office owes beside the information report are in ``papers``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from sim.exercise.decision import Decision, Minute, Note, Ref
from sim.exercise.papers import (
    Daily,
    Rad,
    RadReport,
    Reply,
    SelfAssessment,
    Sipks,
    Special,
    Vulnerability,
)


class Advance(Decision):
    """Let time pass until minute ``to`` (inclusive)."""

    kind: Literal["advance"] = "advance"
    to: Minute


class Grade(Decision):
    """Grade a report: source A to F, content 1 to 6 (6: cannot be judged)."""

    kind: Literal["grade"] = "grade"
    report: Ref
    source: Literal["A", "B", "C", "D", "E", "F"]
    content: Annotated[int, Field(ge=1, le=6)]


class Link(Decision):
    """Say which issue a report is about; ``None``: about none of them."""

    kind: Literal["link"] = "link"
    report: Ref
    issue: Ref | None


class Assess(Decision):
    """Assess an issue's level, 0 kondusif to 5 Konflik; 2 or more is an alert."""

    kind: Literal["assess"] = "assess"
    issue: Ref
    level: Annotated[int, Field(ge=0, le=5)]
    district: Ref | None = None
    because: tuple[Ref, ...] = Field(default=(), max_length=50, strict=False)


class Forecast(Decision):
    """Chance in per cent that a question's event happens, in eleven steps."""

    kind: Literal["forecast"] = "forecast"
    question: Ref
    percent: Literal[0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]


class Act(Decision):
    """Ask for one of the catalogue's actions from an authority."""

    kind: Literal["act"] = "act"
    action: Annotated[str, Field(pattern=r"^A[0-9]{2}$")]
    authority: Ref
    issue: Ref | None = None
    district: Ref | None = None
    manner: Ref | None = None
    because: tuple[Ref, ...] = Field(default=(), max_length=50, strict=False)


class File(Decision):
    """File an information report (LI): one issue, facts apart from opinion."""

    kind: Literal["file"] = "file"
    document: Literal["LI"] = "LI"
    issue: Ref
    what: Note
    who: Note
    when: Note
    where: Note
    why: Note
    how: Note
    facts: Note
    opinion: Note
    recommendation: Note = ""
    recipient: Ref
    because: tuple[Ref, ...] = Field(default=(), max_length=50, strict=False)


class Close(Decision):
    """End the exercise; nothing can be decided after it."""

    kind: Literal["close"] = "close"
    reflection: Note = ""


AnyDecision = Annotated[
    Advance
    | Grade
    | Link
    | Assess
    | Forecast
    | Act
    | File
    | Daily
    | Special
    | Sipks
    | Rad
    | RadReport
    | Vulnerability
    | SelfAssessment
    | Reply
    | Close,
    Field(discriminator="kind"),
]
PARSER: TypeAdapter[AnyDecision] = TypeAdapter(AnyDecision)
