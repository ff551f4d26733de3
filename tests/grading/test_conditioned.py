"""p*: a chance given what was told, on cases whose answer can be worked out by hand."""

from __future__ import annotations

import math
from statistics import correlation, fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading import Key
from grading.measures.conditioned import Conditioned, conditioned, weigh
from grading.measures.estimate import estimator
from grading.measures.stream import (
    Channel,
    Course,
    Stream,
    Told,
    arrived,
    channels,
    dispersion,
    found_chance,
    told,
)
from grading.reference import reaching
from grading.robots import robot
from sim.exercise import Exercise
from sim.policies import play
from sim.policies.simple import never
from sim.scenario.base import StageName, Variant
from sim.scenario.model import Exit, Issue, Scenario, StageRule
from sim.world.calendar import minute_of
from sim.world.chance import DAY
from sim.world.engine import World

# By hand: an issue is real (reports at a known rate, breaks out) or nothing (silent).

RATE = 0.5 / DAY  # reports a minute while it builds up
REAL = Course("real", ((0, "rising"), (20 * DAY, "crisis")))
CALM = Course("benign", ((0, "emerging"),))


def way(coverage: float = 1.0, source: str = "camat", **more: Any) -> Channel:
    """Return a channel that tells of signals at once, half a signal a day."""
    body: dict[str, Any] = {
        "stage": "rising", "variants": ("real", "benign"), "indicator": "massa",
        "source": source, "per_minute": RATE, "coverage": coverage,
        "delay": (0.0, 1.0), "claims": {"massa": 1.0},
    }  # fmt: skip
    return Channel(**{**body, **more})


def posterior(stream: Stream, heard: list[Told], until: int) -> Conditioned:
    """Return the chance that it is real, if that was as likely as not before."""
    return weigh(
        [REAL, CALM],
        lambda course: stream.log_chance(course, heard, until),
        lambda course: course is REAL,
    )


@given(st.integers(1, 15))
def test_silence_speaks_for_calm_as_bayes_says(days: int) -> None:
    """P(real | nothing told for d days) = e^(−d/2) ÷ (e^(−d/2) + 1)."""
    silent = math.exp(-0.5 * days)
    found = posterior(Stream([way()]), [], days * DAY)
    assert found.chance == pytest.approx(silent / (silent + 1), rel=0.01)


def test_silence_of_several_sources_is_exact() -> None:
    """Two that hear half and a third of it leave a third of the signals untold."""
    stream = Stream([way(0.5), way(1 / 3, "fkdm")])
    silent = math.exp(-0.5 * 4 * (1 - 0.5 * 2 / 3))
    found = posterior(stream, [], 4 * DAY)
    assert found.chance == pytest.approx(silent / (silent + 1), rel=0.01)


def test_a_report_with_two_explanations_is_weighed() -> None:
    """Told of a crowd: a fifth of the calm tell it wrongly. One source, so exact."""
    calm = way(stage="emerging", indicator="tanya", claims={"tanya": 0.8, "massa": 0.2})
    stream = Stream([way(), calm])
    heard = [Told(2 * DAY, "camat", "massa")]
    found = posterior(stream, heard, 3 * DAY)
    assert stream.dispersion == 1
    assert found.chance == pytest.approx(1 / 1.2, abs=0.01)


def test_a_correction_leaves_only_what_was_so() -> None:
    """The crowd was none: only the calm course can have brought that about."""
    calm = way(stage="emerging", indicator="tanya", claims={"tanya": 0.8, "massa": 0.2})
    heard = [Told(2 * DAY, "camat", "massa", truth="tanya")]
    assert posterior(Stream([way(), calm]), heard, 3 * DAY).chance < 0.1


def test_what_has_happened_already_is_out() -> None:
    """Only courses in which the question is still open have a say."""
    found = weigh([REAL, CALM], lambda c: 0.0, lambda c: None if c is REAL else False)
    assert found.chance == 0
    none = weigh([REAL], lambda c: 0.0, lambda c: None)
    assert not none.usable


@given(
    st.lists(st.tuples(st.floats(-30, 0), st.booleans()), min_size=1, max_size=30),
    st.data(),
)
def test_the_order_of_worlds_and_a_common_factor_do_not_matter(
    rows: list[tuple[float, bool]], data: st.DataObject
) -> None:
    """Shuffled, or each as many times as likely: the same chance; and it is one."""

    def chance(these: list[tuple[float, bool]], more: float) -> Conditioned:
        courses = [Course("real", ((n, "rising"),)) for n in range(len(these))]
        known = dict(zip(courses, these, strict=True))
        return weigh(courses, lambda c: known[c][0] + more, lambda c: known[c][1])

    first = chance(rows, 0.0)
    second = chance(data.draw(st.permutations(rows)), 5.0)
    assert first.chance == pytest.approx(second.chance)
    assert 0 <= first.chance <= 1
    assert 1 - 1e-9 <= first.effective <= len(rows) + 1e-9


