"""What a released version came to is recorded, and a change is noticed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from deniceni.scenario_command import main
from deniceni.scenario_test import record
from grading import load_key
from grading.gate.players.cast import CAST
from grading.gate.plays import values, watch
from grading.workbench import results
from grading.workbench.digests import history_digest, key_digest
from grading.workbench.released import problems
from grading.workbench.results import (
    REPLAYED,
    Golden,
    Play,
    ResultsError,
    load_golden,
    marks,
    path_of,
    write,
)
from sim.scenario.load import load, names
from tests.workbench.editing import NAME, edit

LONG_DAYS = 40  # of a longer scenario only the play that costs least is repeated


@cache
def recorded(name: str) -> Golden:
    """Return the record of the version of a scenario that ships."""
    found = load_golden(name, load(name).world.version)
    assert found is not None, f"{name} ships without a record of its results"
    return found


def repeat(name: str, one: Play) -> None:
    """Play a recorded play again, to the same history and the same marks."""
    key = load_key(name)
    if one.robot == REPLAYED[0]:  # any one plan gives nothing to who does nothing
        key = key.model_copy(update={"plans": key.plans[:1]})
    found = watch(name, key, one.robot, one.seed)
    assert history_digest(found.outcome) == one.history
    assert marks(values(found)) == one.marks


@pytest.mark.parametrize("name", names())
def test_what_ships_is_what_was_recorded(name: str) -> None:
    """World, key and every robot of the gate; and one play, played again."""
    found, scenario = recorded(name), load(name)
    assert problems(name, scenario, load_key(name)) == ()
    assert found.fingerprint == scenario.fingerprint
    assert tuple(found.gate.means) == CAST
    assert {one.robot for one in found.plays} == {*REPLAYED}
    long = scenario.world.end_day - scenario.world.start_day > LONG_DAYS
    robot = REPLAYED[0] if long else REPLAYED[1]
    repeat(name, next(one for one in found.plays if one.robot == robot))


@pytest.mark.soak
@pytest.mark.parametrize("name", names())
def test_every_recorded_play_is_played_again(name: str) -> None:
    """All of them, to the same history and the same marks."""
    for one in recorded(name).plays:
        repeat(name, one)


def test_a_record_is_written_to_the_same_bytes(copy: Path) -> None:
    """Nothing of the clock or the machine is in it."""
    file = path_of(copy, 1)
    before = file.read_bytes()
    found = load_golden(copy, 1)
    assert found is not None
    assert write(found, copy) == file
    assert file.read_bytes() == before


def test_a_record_is_written_whole_or_not_at_all(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk fails, the old record stays and nothing lies beside it."""

    def fails(source: str, target: Path) -> None:
        raise OSError(28, "disk full")

    found, file = load_golden(copy, 1), path_of(copy, 1)
    assert found is not None
    before = file.read_bytes()
    monkeypatch.setattr(results.os, "replace", fails)
    with pytest.raises(ResultsError, match="disk full"):
        write(found.model_copy(update={"score_version": "9"}), copy)
    assert file.read_bytes() == before
    assert [one.name for one in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format: 1", "format: 1\nwhen: today"),
        ("fingerprint: ", "fingerprint: x"),
        ("D1: ", "D9: "),
        ("plays:", "plays: []\nothers:"),
    ],
)
def test_a_record_that_is_not_sound_is_refused(copy: Path, old: str, new: str) -> None:
    """A field too many, a digest that is none, an unknown dimension, no plays."""
    edit(path_of(copy, 1), old, new)
    with pytest.raises(ResultsError, match=r"results/1\.yaml"):
        load_golden(copy, 1)


def test_a_record_whose_aliases_multiply_is_refused(copy: Path) -> None:
    """A few lines that stand for millions are told, not computed."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for n in range(9):
        row = ", ".join([f"*a{n}"] * 10)
        lines.append(f"a{n + 1}: &a{n + 1} [{row}]")
    path_of(copy, 1).write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ResultsError, match="alias"):
        load_golden(copy, 1)


def test_a_version_that_is_not_recorded_may_change(copy: Path) -> None:
    """A draft has no record, and nothing to hold it to."""
    path_of(copy, 1).unlink()
    edit(copy / "world.yaml", "staff_hours_per_day: 24", "staff_hours_per_day: 20")
    assert problems(copy, load(copy), load_key(copy)) == ()


def test_another_world_under_a_released_version_is_refused(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`check` says on which line the version stands and to raise it."""
    edit(copy / "world.yaml", "staff_hours_per_day: 24", "staff_hours_per_day: 20")
    (problem,) = problems(copy, load(copy), load_key(copy))
    assert (problem.file, problem.field) == ("world.yaml", "version")
    assert problem.line > 0
    assert "2" in problem.mend("id")
    assert main(["check", str(copy), "--no-gate", "--no-warnings"]) == 1
    assert "version" in capsys.readouterr().err


def test_better_words_need_no_new_version(copy: Path) -> None:
    """Texts and reasons decide no history and no mark."""
    edit(copy / "text.id.yaml", "Muara Sendaru:", "Latihan Muara Sendaru:")
    edit(copy / "key.yaml", "Laporan pertama", "Kabar pertama")
    assert problems(copy, load(copy), load_key(copy)) == ()


def test_another_key_under_a_released_score_version_is_refused(copy: Path) -> None:
    """It says to keep the old key and to raise the score version."""
    edit(copy / "key.yaml", "weight: 1", "weight: 3")
    (problem,) = problems(copy, load(copy), load_key(copy))
    assert (problem.file, problem.field) == ("key.yaml", "score_version")
    assert "keys/2.yaml" in problem.mend("id")


def test_a_raised_score_version_needs_the_old_key(copy: Path) -> None:
    """Old marks are computed by the key that is kept."""
    released = (copy / "key.yaml").read_text(encoding="utf-8")
    edit(copy / "key.yaml", "weight: 1", "weight: 3")
    edit(copy / "key.yaml", 'score_version: "2"', 'score_version: "3"')
    (problem,) = problems(copy, load(copy), load_key(copy))
    assert "keys/2.yaml" in problem.mend("id")
    (copy / "keys" / "2.yaml").write_text(released, encoding="utf-8")
    assert problems(copy, load(copy), load_key(copy)) == ()


def test_the_record_of_another_scenario_is_no_record(copy: Path) -> None:
    """As when a folder was copied to begin a new one."""
    edit(path_of(copy, 1), f"scenario: {NAME}", "scenario: lain")
    (problem,) = problems(copy, load(copy), load_key(copy))
    assert problem.field == "id"


def test_a_released_version_is_not_recorded_over(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A changed world keeps its old record, and is told to take a new number."""
    before, found = path_of(copy, 1).read_bytes(), load_golden(copy, 1)
    assert found is not None
    edit(copy / "world.yaml", "staff_hours_per_day: 24", "staff_hours_per_day: 20")
    assert record(copy, found) == 1
    assert path_of(copy, 1).read_bytes() == before
    assert "version" in capsys.readouterr().err


def test_a_key_digest_leaves_out_what_no_mark_depends_on() -> None:
    """The bounds of the gate and how late a robot is change no mark; weights do."""
    key = load_key(NAME)
    assert key_digest(key.model_copy(update={"late_hours": 7.0})) == key_digest(key)
    beta = key.model_copy(update={"beta": 1.0})
    assert key_digest(beta) != key_digest(key)
