"""The gate: a scenario in which robots can buy marks is refused, and it says how."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from deniceni.scenario_command import main
from grading import Key, load_key
from grading.gate import Gate, explain, gate
from grading.gate.bounds import TRICKS as ALL_TRICKS
from grading.gate.bounds import bounds_of, load_bounds
from grading.gate.players import HYBRIDS, TRICKS, cast
from grading.gate.players.cast import TRICKED
from grading.key.model import OwnBound
from grading.robots import NAMES
from sim.i18n import LANGUAGES
from sim.scenario.load import SCENARIOS
from sim.scenario.model import Scenario

NAME = "muara-sendaru"
SEEDS = range(5)
PULSES = "pulse-3d"
BY_HEART = "recipe-all-1d"


def cheap_alarms(key: Key) -> Key:
    """Return the key with false alarms that cost next to nothing."""
    rules = key.detection.model_copy(update={"false_alarm_cost": 0.001})
    return key.model_copy(update={"detection": rules})


@pytest.fixture(scope="module")
def unsound(key: Key) -> Gate:
    """The gate of a key in which a false alarm costs next to nothing."""
    return gate(NAME, cheap_alarms(key), SEEDS, names=["never", "always"])


def test_the_scenario_that_ships_stands_every_trick(key: Key) -> None:
    """Tricks of every kind, several at a time, and none buys a mark."""
    found = gate(NAME, key, SEEDS, names=TRICKED)
    assert [(f.player, f.dimension, f.mean) for f in found.broken] == []
    assert {one.player for one in found.played} == set(TRICKED)


@pytest.mark.soak
@pytest.mark.parametrize("scenario_name", [NAME, "sagara-lawas"])
def test_every_trick_by_itself_over_many_seeds(scenario_name: str) -> None:
    """Each trick alone, over more seeds than the gate of every day plays."""
    seeds = range(30) if scenario_name == NAME else range(4)
    found = gate(scenario_name, load_key(scenario_name), seeds, names=list(TRICKS))
    assert [(f.player, f.dimension, f.mean) for f in found.broken] == []


def test_cheap_false_alarms_let_always_alarming_win(unsound: Gate) -> None:
    """An unsound key is found out, by the robot that profits from it."""
    assert not unsound.sound
    assert {finding.player for finding in unsound.broken} == {"always"}
    assert {finding.dimension for finding in unsound.broken} == {"D1"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_trace_shows_what_earned(unsound: Gate, language: str) -> None:
    """Robot, bound, reason, mend, seed, the alarms that earned, in both languages."""
    lines = [line(language) for line in explain(unsound, unsound.broken[0])]  # type: ignore[arg-type]
    assert "always" in lines[0]
    assert "D1" in lines[0]
    seed = unsound.worst(unsound.broken[0])
    assert seed in SEEDS
    assert "false_alarm_cost" in lines[2]
    assert str(seed) in lines[3]
    assert any("alarm" in line.casefold() for line in lines[4:])


CALM = (2, 10, 11, 12)  # seeds in which nothing breaks


@pytest.mark.parametrize(
    ("trick", "dimension", "seeds"),
    [
        (PULSES, "D1", range(6)),
        ("level-1", "D1", CALM),
        ("forecast-decline", "D2", range(4)),
        (f"forecast-0+{BY_HEART}", "D2", range(6)),
        ("recipe-calm", "D4", range(5)),
    ],
)
def test_what_each_rule_is_there_for(
    key: Key, trick: str, dimension: str, seeds: Sequence[int]
) -> None:
    """Without the rules of this key the trick pays, and the gate says so; with them it
    does not."""
    rules = key.detection.model_copy(update={"steady": False, "restraint": "stated"})
    loose = key.model_copy(
        update={
            "detection": rules,
            "calibration": load_key(NAME, version="1").calibration,
            "routine_share": None,
            "chance": None,
            "harms": (),
        }
    )
    assert gate(NAME, key, seeds, names=[trick]).sound
    broken = gate(NAME, loose, seeds, names=[trick]).broken
    assert dimension in {finding.dimension for finding in broken}


def test_the_trace_of_acts_names_them(key: Key) -> None:
    """Where a recipe pays, the acts are listed with what they were worth."""
    loose = key.model_copy(update={"routine_share": None, "chance": None, "harms": ()})
    found = gate(NAME, loose, range(4), names=[BY_HEART])
    lines = [line("id") for line in explain(found, found.broken[0])]
    assert any("dari bobot" in line for line in lines)


def test_the_gate_is_deterministic(key: Key) -> None:
    """The same seeds give the same findings, in one process or in several."""
    names = ["always", "random"]
    one = gate(NAME, key, range(2), names=names)
    several = gate(NAME, key, range(2), names=names, workers=2)
    assert one.played == several.played
    assert one.findings == several.findings


def test_it_says_how_far_it_is(key: Key) -> None:
    """The progress ends at what there was to do."""
    told: list[tuple[int, int]] = []
    gate(
        NAME,
        key,
        range(2),
        names=["never"],
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 2), (2, 2)]


def test_a_bound_of_its_own_needs_a_reason(key: Key) -> None:
    """A scenario may state another bound in its key, with why; it then counts."""
    own = OwnBound(
        bound="always",
        most=1.0,
        reason={"id": "Percobaan saja.", "en": "A trial only."},
        basis="A trial [design]",
    )
    raw = own.model_copy(update={"bound": "always-raw", "most": 9.0})
    allowed = cheap_alarms(key).model_copy(update={"gate": (own, raw)})
    assert gate(NAME, allowed, range(2), names=["always"]).sound
    unknown = key.model_copy(update={"gate": (own.model_copy(update={"bound": "x"}),)})
    with pytest.raises(KeyError):
        bounds_of(unknown)


def test_every_bound_is_about_somebody() -> None:
    """No bound names a player there is not, and every trick and robot has one."""
    meant = {name for bound in load_bounds().bounds for name in bound.players}
    assert meant <= {*NAMES, *TRICKS, ALL_TRICKS}
    assert {*NAMES} <= meant
    assert {name for names in HYBRIDS for name in names} <= {*TRICKS}


@pytest.fixture
def folder(tmp_path: Path, scenario: Scenario) -> Path:
    """A draft elsewhere, never released, in which false alarms are nearly free."""
    there = tmp_path / "skenario"
    left_out = shutil.ignore_patterns("sagara-lawas", "results")
    shutil.copytree(SCENARIOS, there, ignore=left_out)
    file = there / NAME / "key.yaml"
    cost = f"false_alarm_cost: {load_key(NAME).detection.false_alarm_cost}"
    text = file.read_text(encoding="utf-8")
    assert cost in text
    even = f"break_even: {load_key(NAME).detection.break_even}"
    cheap = text.replace(cost, "false_alarm_cost: 0.001").replace(even, "break_even: 0")
    file.write_text(cheap, encoding="utf-8")
    return there / NAME


def test_the_check_refuses_it_with_the_trace(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """``scenario check`` of a folder anywhere: status 1, and who bought what how."""
    monkeypatch.setattr(cast, "CAST", ("never", "always"))
    assert main(["check", str(folder), "--seeds", "1"]) == 1
    said = capsys.readouterr()
    assert "Gerbang" in said.out
    assert "always" in said.err
    assert "alarm untuk" in said.err
    assert "Traceback" not in said.err


def test_the_gate_can_be_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--no-gate`` checks the form alone."""
    assert main(["check", str(folder), "--no-gate"]) == 0
    assert "Gerbang" not in capsys.readouterr().out


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """A copy of the scenario's folder with nothing beside it."""
    there = tmp_path / "rumah" / NAME
    shutil.copytree(SCENARIOS / NAME, there)
    return there


