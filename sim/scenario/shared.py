"""Data shared by all scenarios: the electoral calendar and the action catalogue."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sim.scenario.base import (
    ActionId,
    Basis,
    Board,
    Day,
    Factor,
    Frozen,
    Hours,
    Id,
    Line,
    Share,
)

Number = Annotated[int, Field(ge=0, le=100_000)]
Edition = Literal[1, 2]
"""A scenario of format 1 sees the catalogue as it was then: entries with ``since: 2``
are not there, entries with ``until: 1`` are there for it alone."""


class ElectoralStage(Frozen):
    """A span of days of the election cycle and how often incidents come in it."""

    id: Id
    first: Day
    last: Day
    multiplier: Factor = Field(description="incident rate against the candidacy stage")
    violent_share: Share
    basis: Basis


Weekday = Literal[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
]


class Week(Frozen):
    """Which days are working days: what legal clocks in working days count."""

    voting_day: Weekday
    rest: tuple[Weekday, ...] = Field(max_length=6)
    holidays: tuple[Day, ...] = ()
    basis: Basis


class Calendar(Frozen):
    """``calendars/<id>.yaml``: the stages in order, without gaps."""

    format: Literal[1]
    id: Id
    stages: tuple[ElectoralStage, ...] = Field(min_length=1)
    names: dict[Literal["id", "en"], dict[Id, Line]]
    week: Week | None = Field(default=None, description="from format 2 on")


class Effect(Frozen):
    """One thing an action does; ``size`` is (low, mode, high) of a triangular draw.

    ``escalation``/``settling``: the issue's hazards are multiplied. ``tension``: added
    to the district. ``belief``: share of the rumour's belief that an immediate rebuttal
    removes. ``incidents``/``harm``: rates and harms in the district are multiplied.
    ``delay``/``coverage``: community sources' delay or coverage is multiplied.
    ``verify``: a finding is sent after the lead time; size is unused.
    ``status``: the state of conflict (UU 7/2012) is declared; size is unused.
    ``force``: what coercion does; against a peaceful crowd it backfires.

    From format 2 on: ``noise``: community sources' reliability is multiplied.
    ``expose``: share of the telling source's coverage that is lost. ``police``: units
    that come (or, below 0, are bound). ``venue``: incidents at election venues are
    multiplied. ``lift``: the status ends. ``relapse``: chance of a relapse is
    multiplied. ``shelter``: people who find shelter. ``rebuild``: share of the damage
    repaired. ``reconcile``: share of the quarrel laid to rest, if victims take part.
    ``return``: voluntary return is multiplied. ``force-return``: share of the displaced
    who are sent back. ``trust``: added to the asked actor's trust in the office.
    """

    kind: Literal[
        "escalation", "settling", "tension", "belief", "incidents", "harm", "delay",
        "coverage", "verify", "force", "status",
        "noise", "expose", "police", "venue", "lift", "relapse", "shelter", "rebuild",
        "reconcile", "return", "force-return", "trust",
    ]  # fmt: skip
    size: tuple[float, float, float] = (0, 0, 0)
    hours: Hours = Field(default=0, description="how long it lasts; 0: for good")
    under_status: bool = Field(
        default=False, description="ends with the state of conflict (format 2)"
    )
    since: Edition = 1
    until: Edition | None = None
    basis: Basis


class Verification(Frozen):
    """How often a cross-check tells the truth."""

    correct: Share
    unclear: Share
    mixed: Share = Field(
        default=0.5, description="chance that a mixed cause counts as one with people"
    )
    basis: Basis


def _incident_axes() -> dict[Id, Board]:
    return {"incident-violent": "pertahanan-keamanan", "incident-peaceful": "politik"}


class Information(Frozen):
    """How news is told and read in every scenario; the defaults are format 1's."""

    numbers: tuple[Number, Number] = Field(
        default=(20, 120), description="least and greatest {number} a phrasing mentions"
    )
    distrust: Share = Field(
        default=0.3,
        description="of what an exposed source loses, what the other community "
        "sources lose",
    )
    board_days: int = Field(
        default=14, ge=1, le=120, description="window of the indicator board"
    )
    incident_axes: dict[Id, Board] = Field(
        default_factory=_incident_axes,
        description="where reports of an incident count on the board",
    )
    basis: Basis = "format 1 [design]"


class Backfire(Frozen):
    """What force does, for a size of 1 (sizes scale it linearly)."""

    tension: Share = Field(description="added to the district of a peaceful crowd")
    escalation: Factor = Field(
        description="share of a real cause's hazards added if the crowd is peaceful"
    )
    coverage: Share = Field(description="share of community reports lost")
    hours: Hours = Field(description="how long hazards and silence last")
    settling: Factor = Field(
        description="added to the settling factor of a real crisis"
    )
    basis: Basis


