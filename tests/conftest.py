"""What all tests share: long runs only when asked for, one browser, no deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from deniceni import browser as browsers

SOAK = 3600  # seconds that a long run may take
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

settings.register_profile(
    "shared-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("shared-machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--soak``."""
    parser.addoption("--soak", action="store_true", help="run the long tests too")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave the long runs for those who ask for them."""
    long = [item for item in items if item.get_closest_marker("soak")]
    if config.getoption("--soak"):
        for item in long:
            item.add_marker(pytest.mark.timeout(SOAK))
    elif long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser that tests drive; ``python3 -m deniceni test`` brings one."""
    found = browsers.find()
    assert found is not None, "no Chromium: run `python3 -m deniceni test` once"
    return found


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """A running Chromium, one for all tests of a process: Playwright allows no more."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=str(chromium), args=list(FLAGS)
        )
        yield found
        found.close()
