"""Acts: what may be asked, what it breaks, what it takes, and how it runs its course.

``check`` refuses what cannot be done now; ``breaches`` names what can be done but must
not be; ``start`` takes the people and money and lets the act run; ``turned_down`` is
for the one who was asked in vain.
"""

from __future__ import annotations

from sim.i18n import N_, Message, Readable
from sim.scenario.shared import Action, ConductRule, Failure, Rule
from sim.world import (
    actors,
    answers,
    clocks,
    declines,
    effects,
    predicates,
    procedures,
    underway,
)
from sim.world.chance import uniform
from sim.world.predicates import PREDICATES, holds
from sim.world.request import Refusal, Request, action_name, catalogue_text
from sim.world.state import ActState, Driver, Script, State

__all__ = [
    "PREDICATES", "Refusal", "Request", "action_name", "breaches", "catalogue_text",
    "check", "holds", "rupiah", "start", "turned_down",
]  # fmt: skip

REMINDER = N_("Pilih pihak yang berwenang, lalu ajukan lagi.")
WRONG = "wrong-authority"


def check(state: State, now: int, request: Request) -> Refusal | None:
    """Return why the request cannot be met now, or ``None`` if it can."""
    action = request.action
    if action.authority and request.authority not in action.authority:
        return _wrong_authority(state, request)
    for rule in action.refused:
        if holds(state, now, rule, request):
            late = rule.when in predicates.LATE
            text = _told(state, now, rule, request)
            return Refusal("past-deadline" if late else "precondition", text)
    return _crowded(state, action) or _lacking(state, action)


def _wrong_authority(state: State, request: Request) -> Refusal:
    text = N_("{who} tidak berwenang untuk tindakan ini. {reminder}")
    who = catalogue_text(state, "authorities", request.authority)
    values = {"who": who, "reminder": Message(REMINDER)}
    return Refusal(WRONG, Message(text, values))


def _told(state: State, now: int, rule: Rule, request: Request) -> Readable:
    """Return a rule's message; from format 2 on with its clock and deadline."""
    text = catalogue_text(state, "messages", rule.message)
    if not state.deep:
        return text
    return clocks.joined(text, predicates.explained(state, now, rule, request))


def crowd_limit(state: State) -> int | None:
    """Return how many people may gather, if a circumstance limits it."""
    institutions, chosen = state.scenario.institutions, state.scenario.world.contexts
    limits = [
        context.crowd_limit
        for context in (institutions.contexts if institutions else ())
        if context.id in chosen and context.crowd_limit is not None
    ]
    return min(limits, default=None)


def _crowded(state: State, action: Action) -> Refusal | None:
    limit = crowd_limit(state)
    if limit is None or action.crowd <= limit:
        return None
    text = N_(
        "Tindakan ini mengumpulkan sekitar {crowd} orang, sedangkan darurat kesehatan "
        "membatasi kerumunan sampai {limit} orang. Cari bentuk lain yang lebih kecil."
    )
    return Refusal(
        "precondition", Message(text, {"crowd": action.crowd, "limit": limit})
    )


def _lacking(state: State, action: Action) -> Refusal | None:
    need, have = action.cost.staff_hours, state.staff_minutes // 60
    if need * 60 > state.staff_minutes:
        text = N_("Jam kerja tidak cukup: perlu {need} jam, sisa hari ini {have} jam.")
        return Refusal("no-staff", Message(text, {"need": need, "have": have}))
    if action.cost.teams > _teams(state):
        text = N_("Tidak ada tim bebas: perlu {need}, tersedia {have}.")
        values = {"need": action.cost.teams, "have": _teams(state)}
        return Refusal("no-teams", Message(text, values))
    if action.cost.rupiah > state.rupiah:
        text = N_("Anggaran tidak cukup: perlu Rp {need}, sisa Rp {have}.")
        money = {"need": rupiah(action.cost.rupiah), "have": rupiah(state.rupiah)}
        return Refusal("no-money", Message(text, money))
    return None


