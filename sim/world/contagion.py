"""What an incident adds to the chance of more, in its district and next to it.

A weakly self-exciting process: each incident raises the rate by branching × decay ×
2^(−age / half-life), part of it in the neighbouring districts. The sum over all past
incidents is kept as one decaying number per district and kind, which is exact for an
exponential kernel and costs the same however many incidents there were.
"""

from __future__ import annotations

import math

from sim.scenario.model import Contagion
from sim.world.chance import DAY
from sim.world.state import DistrictState, State


def stir(state: State, now: int, where: str, violent: bool) -> None:
    """Let an incident of this kind raise the rates around it."""
    rules = state.scenario.world.incidents.contagion
    if rules is None:
        return
    children = rules.violent if violent else rules.peaceful
    jump = children * math.log(2) / half_life(rules, violent)
    neighbours = state.neighbours[where]
    spread = rules.neighbours if neighbours else 0.0
    _add(state.districts[where], rules, now, violent, jump * (1 - spread))
    for name in neighbours:
        share = jump * spread / len(neighbours)
        _add(state.districts[name], rules, now, violent, share)


def half_life(rules: Contagion, violent: bool) -> float:
    """Return the days after which half of an incident's effect is gone."""
    return rules.violent_half_life_days if violent else rules.peaceful_half_life_days


def stirred(rules: Contagion, district: DistrictState, now: int) -> float:
    """Return the incidents per day that past ones add in ``district`` at ``now``."""
    return sum(
        rate * 2 ** (-(now - at) / DAY / half_life(rules, violent))
        for violent, (rate, at) in district.stirred.items()
    )


def headroom(rules: Contagion) -> float:
    """Return the rate per day that contagion may add in one district at most."""
    jumps = (
        children * math.log(2) / days
        for children, days in (
            (rules.violent, rules.violent_half_life_days),
            (rules.peaceful, rules.peaceful_half_life_days),
        )
    )
    return rules.room * max(jumps)


def _add(
    district: DistrictState, rules: Contagion, now: int, violent: bool, jump: float
) -> None:
    rate, at = district.stirred.get(violent, (0.0, now))
    left = rate * 2 ** (-(now - at) / DAY / half_life(rules, violent))
    district.stirred[violent] = (left + jump, now)
