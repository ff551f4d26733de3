"""A scenario to spoil."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.folder import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A sound scenario in a folder of its own."""
    return Place(tmp_path)
