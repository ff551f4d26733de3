"""A scenario as frozen data: districts, issues, sources, injects, resources.

Days are relative to voting day (H = 0); hours and minutes are durations; money is
rupiah. Every number an author writes carries its ground in a nearby ``basis`` field.
Texts live in ``text.id.yaml`` and ``text.en.yaml``, keyed by the ids used here.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sim.scenario.base import (
    VARIANTS,
    ActionId,
    Axis,
    Basis,
    Board,
    Day,
    Factor,
    Frozen,
    Ground,
    Hours,
    Id,
    Line,
    PlaceName,
    Prose,
    Rate,
    Register,
    Share,
    SourceKind,
    StageName,
    Variant,
    Venue,
)
from sim.scenario.documents import Documents
from sim.scenario.institutions import Institutions
from sim.scenario.shared import Calendar, Catalogue

Across = Annotated[int, Field(ge=0, le=100)]
Down = Annotated[int, Field(ge=0, le=70)]
Term = Annotated[str, Field(min_length=2, max_length=60)]


class District(Frozen):
    """A sub-district (kecamatan) of the fictional regency."""

    id: Id
    name: PlaceName
    neighbours: tuple[Id, ...]
    outline: tuple[tuple[Across, Down], ...] = Field(
        min_length=3, description="polygon on the desk's 100 × 70 map"
    )
    label_at: tuple[Across, Down] = Field(description="where the map writes the name")
    population: int = Field(ge=100, le=2_000_000, description="people")
    tension: Share = Field(description="resting tension, 0 calm to 1")


class Camp(Frozen):
    """A candidate pair and its supporters."""

    id: Id
    name: str = Field(min_length=2, max_length=60)


class Resources(Frozen):
    """What the office can spend: staff-hours anew each day, the rest for all days."""

    staff_hours_per_day: int = Field(ge=1, le=500)
    teams: int = Field(ge=1, le=50, description="joint field teams, free or busy")
    rupiah: int = Field(ge=0, le=10_000_000_000)
    basis: Basis


class IncidentKind(Frozen):
    """A type of public incident: how it looks, where it happens, what harm it does."""

    id: Id
    violent: bool
    weight: dict[Id, Factor] = Field(
        description="share among its like, by electoral stage; key 'any': elsewhere"
    )
    venues: dict[Venue, Share]
    severity: int = Field(ge=1, le=4, description="1 symbolic to 4 grave")
    crowd_median: int = Field(ge=1, description="people")
    crowd_log_sd: float = Field(gt=0, le=3)
    deaths: float = Field(ge=0, le=5, description="mean")
    injuries: float = Field(ge=0, le=50, description="mean")
    buildings: float = Field(ge=0, le=50, description="mean")
    axis: Board | None = Field(
        default=None, description="whose networks hear of it; none: all"
    )
    basis: Basis


class Contagion(Frozen):
    """How an incident raises the chance of more: in its district and next to it."""

    peaceful: Share = Field(description="children of a peaceful incident")
    peaceful_half_life_days: float = Field(gt=0, le=60)
    violent: Share = Field(description="children of a violent incident")
    violent_half_life_days: float = Field(gt=0, le=60)
    neighbours: Share = Field(description="share of the children in districts next to")
    room: Factor = Field(
        description="violent incidents whose contagion may add up in one district"
    )
    basis: Basis


class Incidents(Frozen):
    """Background incidents of the regency, apart from what the issues bring."""

    per_day: Rate = Field(description="in the candidacy stage, whole regency")
    regency_quantiles: tuple[float, ...] = Field(
        min_length=2, description="equal-probability levels of the regency's multiplier"
    )
    excitation: Share = Field(description="children per incident (branching ratio)")
    half_life_days: float = Field(gt=0, le=60)
    election_venue_share: Share
    crowd_median: int = Field(ge=1, description="people")
    crowd_log_sd: float = Field(gt=0, le=3)
    deaths: float = Field(ge=0, le=5, description="mean per violent incident")
    injuries: float = Field(ge=0, le=50, description="mean per violent incident")
    buildings: float = Field(ge=0, le=50, description="mean per violent incident")
    notice: Factor = Field(description="coverage of an incident against a signal's")
    regency_shape: float | None = Field(
        default=None,
        gt=0,
        le=20,
        description="gamma shape of the multiplier between regencies (format 2)",
    )
    regency_gain: Factor = Field(
        default=0, description="hazards of issues: × multiplier ** gain (format 2)"
    )
    kinds: tuple[IncidentKind, ...] = ()
    contagion: Contagion | None = None
    basis: Basis


class PoliceControl(Frozen):
    """Until when the police control the situation (UU 7/2012: status needs more)."""

    crises: int = Field(ge=1, le=50, description="issues in crisis at once they cannot")
    units: int | None = Field(
        default=None, ge=1, le=500, description="units on duty (format 2)"
    )
    per_incident: int = Field(
        default=0, ge=0, le=100, description="units bound for each degree of severity"
    )
    per_crisis: int = Field(default=0, ge=0, le=100, description="units it binds")
    hold_hours: Hours = Field(default=0, description="how long an incident binds them")
    basis: Basis


class Government(Frozen):
    """When government functions count as disrupted (second condition of the status)."""

    hours: Hours = Field(description="how long a violent incident shuts an office")
    venues: tuple[Venue, ...] = Field(description="where an incident shuts an office")
    offices: int = Field(ge=1, le=200, description="offices shut at once: disrupted")
    basis: Basis


class Recovery(Frozen):
    """After violence: who is away, who comes back, and whether it starts again."""

    household_size: float = Field(ge=1, le=12, description="people")
    return_per_day: Share = Field(description="of those who may safely return")
    safe_tension: Share = Field(description="above it nobody returns by choice")
    homeless_share: Share = Field(
        description="of the pace of return while nothing damaged is repaired"
    )
    unsheltered_tension: Share = Field(
        description="added a day while everybody displaced is without shelter"
    )
    shelter_hours: Hours = Field(description="how long a post can be kept open")
    away_gain: Factor = Field(description="relapse × (1 + gain × share still away)")
    forced_gain: Factor = Field(description="the same for the share forced back")
    hollow_gain: Factor = Field(description="added by a ceremony without the victims")
    present_share: Share = Field(
        description="sheltered or returned share needed for victims to take part"
    )
    teller: Id = Field(description="the authority that tells the office of them")
    told_hours: tuple[Hours, Hours]
    basis: Basis


class Duty(Frozen):
    """A document the office owes: to whom, and when it is due on the exercise clock."""

    id: Id
    document: Id
    to: Id = Field(description="an authority")
    first_day: Day
    last_day: Day
    every_days: int = Field(ge=1, le=366)
    hour: int = Field(ge=0, le=23)
    grace_hours: Hours = 0
    basis: Basis


class Tension(Frozen):
    """How district tension (0 to 1) moves."""

    recovery_per_day: Share = Field(description="share of the gap to rest closed a day")
    per_incident: Share
    per_violent_incident: Share
    neighbour_share: Share = Field(description="of a rise, to each neighbour")
    hazard_gain: Factor = Field(
        description="a hazard is multiplied by 1 + gain × (tension − resting tension)"
    )
    reference: Share | None = Field(
        default=None,
        description="instead of each district's resting tension: so a tenser district "
        "is a likelier one (format 2)",
    )
    basis: Basis


class Question(Frozen):
    """A forecast the office is asked for: will it happen between the two days?"""

    id: Id
    issue: Id
    reaches: StageName = Field(description="yes if the issue gets this far in time")
    opens: Day
    closes: Day


class Result(Frozen):
    """The count of the votes: when it is announced, and how close it may be."""

    announced: Day = Field(description="the regency's recapitulation")
    hour: Annotated[int, Field(ge=0, le=23)]
    margin: tuple[float, float, float] = Field(
        description="percentage points between the two first: low, mode, high"
    )
    basis: Basis


class World(Frozen):
    """``world.yaml``: the place, the time and the means."""

    format: Literal[1, 2]
    id: Id
    version: int = Field(ge=1, le=9999)
    regency: PlaceName
    calendar: Id
    start_day: Day
    opens_hour: int = Field(ge=0, le=23, description="hour of start_day play begins")
    end_day: Day
    districts: tuple[District, ...] = Field(min_length=2, max_length=200)
    camps: tuple[Camp, ...] = Field(min_length=2, max_length=8)
    resources: Resources
    actions: tuple[ActionId, ...] = Field(min_length=1)
    incidents: Incidents
    tension: Tension
    police: PoliceControl
    questions: tuple[Question, ...] = ()
    contexts: tuple[Id, ...] = Field(
        default=(), description="circumstances, see institutions.yaml (format 2)"
    )
    result: Result | None = Field(default=None, description="(format 2)")
    government: Government | None = None
    recovery: Recovery | None = None
    duties: tuple[Duty, ...] = ()
    board: dict[Board, Factor] = Field(
        default_factory=dict,
        description="weight of each axis of the indicator board here (format 2)",
    )


class Exit(Frozen):
    """One way out of a stage: to where, and how fast for each hidden cause.

    A way back from the aftermath is a relapse: recovery done well makes it rarer.
    """

    to: StageName
    per_day: dict[Variant, Rate]


class StageRule(Frozen):
    """A stage of an issue: its level, its least stay, its ways out."""

    stage: StageName
    level: int = Field(ge=0, le=5)
    least_hours: Hours = 0
    exits: tuple[Exit, ...] = ()


class Indicator(Frozen):
    """Something an observer could notice. ``exaggerated_as`` names what a source that
    overstates makes of it, ``played_down_as`` what one that understates does."""

    id: Id
    stage: StageName
    variants: tuple[Variant, ...] = VARIANTS
    per_day: Rate
    exaggerated_as: Id | None = None
    played_down_as: Id | None = None
    axis: Board | None = Field(
        default=None, description="column of the indicator board; none: the issue's"
    )


class Spread(Frozen):
    """How a rumour comes to other districts: from next door, or through a channel.

    A channel is every source of a kind: it carries what is believed where it listens
    to all the other districts it listens in.
    """

    coupling_per_day: Rate = Field(
        description="of those not yet convinced, by the share convinced next door"
    )
    channels: dict[SourceKind, Rate] = Field(
        default_factory=dict,
        description="the same a day by the mean share where such a source listens",
    )
    protects: Share = Field(
        description="share of a rebuttal's effect that the other districts have of it"
    )
    stages: tuple[StageName, ...] = Field(
        default=("emerging", "rising"),
        description="stages whose signals come from wherever the rumour has reached",
    )
    basis: Basis


class Rumour(Frozen):
    """Belief in a false claim, 0 to 1: grows logistically, cut by early rebuttals."""

    start: Share = Field(gt=0)
    growth_per_day: Rate
    hazard_gain: Factor = Field(description="hazard × (1 + gain × (belief − one half))")
    too_late_hours: Hours = Field(
        gt=0, description="a clarification's effect falls to 1/e after this delay"
    )
    viral_at: Share = Field(description="below this belief a rebuttal spreads it")
    amplify: Share = Field(description="belief added by a rebuttal nobody needed")
    most: Share = Field(
        default=0.99,
        description="most that a rebuttal amplifies it to, or removes of it",
    )
    spread: Spread | None = Field(
        default=None, description="between districts; none: it stays at home (format 2)"
    )
    basis: Basis


class Harm(Frozen):
    """What the crisis of an issue does if it comes."""

    violent: Share
    injuries: float = Field(ge=0, le=200, description="mean if violent")
    buildings: float = Field(ge=0, le=200, description="mean if violent")
    deaths: float = Field(ge=0, le=20, description="mean if violent")
    kind: Id | None = Field(default=None, description="of incidents.kinds, if violent")
    calm_kind: Id | None = Field(default=None, description="the same, if peaceful")
    households: float = Field(
        default=0, ge=0, le=2000, description="mean displaced if violent (format 2)"
    )
    basis: Basis


class Feed(Frozen):
    """Another issue that drives this one on while it is at a stage or beyond."""

    issue: Id
    at_least: StageName
    gain: Factor = Field(description="hazard × (1 + gain)")
    basis: Basis


class Issue(Frozen):
    """A storyline with a hidden cause drawn by seed."""

    id: Id
    axis: Axis
    districts: tuple[Id, ...] = Field(min_length=1, description="home drawn among them")
    onset: tuple[Day, Day]
    variants: dict[Variant, Share]
    stages: tuple[StageRule, ...]
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    rumour: Rumour | None = None
    responds_to: dict[ActionId, Share] = Field(
        description="how fully an action's effect on hazards works here; others: not"
    )
    harm: Harm
    fed_by: tuple[Feed, ...] = ()
    channels: tuple[Id, ...] = Field(
        default=(), description="procedures it can lawfully go to; none: any (format 2)"
    )
    basis: Basis


class Issues(Frozen):
    """``issues.yaml``."""

    issues: tuple[Issue, ...] = Field(min_length=1, max_length=60)


class Copying(Frozen):
    """This source repeats another one: same evidence, later."""

    source: Id
    chance: Share
    delay_hours: tuple[Hours, Hours]


class Correcting(Frozen):
    """How a source puts right a report of its own that was not as it was."""

    chance: Share
    delay_hours: tuple[Hours, Hours] = Field(description="after its first report")
    basis: Basis


class Feedback(Frozen):
    """What a channel lives on: people tell more where they are answered.

    Its coverage is multiplied for a while by every report the office takes up, and by
    every one it leaves lying.
    """

    gain: Factor = Field(description="added to the factor 1 by an answered report")
    patience_hours: Hours = Field(gt=0, description="in which an answer is expected")
    wither: Share = Field(description="taken from the factor 1 by an unanswered one")
    hours: Hours = Field(gt=0, description="how long either is remembered")
    least: Share = Field(description="all factors together are never less")
    most: Factor = Field(ge=1, description="nor more")
    basis: Basis


class Source(Frozen):
    """Somebody who tells the office things."""

    id: Id
    kind: SourceKind
    reliability: Share = Field(description="chance that a report is as it was")
    coverage: Share = Field(description="chance to notice a signal in its districts")
    districts: tuple[Id, ...] | None = Field(default=None, description="none: all")
    delay_hours: tuple[Hours, Hours]
    exaggerates: Share = Field(description="of its errors, the share that overstates")
    community: bool = Field(
        default=False, description="falls silent when people are harmed by power"
    )
    copies: tuple[Copying, ...] = ()
    axes: tuple[Axis, ...] | None = Field(
        default=None, description="what its network hears of; none: all (format 2)"
    )
    actor: Id | None = Field(default=None, description="whose voice it is (format 2)")
    corrects: Correcting | None = Field(
        default=None, description="none: it never takes anything back (format 2)"
    )
    feedback: Feedback | None = Field(
        default=None, description="a channel that wants answers (format 2)"
    )
    basis: Basis


class Sources(Frozen):
    """``sources.yaml``."""

    sources: tuple[Source, ...] = Field(min_length=1, max_length=60)


class Condition(Frozen):
    """A closed set of questions to the world; all given parts must hold."""

    issue: Id | None = None
    at_least: StageName | None = None
    action_done: ActionId | None = None
    violent_incident: bool | None = None


class Inject(Frozen):
    """Something the author plays in: ``at`` a time, ``when`` a condition first holds,
    or ``unless_by`` (at ``at``, unless the condition holds by then)."""

    id: Id
    sender: Id = Field(description="a key under senders: in the texts")
    district: Id | None = None
    at: tuple[Day, Annotated[int, Field(ge=0, le=23)]] | None = Field(
        default=None, description="day, hour of day"
    )
    when: Condition | None = None
    unless_by: Condition | None = None
    delay_hours: Hours = 0
    tension: Annotated[float, Field(ge=-1, le=1)] = 0
    purpose: Annotated[Line | None, Ground()] = Field(
        default=None, description="what it is for, where nothing assesses it"
    )


class Background(Frozen):
    """Everyday reports that belong to no issue."""

    id: Id
    per_day: Rate = Field(description="whole regency")
    exaggerated_as: Id | None = None
    axis: Board | None = Field(
        default=None, description="who hears it and where it counts (format 2)"
    )


class Injects(Frozen):
    """``injects.yaml``."""

    injects: tuple[Inject, ...] = ()
    background: tuple[Background, ...] = ()


class Texts(Frozen):
    """``text.id.yaml`` / ``text.en.yaml``: all a participant reads of this scenario.

    Report phrasings may use ``{district}``, ``{regency}``, ``{camp}``, ``{other_camp}``
    and ``{number}``; nothing else.
    """

    title: Line
    briefing: Prose
    senders: dict[Id, Line]
    sources: dict[Id, Line]
    issues: dict[Id, Line]
    questions: dict[Id, Line]
    reports: dict[Id, tuple[Line, ...]] = Field(
        description="indicator or background id (and incident-peaceful, "
        "incident-violent): several phrasings"
    )
    voices: dict[Id, dict[Register, tuple[Line, ...]]] = Field(
        default_factory=dict,
        description="the same in a teller's own manner, the whole message: for "
        "indicators that deserve it",
    )
    openings: dict[Id, tuple[Line, ...]] = Field(
        description="source id: how it begins a message, several ways"
    )
    injects: dict[Id, Prose]
    findings: dict[Literal["supported", "not-supported", "unclear"], tuple[Line, ...]]
    corrections: tuple[Line, ...] = Field(
        default=(),
        description="how a source takes back what it said; what was true follows",
    )
    terms: dict[Term, Line] = Field(
        default_factory=dict,
        description="names and abbreviations of this regency's own, each explained",
    )


class Scenario(Frozen):
    """A whole scenario, checked, with what it shares with all others."""

    world: World
    issues: tuple[Issue, ...]
    sources: tuple[Source, ...]
    injects: tuple[Inject, ...]
    background: tuple[Background, ...]
    texts: dict[Literal["id", "en"], Texts]
    calendar: Calendar
    catalogue: Catalogue
    institutions: Institutions | None = Field(
        default=None, description="from format 2 on"
    )
    documents: Documents | None = Field(default=None, description="from format 2 on")
    fingerprint: str = Field(description="SHA-256 over what the engine reads")
