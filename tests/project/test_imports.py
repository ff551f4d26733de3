"""Who may import whom: the contracts hold, and a breach of each would be noticed."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.tree import ROOT

PACKAGES = ("sim", "grading", "deniceni")


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    line = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", line, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the packages and their contracts, to break."""
    bare = shutil.ignore_patterns("__pycache__", "*.mo", "*.po")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=bare)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold() -> None:
    """The tree as it is keeps every contract in pyproject.toml."""
    done = _lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("sim/world/extra.py", "import grading", "neither the judge"),
        ("sim/exercise/extra.py", "import deniceni.voice", "nor the front door"),
        ("sim/world/extra.py", "import sim.exercise", "who watches it"),
        ("sim/scenario/extra.py", "import sim.world", "nothing above it"),
        ("grading/extra.py", "import deniceni.voice", "The judge does not know"),
        ("sim/world/extra.py", "import numpy", "compiled libraries"),
        ("sim/exercise/extra.py", "import sim.ensemble", "not know of the many"),
        ("sim/ensemble/extra.py", "import distributed", "any executor"),
        ("sim/policies/extra.py", "import gymnasium", "compiled libraries"),
    ],
)
def test_a_breach_is_noticed(copy: Path, module: str, line: str, contract: str) -> None:
    """An import in the forbidden direction breaks the contract about it."""
    (copy / module).write_text(f"{line}\n", encoding="utf-8")
    done = _lint(copy)
    broken = [x for x in done.stdout.splitlines() if " BROKEN" in x]
    assert any(contract in x for x in broken), done.stdout


def _python(*arguments: str, code: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_front_door_opens_on_a_bare_python() -> None:
    """Without any installed library the command line starts and lists its commands."""
    code = "from deniceni.commands import run; raise SystemExit(run(['--help']))"
    assert "lab" in _python("-S", code=code)


def test_the_engine_and_the_desk_load_no_compiled_library() -> None:
    """Importing all of ``sim`` brings in neither numpy nor what is built on it."""
    code = """
import importlib, pkgutil, sys
import sim
views = {"sim.policies.gym", "sim.policies.zoo"}  # for the extra "research"
for module in pkgutil.walk_packages(sim.__path__, "sim."):
    if module.name in views:
        continue
    importlib.import_module(module.name)
heavy = {"numpy", "scipy", "matplotlib", "pandas", "nbgrader", "gymnasium"}
ours = [name for name in sys.modules if name.startswith("sim.")]
print(len(ours), sorted(heavy & set(sys.modules)))
"""
    count, heavy = _python(code=code).split(maxsplit=1)
    assert heavy.strip() == "[]"
    assert int(count) > 20


@pytest.mark.parametrize(
    "name",
    [
        "replay",
        "desk_click",
        "grade_class",
        "full_cycle",
        "scaling",
        "ensemble",
        "effect",
    ],
)
def test_a_benchmark_can_be_started(name: str) -> None:
    """What it borrows from the product and the tests is still there."""
    assert callable(importlib.import_module(f"benchmarks.{name}").main)
