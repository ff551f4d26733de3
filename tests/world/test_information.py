"""How news travels in a world of format 2: networks, corrections, channels, rumours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.exercise import Exercise
from sim.scenario.model import Rumour, Scenario, Spread
from sim.world import reports, sources, spread
from sim.world.actions import Request
from sim.world.chance import DAY
from sim.world.engine import World, found
from sim.world.state import ActState, Belief, IssueState, Modifier, Report, State
from tests.world.history import END, finished
from tests.world.informed import FEEDBACK, RUMOUR, SPREAD, informed, rumour

SEEDS = range(12)
shares = st.floats(0, 1)
sizes = st.floats(0, 1)


@pytest.fixture(scope="module")
def deep(scenario: Scenario) -> Scenario:
    """The shipped scenario made deeper."""
    return informed(scenario)


@pytest.fixture(scope="module")
def histories(deep: Scenario) -> list[State]:
    """Histories in which nobody acted, told to the end."""
    return [finished(deep, seed).state for seed in SEEDS]


def told(state: State, source: str | None = None) -> list[Report]:
    """Return what sources told the office by themselves."""
    return [r for r in state.inbox if r.kind == "report" and source in (None, r.source)]


def signals(state: State) -> Iterator[tuple[Report, int]]:
    """Yield every report with the minute of the signal it goes back to."""
    fields = {
        f"{issue.issue.id}/{indicator.id}": (indicator.per_day, "signals", issue.onset)
        for issue in state.issues.values()
        for indicator in issue.issue.indicators
    }
    fields |= {b.id: (b.per_day, "times", 0) for b in state.scenario.background}
    for report in told(state):
        key, place = report.origin.rpartition("/")[0].rsplit("/", 1)
        if key in fields:
            rate, purpose, begun = fields[key]
            times = state.chance.points(key, purpose, rate, state.end - begun)
            yield report, begun + times[int(place)]


# Sources: networks, contradiction, correction


def test_no_report_comes_before_its_cause(histories: list[State]) -> None:
    """A report follows its signal, a copy its original, a correction what it mends."""
    looked = corrected = copied = 0
    for state in histories:
        first: dict[str, Report] = {}
        seen = {report.id: report for report in state.inbox}
        for report, signal in signals(state):
            assert report.minute > signal
            looked += 1
        for report in told(state):
            original = first.setdefault(report.origin, report)
            copied += report.source != original.source
            assert report.minute > original.minute or report is original
            if report.corrects is not None:
                corrected += 1
                assert seen[report.corrects].minute < report.minute
    assert min(looked, corrected, copied) > 20


def test_a_correction_takes_back_what_was_wrong(histories: list[State]) -> None:
    """The same source, of the same origin, says what was so; who was right does not."""
    for state in histories:
        seen = {report.id: report for report in state.inbox}
        for report in told(state):
            if report.corrects is None:
                continue
            wrong = seen[report.corrects]
            assert (report.source, report.origin) == (wrong.source, wrong.origin)
            assert (wrong.faithful, report.faithful) == (False, True)
            assert report.claim != wrong.claim
            if not report.origin.startswith("incident"):
                assert report.claim in report.origin.split("/")


def test_only_who_corrects_himself_does(histories: list[State]) -> None:
    """A source without the habit never takes anything back."""
    who = {r.source for state in histories for r in told(state) if r.corrects}
    assert who == {"fkdm", "pers", "viral"}


def test_a_correction_reads_as_one(deep: Scenario) -> None:
    """The text begins with the words of a correction and goes on with what was so."""
    from sim.exercise.texts import report_text

    state = finished(deep, 3).state
    mends = next(report for report in told(state) if report.corrects)
    texts = deep.texts["en"]
    said = report_text(deep, mends, "en")
    assert said.startswith(texts.corrections[mends.opening])
    assert len(said) > len(texts.corrections[mends.opening]) + 10


def test_a_network_hears_of_its_own_axes(histories: list[State]) -> None:
    """The election bodies hear of politics; nobody tells them about sermons."""
    heard: Counter[str] = Counter()
    for state in histories:
        axes = {issue.id: issue.axis for issue in state.scenario.issues}
        for report in told(state):
            key = report.origin.split("/")[0]
            if report.source == "kpu" and key in axes:
                heard[axes[key]] += 1
    assert set(heard) == {"politik"}


def test_what_keeps_the_peace_is_heard_by_all(deep: Scenario) -> None:
    """A protective sign reaches every network that listens in the district."""
    state = found(deep, 1)
    for source in deep.sources:
        assert sources.hears(state, source, "pelindung", "muararuai")
    kpu = next(source for source in deep.sources if source.id == "kpu")
    assert not sources.hears(state, kpu, "budaya", "muararuai")


def test_sources_contradict_each_other(histories: list[State]) -> None:
    """Of the same signal two sources may tell different things; the log says so."""
    found = 0
    for state in histories:
        claims = {report.id: report for report in state.inbox}
        for entry in state.log:
            if entry.kind == "contradiction":
                one, other = claims[entry.entity], claims[entry.cause]
                assert one.claim != other.claim
                assert one.origin.rpartition("/")[0] == other.origin.rpartition("/")[0]
                found += one.source != other.source
    assert found > 20


# What becomes of a source


def act_on(state: State, issue: str, because: tuple[str, ...] = ()) -> ActState:
    """Return an act on an issue that relied on some reports."""
    action = next(a for a in state.scenario.catalogue.actions if a.id == "A01")
    return ActState(
        number=0,
        action=action,
        issue=issue,
        district=None,
        manner=None,
        authority="kesbangpol",
        asked=0,
        starts=0,
        ends=0,
        granted=True,
        because=because,
    )


def exposed(scenario: Scenario, seed: int, day: int, share: float) -> World:
    """Return a world at its end in which the teller of an issue was given away."""
    world = World(scenario, seed)
    world.run_to(day * DAY)
    act = act_on(world.state, RUMOUR)
    reports.expose(world.state, world.driver, act, share, None)
    world.run_to(END)
    return world


def test_an_exposed_source_tells_less(deep: Scenario, histories: list[State]) -> None:
    """It dries up, others of the community tell a little less; nothing else changes.

    But a hotline that is told less leaves less unanswered, and may be told more later.
    """
    lost: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for seed in SEEDS:
        now = exposed(deep, seed, 8, 1.0).state
        given_away = [e.entity for e in now.log if e.kind == "expose"]
        if not given_away:
            continue
        ids = {report.id: report for report in told(now)}
        for report in told(histories[seed]):
            first = report.origin.rpartition("/")[2]
            if report.minute < 10 * DAY or first != report.source:
                continue
            who = "exposed" if report.source == given_away[0] else report.source
            if report.id in ids:
                assert ids[report.id] == report
                kept[who] += 1
            else:
                lost[who] += 1
        before = {report.id for report in told(histories[seed])}
        new = [report for name, report in ids.items() if name not in before]
        assert all(report.origin.endswith("/hotline") for report in new)
    assert lost["exposed"] > 10
    assert kept["exposed"] == 0
    others = [s.id for s in deep.sources if s.community]
    silenced = sum(lost[name] for name in others)
    assert 0 < silenced < sum(kept[name] for name in others)
    assert not any(lost[s.id] for s in deep.sources if not s.community)


def test_the_source_relied_on_is_given_away(deep: Scenario) -> None:
    """The act's own reasons decide whose report it was."""
    world = World(deep, 2)
    world.run_to(25 * DAY)
    state = world.state
    latest = sources.teller(state, act_on(state, RUMOUR))
    assert latest is not None
    open_ones = {s.id: s for s in deep.sources if s.community}
    relied = next(
        r for r in told(state) if r.source in open_ones and r.source != latest.source
    )
    act = act_on(state, RUMOUR, (relied.id,))
    before = {
        s.id: sources.coverage(state, s, world.now, "muararuai") for s in deep.sources
    }
    reports.expose(state, world.driver, act, 0.8, None)
    for source in deep.sources:
        lost = 0.8 if source.id == relied.source else 0.8 * 0.3
        left = 1 - lost if source.id in open_ones else 1.0
        told_of = (
            sources.coverage(state, source, world.now, "muararuai") / before[source.id]
        )
        assert told_of == pytest.approx(left)


