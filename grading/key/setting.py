"""What a scenario makes possible: the facts that a key is held against.

Nothing here is drawn by seed: a fact is what could come about in some world.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sim.exercise.evidence import BUILDING
from sim.scenario.base import StageName
from sim.scenario.model import Indicator, Issue, Scenario, Source
from sim.scenario.shared import Action

DAY = 24  # hours


@dataclass(frozen=True)
class Setting:
    """A scenario with what follows from it."""

    scenario: Scenario

    @cached_property
    def actions(self) -> dict[str, Action]:
        """The actions that the scenario offers, by id."""
        offered = set(self.scenario.world.actions)
        return {a.id: a for a in self.scenario.catalogue.actions if a.id in offered}

    @cached_property
    def issues(self) -> dict[str, Issue]:
        """The issues, by id."""
        return {issue.id: issue for issue in self.scenario.issues}

    @cached_property
    def districts(self) -> set[str]:
        """The ids of the districts."""
        return {district.id for district in self.scenario.world.districts}

    @cached_property
    def documents(self) -> set[str]:
        """The documents that can be filed here."""
        known = self.scenario.documents
        return {d.id for d in known.documents} if known is not None else {"LI"}

    @cached_property
    def first_hour(self) -> float:
        """The hour, from voting day, at which the exercise begins."""
        world = self.scenario.world
        return world.start_day * DAY + world.opens_hour

    @cached_property
    def last_hour(self) -> float:
        """The hour, from voting day, at which it is over."""
        return (self.scenario.world.end_day + 1) * DAY

    def stages(self, issue: Issue) -> set[StageName]:
        """Return the stages that some hidden cause can lead an issue to."""
        found: set[StageName] = set()
        for variant, share in issue.variants.items():
            if share <= 0:
                continue
            here = {rule.stage for rule in issue.stages[:2]}  # from latent by itself
            while here - found:
                found |= here
                here = {
                    way.to
                    for rule in issue.stages
                    if rule.stage in found
                    for way in rule.exits
                    if way.per_day.get(variant, 0) > 0
                }
        return found

    def told(self, issue: Issue) -> set[StageName]:
        """Return the stages that a report on an issue can claim."""
        by_id = {one.id: one for one in issue.indicators}
        claims: set[StageName] = set()
        for one in self._signs(issue):
            if not self.tellers(issue, one):
                continue
            claims.add(one.stage)
            for other in (one.exaggerated_as, one.played_down_as):
                if other in by_id:
                    claims.add(by_id[other].stage)
        return claims

    def _signs(self, issue: Issue) -> Iterator[Indicator]:
        stages = self.stages(issue)
        for one in issue.indicators:
            causes = any(issue.variants.get(v, 0) > 0 for v in one.variants)
            if one.per_day > 0 and one.stage in stages and causes:
                yield one

    def tellers(self, issue: Issue, sign: Indicator | None = None) -> list[Source]:
        """Return the sources that can notice an issue (or one sign of it) and tell."""
        deep = self.scenario.world.format >= 2
        axis = sign.axis if sign is not None and sign.axis else issue.axis
        return [
            source
            for source in self.scenario.sources
            if source.coverage > 0
            and (source.districts is None or {*source.districts} & {*issue.districts})
            and (not deep or source.axes is None or axis in source.axes)
        ]

    def heard(self, issue: Issue) -> float | None:
        """Return the first hour at which an issue can be known of; ``None``: never."""
        ways = [t for sign in self._signs(issue) for t in self.tellers(issue, sign)]
        if not ways:
            return None
        onset = max(issue.onset[0] * DAY, self.first_hour)
        return onset + min(source.delay_hours[0] for source in ways)

    def can_claim(self, issue: Issue, stage: StageName) -> bool:
        """Return whether reports can claim that an issue is building up this far."""
        least = BUILDING.index(stage) if stage in BUILDING else len(BUILDING)
        claims = self.told(issue)
        return any(one in claims for one in BUILDING[least:])

    def verifies(self, action: str) -> bool:
        """Return whether an action sends a finding."""
        found = self.actions.get(action)
        return found is not None and any(e.kind == "verify" for e in found.effects)
