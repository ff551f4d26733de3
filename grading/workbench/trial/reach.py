"""What never comes about: injects, stages of issues and key items over many seeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from grading.key.model import Key
from grading.workbench.trial.seen import World
from grading.workbench.trial.settings import settings
from sim.scenario.model import Scenario

What = Literal["inject", "stage", "item"]


@dataclass(frozen=True)
class Reached:
    """Something an author wrote, and the share of worlds in which it came about.

    ``never`` while nobody acts, ``model`` under the model response. Of a key item:
    ``never`` is the share in which its ground came about, ``model`` that in which the
    model response of its plan earned it.
    """

    what: What
    id: str
    part: str  # of an issue or plan, empty else
    never: float
    model: float

    @property
    def missing(self) -> bool:
        """Return whether it came about in no world."""
        return max(self.never, self.model) <= 0 or (
            self.what == "item" and self.model <= 0
        )

    @property
    def rare(self) -> bool:
        """Return whether it came about, but seldom."""
        least = self.model if self.what == "item" else max(self.never, self.model)
        return not self.missing and least < settings().rare


def reached(
    scenario: Scenario, key: Key, worlds: Sequence[World]
) -> tuple[Reached, ...]:
    """Return how often everything came about, in the order it is written in."""
    return (
        *_injects(scenario, worlds),
        *_stages(scenario, worlds),
        *_items(key, worlds),
    )


def _injects(scenario: Scenario, worlds: Sequence[World]) -> Iterator[Reached]:
    for inject in scenario.injects:
        yield Reached(
            "inject", inject.id, "",
            sum(inject.id in w.never.injects for w in worlds) / len(worlds),
            sum(inject.id in w.model.injects for w in worlds) / len(worlds),
        )  # fmt: skip


def _stages(scenario: Scenario, worlds: Sequence[World]) -> Iterator[Reached]:
    for issue in scenario.issues:
        for rule in issue.stages:
            if rule.stage == "latent":
                continue
            pair = (issue.id, rule.stage)
            yield Reached(
                "stage", rule.stage, issue.id,
                sum(pair in w.never.stages for w in worlds) / len(worlds),
                sum(pair in w.model.stages for w in worlds) / len(worlds),
            )  # fmt: skip


def _items(key: Key, worlds: Sequence[World]) -> Iterator[Reached]:
    for plan in key.plans:
        for item in plan.items:
            pair = (plan.id, item.id)
            yield Reached(
                "item", item.id, plan.id,
                sum(pair in w.grounds for w in worlds) / len(worlds),
                sum(pair in w.earned for w in worlds) / len(worlds),
            )  # fmt: skip
