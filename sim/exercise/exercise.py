"""The exercise: one protocol for the desk, a notebook, a robot and a grader.

An exercise is the replay of its journal. Every decision is checked, put on disk, and
only then carried out, so that a kernel killed at any instant loses nothing that was
acknowledged.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from pydantic import ValidationError

from sim.exercise import duties, rules
from sim.exercise import journal as journals
from sim.exercise.decisions import PARSER, Act, AnyDecision
from sim.exercise.journal import Header, Journal, JournalError
from sim.exercise.outcome import Outcome, invalid, refused
from sim.exercise.record import Record
from sim.exercise.room import full
from sim.exercise.seat import Seat
from sim.i18n import N_, Language, Message
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.world.calendar import minute_of
from sim.world.engine import World
from sim.world.state import Report

if TYPE_CHECKING:
    from sim.desk.widget import Desk

PLACE = Literal["new", "running", "closed"]


class Exercise:
    """A trainee's exercise: what is known, what can be decided, what was decided.

    Make one with :meth:`open`. Times are minutes since 00:00 of the first day.
    """

    def __init__(self, scenario: Scenario, seed: int, path: Path | None, hints: bool):
        """Prepare the world of a seed; use :meth:`open` instead."""
        self.scenario = scenario
        self.seed = seed
        self.hints = hints
        self.warnings: list[Message] = []
        self.decisions: tuple[AnyDecision, ...] = ()
        self._path = path
        self._header: Header | None = None
        self._last, self._length = journals.START, 0
        self.seat = Seat(World(scenario, seed), Record())
        duties.begin(self.seat)
        self.seat.world.run_to(scenario.world.opens_hour * 60)

    @classmethod
    def open(
        cls,
        scenario: str | Path,
        *,
        seed: int,
        journal: str | Path | None = None,
        participant: str | None = None,
        hints: bool = False,
    ) -> Exercise:
        """Open an exercise, or resume it where its journal ends.

        Without a participant a new exercise waits for :meth:`begin`. ``journal=None``
        keeps everything in memory. Raises :class:`JournalError` if the journal is
        damaged or belongs to another scenario or seed, and ``ScenarioError`` if the
        scenario is not sound.
        """
        path = Path(journal) if journal is not None else None
        exercise = cls(load(scenario), seed, path, hints)
        if path is not None and path.exists():
            exercise.resume(journals.read(path))
        elif participant is not None:
            outcome = exercise.begin(participant)
            if not outcome.ok:
                raise JournalError(outcome.message("id"))
        return exercise

    def resume(self, found: Journal) -> None:
        belongs(found.header, self.scenario, self.seed)
        if found.torn and self._path is not None:
            journals.cut(self._path, found.length)
            text = N_("Baris terakhir jurnal terpotong dan dibuang; sisanya utuh.")
            self.warnings.append(Message(text))
        self._header = found.header
        self._last, self._length = found.last, found.length
        for number, decision in enumerate(found.decisions, start=2):
            if rules.problem(self.seat, decision) is not None:
                raise JournalError(
                    N_(
                        "Jurnal rusak di baris {line}: keputusan ini tidak mungkin "
                        "pada saat itu."
                    ),
                    line=number,
                )
            rules.carry_out(self.seat, decision)
        self.decisions = found.decisions

    @property
    def state(self) -> PLACE:
        """Whether the exercise is ``new``, ``running`` or ``closed``."""
        if self._header is None:
            return "new"
        return "closed" if self.seat.record.closed else "running"

    @property
    def path(self) -> Path | None:
        """Where the journal is; ``None``: only in memory."""
        return self._path

    @property
    def participant(self) -> str | None:
        """The code the participant goes by."""
        return self._header.participant if self._header else None

    @property
    def now(self) -> int:
        """The minute of the exercise's clock."""
        return self.seat.world.now

    @property
    def inbox(self) -> tuple[Report, ...]:
        """Everything the office has been told, oldest first."""
        return tuple(self.seat.world.state.inbox)

    @property
    def record(self) -> Record:
        """What the participant has committed so far."""
        return self.seat.record

    def begin(self, participant: str) -> Outcome:
        """Begin a new exercise under the participant's code; writes the first line."""
        if self._header is not None:
            return invalid(N_("Latihan sudah dimulai."))
        world = self.scenario.world
        try:
            header = Header(
                kind="open",
                format=journals.FORMAT,
                scenario=world.id,
                version=world.version,
                fingerprint=self.scenario.fingerprint,
                seed=self.seed,
                participant=participant,
                nonce=os.urandom(8).hex(),
            )
        except ValidationError:
            return invalid(
                N_(
                    "Kode peserta terdiri atas 1–40 huruf, angka, titik, garis bawah "
                    "atau tanda hubung, tanpa spasi."
                )
            )
        if self._path is not None:
            try:
                made = journals.create(self._path, header)
            except (JournalError, OSError) as error:
                return _unwritten(error)
            self._last, self._length = made.last, made.length
        self._header = header
        return Outcome(True, "ok", Message(N_("Selamat berlatih.")))

    def decide(self, decision: Mapping[str, Any]) -> Outcome:
        """Check a decision, put it on disk, carry it out; ``t`` is filled in.

        Never raises for what a participant types: the outcome says what is wrong.
        """
        if self._header is None:
            return refused("closed", Message(N_("Mulai latihan lebih dahulu.")))
        try:
            parsed = PARSER.validate_python({**decision, "t": self.now})
        except (ValidationError, TypeError, RecursionError) as error:
            return invalid(N_("Isian tidak dapat dipahami: {what}"), what=_field(error))
        if not journals.fits(parsed.model_dump(mode="json")):
            return invalid(N_("Isian terlalu panjang untuk dicatat. Ringkas dahulu."))
        problem = rules.problem(self.seat, parsed)
        problem = problem or full(parsed, len(self.decisions), self._length)
        if problem is not None:
            return problem
        try:
            self._put_on_disk(parsed)
        except (JournalError, OSError) as error:
            return _unwritten(error)
        self.decisions = (*self.decisions, parsed)
        return rules.carry_out(self.seat, parsed)

    def _put_on_disk(self, decision: AnyDecision) -> None:
        if self._path is not None:
            body = decision.model_dump(mode="json")
            self._length, self._last = journals.append(
                self._path, self._length, body, self._last
            )

    def advance(
        self,
        *,
        hours: float | None = None,
        until: Literal["report"] | None = None,
        day: int | None = None,
        hour: float = 0,
    ) -> Outcome:
        """Let time pass: some hours, until the next report, or until a day and hour."""
        end = self.seat.world.state.end - 1
        if not _numbers(hours or 0, day or 0, hour):
            return invalid(N_("Waktu harus berupa angka biasa."))
        if until == "report":
            to = self._next_report(end)
        elif day is not None:
            to = minute_of(self.scenario, day, hour)
        else:
            to = self.now + round((hours or 0) * 60)
        if to > end and self.now >= end:
            return invalid(N_("Waktu latihan sudah habis. Tutup latihan."))
        return self.decide({"kind": "advance", "to": min(to, end)})

    def _next_report(self, end: int) -> int:
        """Return when the next report comes, seen in a twin of this world."""
        twin = self.replay()
        seen = len(self.inbox)
        driver = twin.seat.world.driver
        while len(twin.inbox) == seen and driver.env.peek() < end:
            driver.env.step()
        return max(self.now + 1, min(twin.now, end))

    def replay(self) -> Exercise:
        """Return an exercise in memory that has made the same decisions."""
        return branch(self.scenario, self.seed, self.decisions)

    def grade(self, report: str, source: str, content: int) -> Outcome:
        """Grade a report on both axes: source A–F, content 1–6."""
        return self.decide(
            {"kind": "grade", "report": report, "source": source, "content": content}
        )

    def link(self, report: str, issue: str | None) -> Outcome:
        """Link a report to an issue, or to none."""
        return self.decide({"kind": "link", "report": report, "issue": issue})

    def assess(self, issue: str, level: int, **more: Any) -> Outcome:
        """Assess an issue's level, 0 to 5; 2 or more raises an alert."""
        return self.decide({"kind": "assess", "issue": issue, "level": level, **more})

    def forecast(self, question: str, chance: float) -> Outcome:
        """Forecast a question's event with a chance between 0 and 1 (eleven steps)."""
        if not (_numbers(chance) and 0 <= chance <= 1):
            text = N_("Peluang berupa angka antara 0 dan 1, misalnya 0.7.")
            return invalid(text)
        percent = round(chance * 10) * 10
        return self.decide(
            {"kind": "forecast", "question": question, "percent": percent}
        )

    def act(self, action: str, authority: str, **more: Any) -> Outcome:
        """Ask ``authority`` for an action on an issue or district."""
        return self.decide(
            {"kind": "act", "action": action, "authority": authority, **more}
        )

    def file(self, **fields: Any) -> Outcome:
        """File an information report (LI)."""
        return self.decide({"kind": "file", **fields})

    def daily(self, **fields: Any) -> Outcome:
        """File a daily report (laporan harian)."""
        return self.decide({"kind": "daily", **fields})

    def special(self, **fields: Any) -> Outcome:
        """File a special report (laporan khusus) with options; it is the act A03."""
        return self.decide({"kind": "special", **fields})

    def sipks(self, **fields: Any) -> Outcome:
        """File an entry for SIPKS."""
        return self.decide({"kind": "sipks", **fields})

    def rad(self, **fields: Any) -> Outcome:
        """File the regional action plan (RAD)."""
        return self.decide({"kind": "rad", **fields})

    def rad_report(self, **fields: Any) -> Outcome:
        """File a report on the RAD: B.04, B.08 or B.12."""
        return self.decide({"kind": "rad-report", **fields})

    def vulnerability(self, **fields: Any) -> Outcome:
        """File a vulnerability map: scores by district and dimension."""
        return self.decide({"kind": "vulnerability", **fields})

    def self_assess(self, **fields: Any) -> Outcome:
        """File a self-assessment: a mark for each dimension."""
        return self.decide({"kind": "self-assessment", **fields})

    def reply(self, document: str, text: str) -> Outcome:
        """Answer the questions that a document came back with."""
        return self.decide({"kind": "reply", "document": document, "text": text})

    def close(self, reflection: str = "") -> Outcome:
        """End the exercise."""
        return self.decide({"kind": "close", "reflection": reflection})

    def desk(self, language: Language = "id") -> Desk:
        """Return the desk, to be shown by a notebook."""
        from sim.desk import Desk

        return Desk(self, language=language)


