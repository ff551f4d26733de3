"""Conditions that rest on a legal clock or a procedure, and how they are explained.

Same signatures as in ``sim.world.predicates``. Where a scenario knows no institutions
(format 1) no such condition holds.
"""

from __future__ import annotations

from sim.i18n import N_, Authored, Message
from sim.scenario.institutions import Window
from sim.world import clocks, procedures, result
from sim.world.calendar import day_label, minute_of
from sim.world.chance import triangular
from sim.world.request import Request
from sim.world.state import Case, State

NOTICE = "assembly-notice"
OBJECTION = "pilkades-objection"
PILKADES = "pilkades"
POSTPONEMENT = "penundaan"


def notice_hours(state: State, issue: str) -> float | None:
    """Return how many hours before an assembly its organisers told the police."""
    institutions = state.scenario.institutions
    if institutions is None:
        return None
    visit = state.issues[issue].visit
    u = state.chance.of(issue, f"assembly-notice/{visit}")[0]
    return triangular(u, institutions.notice.hours)


def notice_too_short(state: State, now: int, request: Request, limit: float) -> bool:
    """Whether the notice came later than the law asks for."""
    rule = clocks.clock(state.scenario, NOTICE)
    given = notice_hours(state, request.issue) if request.issue else None
    return rule is not None and given is not None and given < rule.amount


def notice_told(
    state: State, now: int, request: Request, limit: float
) -> Message | None:
    """How long before the assembly the notice came, and what the law says."""
    given = notice_hours(state, request.issue) if request.issue else None
    rule = clocks.law(state.scenario, NOTICE)
    if given is None or rule is None:
        return None
    text = N_("Pemberitahuan masuk sekitar {hours} jam sebelum acara. {law}")
    return Message(text, {"hours": round(given), "law": rule})


def not_its_channel(state: State, now: int, request: Request, limit: float) -> bool:
    """Whether the request takes an issue to a body that does not decide on it; an
    issue without channels is a matter for none."""
    if request.issue is None:
        return False
    own = state.issues[request.issue].issue.channels
    asked = procedures.opened(state, request.action.id, request.way, request.authority)
    return bool(asked) and not any(item.id in own for item in asked)


def channels_told(
    state: State, now: int, request: Request, limit: float
) -> Message | None:
    """Which channels fit the issue, or that none does."""
    institutions = state.scenario.institutions
    if request.issue is None or institutions is None:
        return None
    own = state.issues[request.issue].issue.channels
    if not own:
        return Message(N_("Isu ini bukan perkara untuk salah satu jalur itu."))
    names = {
        lang: ", ".join(text.procedures[name].name for name in own)
        for lang, text in institutions.texts.items()
    }
    return Message(N_("Jalur untuk isu ini: {names}."), {"names": Authored(names)})


def _window(state: State, request: Request) -> Window | None:
    """Return when what the request would open can be opened, if that is limited."""
    for item in procedures.known(state):
        for opener in item.opened_by:
            asked = (opener.action, opener.manner or request.way)
            if item.window and asked == (request.action.id, request.way):
                return item.window
    return None


def before_window(state: State, now: int, request: Request, limit: float) -> bool:
    """Whether it is too early to open what the request would open."""
    window = _window(state, request)
    if window is None or window.first is None:
        return False
    return now < minute_of(state.scenario, window.first)


def after_window(state: State, now: int, request: Request, limit: float) -> bool:
    """Whether it is too late to open what the request would open."""
    window = _window(state, request)
    return window is not None and now >= minute_of(state.scenario, window.last + 1)


def window_told(
    state: State, now: int, request: Request, limit: float
) -> Message | None:
    """From when and until when it can be opened."""
    window = _window(state, request)
    if window is None:
        return None
    until = clocks.last_minute(
        state.scenario, minute_of(state.scenario, window.last + 1)
    )
    if window.first is None:
        return Message(N_("Batas waktunya {time}."), {"time": until})
    values = {"first": day_label(window.first), "time": until}
    return Message(N_("Waktunya dari {first} sampai {time}."), values)


def no_result(state: State, now: int, request: Request, limit: float) -> bool:
    """Whether no result has been announced yet."""
    return not result.announced(state, now)


def announcement_told(
    state: State, now: int, request: Request, limit: float
) -> Message | None:
    """When the result is due."""
    minute = result.announcement(state)
    if minute is None:
        return None
    text = N_("Hasil kabupaten dijadwalkan diumumkan {time}.")
    return Message(text, {"time": clocks.last_minute(state.scenario, minute)})


def filing_closed(state: State, now: int, request: Request, limit: float) -> bool:
    """Whether it is too late to bring the result before the Court."""
    until = result.filing_deadline(state)
    return until is not None and result.announced(state, now) and now >= until


def filing_told(
    state: State, now: int, request: Request, limit: float
) -> Message | None:
    """Until when a petition could be filed."""
    return clocks.limit(state.scenario, result.FILING, result.announcement(state))


def over_threshold(state: State, now: int, request: Request, limit: float) -> bool:
    """Whether the announced margin is too large for a result dispute."""
    return result.announced(state, now) and result.over(state)


def margin_told(
    state: State, now: int, request: Request, limit: float
) -> Message | None:
    """The margin and the threshold, once they are known."""
    return result.explained(state) if result.announced(state, now) else None


def objection_closed(state: State, now: int, request: Request, limit: float) -> bool:
    """Whether it is too late to object to the village election an issue is about."""
    if request.issue is None:
        return False
    issue = state.issues[request.issue]
    until = clocks.due(state.scenario, OBJECTION, issue.onset)
    return until is not None and now >= until


def objection_told(
    state: State, now: int, request: Request, limit: float
) -> Message | None:
    """Until when an objection could be brought."""
    if request.issue is None:
        return None
    onset = state.issues[request.issue].onset
    return clocks.limit(state.scenario, OBJECTION, onset)


def proposal(state: State, request: Request) -> Case | None:
    """Return the PPK's open proposal to postpone, for the place asked about."""
    about = procedures.target(request.action, request.issue, request.district)
    return procedures.pending(state, POSTPONEMENT, *about)


def proposed(state: State, request: Request) -> bool:
    """Whether the PPK has proposed a postponement that KPU has not decided on."""
    return proposal(state, request) is not None


def proposal_told(
    state: State, now: int, request: Request, limit: float
) -> Message | None:
    """Since when KPU considers the proposal."""
    case = proposal(state, request)
    if case is None:
        return None
    since = clocks.last_minute(state.scenario, case.opened)
    return Message(N_("Usul itu ada di KPU sejak {time}."), {"time": since})


def nothing_to_extend(state: State, now: int, request: Request, limit: float) -> bool:
    """Whether no status is in force, or it has been extended already."""
    return _extendable(state) is None


def _extendable(state: State) -> Case | None:
    for case in state.cases:
        extra = procedures.procedure(state, case.procedure).extension
        if case.status == "open" and extra is not None and not case.extended:
            return case
    return None


def status_told(
    state: State, now: int, request: Request, limit: float
) -> Message | None:
    """Until when the status is in force, if it is."""
    if state.status_until is None or now >= state.status_until:
        return None
    until = clocks.last_minute(state.scenario, state.status_until)
    return Message(N_("Status berlaku sampai {time}."), {"time": until})
