"""Answers: what an asked actor says, who decided, and why not.

Kesbangpol only asks. From format 2 on an answer names who decides; a no gives its
reason, a yes that came to nothing says what went wrong.
"""

from __future__ import annotations

from sim.i18n import N_, Message, Readable
from sim.scenario.shared import Failure
from sim.world import actors, clocks, procedures, reports
from sim.world.request import action_name, catalogue_text
from sim.world.state import ActState, Driver, Report, State

DECLINED = N_("{who} belum dapat memenuhi permintaan: {what}. Anggaran kembali.")
DONE = N_("{what}: dilaksanakan. Penanggung jawab: {who}.")
OWN = N_("{what}: dilaksanakan oleh {who}.")
GRANTED = N_("{what}: dilaksanakan. Yang memutuskan {who}; kantor Anda hanya meminta.")
PASSED = N_(
    "{what}: diajukan oleh {asked}. Yang memutuskan {who}; kantor Anda hanya meminta."
)
REFUSED = N_("{asked} belum memenuhi permintaan: {what}.")
ABOVE = N_("Keputusan akhirnya ada pada {who}.")
MONEY_BACK = N_("Anggaran kembali.")
FAILED = N_("{what}: sudah dijalankan, tetapi tidak berhasil. Penanggung jawab: {who}.")


def answer(
    state: State, driver: Driver, act: ActState, failure: Failure | None
) -> None:
    """Put the answer to an act into the office's inbox."""
    number = sum(r.kind == "answer" for r in state.inbox)
    report = Report(
        id=f"a-{number + 1}",
        minute=driver.now,
        kind="answer",
        source=act.authority,
        district=act.district,
        claim="failed" if failure is not None else act.status,
        phrasing=0,
        opening=0,
        number=0,
        camps=("", ""),
        origin=f"answer/{act.action.id}/{act.asked}",
        faithful=True,
        about=act.issue,
        stage=None,
        message=message(state, act, failure),
    )
    reports.deliver(state, driver, report)


def message(state: State, act: ActState, failure: Failure | None) -> Readable:
    """Return the answer to an act as the trainee reads it."""
    who = catalogue_text(state, "authorities", act.authority)
    values: dict[str, Readable] = {
        "who": who,
        "what": action_name(state, act.action.id),
    }
    if not state.actors:
        plain = Message(DECLINED if act.status == "declined" else DONE, values)
        return clocks.joined(plain, _failing(state, failure))
    above = actors.decider(state, act.action.id, act.authority)
    values |= {"asked": who, "who": catalogue_text(state, "authorities", above)}
    if act.status == "declined":
        why = actors.said(act.reason, who)
        over = Message(ABOVE, values) if above != act.authority else None
        return clocks.joined(Message(REFUSED, values), why, over, Message(MONEY_BACK))
    if failure is not None:
        return clocks.joined(Message(FAILED, values), _failing(state, failure))
    return clocks.joined(Message(_granted(state, act, above), values), *act.advice)


def _granted(state: State, act: ActState, above: str) -> str:
    """Return how a yes is told: done by the office, decided, or passed on to be."""
    if actors.own(state, act.authority):
        return OWN
    opened = procedures.opened(state, act.action.id, act.manner, act.authority)
    waits = above != act.authority and bool(opened)
    return PASSED if waits else GRANTED


def _failing(state: State, failure: Failure | None) -> Readable | None:
    if failure is None:
        return None
    return catalogue_text(state, "messages", failure.message)