def branch(
    scenario: Scenario, seed: int, decisions: tuple[AnyDecision, ...]
) -> Exercise:
    """Return the exercise, in memory, in which ``decisions`` were made.

    A decision that is not possible in this history (an act on an issue not yet heard
    of, say) is left out.
    """
    exercise = Exercise(scenario, seed, None, hints=False)
    made: list[AnyDecision] = []
    for decision in decisions:
        if decision.t > exercise.now:
            exercise.seat.world.run_to(decision.t)
        if rules.problem(exercise.seat, decision) is None:
            rules.carry_out(exercise.seat, decision)
            made.append(decision)
    exercise.decisions = tuple(made)
    return exercise


def belongs(header: Header, scenario: Scenario, seed: int) -> None:
    """Raise :class:`JournalError` unless a journal is of this scenario and seed."""
    world = scenario.world
    if (header.scenario, header.seed) != (world.id, seed):
        raise JournalError(
            N_(
                "Jurnal ini dari latihan lain: skenario {scenario}, benih {seed}. "
                "Yang dibuka: {wanted}, benih {number}."
            ),
            scenario=header.scenario,
            seed=header.seed,
            wanted=world.id,
            number=seed,
        )
    if header.fingerprint != scenario.fingerprint:
        raise JournalError(
            N_(
                "Jurnal ini dimainkan pada skenario {scenario} versi {version} "
                "yang berbeda dari yang terpasang (versi {now})."
            ),
            scenario=header.scenario,
            version=header.version,
            now=world.version,
        )


def _numbers(*values: object) -> bool:
    """Return whether all are numbers of a size that a time or a chance can have."""
    return all(
        isinstance(one, Real) and -1e9 < cast(float, one) < 1e9 for one in values
    )


def _field(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return N_("bentuk masukan")
    places = {".".join(str(part) for part in e["loc"]) for e in error.errors()}
    return ", ".join(sorted(places))[:200]


def _unwritten(error: Exception) -> Outcome:
    if isinstance(error, JournalError):
        return refused("not-saved", error.message)
    text = N_("Keputusan belum tersimpan ke disk ({why}). Coba lagi.")
    return refused("not-saved", Message(text, {"why": type(error).__name__}))


__all__ = ["Act", "Exercise", "branch"]
