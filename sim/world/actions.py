"""Acts: what may be asked, what it breaks, what it takes, and how it runs its course.

``check`` refuses what cannot be done now; ``breaches`` names what can be done but must
not be; ``start`` takes the people and money and lets the act run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sim.i18n import N_, Authored, Message, Readable
from sim.scenario.shared import Action, ConductRule, Rule
from sim.world import effects, issues, reports
from sim.world.calendar import day_of, stage_on
from sim.world.chance import uniform
from sim.world.incidents import crises_at_once
from sim.world.state import ActState, Driver, Report, Script, State

REMINDER = N_("Pilih pihak yang berwenang, lalu ajukan lagi.")


@dataclass(frozen=True, slots=True)
class Request:
    """An act somebody asks for."""

    action: Action
    authority: str
    issue: str | None
    district: str | None
    manner: str | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act cannot be done now."""

    code: str
    message: Readable


Holds = Callable[[State, int, Request, float], bool]


def catalogue_text(state: State, kind: str, key: str) -> Authored:
    """Return a text of the catalogue: authorities, messages or grounds."""
    texts = state.scenario.catalogue.texts
    return Authored({lang: getattr(text, kind)[key] for lang, text in texts.items()})


def action_name(state: State, action: str) -> Authored:
    """Return an action's name."""
    texts = state.scenario.catalogue.texts
    return Authored({lang: text.actions[action].name for lang, text in texts.items()})


def _not_viral(state: State, now: int, request: Request, limit: float) -> bool:
    if request.issue is None:
        return False
    issue = state.issues[request.issue]
    rumour = issue.issue.rumour
    return rumour is None or issues.belief_at(issue, now) < rumour.viral_at


def _older(state: State, now: int, request: Request, limit: float) -> bool:
    heard = state.known.get(request.issue or "")
    return heard is not None and now - heard > limit * 60


def _peaceful(state: State, now: int, request: Request, limit: float) -> bool:
    if request.issue is None:
        return not any(i.stage == "crisis" and i.violent for i in state.issues.values())
    issue = state.issues[request.issue]
    return not (issue.stage == "crisis" and issue.violent)


def _crowdless(state: State, now: int, request: Request, limit: float) -> bool:
    if request.issue is None:
        return not any(i.stage in issues.CROWD for i in state.issues.values())
    return state.issues[request.issue].stage not in issues.CROWD


def _electoral(state: State, now: int) -> str:
    return stage_on(state.scenario, day_of(state.scenario, now)).id


def _campaign_over(state: State, now: int, request: Request, limit: float) -> bool:
    ends = [s.last for s in state.scenario.calendar.stages if s.id == "campaign"]
    return bool(ends) and day_of(state.scenario, now) > max(ends)


PREDICATES: dict[str, Holds] = {
    "always": lambda state, now, request, limit: True,
    "no-report": lambda state, now, request, limit: (
        request.issue is not None and request.issue not in state.known
    ),
    "no-verification": lambda state, now, request, limit: (
        request.issue is not None and not state.verified.get(request.issue)
    ),
    "no-crowd": _crowdless,
    "peaceful-crowd": _peaceful,
    "police-in-control": lambda state, now, request, limit: (
        crises_at_once(state) < state.scenario.world.police.crises
    ),
    "no-status": lambda state, now, request, limit: not state.declared,
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
}


def holds(state: State, now: int, rule: Rule | ConductRule, request: Request) -> bool:
    """Return whether a rule's condition holds for a request at ``now``."""
    if isinstance(rule, ConductRule) and rule.manner is not None:
        if rule.manner != request.manner:
            return False
        if rule.when is None:
            return True
    limit = (rule.limit_hours or 0.0) if isinstance(rule, Rule) else 0.0
    return rule.when is not None and PREDICATES[rule.when](state, now, request, limit)


def check(state: State, now: int, request: Request) -> Refusal | None:
    """Return why the request cannot be met now, or ``None`` if it can."""
    action = request.action
    if action.authority and request.authority not in action.authority:
        return _wrong_authority(state, request)
    for rule in action.refused:
        if holds(state, now, rule, request):
            late = rule.when in ("older-than-limit", "campaign-over")
            text = catalogue_text(state, "messages", rule.message)
            return Refusal("past-deadline" if late else "precondition", text)
    return _lacking(state, action)


