"""The measures on cases whose answer is known."""

from __future__ import annotations

import math
from pathlib import Path
from statistics import fmean

import pytest

from grading import Key, grade, load_key
from grading.calibrate import FIRST
from grading.grade import judge
from grading.key import KeyProblem
from grading.measures.detection import utility
from grading.reference import reaching, reference
from grading.result import Episode
from grading.robots import robot
from sim.exercise import Exercise, JournalError
from sim.policies import play
from sim.scenario.model import Scenario

NAME = "muara-sendaru"


def test_utility_counts_hits_misses_and_false_alarms() -> None:
    """Credit for a hit, −1 for a miss, the cost for each false alarm."""
    episodes = [Episode("a", 1000, 0.5, 10.0), Episode("b", 2000, 0.0, None)]
    assert utility(episodes, 2, 0.25) == 0.5 - 1 - 0.5


def test_an_oracle_is_at_the_top(scenario: Scenario, key: Key) -> None:
    """Who alarms once in the best hours before each threat, and never else, has 1."""
    tested = 0
    for seed in range(12):
        inaction = reference(scenario, seed, key).inaction
        threats = {
            issue: reaching(inaction, issue, key.detection.reaches)
            for issue in inaction.seat.world.state.issues
        }
        if not any(threats.values()):
            continue
        ex = Exercise(scenario, seed, None, hints=False)
        ex.begin("peramal")
        for issue, minute in sorted(threats.items(), key=lambda t: t[1] or 0):
            if minute is not None:
                at = minute - 48 * 60
                ex.decide({"kind": "advance", "to": max(at, ex.now + 1)})
                ex.assess(issue, level=2)
        ex.advance(day=8)
        tested += 1
        assert judge(ex, key).dimensions["D1"].score > 0.95
    assert tested >= 6


def test_unassessed_is_not_passed(scenario: Scenario) -> None:
    """Where nothing breaks, silence earns nothing; a stated calm earns it all.

    By the first score version; now levels have to follow the evidence as well.
    """
    key = load_key(NAME, version="1")
    seed = next(
        seed
        for seed in range(200)
        if all(
            reaching(reference(scenario, seed, key).inaction, issue, "crisis") is None
            for issue in ("ceramah", "dpt", "konvoi")
        )
    )
    silent = judge(play(robot("never", key), scenario, seed=seed), key)
    assert silent.dimensions["D1"].score == 0
    assert silent.dimensions["D1"].assessed == 0
    assert silent.dimensions["D1"].expected == 3

    def calm(ex: Exercise) -> None:
        for issue in ex.seat.world.state.known:
            if ex.record.level(issue) is None:
                ex.assess(issue, level=1)

    stated = judge(play(calm, scenario, seed=seed), key)
    assert stated.dimensions["D1"].score == 1


def test_leaving_the_desk_early_earns_no_more(scenario: Scenario, key: Key) -> None:
    """Alerts and forecasts count while somebody is there; the world goes on without.

    Three alerts and three forecasts on the eighth day and then home is worth less than
    staying, and the threats that break later are in the result all the same.
    """
    for seed in range(8):
        stayed = play(robot("model", key), scenario, seed=seed)
        left = play(robot("model", key), scenario, seed=seed, until=12 * 1440)
        whole, part = judge(stayed, key), judge(left, key)
        for name in ("D2", "D4"):
            assert part.dimensions[name].score <= whole.dimensions[name].score
        assert part.dimensions["D1"].assessed <= whole.dimensions["D1"].assessed
        late = [look for look in part.looks if look.minute > left.now]
        assert late
        assert all(look.percent is None for look in late)
        for alert in part.alerts:  # an alarm left behind has not been taken back
            level = left.record.level(alert.issue) or 0
            assert alert.minute <= left.now or level >= key.detection.alert_level
        assert len(part.episodes) == len(whole.episodes)


@pytest.mark.parametrize(
    ("chance", "low", "high"),
    [(None, 0.0, 0.0), (0.5, -math.inf, 0.0), (1.0, -math.inf, -1.0)],
)
def test_forecasts_that_know_nothing_earn_nothing(
    scenario: Scenario, key: Key, chance: float | None, low: float, high: float
) -> None:
    """No forecast stands at the base rate, 0; always 50% and certainty are below."""
    from sim.policies.simple import forecast_all

    def stubborn(ex: Exercise) -> None:
        if chance is not None:
            forecast_all(ex, chance)

    skills = [
        judge(play(stubborn, scenario, seed=seed), key).dimensions["D2"].raw
        for seed in range(12)
    ]
    assert low <= fmean(skills) <= high


