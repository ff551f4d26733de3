"""The scenario card says how a scenario is scored, and gives no answer away."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from deniceni import scenario_command
from grading import Key
from grading.card import Card, Section, card
from grading.key.judgement import load_rules
from grading.reference import reaching
from grading.workbench.digests import key_digest
from grading.workbench.results import GateMeans, Golden, Play
from sim.i18n import Authored
from sim.policies import play
from sim.policies.simple import never
from sim.scenario.card import purpose
from sim.scenario.load import SCENARIOS
from sim.scenario.model import Scenario

FEW = range(8)


@pytest.fixture(scope="module")
def made(scenario: Scenario, key: Key) -> Card:
    """The card of the scenario that ships."""
    return card(scenario, key, FEW, instructor=True)


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


def test_a_card_for_all_leaves_out_what_is_to_be_estimated(
    made: Card, scenario: Scenario, key: Key
) -> None:
    """No event rates, no harmless draws, no base rates; all the rest."""
    plain = card(scenario, key, FEW)
    left = {one.title("en") for one in made.sections} - {
        one.title("en") for one in plain.sections
    }
    assert left == {"Issue", "Forecast questions"}
    assert "base rate" not in plain.text("en")
    assert "angka dasar" not in plain.text("id")


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


def test_it_says_what_it_is_for(key: Key, scenario: Scenario) -> None:
    """Whom it teaches what, how long that takes, which mistakes it practises."""
    said = purpose(SCENARIOS / "muara-sendaru")
    assert said is not None
    told = values(card(scenario, key, range(1), said, instructor=True))
    assert told["Audience"] == said.audience.en
    assert told["Objective 1"] == said.objectives[0].en
    assert told["Lesson"] == said.lesson.en
    assert told["Time in the room"] == "90 minutes (one session), for 38 days of story"
    assert "single source (SS)" in told["Mistakes practised"]
    assert told["Harmless draws"].startswith("43.3% of the draws")


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
    quick = partial(card, worlds=range(1))
    monkeypatch.setattr("grading.card.card", quick)
    line = ["card", "muara-sendaru", "--language", "en"]
    assert scenario_command.main(line) == 0
    assert "Event rate" not in capsys.readouterr().out
    assert scenario_command.main([*line, "--instructor"]) == 0
    assert "Event rate" in capsys.readouterr().out
    target = tmp_path / "kartu.md"
    assert scenario_command.main(["card", "muara-sendaru", "--out", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("# Muara Sendaru")
    nowhere = ["card", "muara-sendaru", "--out", str(tmp_path / "x" / "y.md")]
    assert scenario_command.main(nowhere) == 1
    assert scenario_command.main(["card", "muara-sendar"]) == 1
    assert "muara-sendaru" in capsys.readouterr().err


def test_a_card_without_its_purpose_is_told_to_be_incomplete(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the program knows is printed; what only the author knows is asked for."""
    monkeypatch.setattr("grading.card.card", partial(card, worlds=range(1)))
    folder = tmp_path / "muara-sendaru"
    shutil.copytree(SCENARIOS / "muara-sendaru", folder)
    (folder / "card.yaml").unlink()
    assert scenario_command.main(["check", str(folder), "--no-gate"]) == 0
    assert scenario_command.main(["card", str(folder), "--language", "en"]) == 1
    told = capsys.readouterr()
    assert "Score version" in told.out
    assert "card.yaml" in told.err


def test_check_holds_the_key_against_the_scenario(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A sound scenario whose key can be reached says so of both."""
    assert scenario_command.main(["check", "muara-sendaru", "--no-gate"]) == 0
    assert "Kuncinya baik dan terjangkau" in capsys.readouterr().out


def test_the_gate_is_told_as_it_was_recorded(key: Key, scenario: Scenario) -> None:
    """What robots earned, and whether that still belongs to what is here."""
    golden = Golden(
        format=1,
        scenario="muara-sendaru",
        version=1,
        score_version=key.score_version,
        fingerprint=scenario.fingerprint,
        key=key_digest(key),
        gate=GateMeans(
            seeds=(0, 1), means={"never": {"D1": 0, "D4": 0}, "model": {"D1": 0.964}}
        ),
        plays=(Play(robot="never", seed=0, history="0" * 64, marks={"D1": 0}),),
    )
    told = values(card(scenario, key, range(1), golden=golden))
    assert told["Result"] == "means of 2 robots over 2 seeds, version 1"
    assert told["Model response"] == "D1 0.96"
    stale = golden.model_copy(update={"key": "f" * 64})
    told = values(card(scenario, key, range(1), golden=stale))
    assert "has changed since" in told["Result"]
    assert "not recorded" in values(card(scenario, key, range(1)))["Result"]
