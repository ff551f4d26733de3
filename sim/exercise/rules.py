"""How a decision is checked and carried out: the same code live, in replay, in grading.

Each ``do_*`` takes the trainee's place in the world and the decision, and returns the
outcome. A reference to something the office does not know is ``invalid``: nothing is
recorded. A refusal is recorded, because it was a decision too.
"""

from __future__ import annotations

from sim.exercise import answers, documents
from sim.exercise.decisions import (
    Act,
    Advance,
    AnyDecision,
    Assess,
    Close,
    File,
    Forecast,
    Grade,
    Link,
)
from sim.exercise.outcome import Outcome, done, invalid, refused
from sim.exercise.papers import Paper, Reply
from sim.exercise.record import Done
from sim.exercise.seat import Seat, action, ask
from sim.i18n import N_, Message
from sim.scenario.model import Question
from sim.world import actions, reports
from sim.world.calendar import minute_of, time_label

LI = "A02"  # filing an information report is the catalogue's action A02


def problem(seat: Seat, decision: AnyDecision) -> Outcome | None:
    """Return why a well-formed decision makes no sense here, or ``None``."""
    if seat.record.closed:
        text = N_("Latihan sudah ditutup; keputusan tidak dapat ditambah.")
        return refused("closed", Message(text))
    if decision.t != seat.world.now:
        return invalid(N_("Waktu keputusan tidak cocok dengan jam latihan."))
    match decision:
        case Advance():
            return None if decision.to > decision.t else _not_forward()
        case Grade() | Link():
            return _unknown_reports(seat, (decision.report,)) or _link(seat, decision)
        case Assess() | File():
            return (
                _unknown_issue(seat, decision.issue)
                or _unknown_district(seat, getattr(decision, "district", None))
                or _unknown_reports(seat, decision.because)
                or _recipient(seat, decision)
            )
        case Forecast():
            return _unknown_question(seat, decision)
        case Act():
            return _bad_act(seat, decision)
        case Reply():
            return answers.reply_problem(seat, decision)
        case Close():
            return None
        case _:
            return documents.problem(seat, decision) or _bad_paper(seat, decision)


def _bad_paper(seat: Seat, decision: Paper) -> Outcome | None:
    issue = getattr(decision, "issue", None)
    return (
        (_unknown_issue(seat, issue) if issue else None)
        or _unknown_district(seat, getattr(decision, "district", None))
        or _unknown_reports(seat, getattr(decision, "because", ()))
    )


def _not_forward() -> Outcome:
    return invalid(N_("Waktu hanya dapat maju."))


def _unknown_reports(seat: Seat, ids: tuple[str, ...]) -> Outcome | None:
    known = seat.reports
    for name in ids:
        if name not in known:
            return invalid(N_("Laporan {name} tidak ada di kotak masuk."), name=name)
    return None


def _link(seat: Seat, decision: Grade | Link) -> Outcome | None:
    if isinstance(decision, Link) and decision.issue is not None:
        return _unknown_issue(seat, decision.issue)
    return None


def _unknown_issue(seat: Seat, issue: str) -> Outcome | None:
    if issue not in seat.world.state.known:
        return invalid(N_("Isu {name} belum pernah dilaporkan."), name=issue)
    return None


def _unknown_district(seat: Seat, district: str | None) -> Outcome | None:
    if district is not None and district not in seat.world.state.districts:
        return invalid(N_("Kecamatan {name} tidak ada."), name=district)
    return None


def _recipient(seat: Seat, decision: Assess | File) -> Outcome | None:
    if isinstance(decision, File):
        if decision.recipient in documents.addressees(seat):
            return None
        return _unknown_authority(seat, decision.recipient)
    return None


def _unknown_authority(seat: Seat, name: str) -> Outcome | None:
    if name not in seat.world.state.scenario.catalogue.authorities:
        return invalid(N_("Pihak {name} tidak dikenal."), name=name)
    return None


def question(seat: Seat, name: str) -> Question | None:
    """Return the scenario's question of that name, if the office has been asked it."""
    scenario = seat.world.state.scenario
    for item in scenario.world.questions:
        if item.id == name and minute_of(scenario, item.opens) <= seat.world.now:
            return item
    return None


