"""One JupyterLab and one browser for all browser tests of the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.desk.lab_server import Lab, running
from tests.desk.participant import Participant


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A running JupyterLab with folders of its own."""
    with running(tmp_path_factory.mktemp("lab")) as found:
        yield found


@pytest.fixture
def seat(browser: Browser) -> Iterator[Callable[..., Participant]]:
    """Seats participants: each in a fresh browser profile, 1366 × 768 unless told.

    Afterwards none of them has seen a console error or caused an outside request.
    """
    contexts, people = [], []

    def sit(width: int = 1366, height: int = 768, scale: float = 1) -> Participant:
        context = browser.new_context(
            viewport={"width": width, "height": height}, device_scale_factor=scale
        )
        contexts.append(context)
        people.append(Participant(context.new_page()))
        return people[-1]

    yield sit
    for context in contexts:
        context.close()
    assert [person.outside for person in people] == [[] for _ in people]
    assert [person.errors for person in people] == [[] for _ in people]


@pytest.fixture
def participant(seat: Callable[..., Participant]) -> Participant:
    """One participant at an office laptop."""
    return seat()
