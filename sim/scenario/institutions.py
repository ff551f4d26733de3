"""Data shared by all scenarios of format 2: who is there, and what the law says.

Actors with what they see and may do, legal clocks, procedures as step machines, and
the circumstances (contexts) an author may set. Texts live in
``institutions.text.id.yaml`` and ``.en.yaml``, keyed by the ids used here. A ``source``
marked [bg] is context for a trainee and decides no grade.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sim.scenario.base import (
    ActionId,
    Basis,
    Day,
    Factor,
    Frozen,
    Hours,
    Id,
    Line,
    Prose,
    Share,
    SourceKind,
)
from sim.scenario.shared import Effect

Group = Literal[
    "office", "executive", "community", "security", "intelligence", "election",
    "justice", "sector", "society",
]  # fmt: skip
Unit = Literal["hours", "days", "working-days"]
Margin = Literal["within", "over"]
Percent = Annotated[float, Field(ge=0, le=100)]


class Actor(Frozen):
    """Somebody in the regency: what reaches it first hand, and what it may do."""

    id: Id = Field(description="the authority's, where it can be asked")
    group: Group
    kinds: tuple[SourceKind, ...] = Field(description="networks it hears first hand")
    lag_hours: tuple[Hours, Hours] = Field(description="before it passes things on")
    overstates: Share = Field(description="chance that it makes more of a thing")
    may: tuple[ActionId, ...] = Field(description="what it may lawfully do or decide")
    at_once: int = Field(ge=1, le=50, description="requests handled at the same time")
    trust: Share = Field(gt=0, description="in the office, at the start")
    recovers_per_day: Share = Field(description="share of lost trust that comes back")
    basis: Basis


class Load(Frozen):
    """What a part of the election cycle does to the answers of a group of actors."""

    group: Group
    stage: Id = Field(description="of the calendar")
    consent: Share = Field(description="consent is multiplied")
    lead: float = Field(ge=1, le=10, description="lead times are multiplied")
    basis: Basis


class Dealings(Frozen):
    """How the office's conduct and an actor's workload tell in its answers."""

    outside: Share = Field(description="trust lost by a request outside its authority")
    note: Share = Field(description="trust lost by a breach that is a note")
    serious: Share
    critical: Share
    witnesses: Share = Field(description="share of a loss felt by others of its group")
    least: Share = Field(description="trust never falls below")
    busy: Share = Field(description="share of consent lost for each request in line")
    loads: tuple[Load, ...] = ()
    basis: Basis


class Clock(Frozen):
    """A time the law sets."""

    id: Id
    amount: int = Field(ge=1, le=1000)
    unit: Unit
    source: Basis


class Threshold(Frozen):
    """The largest margin at which a result can be brought before the court."""

    below: int | None = Field(default=None, ge=1, description="people; none: the rest")
    percent: Percent


class Disputes(Frozen):
    """Margins at which the Constitutional Court admits a result dispute."""

    thresholds: tuple[Threshold, ...] = Field(min_length=1)
    source: Basis


class Notice(Frozen):
    """How long before an assembly its organisers tell the police."""

    hours: tuple[Hours, Hours, Hours] = Field(description="low, mode, high")
    basis: Basis


class Window(Frozen):
    """The days on which a procedure can be opened."""

    first: Day | None = Field(default=None, description="none: from the beginning")
    last: Day
    polls_close: float | None = Field(
        default=None, ge=0, le=24, description="hour of voting day, see after_vote"
    )
    basis: Basis


class Way(Frozen):
    """How a step may end: in another step, or in a result."""

    share: Share
    margin: Margin | None = Field(default=None, description="only with such a margin")
    to: Id | None = None
    result: Id | None = None
    after_vote: Id | None = Field(
        default=None, description="the result instead, once the polls have closed"
    )
    opens: Id | None = Field(default=None, description="another procedure")
    effects: tuple[Effect, ...] = ()


class Step(Frozen):
    """Something an actor has to do, and how long it takes.

    With a ``clock`` it takes a share of the lawful time, otherwise ``hours``.
    """

    id: Id
    by: Id = Field(description="an actor")
    clock: Id | None = None
    takes: tuple[Share, Share] = Field(default=(0.3, 1), description="of the clock")
    hours: tuple[Hours, Hours] | None = None
    ways: tuple[Way, ...] = Field(min_length=1)
    basis: Basis


class Opener(Frozen):
    """What opens a procedure: an action that was granted, or an event."""

    action: ActionId | None = None
    manner: Id | None = Field(default=None, description="none: the proper one")
    authority: Id | None = Field(default=None, description="none: whoever was asked")
    event: Literal["announcement", "status"] | None = None
    share: Share = Field(default=1, description="0: it only shows the way")


class Extension(Frozen):
    """An action that gives the open step more time, once."""

    action: ActionId
    manner: Id
    clock: Id
    source: Basis


class Procedure(Frozen):
    """A legal matter from its opening to its result."""

    id: Id
    opened_by: tuple[Opener, ...] = Field(min_length=1)
    weighs_as: ActionId = Field(description="issues respond to it as to this action")
    while_open: tuple[Effect, ...] = ()
    window: Window | None = None
    withdrawn: Id | None = Field(default=None, description="result if it is taken back")
    extension: Extension | None = None
    steps: tuple[Step, ...] = Field(min_length=1)
    source: Basis


class SourceChange(Frozen):
    """What a circumstance does to sources of some kinds."""

    kinds: tuple[SourceKind, ...] = Field(min_length=1)
    reliability: Factor = 1
    coverage: Factor = 1
    exaggerates: Factor = 1
    delay: Factor = 1


class ResourceChange(Frozen):
    """What a circumstance leaves of the office's means."""

    staff_hours: Factor = 1
    teams: Factor = 1
    rupiah: Factor = 1