def _unknown_question(seat: Seat, decision: Forecast) -> Outcome | None:
    asked = question(seat, decision.question)
    if asked is None:
        return invalid(N_("Pertanyaan {name} belum dibuka."), name=decision.question)
    if seat.world.now >= minute_of(seat.world.state.scenario, asked.closes):
        text = N_("Pertanyaan ini sudah ditutup.")
        return refused("past-deadline", Message(text))
    return None


def _bad_act(seat: Seat, decision: Act) -> Outcome | None:
    item = action(seat, decision.action)
    if item is None:
        return invalid(N_("Tindakan {name} tidak ada."), name=decision.action)
    if item.target == "issue" and decision.issue is None:
        return invalid(N_("Pilih isu yang dituju tindakan ini."))
    if item.target == "district" and decision.district is None:
        return invalid(N_("Pilih kecamatan yang dituju tindakan ini."))
    if decision.manner not in (None, *(manner.id for manner in item.manners)):
        return invalid(N_("Cara {name} tidak ada."), name=decision.manner)
    return (
        (_unknown_issue(seat, decision.issue) if decision.issue else None)
        or _unknown_district(seat, decision.district)
        or _unknown_authority(seat, decision.authority)
        or _unknown_reports(seat, decision.because)
    )


def carry_out(seat: Seat, decision: AnyDecision) -> Outcome:
    """Carry out a decision that has no problem; it is already in the journal."""
    match decision:
        case Advance():
            return _advance(seat, decision)
        case Grade():
            seat.record.grades[decision.report] = decision
            _heed(seat, (decision.report,))
            return done(N_("Penilaian laporan tercatat."))
        case Link():
            seat.record.links[decision.report] = decision.issue
            _heed(seat, (decision.report,))
            return done(N_("Kaitan laporan tercatat."))
        case Assess():
            seat.record.assessments.append(decision)
            return done(N_("Penilaian tingkat tercatat."))
        case Forecast():
            seat.record.forecasts.append(decision)
            return done(N_("Perkiraan tercatat."))
        case Act():
            return _act(seat, decision)
        case File():
            return _file(seat, decision)
        case Reply():
            return answers.reply(seat, decision)
        case Close():
            seat.record.closed = True
            return done(N_("Latihan ditutup. Terima kasih."))
        case _:
            return _paper(seat, decision)


def _advance(seat: Seat, decision: Advance) -> Outcome:
    seat.world.run_to(decision.to)
    label = time_label(seat.world.state.scenario, seat.world.now)
    return done(N_("Sekarang {time}."), time=label)


def _act(seat: Seat, decision: Act) -> Outcome:
    item = action(seat, decision.action)
    assert item is not None  # checked in problem()
    manner = decision.manner or (item.manners[0].id if item.manners else None)
    request = actions.Request(
        item,
        decision.authority,
        decision.issue,
        decision.district,
        manner,
        decision.because,
    )
    outcome, broken, instead = ask(seat, request)
    seen = len(seat.world.state.inbox)
    seat.record.acts.append(Done(decision, outcome, broken, seen, instead))
    if outcome.ok:
        _heed(seat, decision.because)
    return outcome


def _heed(seat: Seat, names: tuple[str, ...]) -> None:
    """Let those who told the office something see that it has been taken up."""
    state = seat.world.state
    for report in state.inbox if state.deep and names else ():
        if report.id in names and report.kind == "report":
            reports.answered(state, seat.world.driver, report.source, report.id)


def _paper(seat: Seat, decision: Paper) -> Outcome:
    outcome = documents.file(seat, decision)
    if outcome.ok:
        _heed(seat, getattr(decision, "because", ()))
    return outcome


def _file(seat: Seat, decision: File) -> Outcome:
    item, started = action(seat, LI), None
    if item is None:
        outcome = done(N_("Laporan informasi tercatat."))
    else:
        owner = item.authority[0] if item.authority else decision.recipient
        request = actions.Request(item, owner, decision.issue, None, None)
        outcome, broken, instead = ask(seat, request)
        started = seat.world.state.acts[-1] if outcome.ok else None
        act = Act(t=decision.t, action=LI, authority=owner, issue=decision.issue)
        seen = len(seat.world.state.inbox)
        seat.record.acts.append(Done(act, outcome, broken, seen, instead))
    seat.record.filed.append((decision, outcome))
    if outcome.ok:
        _heed(seat, decision.because)
    documents.enter(seat, decision, outcome, started)
    return outcome
