"""A small sound scenario in a folder of its own, for tests to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sim.scenario.load import load
from sim.scenario.problem import Problem, ScenarioError

FIXTURES = Path(__file__).with_name("fixtures")
ENGINE_FILES = (
    "lembasura/world.yaml",
    "lembasura/issues.yaml",
    "lembasura/sources.yaml",
    "lembasura/injects.yaml",
    "lembasura/text.id.yaml",
    "lembasura/text.en.yaml",
    "calendars/tiny.yaml",
    "actions.yaml",
    "actions.text.id.yaml",
    "actions.text.en.yaml",
)


class Place:
    """A copy of the fixture; ``folder`` is the scenario, ``shared`` what is beside."""

    def __init__(self, root: Path) -> None:
        self.shared = root / "scenarios"
        self.folder = self.shared / "lembasura"
        shutil.copytree(FIXTURES, self.shared)

    def path(self, name: str) -> Path:
        """Return the path of a file by the name its author knows it by."""
        own = self.folder / name
        return own if own.exists() else self.shared / name

    def change(self, name: str, old: str, new: str) -> int:
        """Replace the only ``old`` in a file by ``new``; return the line it was on."""
        path = self.path(name)
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def problems(self) -> tuple[Problem, ...]:
        """Return what loading says is wrong; fails if it says nothing."""
        with pytest.raises(ScenarioError) as refused:
            load(self.folder)
        return refused.value.problems
