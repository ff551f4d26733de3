"""Rumours: how far one is believed in each district, how it spreads, what answers it.

In a district belief grows logistically by itself. Where the rumour may spread, belief
also comes in at midnight from the districts next door and through channels, the
sources that carry it to wherever they listen. Nothing here is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from sim.scenario.model import Rumour, Scenario, Spread
from sim.world.chance import DAY
from sim.world.state import Belief, Driver, IssueState, State

Shares = Mapping[str, float]
Inflow = dict[str, dict[str, float]]  # district: by what it comes in, per day


def grown(rumour: Rumour, belief: Belief, now: int) -> float:
    """Return how far a rumour is believed: logistic growth since last known."""
    if belief.share <= 0:
        return 0.0
    grown = math.exp(rumour.growth_per_day * belief.pace * (now - belief.at) / DAY)
    return belief.share * grown / (1 - belief.share + belief.share * grown)


def belief_in(issue: IssueState, district: str, now: int) -> float:
    """Return how far the issue's rumour is believed in ``district``, 0 to 1."""
    rumour = issue.issue.rumour
    belief = _held(issue, district)
    return grown(rumour, belief, now) if rumour and belief else 0.0


def _held(issue: IssueState, district: str) -> Belief | None:
    return issue.belief if district == issue.home else issue.elsewhere.get(district)


def _hold(issue: IssueState, district: str, belief: Belief) -> None:
    if district == issue.home:
        issue.belief = belief
    else:
        issue.elsewhere[district] = belief


def begin(issue: IssueState, now: int) -> None:
    """Let the rumour be believed a little in the district the issue is at home in."""
    if issue.issue.rumour:
        issue.belief = Belief(issue.issue.rumour.start, now)
        issue.reached = {issue.home: (now, issue.issue.id)}


def where(issue: IssueState, now: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return the districts a signal of the issue may come from, and their weights.

    While its rumour travels these are the districts it has reached, by how far it is
    believed there; otherwise the home alone.
    """
    rumour = issue.issue.rumour
    spread = rumour.spread if rumour else None
    if spread is None or issue.stage not in spread.stages or not issue.reached:
        return (issue.home,), (1.0,)
    places = tuple(issue.reached)
    return places, tuple(belief_in(issue, place, now) for place in places)


def day(state: State, driver: Driver) -> None:
    """Let a day's belief come in everywhere at once; call it at midnight."""
    for issue in state.issues.values():
        rumour = issue.issue.rumour
        if rumour and rumour.spread and issue.belief and issue.stage != "settled":
            _day(state, driver, issue, rumour, rumour.spread)


def _day(
    state: State, driver: Driver, issue: IssueState, rumour: Rumour, spread: Spread
) -> None:
    now = driver.now
    days = min(1.0, (now - issue.onset) / DAY)
    shares = {name: belief_in(issue, name, now) for name in state.districts}
    coming = inflow(shares, state.neighbours, spread, listening(state.scenario, spread))
    for district, share in shares.items():
        ways = coming[district]
        held = _held(issue, district) or Belief(0.0, now)
        after = taken_in(share, sum(ways.values()) * held.pace, days)
        _hold(issue, district, Belief(after, now, held.pace))
        if district not in issue.reached and after >= rumour.start:
            way = max(ways, key=lambda way: ways[way], default=district)
            cause = _ref(issue, way) if way in shares else way
            issue.reached[district] = (now, cause)
            state.note(now, "spread", _ref(issue, district), "reached", cause)
        cause = issue.reached.get(district, (now, issue.issue.id))[1]
        _watch(state, now, issue, district, after, cause)


def inflow(
    shares: Shares,
    neighbours: Mapping[str, Sequence[str]],
    spread: Spread,
    channels: Mapping[str, tuple[float, Sequence[str]]],
) -> Inflow:
    """Return the belief that comes into each district a day, by what it comes.

    From each neighbour the coupling times its share; from each channel its weight times
    the mean share of the other districts it listens in. ``channels``: by source, its
    weight and where it listens.
    """
    coming: Inflow = {
        district: {
            other: spread.coupling_per_day * shares[other]
            for other in neighbours[district]
        }
        for district in shares
    }
    for source, (weight, places) in channels.items():
        total = sum(shares[place] for place in places)
        others = len(places) - 1
        for place in places if others else ():
            mean = max(0.0, total - shares[place]) / others
            coming[place][source] = weight * mean
    return coming


def taken_in(share: float, per_day: float, days: float) -> float:
    """Return belief after some of those not yet convinced have been, 0 to 1."""
    return min(1.0, share - (1 - share) * math.expm1(-per_day * days))


def listening(
    scenario: Scenario, spread: Spread
) -> dict[str, tuple[float, tuple[str, ...]]]:
    """Return the sources that carry the rumour, with their weight and districts."""
    everywhere = tuple(district.id for district in scenario.world.districts)
    return {
        source.id: (spread.channels[source.kind], source.districts or everywhere)
        for source in scenario.sources
        if source.kind in spread.channels
    }


def _watch(
    state: State, now: int, issue: IssueState, district: str, share: float, cause: str
) -> None:
    """Note when belief in a district comes over the point where it is viral, or back.

    It is looked at once a day and when the rumour is answered.
    """
    assert issue.issue.rumour is not None
    viral = share >= issue.issue.rumour.viral_at
    if viral == (district in issue.viral):
        return
    if viral:
        issue.viral.add(district)
    else:
        issue.viral.discard(district)
    detail = "viral" if viral else "not-viral"
    state.note(now, "belief", _ref(issue, district), detail, cause)


def _ref(issue: IssueState, district: str) -> str:
    """Return what the event log calls the rumour in a district."""
    return f"{issue.issue.id}/{district}"


def rebuttal(
    rumour: Rumour, share: float, pace: float, late: int, size: float
) -> tuple[float, float]:
    """Return belief and its pace after a rebuttal of strength ``size``.

    What nobody believes yet it spreads; the later it comes, in minutes, the less it
    removes (domain reference: late rebuttal fails, and can amplify).
    """
    if share < rumour.viral_at:
        return max(share, min(rumour.most, share + rumour.amplify)), pace
    left = _left(rumour, late, size)
    return share * left, pace * left


def _left(rumour: Rumour, late: int, size: float) -> float:
    return 1 - min(rumour.most, size * math.exp(-late / 60 / rumour.too_late_hours))


def rebut(
    state: State, now: int, issue: IssueState, where: str, size: float, cause: str
) -> None:
    """Answer a rumour that spreads in one district; the others have their part of it.

    Elsewhere nobody hears of it for the first time: belief that is viral there falls,
    other belief only grows more slowly.
    """
    rumour = issue.issue.rumour
    if rumour is None or rumour.spread is None:
        return
    for district in state.districts:
        share, held = belief_in(issue, district, now), _held(issue, district)
        pace = held.pace if held else 1.0
        late = now - issue.reached.get(district, (now, ""))[0]
        if district == where:
            share, pace = rebuttal(rumour, share, pace, late, size)
        else:
            left = _left(rumour, late, size * rumour.spread.protects)
            share *= left if share >= rumour.viral_at else 1.0
            pace *= left
        _hold(issue, district, Belief(share, now, pace))
        if share >= rumour.start:
            issue.reached.setdefault(district, (now, cause))
        _watch(state, now, issue, district, share, cause)
