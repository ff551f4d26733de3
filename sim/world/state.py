"""The state of a regency, without a clock: plain records that the rules change."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from sim.i18n import Readable
from sim.scenario.base import Board, StageName, Variant
from sim.scenario.institutions import Actor
from sim.scenario.model import Camp, Issue, Scenario, Source, StageRule
from sim.scenario.shared import Action
from sim.world.chance import Chance

Script = Generator[int, None, None]  # yields the minutes to wait


class Driver(Protocol):
    """What the rules ask of an engine; SimPy's is in ``sim.world.engine``."""

    @property
    def now(self) -> int:
        """Minutes since the scenario's beginning."""

    def at(self, minute: int, call: Callable[..., None], *args: object) -> None:
        """Call back at ``minute``, which is not before now."""

    def follow(self, script: Script) -> None:
        """Run ``script``, waiting the minutes it yields."""


@dataclass(slots=True)
class Modifier:
    """A factor that holds until a minute (``None``: for good)."""

    kind: str
    factor: float
    until: int | None
    under_status: bool = False  # ends with the state of conflict
    cause: str = ""  # the act that brought it about, as in the event log

    def holds(self, now: int) -> bool:
        """Return whether it is in force at ``now``."""
        return self.until is None or now < self.until


def product(modifiers: list[Modifier], kind: str, now: int) -> float:
    """Return the product of the factors of ``kind`` that hold at ``now``."""
    result = 1.0
    for modifier in modifiers:
        if modifier.kind == kind and (modifier.until is None or now < modifier.until):
            result *= modifier.factor
    return result


def total(modifiers: list[Modifier], kind: str, now: int) -> float:
    """Return the sum of the sizes of ``kind`` that hold at ``now``."""
    return sum(
        modifier.factor
        for modifier in modifiers
        if modifier.kind == kind and (modifier.until is None or now < modifier.until)
    )


@dataclass(slots=True)
class Belief:
    """How far a rumour is believed, known exactly at minute ``at``.

    ``pace``: how fast it grows against an unanswered rumour.
    """

    share: float
    at: int
    pace: float = 1.0


@dataclass(slots=True)
class IssueState:
    """One storyline: its hidden cause, where it is, how far it has come."""

    issue: Issue
    variant: Variant
    home: str
    onset: int
    camps: tuple[Camp, Camp]
    rules: dict[StageName, StageRule]
    stage: StageName = "latent"
    since: int = 0
    visit: int = 0  # stages entered so far; also tells stale callbacks from live ones
    version: int = 0
    spent: list[float] = field(default_factory=list)  # hazard used up, by exit
    touched: int = 0
    rates: list[float] = field(default_factory=list)  # per minute, since ``touched``
    modifiers: list[Modifier] = field(default_factory=list)
    belief: Belief | None = None
    path: list[tuple[int, StageName]] = field(default_factory=list)
    violent: bool = False
    elsewhere: dict[str, Belief] = field(default_factory=dict)  # beyond the home
    reached: dict[str, tuple[int, str]] = field(default_factory=dict)  # since, by what
    viral: set[str] = field(default_factory=set)  # districts


@dataclass(slots=True)
class DistrictState:
    """One sub-district: how tense, how guarded."""

    id: str
    rest: float
    tension: float
    calm: float  # tension at which rates are as written; in format 1 the resting one
    modifiers: list[Modifier] = field(default_factory=list)
    stirred: dict[bool, tuple[float, int]] = field(default_factory=dict)
    """What violent (``True``) and peaceful incidents add to the rate, and as of when
    (events per day, minute); it decays from then on (format 2)."""


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happened in public. Crowd, deaths and injuries are people."""

    minute: int
    district: str
    violent: bool
    at_election_venue: bool
    crowd: int
    deaths: int
    injuries: int
    buildings: int
    cause: str | None
    kind: str = ""  # of the scenario's incident kinds (format 2)
    venue: str = ""
    severity: int = 0  # 1 symbolic to 4 grave
    ref: str = ""  # how the event log names it


@dataclass(slots=True)
class Displacement:
    """The people a violent crisis drove out, and what has become of them.

    ``displaced`` is how many left; each of them is ``away`` or has ``returned``, and of
    those who are away some are ``sheltered``. ``forced``: sent back against their will.
    """

    issue: str
    district: str
    displaced: int
    away: int
    damaged: int  # buildings
    sheltered: int = 0
    returned: int = 0
    forced: int = 0
    rebuilt: float = 0.0  # share of the damage
    reconciled: float = 0.0  # share of the quarrel laid to rest
    hollow: bool = False  # a ceremony was held without the victims
    carry: float = 0.0  # part of a person due to return, kept for the next day
    shelter_until: int = 0  # minute the post closes
    told: tuple[int, int, int] | None = None  # away, sheltered, returned


class Claim(NamedTuple):
    """What a report can say: the issue and stage it points to, the board's column."""

    about: str | None
    stage: StageName | None
    axis: Board | None