def _wrong_authority(state: State, request: Request) -> Refusal:
    text = N_("{who} tidak berwenang untuk tindakan ini. {reminder}")
    who = catalogue_text(state, "authorities", request.authority)
    values = {"who": who, "reminder": Message(REMINDER)}
    return Refusal("wrong-authority", Message(text, values))


def _lacking(state: State, action: Action) -> Refusal | None:
    need, have = action.cost.staff_hours, state.staff_minutes // 60
    if need * 60 > state.staff_minutes:
        text = N_("Jam kerja tidak cukup: perlu {need} jam, sisa hari ini {have} jam.")
        return Refusal("no-staff", Message(text, {"need": need, "have": have}))
    if action.cost.teams > state.teams_free:
        text = N_("Tidak ada tim bebas: perlu {need}, tersedia {have}.")
        values = {"need": action.cost.teams, "have": state.teams_free}
        return Refusal("no-teams", Message(text, values))
    if action.cost.rupiah > state.rupiah:
        text = N_("Anggaran tidak cukup: perlu Rp {need}, sisa Rp {have}.")
        money = {"need": rupiah(action.cost.rupiah), "have": rupiah(state.rupiah)}
        return Refusal("no-money", Message(text, money))
    return None


def rupiah(amount: int) -> str:
    """Return an amount as Indonesians write it: 1.500.000."""
    return f"{amount:,}".replace(",", ".")


def breaches(state: State, now: int, request: Request) -> tuple[ConductRule, ...]:
    """Return the conduct rules that doing this now would break."""
    return tuple(r for r in request.action.conduct if holds(state, now, r, request))


def start(state: State, driver: Driver, request: Request) -> ActState:
    """Take what the act costs and let it run; the request has passed ``check``."""
    action, now = request.action, driver.now
    state.staff_minutes -= action.cost.staff_hours * 60
    state.teams_free -= action.cost.teams
    state.rupiah -= action.cost.rupiah
    target = (action.id, request.issue, request.district)
    same = [a for a in state.acts if (a.action.id, a.issue, a.district) == target]
    whom = request.issue or request.district or "all"
    row = state.chance.of(f"{action.id}/{whom}", f"answer/{len(same)}")
    lead = round(uniform(row[0], action.lead_hours) * 60)
    act = ActState(
        number=len(same),
        action=action,
        issue=request.issue,
        district=request.district,
        manner=request.manner,
        authority=request.authority,
        asked=now,
        starts=now + lead,
        ends=now + lead + round(action.busy_hours * 60),
        granted=row[1] < action.consent,
    )
    state.acts.append(act)
    state.note(now, "act", action.id, str(request.issue or request.district), "trainee")
    driver.follow(_course(state, driver, act))
    return act


def _course(state: State, driver: Driver, act: ActState) -> Script:
    """An act waits for its lead time, is answered, works, and frees its teams."""
    yield act.starts - act.asked
    if not act.granted:
        act.status = "declined"
        state.teams_free += act.action.cost.teams
        state.rupiah += act.action.cost.rupiah
        _answer(state, driver, act)
        return
    act.status = "active"
    state.done.setdefault(act.action.id, driver.now)
    effects.apply(state, driver, act)
    _answer(state, driver, act)
    yield act.ends - act.starts
    act.status = "over"
    state.teams_free += act.action.cost.teams


def _answer(state: State, driver: Driver, act: ActState) -> None:
    who = catalogue_text(state, "authorities", act.authority)
    what = action_name(state, act.action.id)
    if act.status == "declined":
        text = N_("{who} belum dapat memenuhi permintaan: {what}. Anggaran kembali.")
    else:
        text = N_("{what}: dilaksanakan. Penanggung jawab: {who}.")
    number = sum(r.kind == "answer" for r in state.inbox)
    report = Report(
        id=f"a-{number + 1}",
        minute=driver.now,
        kind="answer",
        source=act.authority,
        district=act.district,
        claim=act.status,
        phrasing=0,
        opening=0,
        number=0,
        camps=("", ""),
        origin=f"answer/{act.action.id}/{act.asked}",
        faithful=True,
        about=act.issue,
        stage=None,
        message=Message(text, {"who": who, "what": what}),
    )
    reports.deliver(state, driver, report)