def test_exposure_is_forgotten_in_time(deep: Scenario) -> None:
    """What is lost until a minute comes back then."""
    world = World(deep, 2)
    world.run_to(15 * DAY)
    act = act_on(world.state, RUMOUR)
    reports.expose(world.state, world.driver, act, 1.0, 20 * DAY)
    name = next(e.entity for e in world.state.log if e.kind == "expose")
    source = next(s for s in deep.sources if s.id == name)
    assert sources.coverage(world.state, source, 20 * DAY - 1, "muararuai") == 0
    assert (
        sources.coverage(world.state, source, 20 * DAY, "muararuai") == source.coverage
    )


def test_noise_makes_the_community_less_accurate(deep: Scenario) -> None:
    """What FKDM monitors gain in number they may lose in accuracy; officials do not."""
    state = found(deep, 1)
    state.modifiers.append(Modifier("noise", 0.5, 100))
    fkdm = next(s for s in deep.sources if s.id == "fkdm")
    police = next(s for s in deep.sources if s.id == "polres")
    assert sources.reliability(state, fkdm, 0, "muararuai") == fkdm.reliability / 2
    assert sources.reliability(state, fkdm, 100, "muararuai") == fkdm.reliability
    assert sources.reliability(state, police, 0, "muararuai") == police.reliability