def _teams(state: State) -> int:
    """Return how many teams an act may count on: those free at once, or from format 2
    on all there are, since an act takes its teams when the work begins."""
    return state.scenario.world.resources.teams if state.deep else state.teams_free


def rupiah(amount: int) -> str:
    """Return an amount as Indonesians write it: 1.500.000."""
    return f"{amount:,}".replace(",", ".")


def breaches(state: State, now: int, request: Request) -> tuple[ConductRule, ...]:
    """Return the conduct rules that doing this now would break."""
    return tuple(r for r in request.action.conduct if holds(state, now, r, request))


def turned_down(state: State, now: int, request: Request, refusal: Refusal) -> None:
    """Let an actor take note that it was asked for what is not its to do."""
    if refusal.code == WRONG:
        actors.outside(state, now, request.authority, request.action.id)


def start(state: State, driver: Driver, request: Request) -> ActState:
    """Take what the act costs and let it run; the request has passed ``check``."""
    action, now = request.action, driver.now
    state.staff_minutes -= action.cost.staff_hours * 60
    if not state.deep:
        state.teams_free -= action.cost.teams
    state.rupiah -= action.cost.rupiah
    act = _asked(state, now, request)
    broken = breaches(state, now, request) if state.deep else ()
    state.acts.append(act)
    target = str(request.issue or request.district)
    name, detail = (act.ref, act.authority) if state.deep else (action.id, target)
    state.note(now, "act", name, detail, "trainee")
    actors.breached(state, now, request.authority, broken, act.ref)
    driver.follow(_course(state, driver, act, request, broken))
    return act


def _asked(state: State, now: int, request: Request) -> ActState:
    """Return the act with its answer drawn: when it comes, and what it will be."""
    action, who = request.action, request.authority
    target = (action.id, request.issue, request.district)
    same = [a for a in state.acts if (a.action.id, a.issue, a.district) == target]
    whom = request.issue or request.district or "all"
    row = state.chance.of(f"{action.id}/{whom}", f"answer/{len(same)}")
    lead = round(uniform(row[0], action.lead_hours) * 60)
    lead = actors.lead(state, now, who, lead)
    granted = row[1] < actors.consent(state, now, action, who)
    advised = [r for r in action.advised if holds(state, now, r, request)]
    return ActState(
        number=len(same),
        action=action,
        issue=request.issue,
        district=request.district,
        manner=request.manner,
        authority=who,
        asked=now,
        starts=now + lead,
        ends=now + lead + round(action.busy_hours * 60),
        granted=granted,
        because=request.because,
        reason="" if granted else actors.reason(state, now, action, who, row[1]),
        advice=tuple(_told(state, now, rule, request) for rule in advised),
    )


def _course(
    state: State,
    driver: Driver,
    act: ActState,
    request: Request,
    broken: tuple[ConductRule, ...],
) -> Script:
    """An act waits for its lead time, is answered, works, and frees its teams."""
    yield act.starts - act.asked
    if state.deep:
        declines.weigh(state, driver.now, act, request, list(broken))
        yield from underway.wait_for_teams(state, driver, act)
        underway.check_in_time(state, driver.now, act, request)
    if not act.granted:
        act.status = "declined"
        if not state.deep:
            state.teams_free += act.action.cost.teams
        state.rupiah += act.action.cost.rupiah
        answers.answer(state, driver, act, None)
        return
    act.status = "active"
    if state.deep:
        state.teams_free -= act.action.cost.teams
    failure = effects.apply(state, driver, act)
    if not state.deep or (failure is None and underway.proper(act)):
        state.done.setdefault(act.action.id, driver.now)
    answers.answer(state, driver, act, failure)
    _open(state, driver, act, failure)
    yield act.ends - act.starts
    act.status = "over"
    if state.deep:
        state.note(driver.now, "act", act.ref, "over", act.ref)
    state.teams_free += act.action.cost.teams


def _open(state: State, driver: Driver, act: ActState, failure: Failure | None) -> None:
    if failure is None:
        procedures.granted(state, driver, act)
