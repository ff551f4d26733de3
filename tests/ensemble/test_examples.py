"""The examples in the docstrings run as they stand."""

from __future__ import annotations

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["edits", "ensemble", "branch", "paired"])
def test_the_examples_run(name: str) -> None:
    """Every docstring example prints what it says."""
    module = importlib.import_module(f"sim.ensemble.{name}")
    done = doctest.testmod(module)
    assert done.attempted > 0
    assert done.failed == 0
