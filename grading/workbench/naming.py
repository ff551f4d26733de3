"""What a scenario's issues are called, in both languages."""

from __future__ import annotations

from sim.i18n import Authored, Readable
from sim.scenario.model import Scenario


def issue_name(scenario: Scenario, name: str) -> Readable:
    """Return what an issue is called; its id where nobody has named it."""
    texts = scenario.texts.items()
    return Authored({key: text.issues.get(name, name) for key, text in texts})
