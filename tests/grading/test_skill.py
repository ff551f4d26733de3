"""Skill beside the marks: by hand, and on players whose skill is known."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading import Key
from grading.grade import judge
from grading.measures.sightings import cut, gaps
from grading.measures.skill import (
    Counts,
    amoc,
    counts,
    figures,
    newcombe,
    peirce,
    reliability,
    rules,
    value,
    value_curve,
)
from grading.result import Episode, Look, Opportunity, Result, Threshold
from grading.robots import robot
from sim.policies import play
from sim.scenario.model import Scenario


@dataclass(frozen=True)
class Person:
    """What the measures need of one result."""

    opportunities: tuple[Opportunity, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    looks: tuple[Look, ...] = ()
    episodes: tuple[Episode, ...] = ()


def person(hits: int, misses: int, false: int, quiet: int) -> Person:
    """Return a person with these opportunities."""
    made = [(True, True)] * hits + [(True, False)] * misses
    made += [(False, True)] * false + [(False, False)] * quiet
    return Person(tuple(Opportunity("a", 0, 60, *one) for one in made))


def forecast(percent: int | None, happened: bool, question: str = "q") -> Look:
    """Return a look at a forecast."""
    return Look(question, 0, percent, 0.3, 0.2, happened)


tables = st.builds(
    person, st.integers(0, 9), st.integers(0, 9), st.integers(0, 40), st.integers(0, 40)
)


def test_peirce_is_hit_rate_less_false_alarm_rate() -> None:
    """Three of four threats, two of ten quiet periods: 0.75 − 0.2, and both said."""
    found = peirce(person(3, 1, 2, 8))
    assert found is not None
    assert found.score == pytest.approx(0.55)
    assert (found.counts.events, found.counts.periods) == (4, 10)
    assert found.method == "newcombe"
    assert found.low < 0.55 < found.high


def test_always_and_never_have_no_skill() -> None:
    """Whoever alarms on everything, or on nothing, has 0, with whatever base rate."""
    for one in (person(3, 0, 9, 0), person(0, 3, 0, 9)):
        found = peirce(one)
        assert found is not None
        assert found.score == 0


def test_without_threats_or_quiet_there_is_no_score() -> None:
    """Nothing is made up: no episode, or no quiet period, no Peirce and no curve."""
    for one in (person(0, 0, 1, 9), person(2, 1, 0, 0), Person()):
        assert peirce(one) is None
        assert value_curve(one) is None
    assert figures(person(0, 0, 1, 9))["hit-rate"] is None
    assert figures(person(0, 0, 1, 9))["false-rate"] == 0.1


@given(st.lists(tables, min_size=1, max_size=9))
def test_the_band_holds_the_score(people: list[Person]) -> None:
    """For one and for many, on the scale from −1 to 1."""
    found = peirce(people)
    if found is None:
        return
    assert -1 - 1e-9 <= found.low <= found.score + 1e-9
    assert found.score - 1e-9 <= found.high <= 1 + 1e-9 or len(people) > 4
    assert found.counts == counts(people)
    enough = len(people) >= rules().pooled.people
    assert found.method == ("bootstrap" if enough else "newcombe")


def test_more_of_the_same_makes_the_band_narrower() -> None:
    """Ten times as many threats and quiet periods, the same rates."""
    few, many = (newcombe(Counts(3 * n, n, 2 * n, 8 * n), 0.9) for n in (1, 10))
    assert many[1] - many[0] < 0.5 * (few[1] - few[0])


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.02, 0.98), st.floats(0.02, 0.98))
def test_value_is_most_at_the_base_rate_and_is_peirce_there(
    hit: float, false: float, base: float, ratio: float
) -> None:
    """The best that warnings are worth to anybody is hit rate − false-alarm rate."""
    assert value(base, hit, false, base) == pytest.approx(hit - false, abs=1e-6)
    if hit >= false:
        assert value(ratio, hit, false, base) <= hit - false + 1e-9
    assert value(ratio, 1.0, 0.0, base) == pytest.approx(1)


def test_a_cautious_and_a_tolerant_office_are_marked() -> None:
    """Ratios and their basis are data; the curve goes through both marks."""
    found = value_curve(person(3, 1, 2, 8))
    assert found is not None
    assert [mark.office.id for mark in found.offices] == ["cautious", "tolerant"]
    points = dict(found.points)
    for mark in found.offices:
        assert points[mark.office.ratio] == pytest.approx(mark.value)
        assert mark.office.name["id"] != mark.office.name["en"]
    assert found.base_rate == pytest.approx(4 / 14)
    assert "[design]" in rules().offices_basis


def threshold(level: int, leads: int, false: int) -> Threshold:
    """Return what a threshold gave on four episodes in ten weeks."""
    return Threshold(level, 4, (100.0,) * leads, false, 10.0)


def test_amoc_pools_over_people() -> None:
    """Six people, two thresholds: shares, leads and false alarms per week, by level."""
    people = [
        Person(thresholds=(threshold(1, 4, 20), threshold(2, n % 3, 2)))
        for n in range(6)
    ]
    low, high = amoc(people)
    assert (low.level, low.share, low.false_per_week) == (1, 1.0, 2.0)
    assert (high.detected, high.episodes, high.people) == (6, 24, 6)
    assert high.low <= high.share == 0.25 <= high.high
    assert high.median_lead == 100


def test_one_person_has_no_curve() -> None:
    """A handful of episodes cannot carry it; nor would a few people stay unnamed."""
    assert amoc([Person(thresholds=(threshold(2, 1, 1),))] * 4) == ()


def test_reliability_waits_for_thirty_forecasts() -> None:
    """Days of one forecast are not counted as more: a person and a question are one."""
    days = Person(looks=(forecast(70, True),) * 40)
    assert reliability([days]) is None
    assert reliability([days] * 29) is None
    found = reliability([days] * 30)
    assert found is not None
    assert (found.forecasts, found.answered, found.expected) == (30, 1200, 1200)


def test_reliability_holds_what_was_said_to_what_came() -> None:
    """30 at 10%, of which three happened; 20 at 90%, of which 18; ten said nothing."""
    people = [Person(looks=(forecast(10, n < 3),)) for n in range(30)]
    people += [Person(looks=(forecast(90, n < 18),)) for n in range(20)]
    people += [Person(looks=(forecast(None, True),))] * 10
    found = reliability(people)
    assert found is not None
    assert (found.forecasts, found.expected, found.people) == (50, 60, 60)
    low, high = found.bins
    assert (low.stated, low.happened, low.estimate) == pytest.approx((0.1, 0.1, 0.3))
    assert (high.stated, high.happened, high.forecasts) == pytest.approx((0.9, 0.9, 20))
    assert low.low < low.happened < low.high


spans = st.lists(
    st.tuples(st.integers(0, 100), st.integers(1, 50)).map(lambda s: (s[0], sum(s)))
)


@given(spans, st.integers(1, 30))
def test_quiet_time_is_cut_without_loss(
    taken: list[tuple[int, int]], step: int
) -> None:
    """Each minute is taken or in one period; no period is longer than the step."""
    pieces = cut(gaps((0, 100), taken), step)
    assert all(0 < end - begin <= step for begin, end in pieces)
    minutes = [minute for begin, end in pieces for minute in range(begin, end)]
    covered = {m for begin, end in taken for m in range(begin, end)}
    assert minutes == [m for m in range(100) if m not in covered]


@pytest.fixture(scope="module")
def graded(scenario: Scenario, key: Key) -> dict[str, list[Result]]:
    """Some seeds of players whose skill is known."""
    return {
        name: [
            judge(play(robot(name, key, seed), scenario, seed=seed), key)
            for seed in range(4)
        ]
        for name in ("never", "always", "model")
    }


def test_quiet_periods_are_those_in_which_an_alarm_is_false(
    graded: dict[str, list[Result]],
) -> None:
    """Of who always alarms, a period is alarmed exactly where a false alarm lies."""
    for result in graded["always"]:
        false = [(a.issue, a.minute) for a in result.alerts if a.verdict == "false"]
        quiet = [chance for chance in result.opportunities if not chance.threat]
        for chance in quiet:
            within = [
                minute
                for issue, minute in false
                if issue == chance.issue and chance.begins <= minute < chance.ends
            ]
            assert chance.alarmed == bool(within)
        for issue, minute in false:
            assert any(c.issue == issue and c.begins <= minute < c.ends for c in quiet)
        for one, other in pairwise(c for c in quiet if c.issue == quiet[0].issue):
            assert one.ends <= other.begins
        threats = [c for c in result.opportunities if c.threat]
        assert len(threats) == len(result.episodes)


def test_players_are_told_apart(graded: dict[str, list[Result]]) -> None:
    """The model response has skill; nobody acting and always alarming have none."""
    score = {}
    for name, results in graded.items():
        found = peirce(results)
        assert found is not None
        score[name] = found.score
    assert score["model"] > 0.7
    assert score["never"] == 0
    assert score["always"] < 0.2


def test_a_result_carries_its_skill(graded: dict[str, list[Result]]) -> None:
    """The review shows one person's: Peirce with its band, rates, denominators."""
    for result in graded["model"]:
        shown = result.figures
        assert shown["threats"] == len(result.episodes)
        assert (shown["peirce"] is None) == (not result.episodes)
        assert [row.level for row in result.thresholds] == [1, 2, 3, 4, 5]


def test_a_lower_threshold_alarms_more(graded: dict[str, list[Result]]) -> None:
    """Level by level fewer false alarms; who never alarms has none at any level."""
    points = amoc(graded["always"] * 2)
    assert len(points) == 5
    assert [p.false_per_week for p in points] == sorted(
        (p.false_per_week for p in points), reverse=True
    )
    assert all(p.detected == p.false == 0 for p in amoc(graded["never"] * 2))
