"""p*: the chance of a question's event given what this role had been told.

Worlds of other seeds are simulated in which the same acts were asked for at the same
time, with the answers the office knows. Each is weighted by how likely what was told of
the issue is under its course (``stream``), and by what cross-checks found; worlds in
which the event had already happened drop out. The chance is the weighted share in which
it happens before the question closes, if nothing more is decided. The hidden state of
the exercise itself is never looked at, and its own seed is not among the worlds.

Its error: ``error`` is the standard error of the weighted mean over these worlds;
``effective`` is how many worlds the weights leave. Below ``ENOUGH`` of them the chance
is not to be used. What the likelihood leaves out is said in ``stream``; reports on
other issues, incidents, and the tension of the district the issue is at home in are
left out as well. Not part of any score.

Held beside the estimate of ``estimate`` on muara-sendaru (20 seeds, 1,500 worlds):
where nobody acts, 417 looks, correlation 0.76, means 0.188 and 0.190, 0.09 apart on
average; Brier on what happened 0.099, the estimate 0.110, the base rate 0.135; a fifth
of the looks had too few worlds. Where the model response acts (6 seeds, 400 worlds) it
lies 0.02 above the estimate, which knows that such a player goes on acting, and is a
little worse, 0.039 against 0.032; two looks in three had too few worlds.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from grading.measures.stream import Course, Stream, channels, found_chance, told
from sim.exercise import Exercise
from sim.scenario.model import Question, Scenario
from sim.world.actions import Request
from sim.world.calendar import minute_of
from sim.world.engine import World, found
from sim.world.issues import reached
from sim.world.state import ActState, Report

FIRST = 2_000_000  # seeds from here on: not those of exercises, tests or calibration
WORLDS = 400
ENOUGH = 20.0
KEPT = 8  # sets of worlds kept in memory: one for each run of acts
STREAMS = 200  # likelihoods kept: one for each issue and home


@dataclass(frozen=True)
class Conditioned:
    """A chance given what was told, with its error and the worlds it rests on."""

    chance: float
    error: float
    effective: float
    worlds: int

    @property
    def usable(self) -> bool:
        """Return whether enough worlds are like what was told."""
        return self.effective >= ENOUGH


def conditioned(
    ex: Exercise, question: Question, minute: int, worlds: int = WORLDS
) -> Conditioned:
    """Return the chance of a question's event by what was known at ``minute``."""
    issue = question.issue
    state = ex.seat.world.state
    acts = tuple(act for act in state.acts if act.asked <= minute)
    home = _home(ex.inbox, issue, minute)
    pool = _pool(ex, acts, minute, worlds)
    stream = _stream(ex.scenario, issue, home)
    heard = told(ex.inbox, issue, minute)
    checks = [
        (report.minute, report.claim)
        for report in ex.inbox
        if report.kind == "finding" and report.about == issue
        if report.minute <= minute
    ]
    rules = ex.scenario.catalogue.verification

    def log_weight(course: Course) -> float:
        total = stream.log_chance(course, heard, minute)
        for when, claim in checks:
            total += math.log(max(1e-12, found_chance(course, when, claim, rules)))
        return total

    closes = minute_of(ex.scenario, question.closes)

    def happens(course: Course) -> bool | None:
        return _happens(course, question, minute, closes)

    return weigh([world[issue] for world in pool], log_weight, happens)


def weigh(
    courses: Sequence[Course],
    log_weight: Callable[[Course], float],
    happens: Callable[[Course], bool | None],
) -> Conditioned:
    """Return the weighted share of courses in which it happens.

    ``happens`` is ``None`` for a course that is out: it has happened already.
    """
    open_ones = [(c, yes) for c in courses if (yes := happens(c)) is not None]
    if not open_ones:
        return Conditioned(0.0, 1.0, 0.0, len(courses))
    logs = [log_weight(course) for course, _ in open_ones]
    top = max(logs)
    weights = [math.exp(log - top) for log in logs]
    total = sum(weights)
    chance = sum(w for w, (_, yes) in zip(weights, open_ones, strict=True) if yes)
    chance /= total
    spread = sum(
        (w * (yes - chance)) ** 2
        for w, (_, yes) in zip(weights, open_ones, strict=True)
    )
    effective = total**2 / sum(w * w for w in weights)
    return Conditioned(chance, math.sqrt(spread) / total, effective, len(courses))