@given(st.floats(0, 5000), st.floats(0, 5000))
def test_what_arrives_only_grows(one: float, other: float) -> None:
    """The older a signal, the more of it has come, never faster than time."""
    low, high = sorted((one, other))
    delay = (60.0, 600.0)
    assert 0 <= arrived(low, delay) <= arrived(high, delay)
    assert arrived(high, delay) - arrived(low, delay) <= high - low + 1e-6


def test_a_cross_check_finds_something(scenario: Scenario) -> None:
    """Its three results have chances that make one, whatever is behind the issue."""
    rules = scenario.catalogue.verification
    results = ("supported", "unclear", "not-supported")
    variants: tuple[Variant, ...] = ("real", "mixed", "benign")
    for variant in variants:
        course = Course(variant, ((0, "rising"), (DAY, "settled")))
        for minute in (10, 2 * DAY):
            chances = [found_chance(course, minute, r, rules) for r in results]
            assert sum(chances) == pytest.approx(1)
    assert found_chance(REAL, 10, "supported", rules) == pytest.approx(rules.correct)


# A world so small that its answer is known


@pytest.fixture(scope="module")
def tiny(scenario: Scenario) -> Scenario:
    """One issue: real, it builds up on the first day, is told of, and breaks out late;
    benign, it stays where it is and gives off nothing. As likely as not."""
    issue = scenario.issues[0]
    stages = (
        rule("latent"),
        rule("emerging", Exit(to="rising", per_day={"real": 50})),
        rule("rising", Exit(to="crisis", per_day={"real": 0.02})),
        rule("crisis"),
        rule("aftermath"),
        rule("settled"),
    )
    indicators = tuple(
        item.model_copy(update={"per_day": 0.3})
        for item in issue.indicators
        if item.stage == "rising"
    )
    own = issue.model_copy(
        update={
            "onset": (-29, -29),
            "variants": {"real": 0.5, "benign": 0.5},
            "stages": stages,
            "indicators": indicators,
            "rumour": None,
        }
    )
    tension = scenario.world.tension.model_copy(update={"hazard_gain": 0})
    questions = tuple(q for q in scenario.world.questions if q.issue == own.id)
    stages_now = tuple(
        s.model_copy(update={"multiplier": 1.0}) for s in scenario.calendar.stages
    )
    return scenario.model_copy(
        update={
            "issues": (own,),
            "background": (),
            "injects": (),
            "world": scenario.world.model_copy(
                update={"tension": tension, "questions": questions}
            ),
            "calendar": scenario.calendar.model_copy(update={"stages": stages_now}),
            "fingerprint": "tiny",
        }
    )


def rule(stage: StageName, *exits: Exit) -> StageRule:
    """Return a stage with its ways out and no least stay."""
    return StageRule(stage=stage, level=1, exits=exits)


def issue_of(tiny: Scenario) -> Issue:
    """Return the only issue."""
    return tiny.issues[0]


def silent_answer(tiny: Scenario, days: float, left: float) -> float:
    """Return by hand P(breaks out in time | nothing told for ``days`` in rising).

    Real: untold with e^(−Σ rate × share told × days), open with e^(−0.02 × days), and
    breaks out in what is left with 1 − e^(−0.02 × left). Delays are taken as passed.
    """
    missed = math.prod(1 - source.coverage for source in tiny.sources)
    rate = 0.3 * len(issue_of(tiny).indicators) * (1 - missed)
    quiet = math.exp(-rate * days) * math.exp(-0.02 * days)
    real = quiet / (quiet + 1)
    return real * (1 - math.exp(-0.02 * left))


def test_an_empty_inbox_has_the_chance_worked_out_by_hand(tiny: Scenario) -> None:
    """Worlds weighted by silence come to Bayes' answer, within their error."""
    question = tiny.world.questions[0]
    closes = minute_of(tiny, question.closes)
    ex = silent(tiny)
    minute = minute_of(tiny, -27, 12)
    found = conditioned(ex, question, minute, 400)
    # half a day of onset on average, an hour or so in emerging, some hours of delay
    low, high = (
        silent_answer(tiny, days, (closes - minute) / DAY) for days in (2.4, 1.4)
    )
    assert low - 2 * found.error <= found.chance <= high + 2 * found.error
    assert found.usable


def silent(tiny: Scenario) -> Exercise:
    """Return an exercise of the tiny world in which nothing is told for three days."""
    for seed in range(60):
        ex = Exercise(tiny, seed, None, hints=False)
        ex.begin("peserta-01")
        ex.advance(day=-26)
        if not any(r.about for r in ex.inbox):
            return ex
    raise AssertionError("no quiet seed")


