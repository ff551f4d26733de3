"""A copy of a shipped scenario that a test may change, and its key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grading import Key, load_key
from sim.scenario.load import SCENARIOS
from tests.workbench.editing import NAME


@pytest.fixture(scope="session")
def key() -> Key:
    """The key of the shipped scenario."""
    return load_key(NAME)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A scenario's folder with its key, its older keys and its record."""
    return Path(shutil.copytree(SCENARIOS / NAME, tmp_path / NAME))