# The hotline


def hotline(state: State, now: int) -> float:
    """Return how much of its first coverage the hotline has."""
    source = next(s for s in state.scenario.sources if s.id == "hotline")
    return sources.coverage(state, source, now, "muararuai") / source.coverage


def test_a_hotline_grows_when_answered_and_withers_when_not(deep: Scenario) -> None:
    """One report taken up makes people tell more, one left lying less."""
    for taken_up, expected in ((True, 1 + FEEDBACK.gain), (False, 1 - FEEDBACK.wither)):
        exercise = Exercise(deep, 11, None, hints=False)
        exercise.begin("uji")
        state = exercise.seat.world.state
        while not told(state, "hotline"):
            exercise.advance(hours=1)
        first = told(state, "hotline")[0]
        before = hotline(state, exercise.now)
        if taken_up:
            assert exercise.grade(first.id, "D", 3).ok
            assert exercise.grade(first.id, "E", 4).ok  # counts once
        else:
            exercise.seat.world.run_to(
                first.minute + round(FEEDBACK.patience_hours * 60)
            )
        assert hotline(state, exercise.now) == pytest.approx(before * expected)


def test_a_hotline_has_bounds(deep: Scenario) -> None:
    """However much is answered or left lying, its coverage stays within its bounds."""
    state = found(deep, 1)
    world = World(deep, 1)
    for number in range(20):
        reports.answered(world.state, world.driver, "hotline", f"r{number}")
    assert hotline(world.state, 0) == FEEDBACK.most
    state.voices["hotline"] = [Modifier("feedback", 0.5, None)] * 20
    assert hotline(state, 0) == FEEDBACK.least


def test_an_answered_hotline_brings_more_reports(deep: Scenario) -> None:
    """Over many seeds the office that answers hears more from citizens."""
    counts = [0, 0]
    for seed in SEEDS:
        for answers in (0, 1):
            exercise = Exercise(deep, seed, None, hints=False)
            exercise.begin("uji")
            graded: set[str] = set()
            for _ in range(36):
                exercise.advance(hours=24)
                for report in told(exercise.seat.world.state, "hotline"):
                    if answers and report.id not in graded:
                        exercise.link(report.id, None)
                        graded.add(report.id)
            counts[answers] += len(told(exercise.seat.world.state, "hotline"))
    assert counts[1] > 1.2 * counts[0]


# Rumours


@st.composite
def countries(
    draw: st.DrawFn,
) -> tuple[dict[str, float], dict[str, list[str]], dict[str, tuple[float, list[str]]]]:
    """Districts with their belief, who is next to whom, and a channel."""
    names = [f"d{number}" for number in range(draw(st.integers(2, 7)))]
    believed = {name: draw(st.sampled_from([0.0, 0.1, 0.6, 1.0])) for name in names}
    pairs = [(a, b) for a in names for b in names if a < b]
    edges = draw(st.lists(st.sampled_from(pairs), unique=True))
    near: dict[str, list[str]] = {name: [] for name in names}
    for one, other in edges:
        near[one].append(other)
        near[other].append(one)
    listens = draw(st.lists(st.sampled_from(names), unique=True))
    return believed, near, {"viral": (draw(st.floats(0, 5)), listens)}


