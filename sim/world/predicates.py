"""Conditions that rules ask about: facts of the world, the calendar and the law.

A predicate is a plain function ``(state, now, request, limit) -> bool``; ``limit`` is
in hours. Where one rests on a clock, ``EXPLAINED`` says by which law and until when.
"""

from __future__ import annotations

from collections.abc import Callable

from sim.i18n import N_, Message
from sim.scenario.base import StageName
from sim.scenario.shared import ConductRule, Decline, Predicate, Rule
from sim.world import clocks, issues, lawful, police, recovery
from sim.world.calendar import day_of, minute_of, stage_on
from sim.world.incidents import crises_at_once
from sim.world.request import Request
from sim.world.state import State

VIOLENT = "incident-violent"  # the claim of a report on a single incident
OVER: frozenset[StageName] = frozenset({"aftermath", "settled"})
Holds = Callable[[State, int, Request, float], bool]
Explain = Callable[[State, int, Request, float], Message | None]


def _not_viral(state: State, now: int, request: Request, limit: float) -> bool:
    if request.issue is None:
        return False
    issue = state.issues[request.issue]
    rumour = issue.issue.rumour
    return rumour is None or issues.belief_at(issue, now) < rumour.viral_at


def _older(state: State, now: int, request: Request, limit: float) -> bool:
    heard = state.known.get(request.issue or "")
    if heard is None:
        return False
    gone = now - heard - limit * 60
    return gone >= 0 if state.deep else gone > 0  # the deadline itself is too late


def _peaceful(state: State, now: int, request: Request, limit: float) -> bool:
    if request.issue is None:
        return not any(i.stage == "crisis" and i.violent for i in state.issues.values())
    issue = state.issues[request.issue]
    return not (issue.stage == "crisis" and issue.violent)


def _told_peaceful(state: State, now: int, request: Request) -> bool:
    """Whether nothing that the office had been told spoke of violence (format 2).

    Conduct is judged by what was known: by reports of a crisis, as far back as the
    office's board reaches, that were not taken back, since the last that told of its
    end. Whether to lend a hand is decided by those who see it.
    """
    since = now - state.scenario.catalogue.information.board_days * 24 * 60
    mended = {r.origin for r in state.inbox if r.corrects is not None}
    told: dict[str | None, bool] = {}
    for report in state.inbox:
        stands = report.corrects is not None or report.origin not in mended
        near = request.district in (None, report.district)
        about = request.issue in (None, report.about)
        if not (stands and near and about and report.minute >= since):
            continue
        if report.stage == "crisis" or report.claim == VIOLENT:
            told[report.about] = True
        elif report.stage in OVER:
            told[report.about] = False
    return not any(told.values())


def _crowdless(state: State, now: int, request: Request, limit: float) -> bool:
    if request.issue is None:
        near = request.district if state.deep else None
        return not any(
            i.stage in issues.CROWD and near in (None, i.home)
            for i in state.issues.values()
        )
    return state.issues[request.issue].stage not in issues.CROWD


def _electoral(state: State, now: int) -> str:
    return stage_on(state.scenario, day_of(state.scenario, now)).id


def campaign_end(state: State) -> int | None:
    """Return the last day of the campaign."""
    ends = [s.last for s in state.scenario.calendar.stages if s.id == "campaign"]
    return max(ends, default=None)


def _campaign_over(state: State, now: int, request: Request, limit: float) -> bool:
    end = campaign_end(state)
    return end is not None and day_of(state.scenario, now) > end


def _controlled(state: State, now: int, request: Request, limit: float) -> bool:
    if state.deep:
        return police.in_control(state, now)
    return crises_at_once(state) < state.scenario.world.police.crises


def _district(state: State, request: Request) -> str | None:
    if request.district is None and request.issue is not None:
        return state.issues[request.issue].home
    return request.district


def _displaced(state: State, request: Request) -> list[str]:
    """Return the issues that drove out people whom the request is about."""
    found = recovery.within(state, request.issue, request.district)
    return [one.issue for one in found]


def _victims_absent(state: State, now: int, request: Request, limit: float) -> bool:
    return not all(
        recovery.victims_present(state, issue) for issue in _displaced(state, request)
    )


def _unsafe(state: State, now: int, request: Request, limit: float) -> bool:
    return not all(
        recovery.safe_to_return(state, issue) for issue in _displaced(state, request)
    )


def _never_violent(state: State, now: int, request: Request, limit: float) -> bool:
    if request.issue is not None:
        return not any(i.violent and i.cause == request.issue for i in state.incidents)
    return not any(
        i.violent and request.district in (None, i.district) for i in state.incidents
    )


