"""What the office could really have asked for at the time, instead of a breach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sim.scenario.shared import Action, ConductRule
from sim.world import actions
from sim.world.request import Request
from sim.world.state import State


@dataclass(frozen=True)
class Way:
    """An action open at that minute, and the authority that may decide on it."""

    action: str
    authority: str


def ways(
    state: State, now: int, request: Request, rule: ConductRule
) -> tuple[Way, ...]:
    """Return which of a rule's alternatives were open at ``now``, in its order.

    Open: offered in the scenario, with an authority that may decide, on a target that
    is known, affordable, in time, and itself no breach in its proper manner. To be
    asked before the breach has taken people and money.
    """
    found = (_way(state, now, request, name) for name in rule.instead)
    return tuple(way for way in found if way is not None)


def _way(state: State, now: int, request: Request, name: str) -> Way | None:
    found = (a for a in state.scenario.catalogue.actions if a.id == name)
    action = next(found, None)
    if action is None or name not in state.scenario.world.actions:
        return None
    for issue, district in _targets(state, action, request):
        for who in action.authority:
            asked = Request(action, who, issue, district, None)
            refused = actions.check(state, now, asked)
            if refused is None and not actions.breaches(state, now, asked):
                return Way(name, who)
    return None


def _targets(
    state: State, action: Action, request: Request
) -> Iterator[tuple[str | None, str | None]]:
    """Yield what the alternative could have been for: an issue and a district.

    The same target where it has one; else what reports tie to it: the issues told of in
    the district, or the districts in which the issue was told of.
    """
    if action.target == "none" or getattr(request, action.target) is not None:
        same = (request.issue, request.district)
        yield same if action.target != "none" else (None, None)
        return
    told = [
        report
        for report in state.inbox
        if request.issue in (None, report.about)
        and request.district in (None, report.district)
    ]
    if action.target == "issue":
        yield from ((r, request.district) for r in _once(t.about for t in told))
    else:
        yield from ((request.issue, r) for r in _once(t.district for t in told))


def _once(names: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name is not None))
