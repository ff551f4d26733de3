"""The command line: every command is there, speaks both languages, ends cleanly."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from deniceni import (
    bootstrap,
    commands,
    events_command,
    places,
    play_command,
    review_command,
    scenario_command,
    submit_command,
)
from deniceni.commands import COMMANDS, Command

NAMES = ("muara-sendaru", "sagara-lawas")


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is installed by these tests."""
    monkeypatch.setattr(bootstrap, "ensure", lambda extras, arguments: None)
    monkeypatch.delenv("DENICENI_LANGUAGE", raising=False)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed journal of the model robot."""
    path = tmp_path_factory.mktemp("robot") / "jurnal.jsonl"
    assert play_command.main(["--robot", "model", "--journal", str(path)]) == 0
    return path


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_explains_itself(
    command: Command,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """``--help`` works in Indonesian and, differently, in English."""
    told = []
    for language in ("id", "en"):
        monkeypatch.setenv("DENICENI_LANGUAGE", language)
        with pytest.raises(SystemExit) as end:
            import_module(command.module).main(["--help"])
        assert end.value.code == 0
        told.append(capsys.readouterr().out)
    assert told[0].startswith("Pemakaian: python3 -m deniceni")
    assert told[1].startswith("Usage: python3 -m deniceni")


@pytest.mark.parametrize("words", [["scenario", "new"], ["submit"]], ids=" ".join)
def test_who_asks_for_help_first_gets_it(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where libraries are still missing they are installed instead of missed."""
    asked: list[list[str]] = []

    def ensure(extras: frozenset[str], arguments: list[str]) -> None:
        asked.append(arguments)
        raise SystemExit(0)  # it starts again with everything there

    def missing(*_: object) -> int:
        raise ModuleNotFoundError("simpy")

    monkeypatch.setattr(bootstrap, "ensure", ensure)
    monkeypatch.setattr(scenario_command, "_word", missing)
    monkeypatch.setitem(sys.modules, "deniceni.submit_command", None)
    with pytest.raises(SystemExit):
        commands.run([*words, "--help"])
    assert asked == [[*words, "--help"]]


def test_without_a_command_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """A person who knows nothing reads what there is and where to start."""
    assert commands.run([]) == 0
    told = capsys.readouterr().out
    assert all(f"  {command.name} " in told for command in COMMANDS)
    assert "Mulai latihan: python3 -m deniceni lab" in told


def test_an_unknown_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2, the wrong word, and the right ones."""
    assert commands.run(["labb"]) == 2
    told = capsys.readouterr().err
    assert "“labb” tidak dikenal" in told
    assert "  lab " in told


def test_something_unforeseen_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """The person reads one sentence; the details are in a file for developers."""

    def fail(arguments: list[str]) -> int:
        raise RuntimeError("lampu padam")

    monkeypatch.setattr(play_command, "main", fail)
    monkeypatch.setattr(commands, "gettempdir", lambda: str(tmp_path))
    assert commands.run(["play"]) == 1
    told = capsys.readouterr().err
    assert "lampu padam" in told
    assert "Traceback" not in told
    (details,) = tmp_path.iterdir()
    assert "RuntimeError" in details.read_text(encoding="utf-8")


def test_a_robot_never_overwrites_a_journal(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An existing file stays; an unknown robot is answered with those there are."""
    before = journal.read_bytes()
    assert play_command.main(["--journal", str(journal)]) == 1
    assert journal.read_bytes() == before
    assert play_command.main(["--robot", "wali"]) == 2
    assert "model" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "title"),
    [("id", "Tindakan demi tindakan"), ("en", "Act by act")],
)
def test_a_learner_gets_the_review(
    journal: Path, tmp_path: Path, language: str, title: str
) -> None:
    """One HTML file in the language asked for, beside the journal or where wanted."""
    target = tmp_path / "ulasan.html"
    arguments = [str(journal), "--output", str(target), "--language", language]
    assert review_command.main(arguments) == 0
    assert title in target.read_text(encoding="utf-8")