@dataclass(frozen=True, slots=True)
class Report:
    """What one source says, as delivered at ``minute``.

    The office reads ``source``, ``district`` and the text made from ``claim``,
    ``phrasing``, ``opening`` and ``number``. ``origin`` (what it goes back to) and
    ``faithful`` are hidden: two reports of one origin are one piece of evidence.
    """

    id: str
    minute: int
    kind: str  # report, finding, inject, answer
    source: str
    district: str | None
    claim: str
    phrasing: int
    opening: int
    number: int
    camps: tuple[str, str]
    origin: str
    faithful: bool
    about: str | None  # the issue a reader takes it to be about
    stage: StageName | None  # the stage the claim belongs to
    message: Readable | None = None
    corrects: str | None = None  # id of the report it takes back


@dataclass(slots=True)
class ActState:
    """An accepted act on its way: asked, then in force, then over."""

    number: int
    action: Action
    issue: str | None
    district: str | None
    manner: str | None
    authority: str
    asked: int
    starts: int
    ends: int
    granted: bool
    status: str = "waiting"  # waiting, active, over, declined
    because: tuple[str, ...] = ()  # reports it relied on
    reason: str = ""  # why it was declined, see ``sim.world.actors.REASONS``
    advice: tuple[Readable, ...] = ()  # what the answer tells besides (format 2)

    @property
    def ref(self) -> str:
        """How the event log names the act: action, target, which one of its like."""
        where = "/".join(part for part in (self.issue, self.district) if part)
        return f"{self.action.id}/{where or 'all'}/{self.number}"


@dataclass(slots=True)
class ActorState:
    """How an actor stands to the office; ``actor`` is who answers at present."""

    actor: Actor
    trust: float  # 0 to 1


@dataclass(slots=True)
class Case:
    """A legal matter: the step it is in and when that is due, or its result."""

    id: str
    procedure: str  # of the institutions
    issue: str | None
    district: str | None
    opened: int
    cause: str  # the ref of the act or event that opened it
    step: str = ""
    since: int = 0  # minute the step began
    due: int | None = None  # minute by which the law wants the step done
    ends: int = 0  # minute it will be done
    status: str = "open"  # open, closed
    result: str | None = None
    extended: bool = False

    @property
    def ref(self) -> str:
        """How the event log names it."""
        return f"case/{self.id}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the event log: when, what, to whom, and because of what."""

    minute: int
    kind: str
    entity: str
    detail: str
    cause: str


@dataclass(slots=True)
class State:
    """Everything there is in one history."""

    scenario: Scenario
    chance: Chance
    end: int
    multiplier: float  # of this regency's background incidents
    issues: dict[str, IssueState]
    districts: dict[str, DistrictState]
    neighbours: dict[str, tuple[str, ...]]
    electoral: float = 1.0  # incident multiplier of the day's electoral stage
    reference: float = 1.0  # the multiplier of the stage that issue rates are meant for
    modifiers: list[Modifier] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    inbox: list[Report] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)  # issue: first heard of
    verified: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    acts: list[ActState] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)  # action: first completed
    declared: bool = False  # the status keadaan konflik
    staff_minutes: int = 0
    teams_free: int = 0
    rupiah: int = 0
    log: list[Entry] = field(default_factory=list)
    displaced: dict[str, Displacement] = field(default_factory=dict)  # by issue
    actors: dict[str, ActorState] = field(default_factory=dict)  # by authority
    cases: list[Case] = field(default_factory=list)
    margin: float | None = None  # of the result, percentage points; hidden till told
    status_until: int | None = None  # minute the state of conflict ends (format 2)
    bound: list[tuple[int, int]] = field(default_factory=list)  # until, police units
    shut: list[tuple[int, str]] = field(default_factory=list)  # until, district office
    voices: dict[str, list[Modifier]] = field(default_factory=dict)  # by source
    heeded: set[str] = field(default_factory=set)  # reports the office has taken up
    claims: dict[str, Claim] = field(default_factory=dict)  # what a reader makes of it
    told: dict[str, tuple[str, str]] = field(default_factory=dict)  # signal: claim, id
    reach: dict[tuple[Board | None, str], tuple[tuple[int, Source], ...]] = field(
        default_factory=dict
    )  # axis, district: who hears of it, by place among the sources; kept, not drawn
    controlled: bool = True  # by the police, as last noted
    governed: bool = True  # government functions, as last noted
    konflik: set[str] = field(default_factory=set)  # issues that came to level 5

    @property
    def deep(self) -> bool:
        """Whether this is a world of format 2: what a format-1 world lacks is there."""
        return self.scenario.world.format >= 2

    def note(self, now: int, kind: str, entity: str, detail: str, cause: str) -> None:
        """Add a line to the event log."""
        self.log.append(Entry(now, kind, entity, detail, cause))
