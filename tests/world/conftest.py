"""Worlds to look at, run once."""

from __future__ import annotations

import pytest

from sim.scenario.load import load
from sim.scenario.model import Scenario

NAME = "muara-sendaru"


@pytest.fixture(scope="session")
def scenario() -> Scenario:
    """The scenario that ships."""
    return load(NAME)
