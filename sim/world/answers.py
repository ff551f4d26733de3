"""Answers: what an asked actor says, who decided, and why not.

Kesbangpol only asks. From format 2 on an answer names who decides; a no gives its
reason, a yes that came to nothing says what went wrong.
"""

from __future__ import annotations

from sim.i18n import N_, Message, Readable
from sim.scenario.shared import Failure
from sim.world import actors, clocks, procedures
from sim.world.request import action_name, catalogue_text
from sim.world.state import ActState, Driver, State
from sim.world.telling import send

DECLINED = N_("{who} belum dapat memenuhi permintaan: {what}. Anggaran kembali.")
DONE = N_("{what}: dilaksanakan. Penanggung jawab: {who}.")
OWN = N_("{what}: dilaksanakan oleh {who}.")
GRANTED = N_("{what}: dilaksanakan. Yang memutuskan {who}; kantor Anda hanya meminta.")
PASSED = N_(
    "{what}: diajukan oleh {asked}. Yang memutuskan {who}; kantor Anda hanya meminta."
)
NOBODY = N_(
    "{what}: dijalankan oleh {asked} atas permintaan kantor Anda, padahal tidak "
    "seorang pun di kabupaten berwenang melakukannya."
)
NO_SUCH_WAY = N_(
    "{what}: dijalankan oleh {asked} atas permintaan kantor Anda, padahal tidak "
    "seorang pun berwenang melakukannya dengan cara itu."
)
ON_ITS_OWN = N_(
    "{what}: dijalankan atas perintah kantor Anda sendiri, padahal tidak seorang pun "
    "berwenang melakukannya."
)
FORBIDDEN = frozenset({"unlawful", "rights"})
REFUSED = N_("{asked} belum memenuhi permintaan: {what}.")
DENIED = N_("{asked} tidak dapat memenuhi permintaan: {what}.")
ABOVE = N_("Keputusan akhirnya ada pada {who}.")
MONEY_BACK = N_("Anggaran kembali.")
EXPIRED = N_("{what}: tidak jadi dijalankan karena batas waktunya sudah lewat.")
OVERDUE = "late"  # why an act was declined whose deadline passed on its way
FAILED = N_("{what}: sudah dijalankan, tetapi tidak berhasil. Penanggung jawab: {who}.")


def answer(
    state: State, driver: Driver, act: ActState, failure: Failure | None
) -> None:
    """Put the answer to an act into the office's inbox."""
    number = sum(r.kind == "answer" for r in state.inbox)
    send(
        state,
        driver,
        f"a-{number + 1}",
        act.authority,
        "failed" if failure is not None else act.status,
        f"answer/{act.action.id}/{act.asked}",
        message(state, act, failure),
        district=act.district,
        about=act.issue,
    )


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
    if act.reason == OVERDUE:
        return clocks.joined(Message(EXPIRED, values), *act.advice, Message(MONEY_BACK))
    if act.status == "declined":
        return _declined(state, act, above, values)
    if failure is not None:
        failed = Message(FAILED, values)
        return clocks.joined(failed, _failing(state, failure), *act.advice)
    return clocks.joined(Message(_granted(state, act, above), values), *act.advice)


def _declined(
    state: State, act: ActState, above: str, values: dict[str, Readable]
) -> Readable:
    """Return a no: what speaks against the request, or against granting it now."""
    own = act.reason in actors.REASONS
    why = (
        actors.said(act.reason, values["asked"])
        if own
        else catalogue_text(state, "messages", act.reason)
    )
    over = Message(ABOVE, values) if above != act.authority else None
    said = Message(REFUSED if own else DENIED, values)
    return clocks.joined(said, why, over, *act.advice, Message(MONEY_BACK))


def _granted(state: State, act: ActState, above: str) -> str:
    """Return how a yes is told: done by the office, decided, or passed on to be.

    What nobody may do, at all or in that manner, is nobody's decision: it was done
    because the office wanted it.
    """
    own, nobody = actors.own(state, act.authority), not act.action.authority
    if nobody or _forbidden(act):
        return ON_ITS_OWN if own else NOBODY if nobody else NO_SUCH_WAY
    if own:
        return OWN
    opened = procedures.opened(state, act.action.id, act.manner, act.authority)
    waits = above != act.authority and bool(opened)
    return PASSED if waits else GRANTED


def _forbidden(act: ActState) -> bool:
    """Whether nobody may act in the manner asked for, whatever the circumstances."""
    return any(
        rule.flag in FORBIDDEN and rule.when is None and rule.manner == act.manner
        for rule in act.action.conduct
    )


def _failing(state: State, failure: Failure | None) -> Readable | None:
    if failure is None:
        return None
    return catalogue_text(state, "messages", failure.message)
