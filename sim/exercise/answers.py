"""What comes back: a document accepted or returned, and replies to its questions."""

from __future__ import annotations

from sim.exercise.completeness import wanting_in_reply
from sim.exercise.filing import Asked, Filing, Flag, listed
from sim.exercise.outcome import Outcome, done, invalid
from sim.exercise.papers import Reply
from sim.exercise.seat import Seat
from sim.i18n import LANGUAGES, N_, Authored, Language
from sim.scenario.documents import Documents
from sim.world import actions
from sim.world.chance import uniform
from sim.world.telling import send

NOT_HERE = N_("Dokumen ini tidak ada di latihan ini.")


def documents_of(seat: Seat) -> Documents:
    """Return the documents of an exercise that has some."""
    documents = seat.world.state.scenario.documents
    assert documents is not None  # without them no document is ever filed
    return documents


def flag(seat: Seat, filing: Filing, asked: tuple[Asked, ...]) -> None:
    """Put on the record what a document held and must not hold."""
    for one in asked:
        if one.flag is not None:
            seat.record.flags.append(Flag(seat.world.now, filing.id, one.ask))


def later(seat: Seat, filing: Filing, hours: float) -> None:
    """Let a document be answered in some hours, if the exercise lasts that long."""
    minute = seat.world.now + max(1, round(hours * 60))
    if minute < seat.world.state.end:
        seat.world.driver.at(minute, _answer, seat, filing)


def _answer(seat: Seat, filing: Filing) -> None:
    """Accept a document or send it back, and let the office be told."""
    document = documents_of(seat).find(filing.document)
    if filing.misdirected:
        filing.status = "returned"
    elif filing.lacks:
        filing.status, filing.questions = "returned", filing.lacks
    else:
        filing.status = "accepted"
        if document is not None and document.action is not None:
            seat.world.state.done.setdefault(document.action, seat.world.now)
    _tell(seat, filing)


def _tell(seat: Seat, filing: Filing) -> None:
    state, now = seat.world.state, seat.world.now
    detail = f"{filing.document}/{filing.status}"
    state.note(now, "document", filing.id, detail, filing.answered_by)
    send(
        state,
        seat.world.driver,
        f"{filing.id}-{len(filing.replies)}",
        filing.answered_by,
        filing.status,
        f"document/{filing.id}",
        Authored({lang: words(seat, filing, lang) for lang in LANGUAGES}),
        district=getattr(filing.decision, "district", None),
        about=filing.issue,
    )


def words(seat: Seat, filing: Filing, language: Language) -> str:
    """Return what the reader says to a document that was accepted or sent back."""
    documents = documents_of(seat)
    texts = documents.texts[language]
    text, who = texts.documents[filing.document], filing.answered_by
    opening = text.returned
    if filing.status == "accepted":
        opening = texts.replied if filing.replies else text.accepted
    elif filing.misdirected == "partisan":
        opening, who = texts.partisan, filing.recipient
    elif filing.misdirected == "wrong":
        opening = text.wrong
    values = {"name": text.name, "who": who_is(seat, who)(language)}
    return " ".join((filled(opening, values), *questions(documents, filing, language)))


def questions(documents: Documents, filing: Filing, language: Language) -> list[str]:
    """Return what a returned document came back with, in words."""
    texts = documents.texts[language]
    labels = texts.documents[filing.document].fields
    rows = []
    for asked in filing.questions:
        fields = ", ".join(labels[name].label for name in asked.fields)
        values = {"field": fields, "names": listed(asked.names, language)}
        rows.append(filled(texts.questions[asked.ask], values))
    return rows


def filled(text: str, values: dict[str, str]) -> str:
    """Return a text of the data with its values; anything else stays as it is."""
    for name, value in values.items():  # not str.format: a text is data
        text = text.replace("{" + name + "}", value)
    return text


def who_is(seat: Seat, name: str) -> Authored:
    """Return the name of an authority or other addressee."""
    documents = seat.world.state.scenario.documents
    if documents is not None and name in documents.texts["id"].addressees:
        texts = documents.texts
        return Authored({lang: text.addressees[name] for lang, text in texts.items()})
    return actions.catalogue_text(seat.world.state, "authorities", name)


def name_of(documents: Documents, document: str) -> Authored:
    """Return what a document is called."""
    return Authored(
        {
            language: words.name
            for language, text in documents.texts.items()
            for name, words in text.documents.items()
            if name == document
        }
    )


def reply_problem(seat: Seat, decision: Reply) -> Outcome | None:
    """Return why there is nothing to reply to, or ``None``."""
    if seat.world.state.scenario.documents is None:
        return invalid(NOT_HERE)
    for filing in seat.record.documents:
        if filing.id == decision.document and filing.status != "refused":
            if filing.open:
                return None
            text = N_("Dokumen {name} tidak menunggu jawaban.")
            return invalid(text, name=decision.document)
    return invalid(N_("Dokumen {name} tidak ada."), name=decision.document)


def _brevity(documents: Documents) -> set[str]:
    return {rule.ask for rule in documents.reply_lacks if rule.when == "too-brief"}


def _own(documents: Documents, asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """Return the questions but for the one that a reply was too brief for them."""
    return tuple(one for one in asked if one.ask not in _brevity(documents))


def _things(asked: tuple[Asked, ...]) -> int:
    """Return how many things are asked for: a question may be about several fields."""
    return sum(max(1, len(one.fields)) for one in asked)


def reply(seat: Seat, decision: Reply) -> Outcome:
    """Answer the questions of a returned document; it is on its way again."""
    documents, state = documents_of(seat), seat.world.state
    filing = next(one for one in seat.record.documents if one.id == decision.document)
    filing.replies = (*filing.replies, decision)
    asked, filing.questions = filing.questions, ()
    filing.status = "answered"
    wanted = wanting_in_reply(documents, decision.text, _things(_own(documents, asked)))
    flag(seat, filing, wanted)
    if any(one.ask in _brevity(documents) for one in wanted):
        wanted = (*_own(documents, asked), *wanted)  # they still stand
    filing.lacks = wanted
    detail = f"{filing.document}/answered"
    state.note(decision.t, "document", filing.id, detail, "trainee")
    row = state.chance.of(f"document/{filing.document}", f"reply/{filing.ordinal}")
    later(seat, filing, uniform(row[len(filing.replies) - 1], documents.reply_hours))
    text = N_("Jawaban atas {name} dikirim.")
    return done(text, name=name_of(documents, filing.document))