class Context(Frozen):
    """A circumstance an author may set: a closed set of changes to the scenario."""

    id: Id
    resources: ResourceChange = ResourceChange()
    sources: tuple[SourceChange, ...] = ()
    rumour_growth: Factor = 1
    rebuttal: Factor = Field(default=1, description="belief a clarification removes")
    background: Factor = Field(default=1, description="everyday reports")
    lead: Factor = Field(default=1, description="lead times of what others decide")
    consent: Share = Field(default=1, description="consent is multiplied")
    slots: Factor = Field(default=1, description="requests actors handle at once")
    crowd_limit: int | None = Field(default=None, ge=1, description="people")
    incidents: Factor = Field(default=1, description="background incidents")
    crowd: Factor = Field(default=1, description="median crowd")
    tension: Factor = Field(default=1, description="resting tension")
    benign: bool = Field(default=False, description="nothing is behind any issue")
    acting: dict[Id, Id] = Field(
        default_factory=dict, description="who answers for whom: actor: actor"
    )
    manners: dict[ActionId, tuple[Id, ...]] = Field(
        default_factory=dict, description="manners there are in this circumstance only"
    )
    basis: Basis


class InstitutionsFile(Frozen):
    """``institutions.yaml``."""

    format: Literal[1]
    actors: tuple[Actor, ...] = Field(min_length=1, max_length=100)
    dealings: Dealings
    deciders: dict[ActionId, Id] = Field(
        description="who decides, where it is not the one who is asked"
    )
    clocks: tuple[Clock, ...] = Field(min_length=1)
    disputes: Disputes
    notice: Notice
    procedures: tuple[Procedure, ...] = ()
    contexts: tuple[Context, ...] = ()


class ActorText(Frozen):
    """What a participant reads about an actor."""

    name: Line
    sees: Line
    may: Line


class ProcedureText(Frozen):
    """What a participant reads about a procedure."""

    name: Line
    steps: dict[Id, Line]
    results: dict[Id, Line]


class ContextText(Frozen):
    """What a participant reads about a circumstance."""

    name: Line
    text: Prose


class InstitutionsText(Frozen):
    """``institutions.text.id.yaml`` / ``.en.yaml``."""

    actors: dict[Id, ActorText]
    clocks: dict[Id, Line]
    procedures: dict[Id, ProcedureText]
    contexts: dict[Id, ContextText]


class Institutions(InstitutionsFile):
    """``institutions.yaml`` with its texts."""

    texts: dict[Literal["id", "en"], InstitutionsText]
