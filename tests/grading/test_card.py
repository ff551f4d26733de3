"""The scenario card says how a scenario is scored, and gives no answer away."""

from __future__ import annotations

from pathlib import Path

import pytest

from deniceni import scenario_command
from grading import Key
from grading.card import Card, Section, card
from grading.key.judgement import load_rules
from grading.reference import reaching
from sim.i18n import Authored
from sim.policies import play
from sim.policies.simple import never
from sim.scenario.model import Scenario

FEW = range(8)


@pytest.fixture(scope="module")
def made(scenario: Scenario, key: Key) -> Card:
    """The card of the scenario that ships."""
    return card(scenario, key, FEW)


def values(made: Card) -> dict[str, str]:
    """Return the card's lines by their names."""
    return {n("en"): v("en") for part in made.sections for n, v in part.rows}


def test_it_says_what_marks_rest_on(made: Card, key: Key, scenario: Scenario) -> None:
    """Version, basis, caps, cost of alarms against break-even, base rates, means."""
    said = values(made)
    assert said["Score version"] == key.score_version
    assert "no panel has voted" in said["Basis of the key"]
    rules = key.detection
    assert f"{rules.false_alarm_cost:g} = " in said["Cost of a false alarm"]
    assert f"break-even {rules.break_even:g}" in said["Cost of a false alarm"]
    assert "at most 40%" in said["Critical breach"]
    assert "caps nothing" in said["Missed must-do"]
    assert "24 staff-hours a day, 4 teams" in said["The office's means"]
    asked = [n for n in said if "sermon" in n and "base rate" in said[n]]
    assert len(asked) == 1
    assert said["Length"] == "38 days, H−30 to H+7"


def test_the_event_rate_is_counted(made: Card, key: Key, scenario: Scenario) -> None:
    """It is the share of issues that break when nobody acts, in the worlds named."""
    stage = key.detection.reaches
    runs = [play(never, scenario, seed=seed) for seed in FEW]
    broke = sum(
        reaching(run, issue.id, stage) is not None
        for run in runs
        for issue in scenario.issues
    )
    rate = round(100 * broke / (len(FEW) * len(scenario.issues)), 1)
    assert values(made)["Event rate"].startswith(f"{rate:g}% of issues")


def test_a_total_is_named_only_where_it_was_asked_for(
    key: Key, scenario: Scenario
) -> None:
    """Without weights every dimension stands for itself."""
    from grading.key.model import Total

    plain = values(card(scenario, key, range(1)))
    assert plain["Response plan (D4)"] == "read by itself, no weight"
    total = Total.model_validate(
        {
            "weights": {"D1": 1, "D4": 2.5},
            "reason": {"id": "diminta pengajar", "en": "the instructor asked"},
            "basis": "made up for a test [design]",
        }
    )
    weighed = values(card(scenario, key.model_copy(update={"total": total}), range(1)))
    assert weighed["Response plan (D4)"] == "weight 2.5"


def test_a_panel_is_told_of(key: Key, scenario: Scenario) -> None:
    """How many voted, how far they agree, how often the middle is right."""
    assert key.judgement is not None
    least = load_rules().panel_least
    votes = {"content/relayed": {"6": least}, "level/1": {"2": least, "1": least}}
    part = key.judgement.model_copy(update={"votes": votes})
    voted = key.model_copy(update={"judgement": part, "basis": "panel"})
    said = values(card(scenario, voted, range(1)))
    assert said["Panel"] == f"{least} to {2 * least} people"
    assert said["The most frequent answer was chosen by"].startswith("75% of the panel")
    assert said["Most frequent answer in the middle of the scale"].startswith("50%")
    assert said["Basis of the key"] == "votes of a panel"


def test_it_gives_no_answer_away(made: Card, key: Key) -> None:
    """No key action, no reason, no plan's name: it may lie on every table."""
    for language in ("id", "en"):
        text = made.text(language) + made.markdown(language)
        for plan in key.plans:
            assert plan.name[language] not in text
            for item in plan.items:
                assert item.id not in text
                assert item.reason[language] not in text


def test_markdown_is_a_table_whatever_a_name_says() -> None:
    """A bar or a tag in a name is text."""
    name = Authored({"id": "a|b <i>", "en": "a|b <i>"})
    text = Card(name, (Section(name, ((name, name),)),)).markdown("en")
    assert "| a\\|b &lt;i> | a\\|b &lt;i> |" in text


def test_the_command_prints_and_writes(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In the language asked for; a folder that is not there is answered plainly."""
    monkeypatch.setattr("grading.card.card", lambda *given: card(*given, range(1)))
    assert scenario_command.main(["card", "muara-sendaru", "--language", "en"]) == 0
    assert "Event rate" in capsys.readouterr().out
    target = tmp_path / "kartu.md"
    assert scenario_command.main(["card", "muara-sendaru", "--out", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("# Muara Sendaru")
    nowhere = ["card", "muara-sendaru", "--out", str(tmp_path / "x" / "y.md")]
    assert scenario_command.main(nowhere) == 1
    assert scenario_command.main(["card", "muara-sendar"]) == 1
    assert "muara-sendaru" in capsys.readouterr().err


def test_check_holds_the_key_against_the_scenario(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A sound scenario whose key can be reached says so of both."""
    assert scenario_command.main(["check", "muara-sendaru", "--no-gate"]) == 0
    assert "Kuncinya baik dan terjangkau" in capsys.readouterr().out
