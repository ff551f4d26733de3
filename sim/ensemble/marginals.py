"""The statistics of simulated histories by the names the evidence asks for them by."""

from __future__ import annotations

from sim.ensemble import counting, following, outcomes
from sim.ensemble.counting import Statistic

STATISTICS: dict[str, Statistic] = {
    "per-cycle": counting.per_cycle,
    "shape": counting.shape,
    "variance-to-mean": counting.variance_to_mean,
    "none-share": counting.none_share,
    "stage-rate": counting.stage_rate,
    "violent-share": counting.violent_share,
    "election-venue-share": counting.election_venue_share,
    "deaths": counting.harm("deaths"),
    "injuries": counting.harm("injuries"),
    "buildings": counting.harm("buildings"),
    "deaths-violent": counting.harm("deaths", violent=True),
    "injuries-violent": counting.harm("injuries", violent=True),
    "crowd-median": counting.crowd(0.5),
    "crowd-p90": counting.crowd(0.9),
    "crowd-log-sd": counting.crowd_log_sd,
    "branching-violent": following.hawkes(violent=True, half_life=False),
    "half-life-violent": following.hawkes(violent=True, half_life=True),
    "branching-peaceful": following.hawkes(violent=False, half_life=False),
    "half-life-peaceful": following.hawkes(violent=False, half_life=True),
    "after-protest": following.after_protest,
    "any-week": following.any_week,
    "after-protest-ratio": following.after_protest_ratio,
    "serious-share": outcomes.serious_share,
    "petition-share": outcomes.petition_share,
    "granted-share": outcomes.granted_share,
    "benign-share": outcomes.benign_share,
}
ISSUES_ONLY = frozenset({"benign-share", "petition-share", "granted-share"})
