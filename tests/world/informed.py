"""A world of format 2 in which news travels, made from the scenario that ships."""

from __future__ import annotations

from typing import Any

from sim.scenario.model import (
    Correcting,
    Feedback,
    Issue,
    Rumour,
    Scenario,
    Source,
    Spread,
)

RUMOUR = "ceramah"  # the issue whose rumour spreads here
SPREAD = Spread(
    coupling_per_day=0.2,
    channels={"viral": 0.1},
    protects=0.4,
    basis="for tests",
)
CORRECTING = Correcting(chance=0.6, delay_hours=(6, 36), basis="for tests")
FEEDBACK = Feedback(
    gain=0.5,
    patience_hours=24,
    wither=0.2,
    hours=240,
    least=0.3,
    most=2,
    basis="for tests",
)
NETWORKS: dict[str, dict[str, Any]] = {
    "kpu": {"axes": ("politik",)},
    "bawaslu": {"axes": ("politik",)},
    "tokoh": {"axes": ("ideologi", "sosial", "budaya")},
    "fkdm": {"corrects": CORRECTING},
    "pers": {"corrects": CORRECTING},
    "viral": {"corrects": CORRECTING},
    "hotline": {"feedback": FEEDBACK},
}
CORRECTIONS = {
    "id": ("Ralat laporan kami:", "Yang kami sampaikan keliru."),
    "en": ("We correct our report:", "What we told was wrong."),
}


def informed(scenario: Scenario, spread: Spread | None = SPREAD) -> Scenario:
    """Return ``scenario`` with networks, corrections, a hotline and a rumour abroad."""
    texts = {
        language: text.model_copy(update={"corrections": CORRECTIONS[language]})
        for language, text in scenario.texts.items()
    }
    change = {
        "world": scenario.world.model_copy(update={"format": 2}),
        "issues": tuple(_abroad(issue, spread) for issue in scenario.issues),
        "sources": tuple(
            with_source(s, **NETWORKS.get(s.id, {})) for s in scenario.sources
        ),
        "texts": texts,
    }
    return scenario.model_copy(update=change)


def with_source(source: Source, **change: Any) -> Source:
    """Return ``source`` with some fields changed."""
    return source.model_copy(update=change)


def _abroad(issue: Issue, spread: Spread | None) -> Issue:
    if issue.id != RUMOUR or issue.rumour is None:
        return issue
    return issue.model_copy(
        update={"rumour": issue.rumour.model_copy(update={"spread": spread})}
    )


def rumour(scenario: Scenario) -> Rumour:
    """Return the rumour that spreads."""
    found = next(issue for issue in scenario.issues if issue.id == RUMOUR).rumour
    assert found is not None
    return found