PREDICATES: dict[Predicate, Holds] = {
    "always": lambda state, now, request, limit: True,
    "no-report": lambda state, now, request, limit: (
        request.issue is not None and request.issue not in state.known
    ),
    "no-verification": lambda state, now, request, limit: (
        request.issue is not None and not state.verified.get(request.issue)
    ),
    "no-crowd": _crowdless,
    "peaceful-crowd": _peaceful,
    "police-in-control": _controlled,
    "no-status": lambda state, now, request, limit: (
        not police.status_in_force(state, now)
    ),
    "quiet-period": lambda state, now, request, limit: (
        _electoral(state, now) == "quiet"
    ),
    "not-quiet-period": lambda state, now, request, limit: (
        _electoral(state, now) != "quiet"
    ),
    "campaign-over": _campaign_over,
    "no-special-report": lambda state, now, request, limit: "A03" not in state.done,
    "older-than-limit": _older,
    "not-viral": _not_viral,
    "government-works": lambda state, now, request, limit: police.government_works(
        state, now
    ),
    "status-in-force": lambda state, now, request, limit: police.status_in_force(
        state, now
    ),
    "no-displaced": lambda state, now, request, limit: (
        recovery.away(state, _district(state, request)) == 0
    ),
    "victims-absent": _victims_absent,
    "unsafe-return": _unsafe,
    "never-violent": _never_violent,
    "never-broke-out": lambda state, now, request, limit: (
        not any(i.cause == request.issue for i in state.incidents)
    ),
    "notice-too-short": lawful.notice_too_short,
    "not-its-channel": lawful.not_its_channel,
    "no-result": lawful.no_result,
    "mk-window-closed": lawful.filing_closed,
    "margin-over-threshold": lawful.over_threshold,
    "not-pilkades-window": lawful.objection_closed,
    "ppk-has-not-proposed": lambda state, now, request, limit: (
        not lawful.proposed(state, request)
    ),
    "ppk-has-proposed": lambda state, now, request, limit: lawful.proposed(
        state, request
    ),
    "nothing-to-extend": lawful.nothing_to_extend,
    "before-window": lawful.before_window,
    "after-window": lawful.after_window,
}


def holds(
    state: State, now: int, rule: Rule | ConductRule | Decline, request: Request
) -> bool:
    """Return whether a rule's condition holds for a request at ``now``."""
    if rule.manner not in (None, request.way):
        return False
    if rule.when is None:
        return rule.manner is not None
    if isinstance(rule, ConductRule) and rule.when == "peaceful-crowd" and state.deep:
        return _told_peaceful(state, now, request)
    if isinstance(rule, ConductRule | Decline):
        return PREDICATES[rule.when](state, now, request, 0.0)
    if rule.authority not in (None, request.authority):
        return False
    return PREDICATES[rule.when](state, now, request, rule.limit_hours or 0.0)


def _since_known(
    state: State, now: int, request: Request, limit: float
) -> Message | None:
    heard = state.known.get(request.issue or "")
    if heard is None:
        return None
    until = clocks.last_minute(state.scenario, heard + round(limit * 60))
    return Message(N_("Batas waktunya {time}."), {"time": until})


def _last_day(state: State, now: int, request: Request, limit: float) -> Message | None:
    end = campaign_end(state)
    if end is None:
        return None
    until = clocks.last_minute(state.scenario, minute_of(state.scenario, end + 1))
    return Message(N_("Batas waktunya {time}."), {"time": until})


EXPLAINED: dict[Predicate, Explain] = {
    "older-than-limit": _since_known,
    "campaign-over": _last_day,
    "notice-too-short": lawful.notice_told,
    "mk-window-closed": lawful.filing_told,
    "margin-over-threshold": lawful.margin_told,
    "no-result": lawful.announcement_told,
    "not-pilkades-window": lawful.objection_told,
    "ppk-has-proposed": lawful.proposal_told,
    "nothing-to-extend": lawful.status_told,
    "before-window": lawful.window_told,
    "after-window": lawful.window_told,
    "not-its-channel": lawful.channels_told,
    "status-in-force": lawful.status_told,
}
LATE: frozenset[Predicate] = frozenset(
    {
        "older-than-limit",
        "campaign-over",
        "mk-window-closed",
        "not-pilkades-window",
        "after-window",
    }
)


def explained(state: State, now: int, rule: Rule, request: Request) -> Message | None:
    """Return the clock or the figures a rule rests on, for the trainee to read."""
    tell = EXPLAINED.get(rule.when)
    return tell and tell(state, now, request, rule.limit_hours or 0.0)
