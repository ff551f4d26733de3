"""From a bare Python to a working environment, with fake interpreters."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from deniceni import __main__, bootstrap, commands, pip
from deniceni.bootstrap import Environment
from deniceni.problems import CannotInstall
from tests.project.tree import ROOT

FAKE = f"""#!{sys.executable}
import os, sys
with open({{log!r}}, "a") as log:
    print(*sys.argv[1:], file=log)
print({{says!r}})
sys.exit({{status}} if "-e" in sys.argv else 0)
"""
BASIC: frozenset[str] = frozenset()
TEST = frozenset({"test"})


def _fake_python(environment: Environment, says: str = "", status: int = 0) -> Path:
    """Put a Python into ``environment`` that writes down what it is told to do."""
    log = environment.root / "calls.txt"
    environment.python.parent.mkdir(parents=True)
    (environment.prefix / "pyvenv.cfg").touch()
    text = FAKE.format(log=str(log), says=says, status=status)
    environment.python.write_text(text, encoding="utf-8")
    environment.python.chmod(0o755)
    return log


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """A fresh clone, and this process as a plain Python outside of any environment."""
    for name in bootstrap.SOURCES:
        shutil.copy(ROOT / name, tmp_path)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    monkeypatch.delenv(bootstrap.AGAIN, raising=False)
    return Environment.here(tmp_path)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, list[str]]]:
    """The commands that were started again in another Python."""
    seen: list[tuple[Path, list[str]]] = []

    def note(environment: Environment, arguments: list[str]) -> None:
        seen.append((environment.python, arguments))

    monkeypatch.setattr(bootstrap, "start_again", note)
    return seen


@pytest.mark.parametrize("version", [(3, 6), (3, 10)])
def test_an_old_python_is_told_so(
    version: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Below 3.11 nothing starts, and the person reads what to install."""
    monkeypatch.setattr(sys, "version_info", (*version, 0))
    assert __main__.main() == 1
    told = capsys.readouterr().err
    assert "memerlukan Python 3.11" in told
    assert "needs Python 3.11" in told


def test_without_an_active_environment_the_project_has_its_own(
    clone: Environment,
) -> None:
    """A plain Python installs into ``.venv`` beside the project file."""
    assert clone.prefix == clone.root / ".venv"
    assert clone.own