Predicate = Literal[
    "always",
    "no-report",
    "no-verification",
    "no-crowd",
    "peaceful-crowd",
    "police-in-control",
    "no-status",
    "quiet-period",
    "not-quiet-period",
    "campaign-over",
    "no-special-report",
    "older-than-limit",
    "not-viral",
    "government-works",
    "status-in-force",
    "no-displaced",
    "victims-absent",
    "unsafe-return",
    "never-violent",
    "never-broke-out",
    "notice-too-short",
    "not-its-channel",
    "no-result",
    "mk-window-closed",
    "margin-over-threshold",
    "not-pilkades-window",
    "ppk-has-not-proposed",
    "ppk-has-proposed",
    "nothing-to-extend",
    "before-window",
    "after-window",
]


class Rule(Frozen):
    """When a predicate holds the action is refused (it cannot be done now).

    Under ``advised`` it is done, and the answer tells the message (format 2).
    """

    when: Predicate
    manner: Id | None = Field(default=None, description="none: in every manner")
    authority: Id | None = Field(default=None, description="none: whoever is asked")
    message: Id = Field(description="a key under messages: in the action texts")
    limit_hours: Hours | None = None
    since: Edition = 1
    until: Edition | None = None
    source: Basis


class ConductRule(Frozen):
    """When it holds, the act is possible and is recorded as a breach of conduct."""

    when: Predicate | None = None
    manner: Id | None = None
    flag: Literal["unlawful", "disproportionate", "rights", "unverified"]
    severity: Literal["critical", "serious", "note"]
    message: Id
    instead: tuple[ActionId, ...] = Field(description="what was available instead")
    since: Edition = 1
    until: Edition | None = None
    source: Basis


class Decline(Frozen):
    """Why the asked authority says no when it comes to the request (format 2).

    The first that holds and whose ``share`` is drawn decides, whatever the authority
    thinks of the office. A ``share`` of 0 only words a no on the merits.
    """

    when: Predicate | None = None
    manner: Id | None = Field(default=None, description="none: in every manner")
    share: Share = Field(description="chance that it decides, where it holds")
    message: Id = Field(description="a key under messages: in the action texts")
    source: Basis


class Manner(Frozen):
    """A way to do the action; the first one listed is the proper one."""

    id: Id
    effects: tuple[Effect, ...] | None = Field(
        default=None, description="instead of the action's own effects"
    )
    since: Edition = 1
    until: Edition | None = None


class Failure(Frozen):
    """How an action that was granted may still fail, and what it does then."""

    share: Share
    effects: tuple[Effect, ...] = ()
    message: Id = Field(description="a key under messages: in the action texts")
    basis: Basis


class Cost(Frozen):
    """What an action takes from the office."""

    staff_hours: int = Field(ge=0, le=200)
    teams: int = Field(ge=0, le=20)
    rupiah: int = Field(ge=0, le=1_000_000_000)


class Action(Frozen):
    """One of the catalogue. ``authority`` lists who may lawfully decide or do it."""

    id: ActionId
    phase: Literal["pencegahan", "penghentian", "pemulihan", "none"]
    authority: tuple[Id, ...] = Field(description="empty: nobody at this level may")
    target: Literal["issue", "district", "none"] = "issue"
    lead_hours: tuple[Hours, Hours]
    busy_hours: Hours = Field(description="how long the teams are busy after the lead")
    cost: Cost
    consent: Share = Field(default=1, description="chance the authority says yes")
    effects: tuple[Effect, ...] = ()
    manners: tuple[Manner, ...] = ()
    refused: tuple[Rule, ...] = ()
    advised: tuple[Rule, ...] = Field(default=(), description="from format 2 on")
    conduct: tuple[ConductRule, ...] = ()
    declines: tuple[Decline, ...] = Field(default=(), description="from format 2 on")
    fails: Failure | None = Field(default=None, description="from format 2 on")
    crowd: int = Field(
        default=0, ge=0, le=100_000, description="people it brings together (format 2)"
    )
    basis: Basis


class ActionText(Frozen):
    """What a participant reads about an action."""

    name: Line
    effect: Line
    risk: Line
    fails: Line | None = None
    manners: dict[Id, Line] = Field(default_factory=dict)


class CatalogueText(Frozen):
    """``actions.text.id.yaml`` / ``.en.yaml``."""

    authorities: dict[Id, Line]
    actions: dict[ActionId, ActionText]
    messages: dict[Id, Line]
    grounds: dict[Id, Line] = Field(
        description="by message: the law or evidence behind a rule of conduct"
    )


class CatalogueFile(Frozen):
    """``actions.yaml``."""

    format: Literal[1]
    authorities: tuple[Id, ...] = Field(description="all who can be addressed")
    verification: Verification
    backfire: Backfire
    information: Information = Field(default_factory=Information)
    actions: tuple[Action, ...]


class Catalogue(CatalogueFile):
    """``actions.yaml`` with its texts."""

    texts: dict[Literal["id", "en"], CatalogueText]