@given(countries(), st.floats(0, 5), st.floats(0, 1))
def test_belief_is_a_share_and_spreads_along_ways(
    country: tuple[
        dict[str, float], dict[str, list[str]], dict[str, tuple[float, list[str]]]
    ],
    coupling: float,
    days: float,
) -> None:
    """It stays between 0 and 1 and comes only from next door or through a channel."""
    believed, near, channels = country
    rules = SPREAD.model_copy(update={"coupling_per_day": coupling})
    coming = spread.inflow(believed, near, rules, channels)
    for name, share in believed.items():
        after = spread.taken_in(share, sum(coming[name].values()), days)
        assert share <= after <= 1
        _, listens = channels["viral"]
        ways = {*near[name], *(listens if name in listens else ())} - {name}
        if not any(believed[way] for way in ways):
            assert after == pytest.approx(share, abs=1e-12)


def test_a_rumour_comes_to_the_districts_by_a_way(histories: list[State]) -> None:
    """Every district it reaches lies next to one it had reached, or hears a channel."""
    came = 0
    for state in histories:
        issue = state.issues[RUMOUR]
        assert all(0 <= belief(issue, d, state.end) <= 1 for d in state.districts)
        for district, (minute, cause) in issue.reached.items():
            if district == issue.home:
                assert cause == RUMOUR
                continue
            came += 1
            way = cause.removeprefix(f"{RUMOUR}/")
            assert way == "viral" or way in state.neighbours[district]
            assert way == "viral" or issue.reached[way][0] <= minute
    assert came > 20


def belief(issue: IssueState, district: str, now: int) -> float:
    """Return how far the issue's rumour is believed in a district."""
    return spread.belief_in(issue, district, now)


def test_without_a_way_a_rumour_stays_at_home(scenario: Scenario) -> None:
    """No coupling and no channel: nobody elsewhere believes it, and home is as it was.

    The home's belief is that of a world in which rumours never spread.
    """
    closed = SPREAD.model_copy(update={"coupling_per_day": 0.0, "channels": {}})
    for seed in range(4):
        apart = finished(informed(scenario, closed), seed).state
        plain = finished(informed(scenario, None), seed).state
        issue, other = apart.issues[RUMOUR], plain.issues[RUMOUR]
        assert list(issue.reached) == [issue.home]
        assert issue.path == other.path
        at_home = [belief(i, i.home, apart.end) for i in (issue, other)]
        assert at_home[0] == pytest.approx(at_home[1], abs=1e-9)


def test_a_district_that_comes_to_believe_is_in_the_log(deep: Scenario) -> None:
    """When belief comes over the viral point it is noted once, with what brought it."""
    state = finished(deep, 5).state
    issue, rules = state.issues[RUMOUR], rumour(deep)
    noted = [e for e in state.log if e.kind == "belief"]
    assert len({e.entity for e in noted}) == len(noted) == len(issue.viral) > 1
    for entry in noted:
        district = entry.entity.removeprefix(f"{RUMOUR}/")
        assert entry.detail == "viral"
        assert entry.cause == issue.reached[district][1]
        assert belief(issue, district, entry.minute) >= rules.viral_at


def test_reports_of_a_rumour_come_from_where_it_is(histories: list[State]) -> None:
    """They name a district it had reached by then; a crowd's are from the home."""
    away = 0
    for state in histories:
        issue = state.issues[RUMOUR]
        stages = {i.id: i.stage for i in issue.issue.indicators}
        for report, signal in signals(state):
            key = report.origin.split("/")
            if key[0] != RUMOUR:
                continue
            assert report.district is not None
            assert issue.reached[report.district][0] <= signal
            travels = stages[key[1]] in SPREAD.stages
            assert travels or report.district == issue.home
            away += report.district != issue.home
    assert away > 20