def test_an_active_environment_is_used(
    clone: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside a virtual environment the libraries go there."""
    monkeypatch.setattr(sys, "prefix", str(clone.root / "mine"))
    here = Environment.here(clone.root)
    assert here.prefix == clone.root / "mine"
    assert not here.own


def test_the_stamp_notices_every_change(clone: Environment) -> None:
    """Ready once stamped; not after a change, for another extra, or elsewhere."""
    _fake_python(clone)
    assert not clone.ready(BASIC)
    clone.stamp(BASIC)
    assert clone.ready(BASIC)
    assert not clone.ready(TEST)
    assert not Environment(clone.prefix, ROOT).ready(BASIC)
    with (clone.root / "constraints.txt").open("a", encoding="utf-8") as file:
        file.write("simpy==4.1.3\n")
    assert not clone.ready(BASIC)


@pytest.mark.parametrize("stamp", ["", "{", "[]", '{"extras": 3}'])
def test_a_broken_stamp_is_no_stamp(clone: Environment, stamp: str) -> None:
    """Whatever stands in it, the worst that comes of it is a new installation."""
    _fake_python(clone)
    (clone.prefix / bootstrap.STAMP).write_text(stamp, encoding="utf-8")
    assert not clone.ready(BASIC)
    assert clone.extras() == BASIC


def test_installing_pins_versions_and_keeps_earlier_extras(
    clone: Environment, started: list[tuple[Path, list[str]]]
) -> None:
    """pip is given the constraints each time; what was installed before stays asked."""
    log = _fake_python(clone)
    clone.stamp(TEST)
    (clone.root / "constraints.txt").write_text("simpy==4.1.2\n", encoding="utf-8")
    bootstrap.ensure(BASIC, ["lab"])
    calls = log.read_text(encoding="utf-8").splitlines()
    installs = [line for line in calls if " install " in line]
    assert len(installs) == 2
    assert all("-c constraints.txt" in line for line in installs)
    assert installs[-1].endswith(f"-e {clone.root}[test]")
    assert clone.ready(TEST)
    assert started == [(clone.python, ["lab"])]


def test_a_ready_environment_is_entered_without_installing(
    clone: Environment, started: list[tuple[Path, list[str]]]
) -> None:
    """The second start installs nothing."""
    log = _fake_python(clone)
    clone.stamp(BASIC)
    bootstrap.ensure(BASIC, ["lab", "--port", "1"])
    assert not log.exists()
    assert started == [(clone.python, ["lab", "--port", "1"])]


def test_inside_a_ready_environment_the_command_just_runs(
    clone: Environment,
    started: list[tuple[Path, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is installed and nothing is started again."""
    log = _fake_python(clone)
    clone.stamp(BASIC)
    monkeypatch.setattr(sys, "prefix", str(clone.prefix))
    bootstrap.ensure(BASIC, ["lab"])
    assert not log.exists()
    assert started == []


def test_a_program_from_a_wheel_needs_no_installation(
    tmp_path: Path,
    started: list[tuple[Path, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where there is no project file there is nothing to install."""
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    bootstrap.ensure(TEST, ["lab"])
    assert started == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("NewConnectionError: Temporary failure in name resolution", "Internet"),
        ("OSError: [Errno 28] No space left on device", "disk"),
        ("ERROR: No matching distribution found for simpy==9", "simpy==9"),
    ],
)
def test_a_failed_installation_says_why(
    clone: Environment,
    started: list[tuple[Path, list[str]]],
    says: str,
    told: str,
) -> None:
    """The reason is told in plain words, nothing is stamped and nothing is started."""
    _fake_python(clone, says=says, status=1)
    with pytest.raises(CannotInstall, match=told):
        bootstrap.ensure(BASIC, ["lab"])
    assert not clone.ready(BASIC)
    assert started == []


def test_a_python_without_venv_is_told_what_to_install(
    clone: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian ships that part apart; the message is the command to type."""
    monkeypatch.setattr(bootstrap, "_has", lambda module: module != "ensurepip")
    monkeypatch.setattr(bootstrap, "apt", lambda *packages: False)
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    with pytest.raises(CannotInstall, match=f"sudo apt install {package}"):
        bootstrap.create(clone)


def test_what_is_no_environment_is_not_touched(clone: Environment) -> None:
    """A folder called ``.venv`` with somebody's files in it stays as it is."""
    clone.prefix.mkdir()
    (clone.prefix / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotInstall, match="Pindahkan"):
        bootstrap.create(clone)
    assert (clone.prefix / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_an_environment_that_was_moved_is_made_anew(clone: Environment) -> None:
    """Its programs still point to the old place, so a real new one replaces it."""
    _fake_python(clone)
    clone.stamp(BASIC)
    stamp = clone.prefix / bootstrap.STAMP
    state = json.loads(stamp.read_text(encoding="utf-8"))
    stamp.write_text(json.dumps({**state, "places": ["a", "b"]}), encoding="utf-8")
    bootstrap.create(clone)
    line = [str(clone.python), "-c", "print(6 * 7)"]
    assert subprocess.run(line, capture_output=True).stdout.split() == [b"42"]


def test_starting_again_hands_on_arguments_and_exit_status(clone: Environment) -> None:
    """The command continues in the other Python, and its status is the status."""
    log = _fake_python(clone, status=3)
    code = (
        "import sys; from pathlib import Path\n"
        "from deniceni.bootstrap import Environment, start_again\n"
        "start_again(Environment(Path(sys.argv[1]), Path(sys.argv[2])), ['lab', '-e'])"
    )
    line = [sys.executable, "-c", code, str(clone.prefix), str(clone.root)]
    path = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run(line, env=path, capture_output=True).returncode == 3
    assert log.read_text(encoding="utf-8") == "-m deniceni lab -e\n"


def test_progress_is_shown_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the output is no terminal, every twentieth package gets a line."""
    lines = [f"Collecting package-{n}>=1 (from x)\n" for n in range(1, 41)]
    pip.show([*lines, "Installing collected packages: a, b\n"])
    told = capsys.readouterr().out
    assert "20  package-20" in told
    assert "40  package-40" in told
    assert "package-21" not in told
    assert "Menata" in told


def test_a_problem_ends_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command line prints the message and ends with status 1."""

    def fail(extras: frozenset[str], arguments: list[str]) -> None:
        raise CannotInstall("Tidak ada internet.", "No internet.")

    monkeypatch.setattr(bootstrap, "ensure", fail)
    assert commands.run(["lab"]) == 1
    assert "Tidak ada internet." in capsys.readouterr().err
