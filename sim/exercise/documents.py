"""How a document is filed: who may have it, what it costs, when it is answered.

A document goes to its reader; hours later it is accepted or comes back with questions,
or, misdirected, with the reason. The hours belong to the document: drawn by its kind
and how many of the kind went before. The LI is the act A02 and the special report the
act A03; a special report that will come back is not that act until a reply has mended
it, so that only an accepted one opens the way to the Timdu.
"""

from __future__ import annotations

from collections.abc import Iterator

from sim.exercise.answers import NOT_HERE, documents_of, flag, later, name_of, who_is
from sim.exercise.completeness import wanting
from sim.exercise.decision import Decision
from sim.exercise.decisions import Act, File
from sim.exercise.filing import Asked, Filing, Flag, Misdirected
from sim.exercise.outcome import Outcome, done, invalid, refused
from sim.exercise.papers import (
    Daily,
    Paper,
    Rad,
    SelfAssessment,
    Special,
    Vulnerability,
)
from sim.exercise.record import Done
from sim.exercise.seat import Seat, action, ask
from sim.i18n import N_, Message
from sim.scenario.documents import Document, Documents
from sim.world import actions
from sim.world.chance import uniform
from sim.world.state import ActState


def document_of(seat: Seat, decision: Decision) -> Document | None:
    """Return the document a decision files, if this exercise knows it."""
    documents = seat.world.state.scenario.documents
    name = getattr(decision, "document", None) or getattr(decision, "kind", "")
    return documents.find(str(name)) if documents is not None else None


def addressees(seat: Seat) -> frozenset[str]:
    """Return everybody a document can be addressed to."""
    scenario = seat.world.state.scenario
    more = scenario.documents.addressees if scenario.documents else ()
    return frozenset((*scenario.catalogue.authorities, *(one.id for one in more)))


def problem(seat: Seat, decision: Paper) -> Outcome | None:
    """Return why a document makes no sense here, or ``None``.

    Issues, districts and reports that it names at its top are looked at elsewhere.
    """
    document = document_of(seat, decision)
    if document is None:
        return invalid(NOT_HERE)
    known = addressees(seat)
    for name in _people(decision):
        if name not in known:
            return invalid(N_("Pihak {name} tidak dikenal."), name=name)
    if isinstance(decision, Daily):
        for row in decision.issues:
            if row.issue not in seat.world.state.known:
                text = N_("Isu {name} belum pernah dilaporkan.")
                return invalid(text, name=row.issue)
    if isinstance(decision, Vulnerability | SelfAssessment):
        return _bad_scores(seat, document, decision)
    return None


def _people(decision: Paper) -> Iterator[str]:
    recipient = getattr(decision, "recipient", None)
    if recipient is not None:
        yield recipient
    if isinstance(decision, Special):
        yield from (option.authority for option in decision.options)
    if isinstance(decision, Rad):
        yield from (priority.owner for priority in decision.priorities)


def _bad_scores(
    seat: Seat, document: Document, decision: Vulnerability | SelfAssessment
) -> Outcome | None:
    scales = [field.scale for field in document.fields if field.scale is not None]
    known = documents_of(seat).scale(scales[0]).dimensions
    rows = [decision.scores] if isinstance(decision, SelfAssessment) else []
    if isinstance(decision, Vulnerability):
        for district in decision.scores:
            if district not in seat.world.state.districts:
                return invalid(N_("Kecamatan {name} tidak ada."), name=district)
        rows = list(decision.scores.values())
    for row in rows:
        for name in row:
            if name not in known:
                return invalid(N_("Dimensi {name} tidak ada."), name=name)
    return None


def file(seat: Seat, decision: Paper) -> Outcome:
    """File a document other than an LI."""
    documents, document = documents_of(seat), document_of(seat, decision)
    assert document is not None  # checked in problem()
    lacks = wanting(seat, documents, document, decision)
    outcome, act = _pay(seat, document, decision, lacks)
    if outcome.ok:
        text = N_("{name} dikirim kepada {who}. Jawabannya menyusul.")
        who = who_is(seat, recipient_of(document, decision))
        outcome = done(text, name=name_of(documents, document.id), who=who)
    _enter(seat, document, decision, outcome, lacks, act)
    return outcome


def enter(seat: Seat, decision: File, outcome: Outcome, act: ActState | None) -> None:
    """Let an LI, whose act has been asked for, go its way as a document."""
    document = document_of(seat, decision)
    if document is not None:
        lacks = wanting(seat, documents_of(seat), document, decision)
        _enter(seat, document, decision, outcome, lacks, act)