def test_an_open_exercise_keeps_the_model_response_back(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before the exercise is closed the review needs ``--early``."""
    lines = journal.read_bytes().splitlines(keepends=True)
    unfinished = tmp_path / "jurnal.jsonl"
    unfinished.write_bytes(b"".join(lines[:-1]))
    assert review_command.main([str(unfinished)]) == 1
    assert "--early" in capsys.readouterr().err
    assert review_command.main([str(unfinished), "--early"]) == 0
    assert (tmp_path / "ulasan.html").exists()


def test_a_damaged_journal_names_its_line(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No review, no traceback, but the number of the line."""
    lines = journal.read_bytes().splitlines(keepends=True)
    damaged = tmp_path / "jurnal.jsonl"
    damaged.write_bytes(b"".join([*lines[:4], b"{}\n", *lines[5:]]))
    assert review_command.main([str(damaged), "--early"]) == 1
    assert "baris 5" in capsys.readouterr().err
    assert review_command.main([str(tmp_path / "none.jsonl")]) == 1
    assert "none.jsonl" in capsys.readouterr().err


@pytest.fixture
def clone(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Path]:
    """Practice folders of both exercises where ``lab`` puts them, by name.

    The person stands in a folder beside them. The second journal is a copy: which
    exercise it is from does not matter for finding it.
    """
    made = {name: tmp_path / "klon" / "latihan" / name for name in NAMES}
    for folder in made.values():
        folder.mkdir(parents=True)
        shutil.copyfile(journal, folder / "jurnal.jsonl")
    (tmp_path / "sini").mkdir()
    monkeypatch.chdir(tmp_path / "sini")
    monkeypatch.setattr(places, "home", lambda: tmp_path / "klon" / "latihan")
    return made


@pytest.mark.parametrize("word", [None, *NAMES])
def test_commands_find_the_folder_that_lab_made(
    clone: dict[str, Path], word: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """Review, events and submit take the name of an exercise; without, the first."""
    folder = clone[word or "muara-sendaru"]
    asked = [word] if word else []
    assert review_command.main(asked) == 0
    assert [path for path in clone.values() if (path / "ulasan.html").exists()] == [
        folder
    ]
    assert events_command.main([*asked, "--out", str(folder / "x.csv")]) == 0
    assert submit_command.main(asked) == 1  # there is a journal, and no notebook
    assert f"latihan.ipynb di folder {folder.name}" in capsys.readouterr().err


def test_a_folder_in_which_somebody_has_begun_goes_before_the_name(
    clone: dict[str, Path], journal: Path
) -> None:
    """A folder, a file, or what lies under that name here, is taken as it is."""
    assert places.folder_of("sagara-lawas") == clone["sagara-lawas"]
    here = Path("sagara-lawas")
    here.mkdir()
    assert places.folder_of("sagara-lawas") == clone["sagara-lawas"]
    shutil.copyfile(journal, here / "jurnal.jsonl")
    assert places.folder_of("sagara-lawas") == here
    assert places.journal_of("sagara-lawas") == here / "jurnal.jsonl"
    assert places.journal_of(str(journal)) == journal
    assert places.journal_of(str(here)) == here / "jurnal.jsonl"
    Path("latihan", "muara-sendaru").mkdir(parents=True)
    assert places.folder_of(None) == Path("latihan", "muara-sendaru")


@pytest.mark.parametrize("main", [review_command.main, events_command.main])
def test_a_wrong_name_is_answered_with_the_likely_one(
    clone: dict[str, Path],
    main: Callable[[list[str]], int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And whoever played only the other exercise is told its name."""
    assert main(["sagara-lawa"]) == 1
    assert "“sagara-lawas”" in capsys.readouterr().err
    (clone["muara-sendaru"] / "jurnal.jsonl").unlink()
    assert main([]) == 1
    assert "tulis sagara-lawas" in capsys.readouterr().err


def test_a_robot_plays_any_scenario_by_name(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """By word or by option; journals of two scenarios stay out of each other's way."""
    monkeypatch.chdir(tmp_path)
    assert play_command.main(["sagara-lawas", "--robot", "never"]) == 0
    assert play_command.main(["--scenario", "muara-sendaru", "--robot", "never"]) == 0
    names = ["jurnal-never-7.jsonl", "jurnal-sagara-lawas-never-7.jsonl"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert play_command.main(["sagara-lawsa"]) == 2
    assert "“sagara-lawas”" in capsys.readouterr().err