def test_the_reference_estimate_is_borne_out(scenario: Scenario, key: Key) -> None:
    """On seeds it was not fitted to, what it calls x% happens x% of the time."""
    looks = [
        look
        for seed in range(80)
        for name in ("never", "model")
        for look in judge(play(robot(name, key, seed), scenario, seed=seed), key).looks
    ]
    assert FIRST > 10_000  # the fit's seeds are far from these
    for low, high in ((0, 0.1), (0.1, 0.3), (0.3, 0.6), (0.6, 1.01)):
        within = [k for k in looks if low <= k.estimate < high]
        assert len(within) > 60
        said, was = fmean(k.estimate for k in within), fmean(k.happened for k in within)
        assert abs(said - was) < 0.15
    own = fmean((k.estimate - k.happened) ** 2 for k in looks)
    base = fmean((k.base - k.happened) ** 2 for k in looks)
    assert own < 0.9 * base  # it has skill


def test_the_cost_of_a_false_alarm_follows_break_even(key: Key) -> None:
    """1.5 to 2 times break-even, as the scoring guide asks."""
    rules = key.detection
    assert 1.45 <= rules.false_alarm_cost / rules.break_even <= 2.0


def test_the_model_alignment_is_complete(scenario: Scenario, key: Key) -> None:
    """The model response, held against itself, is on time in everything it needed."""
    result = judge(play(robot("model", key), scenario, seed=3), key)
    assert result.dimensions["D4"].score == 1
    assert {r.verdict for r in result.rows} <= {"on-time", "neutral", "refused", "late"}


def test_every_key_action_names_a_ground_and_a_reason(key: Key) -> None:
    """No item rests on background knowledge alone, and each says why, twice."""
    for plan in key.plans:
        for item in plan.items:
            assert "[bg]" not in item.basis
            assert item.reason["id"] != item.reason["en"]


def test_a_breach_resting_on_background_knowledge_decides_nothing(
    scenario: Scenario, key: Key
) -> None:
    """Rules that no source was seen for are notes, and notes cost nothing."""
    assert key.penalties.note == 0
    for action in scenario.catalogue.actions:
        for rule in action.conduct:
            if "[bg]" in rule.source:
                assert rule.severity == "note"


def test_a_journal_is_graded_from_the_file_alone(tmp_path: Path, key: Key) -> None:
    """Grading only reads; it names a foreign participant, seed, or torn end."""
    path = tmp_path / "jurnal.jsonl"
    play(robot("model", key), NAME, seed=7, journal=path, participant="peserta-01")
    before = path.read_bytes()
    result = grade(path, NAME, 7, participant="peserta-01")
    assert result.dimensions["D4"].score == 1
    assert path.read_bytes() == before
    with pytest.raises(JournalError, match="peserta-01"):
        grade(path, NAME, 7, participant="peserta-02")
    with pytest.raises(JournalError, match="benih"):
        grade(path, NAME, 8)
    path.write_bytes(before + b'{"half')
    with pytest.raises(JournalError, match="terpotong"):
        grade(path, NAME, 7)


def test_without_a_key_nothing_can_be_graded(tmp_path: Path) -> None:
    """A trainee's copy has no key, and says so."""
    with pytest.raises(KeyProblem, match="kunci"):
        load_key(NAME, tmp_path / "key.yaml")


def test_a_key_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    """Wrong authority, unknown action, missing estimate: all named."""
    from sim.scenario.load import SCENARIOS

    text = (SCENARIOS / NAME / "key.yaml").read_text(encoding="utf-8")
    bad = text.replace("authority: fkub", "authority: kpu-desa", 1)
    bad = bad.replace("action: A34", "action: A28", 1)
    path = tmp_path / "key.yaml"
    path.write_text(bad, encoding="utf-8")
    with pytest.raises(KeyProblem) as refusal:
        load_key(NAME, path)
    assert "tidak berwenang memutuskan" in str(refusal.value)
    assert "tidak menawarkan tindakan “A28”" in str(refusal.value)
