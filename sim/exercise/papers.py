"""The documents an office files, as decisions: what they hold and how much of it.

All sizes are bounded so that a whole decision fits on one line of the journal. A text
may be empty: an incomplete document can be filed, and comes back with questions.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sim.exercise.decision import Decision, Fixed, Note, Ref, Refs, Short
from sim.scenario.base import Axis

Period = Literal["B.04", "B.08", "B.12"]  # RAD reporting periods [seen: L8]
Step = Annotated[int, Field(ge=1, le=4)]
DocumentRef = Annotated[str, Field(pattern=r"^d-[1-9][0-9]{0,5}$")]


class IssueLevel(Fixed):
    """An issue and the level a daily report gives it."""

    issue: Ref
    level: Annotated[int, Field(ge=0, le=5)]


class Daily(Decision):
    """File a daily report (laporan harian) on ``day``, relative to voting day."""

    kind: Literal["daily"] = "daily"
    day: Annotated[int, Field(ge=-366, le=366)]
    situation: Note
    incidents: Note = ""
    actions: Note = ""
    assessment: Note
    plan: Note
    issues: tuple[IssueLevel, ...] = Field(default=(), max_length=60, strict=False)
    recipient: Ref
    because: Refs = ()


class Option(Fixed):
    """A way out that a special report offers, its risk, and who may take it."""

    text: Short
    risk: Short = ""
    authority: Ref


class Special(Decision):
    """File a special report (laporan khusus) with options; it is the act A03.

    ``recommended`` counts the options from 1, 0 recommends none; ``likelihood`` is the
    chance of getting worse in per cent.
    """

    kind: Literal["special"] = "special"
    issue: Ref
    facts: Note
    analysis: Note
    options: tuple[Option, ...] = Field(max_length=6, strict=False)
    recommended: Annotated[int, Field(ge=0, le=6)] = 0
    likelihood: Annotated[int, Field(ge=0, le=100)] | None = None
    recipient: Ref
    because: Refs = ()


class Sipks(Decision):
    """File an entry for SIPKS: filed, it is pending until approved or returned.

    A later entry on the same issue revises the earlier one.
    """

    kind: Literal["sipks"] = "sipks"
    issue: Ref
    period: Period
    aspect: Axis
    district: Ref
    place: Short
    source: Note
    background: Note
    cause: Note = ""
    likelihood: Step
    impact: Step
    effort: Note = ""
    recommendation: Note
    because: Refs = ()


class Priority(Fixed):
    """A line of the regional action plan: what, by whom, in which month."""

    axis: Axis
    text: Short
    owner: Ref
    month: Annotated[int, Field(ge=1, le=12)]


class Rad(Decision):
    """File the regional action plan (RAD); ``budget`` is in rupiah."""

    kind: Literal["rad"] = "rad"
    priorities: tuple[Priority, ...] = Field(max_length=12, strict=False)
    budget: Annotated[int, Field(ge=0, le=100_000_000_000)]
    recipient: Ref


class RadReport(Decision):
    """File one of the year's three reports on the RAD."""

    kind: Literal["rad-report"] = "rad-report"
    period: Period
    done: Note
    obstacles: Note
    next: Note
    recipient: Ref


class Vulnerability(Decision):
    """File a vulnerability map: scores by district and dimension."""

    kind: Literal["vulnerability"] = "vulnerability"
    scores: dict[
        Ref,
        Annotated[dict[Ref, Annotated[int, Field(ge=0, le=100)]], Field(max_length=8)],
    ] = Field(max_length=200)
    notes: Note


class SelfAssessment(Decision):
    """File a self-assessment: a mark for each dimension."""

    kind: Literal["self-assessment"] = "self-assessment"
    scores: dict[Ref, Annotated[int, Field(ge=0, le=4)]] = Field(max_length=8)
    evidence: Note
    improvement: Note


class Reply(Decision):
    """Answer the questions that a document came back with."""

    kind: Literal["reply"] = "reply"
    document: DocumentRef
    text: Annotated[str, Field(pattern=r"\S", max_length=4000)]


Paper = (
    Daily | Special | Sipks | Rad | RadReport | Vulnerability | SelfAssessment
)  # what is filed under its own kind; the LI is ``decisions.File``
PAPERS = (Daily, Special, Sipks, Rad, RadReport, Vulnerability, SelfAssessment)