def test_it_is_borne_out_in_worlds_with_as_silent_an_inbox(tiny: Scenario) -> None:
    """Among 400 other worlds silent till then, it happens as often as p* says."""
    question = tiny.world.questions[0]
    minute, closes = minute_of(tiny, -27, 12), minute_of(tiny, question.closes)
    happened = []
    for seed in range(400):
        world = World(tiny, seed)
        world.run_to(minute)
        if any(r.about for r in world.state.inbox):
            continue
        world.run_to(world.state.end - 1)
        path = world.state.issues[question.issue].path
        when = next((m for m, stage in path if stage == "crisis"), None)
        if when is None or when > minute:
            happened.append(when is not None and when < closes)
    found = conditioned(silent(tiny), question, minute, 400)
    spread = math.sqrt(found.chance * (1 - found.chance) / len(happened))
    assert abs(fmean(happened) - found.chance) < 3 * (spread + found.error)


def test_a_first_report_settles_it(tiny: Scenario) -> None:
    """Only the real one tells of anything: one report, and benign worlds drop out."""
    question = tiny.world.questions[0]
    minute, closes = minute_of(tiny, -20, 12), minute_of(tiny, question.closes)
    ex = next(
        ex
        for seed in range(60)
        for ex in [play(never, tiny, seed=seed, until=minute)]
        if told(ex.inbox, question.issue, minute)
        and reaching(ex, question.issue, "crisis") is None
    )
    found = conditioned(ex, question, minute, 400)
    by_hand = 1 - math.exp(-0.02 * (closes - minute) / DAY)
    assert abs(found.chance - by_hand) < 3 * found.error


def test_the_stream_expects_what_the_engine_delivers(scenario: Scenario) -> None:
    """The likelihood's expected number of origins is the engine's mean number."""
    issue, expected, seen = scenario.issues[0].id, 0.0, 0
    for seed in range(60):
        world = World(scenario, seed)
        until = world.state.end - 1
        world.run_to(until)
        own = world.state.issues[issue]
        course = Course(own.variant, tuple(own.path))
        stream = Stream(channels(world.state, issue))
        far = Told(0, "nobody", "nothing")
        expected -= stream.dispersion * stream.log_chance(course, [far], until)
        seen += len(told(world.state.inbox, issue, until))
    assert seen == pytest.approx(expected, rel=0.1)


def test_reports_of_one_signal_are_not_independent(scenario: Scenario) -> None:
    """One signal brings 0.94 reports on average, and they count for less than one."""
    ways = channels(World(scenario, 1).state, scenario.issues[0].id)
    assert 1 < dispersion(ways) < 2
    assert dispersion([way(0.1)]) == 1


def test_the_hidden_truth_and_later_reports_are_not_used(scenario: Scenario) -> None:
    """The same inbox by then, whatever the rest of the history: the same chance."""
    question = scenario.world.questions[0]
    minute = minute_of(scenario, -20, 12)
    early = play(never, scenario, seed=5, until=minute)
    whole = play(never, scenario, seed=5)
    one, other = (conditioned(ex, question, minute, 60) for ex in (early, whole))
    assert one == other


def test_acts_are_repeated_with_the_answers_that_came(
    scenario: Scenario, key: Key
) -> None:
    """A model player's acts and cross-checks go into it, the same way each time."""
    ex = play(robot("model", key), scenario, seed=7)
    question = scenario.world.questions[0]
    minute = minute_of(scenario, -15, 20)
    found = conditioned(ex, question, minute, 60)
    assert 0 <= found.chance <= 1
    assert found.worlds == 60
    again = conditioned(ex, question, minute, 60)
    assert found == again


def test_it_agrees_with_the_fitted_estimate(scenario: Scenario, key: Key) -> None:
    """Two ways to the same number, where nobody acts: near each other on the whole, and
    both nearer than the base rate to what then happened."""
    estimate = estimator(key)
    rows = []
    for seed in range(20):
        ex = play(never, scenario, seed=seed)
        for question in scenario.world.questions:
            happened = reaching(ex, question.issue, question.reaches)
            closes = minute_of(scenario, question.closes)
            yes = happened is not None and happened < closes
            for day in range(question.opens, question.closes, 3):
                minute = minute_of(scenario, day, 20)
                if yes and happened is not None and minute >= happened:
                    break
                chance = conditioned(ex, question, minute).chance
                rate = key.calibration.estimates[question.id].base_rate
                guess = estimate(ex, question.id, minute)
                rows.append((chance, guess, rate, float(yes)))
    own, fitted, base, came = ([row[n] for row in rows] for n in range(4))
    assert correlation(own, fitted) > 0.65
    assert abs(fmean(own) - fmean(fitted)) < 0.05
    assert fmean(abs(a - b) for a, b in zip(own, fitted, strict=True)) < 0.12
    scores = [
        fmean((chance - yes) ** 2 for chance, yes in zip(row, came, strict=True))
        for row in (own, fitted, base)
    ]
    assert scores[0] < scores[2]
    assert scores[0] < scores[1] + 0.01