def _happens(
    course: Course, question: Question, minute: int, closes: int
) -> bool | None:
    for when, stage in course.path:
        late = stage in ("aftermath", "settled")
        if reached(stage, question.reaches) and not late:
            return None if when <= minute else when < closes
    return False


def _home(inbox: Sequence[Report], issue: str, until: int) -> str | None:
    """Return where most of what was told places the issue; ``None``: not told of."""
    places = Counter(
        report.district
        for report in inbox
        if report.about == issue and report.kind == "report" and report.minute <= until
    )
    return places.most_common(1)[0][0] if places else None


Pool = tuple[dict[str, Course], ...]  # in each world the course of every issue
_POOLS: dict[tuple[object, ...], Pool] = {}


def _pool(ex: Exercise, acts: tuple[ActState, ...], minute: int, worlds: int) -> Pool:
    """Return the other worlds in which these acts were asked for, simulated once.

    Acts on a district find there the issues that were told of there.
    """
    local = any(act.issue is None and act.district is not None for act in acts)
    known = [issue.id for issue in ex.scenario.issues] if local else []
    homes = {name: _home(ex.inbox, name, minute) for name in known}
    asked = tuple(_answered(act, minute) for act in acts)
    name = (ex.scenario.fingerprint, tuple(homes.items()), asked, worlds)
    if name not in _POOLS:
        if len(_POOLS) >= KEPT:
            _POOLS.pop(next(iter(_POOLS)))
        _POOLS[name] = tuple(
            _courses(ex.scenario, seed, homes, acts, minute)
            for seed in range(FIRST, FIRST + worlds)
        )
    return _POOLS[name]


def _answered(act: ActState, minute: int) -> tuple[object, ...]:
    """Return what the office knows of an act: what it asked, and the answer if any."""
    known = (act.granted, act.starts) if act.starts <= minute else None
    what = (act.action.id, act.authority, act.issue, act.district, act.manner)
    return (act.asked, *what, known)


def _courses(
    scenario: Scenario,
    seed: int,
    homes: Mapping[str, str | None],
    acts: Sequence[ActState],
    minute: int,
) -> dict[str, Course]:
    """Return what becomes of every issue in another world with the same acts."""
    world = World(scenario, seed)
    issues = world.state.issues
    for name, home in homes.items():
        issues[name].home = home or issues[name].home
    for act in acts:
        world.run_to(act.asked)
        _again(world, act, minute)
    world.run_to(world.state.end - 1)
    return {n: Course(own.variant, tuple(own.path)) for n, own in issues.items()}


def _again(world: World, act: ActState, minute: int) -> None:
    """Ask for an act anew; an answer that the office knows is the same again."""
    request = Request(
        act.action, act.authority, act.issue, act.district, act.manner, act.because
    )
    made = world.start(request)
    if act.starts <= minute:  # before its course begins to run, at the next event
        made.granted, made.starts, made.ends = act.granted, act.starts, act.ends
        made.reason = act.reason
        made.action = made.action.model_copy(update={"declines": ()})  # it is settled


_STREAMS: dict[tuple[str, str, str | None], Stream] = {}


def _stream(scenario: Scenario, issue: str, home: str | None) -> Stream:
    name = (scenario.fingerprint, issue, home)
    if name not in _STREAMS:
        if len(_STREAMS) >= STREAMS:
            _STREAMS.pop(next(iter(_STREAMS)))
        state = found(scenario, FIRST)
        state.issues[issue].home = home or state.issues[issue].home
        _STREAMS[name] = Stream(channels(state, issue))
    return _STREAMS[name]