def test_a_folder_alone_goes_through_the_gate(alone: Path, key: Key) -> None:
    """With its key it plays in worker processes as the project's own does."""
    own = load_key(alone)
    assert own == key
    found = gate(alone, own, range(2), names=["never"], workers=2)
    assert found.findings == gate(NAME, key, range(2), names=["never"]).findings


def test_a_folder_alone_is_checked_and_has_a_card(
    alone: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its path, and from within it; its own key is the one that is read."""
    assert main(["check", str(alone), "--no-gate"]) == 0
    assert main(["card", str(alone), "--out", str(alone.parent / "kartu.md")]) == 0
    monkeypatch.chdir(alone)
    capsys.readouterr()
    assert main(["check", ".", "--no-gate"]) == 0
    assert "Kuncinya baik" in capsys.readouterr().out


def test_a_key_that_is_changed_is_read_again(alone: Path) -> None:
    """An author who writes on is judged by what stands in the file now."""
    file = alone / "key.yaml"
    before = load_key(alone)
    line = f'score_version: "{before.score_version}"'
    text = file.read_text(encoding="utf-8")
    assert text.count(line) == 1
    file.write_text(text.replace(line, 'score_version: "percobaan"'), encoding="utf-8")
    assert load_key(alone).score_version == "percobaan"