def settled_at(
    deep: Scenario, believed: dict[str, float], rules: Spread = SPREAD
) -> tuple[State, IssueState]:
    """Return a world in which a rumour is believed so far in some districts."""
    state = found(informed(deep, rules), 1)
    issue = state.issues[RUMOUR]
    spread.begin(issue, issue.onset)
    for district, share in believed.items():
        issue.reached[district] = (issue.onset, RUMOUR)
        held = Belief(share, issue.onset)
        if district == issue.home:
            issue.belief = held
        else:
            issue.elsewhere[district] = held
    return state, issue


@given(st.lists(shares, min_size=11, max_size=11), sizes, shares, st.integers(0, 300))
@settings(max_examples=60)
def test_a_rebuttal_never_raises_what_is_viral(
    scenario: Scenario, believed: list[float], size: float, part: float, late: int
) -> None:
    """Where the rumour is believed widely an answer, here or elsewhere, lowers it."""
    rules = SPREAD.model_copy(update={"protects": part})
    names = [district.id for district in scenario.world.districts]
    start = dict(zip(names, believed, strict=False))
    state, issue = settled_at(scenario, start, rules)
    now = issue.onset + late * 60
    before = {name: belief(issue, name, now) for name in names}
    spread.rebut(state, now, issue, names[0], size, "A10")
    for name in names:
        after = belief(issue, name, now)
        assert 0 <= after <= 1
        if before[name] >= rumour(scenario).viral_at or name != names[0]:
            assert after <= before[name] + 1e-12


def test_a_rebuttal_protects_the_others_in_part(scenario: Scenario) -> None:
    """Answered in one district, a rumour loses less in the next, and nothing at 0."""
    names = [district.id for district in scenario.world.districts]
    left = []
    for part in (0.0, 0.4, 1.0):
        rules = SPREAD.model_copy(update={"protects": part})
        state, issue = settled_at(scenario, dict.fromkeys(names, 0.7), rules)
        spread.rebut(state, issue.onset, issue, names[0], 0.5, "A10")
        assert belief(issue, names[0], issue.onset) == pytest.approx(0.35)
        left.append(belief(issue, names[3], issue.onset))
    assert left == pytest.approx([0.7, 0.7 * (1 - 0.5 * 0.4), 0.35])


@given(shares, st.floats(0, 1), st.integers(0, 10**6), sizes)
def test_a_rebuttal_leaves_a_share(
    scenario: Scenario, share: float, pace: float, late: int, size: float
) -> None:
    """Belief after an answer is a share, and never grows faster than before."""
    rules: Rumour = rumour(scenario)
    after, slower = spread.rebuttal(rules, share, pace, late, size)
    assert 0 <= after <= 1
    assert 0 <= slower <= pace
    assert after <= share or share < rules.viral_at


# One decision changes what it causes, and nothing else


def test_an_act_far_away_changes_no_draw_of_the_reports(deep: Scenario) -> None:
    """A patrol in one district leaves every report of issues at home elsewhere alone.

    The same ids, minutes, words and corrections, but for what the act itself brings.
    """
    patrol = next(a for a in deep.catalogue.actions if a.id == "A18")
    compared = 0
    for seed in SEEDS:
        world = World(deep, seed)
        world.run_to(10 * DAY)
        state = world.state
        where = next(iter(state.districts))
        world.start(Request(patrol, "polres", None, where, None))
        world.run_to(END)
        without = finished(deep, seed).state
        near = {where, *state.neighbours[where]}
        far = {i.issue.id for i in state.issues.values() if i.home not in near}
        background = {item.id for item in deep.background}
        for past, now in ((without, state), (state, without)):
            ids = {report.id: report for report in told(now)}
            for report in told(past):
                if report.origin.split("/")[0] in far | background:
                    assert ids[report.id] == report
                    compared += 1
    assert compared > 1000


def test_a_graded_hotline_changes_only_the_hotline(deep: Scenario) -> None:
    """Taking up a citizen's report changes what citizens tell, and who copies them."""
    exercise = Exercise(deep, 11, None, hints=False)
    exercise.begin("uji")
    exercise.advance(day=-20)
    state = exercise.seat.world.state
    for report in told(state, "hotline"):
        exercise.grade(report.id, "D", 3)
    exercise.seat.world.run_to(END)
    without = finished(deep, 11).state

    def rest(history: State) -> list[Report]:
        return [r for r in told(history) if not r.origin.endswith("/hotline")]

    assert rest(state) == rest(without)
    assert told(state) != told(without)