def recipient_of(document: Document, decision: Decision) -> str:
    """Return whom a document goes to: its form names him, or it is always the same."""
    return getattr(decision, "recipient", None) or document.recipients[0]


def misdirected(
    documents: Documents, document: Document, recipient: str
) -> Misdirected | None:
    """Return why a recipient must not have the document, or ``None``."""
    if recipient in document.recipients:
        return None
    return "partisan" if recipient in documents.partisans else "wrong"


def _pay(
    seat: Seat, document: Document, decision: Paper, lacks: tuple[Asked, ...]
) -> tuple[Outcome, ActState | None]:
    """Take what the document costs; do its act if it will be accepted or is unlawful.

    A partisan gets the act in its unlawful manner, with all that follows from it.
    """
    item = action(seat, document.action) if document.action else None
    if item is None:
        return _hours(seat, document.staff_hours), None
    recipient = recipient_of(document, decision)
    wrong = misdirected(documents_of(seat), document, recipient)
    manner = item.manners[0].id if item.manners else None
    manner = document.partisan_manner if wrong == "partisan" else manner
    issue, because = getattr(decision, "issue", None), getattr(decision, "because", ())
    owner = item.authority[0] if item.authority else recipient
    request = actions.Request(item, owner, issue, None, manner, because)
    act = Act(t=decision.t, action=item.id, authority=owner, issue=issue, manner=manner)
    if wrong == "partisan" or not (lacks or wrong):
        outcome, broken, instead = ask(seat, request)
        started = seat.world.state.acts[-1] if outcome.ok else None
    else:
        outcome, broken, instead, started = _in_vain(seat, request), (), (), None
    seen = len(seat.world.state.inbox)
    seat.record.acts.append(Done(act, outcome, broken, seen, instead))
    return outcome, started


def _in_vain(seat: Seat, request: actions.Request) -> Outcome:
    """Spend an act's hours on a document that will come back."""
    refusal = actions.check(seat.world.state, seat.world.now, request)
    if refusal is not None:
        return refused(refusal.code, refusal.message)
    return _hours(seat, request.action.cost.staff_hours)


def _hours(seat: Seat, need: int) -> Outcome:
    state = seat.world.state
    if need * 60 > state.staff_minutes:
        text = N_("Jam kerja tidak cukup: perlu {need} jam, sisa hari ini {have} jam.")
        have = state.staff_minutes // 60
        return refused("no-staff", Message(text, {"need": need, "have": have}))
    state.staff_minutes -= need * 60
    return done()


def _enter(
    seat: Seat,
    document: Document,
    decision: Paper | File,
    outcome: Outcome,
    lacks: tuple[Asked, ...],
    act: ActState | None,
) -> None:
    """Put a document on the record and, if it left the office, let it be answered."""
    documents, record = documents_of(seat), seat.record
    recipient = recipient_of(document, decision)
    filing = Filing(
        number=len(record.documents) + 1,
        document=document.id,
        ordinal=sum(one.document == document.id for one in record.documents),
        decision=decision,
        recipient=recipient,
        answered_by=_voice(documents, document, recipient),
        outcome=outcome,
        status="sent" if outcome.ok else "refused",
        lacks=lacks,
        misdirected=misdirected(documents, document, recipient),
    )
    if outcome.ok and filing.misdirected is None:
        for one in record.documents:
            one.revised = one.revised or one.subject == filing.subject
    record.documents.append(filing)
    if outcome.ok:
        _send(seat, document, filing, act)


def _send(seat: Seat, document: Document, filing: Filing, act: ActState | None) -> None:
    state = seat.world.state
    flag(seat, filing, filing.lacks)
    if filing.misdirected == "partisan":
        seat.record.flags.append(Flag(filing.at, filing.id, "partisan"))
    state.note(filing.at, "document", filing.id, f"{document.id}/sent", "trainee")
    row = state.chance.of(f"document/{document.id}", "answer")
    hours = uniform(row[filing.ordinal], document.answer_hours)
    lead = (act.starts - act.asked) / 60 if act is not None else 0.0
    later(seat, filing, max(hours, lead))


def _voice(documents: Documents, document: Document, recipient: str) -> str:
    """Return the authority that answers for a recipient."""
    for one in documents.addressees:
        if one.id == recipient:
            return one.answered_by
    return document.answered_by or recipient
