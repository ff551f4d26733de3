"""The key and the scenario that ship."""

from __future__ import annotations

import pytest

from grading import Key, load_key
from sim.scenario.load import load
from sim.scenario.model import Scenario

NAME = "muara-sendaru"


@pytest.fixture(scope="session")
def scenario() -> Scenario:
    """The scenario that ships."""
    return load(NAME)


@pytest.fixture(scope="session")
def key() -> Key:
    """Its key."""
    return load_key(NAME)
