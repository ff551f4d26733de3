"""What the office is told of a legal matter: step, deadline, result.

Kinds of news are told as answers of whoever has to act next.
"""

from __future__ import annotations

from sim.i18n import N_, Authored, Message, Readable
from sim.scenario.institutions import Procedure, Step
from sim.world import clocks
from sim.world.state import Case, Driver, State
from sim.world.telling import send

OPENED = N_("{name}: dibuka. Tahap sekarang {step}, oleh {who}.")
NEXT = N_("{name}: tahap berikutnya {step}, oleh {who}.")
CLOSED = N_("{name}: selesai. {result}")
EXTENDED = N_("{name}: diperpanjang.")
NO_CLOCK = N_("Tidak ada tenggat yang pasti untuk tahap ini.")


def known(state: State) -> tuple[Procedure, ...]:
    """Return the procedures of the scenario."""
    institutions = state.scenario.institutions
    return institutions.procedures if institutions else ()


def procedure(state: State, name: str) -> Procedure:
    """Return a procedure by its id. Raises ``KeyError`` if there is none."""
    for item in known(state):
        if item.id == name:
            return item
    raise KeyError(name)


def step_of(state: State, case: Case) -> Step:
    """Return the step a case is in."""
    steps = procedure(state, case.procedure).steps
    return next(step for step in steps if step.id == case.step)


def stepping(state: State, case: Case, step: Step, text: str) -> Readable:
    """Return the news that a case has come to a step, with law and deadline."""
    values = {
        "name": text_of(state, case, "name", ""),
        "step": text_of(state, case, "steps", step.id),
        "who": actor_name(state, step.by),
    }
    limit: Readable | None = Message(NO_CLOCK)
    if step.clock is not None:
        limit = clocks.limit(state.scenario, step.clock, case.since)
    return clocks.joined(Message(text, values), limit)


def closing(state: State, case: Case, outcome: str) -> Readable:
    """Return the news that a case has ended with a result."""
    values = {
        "name": text_of(state, case, "name", ""),
        "result": text_of(state, case, "results", outcome),
    }
    return Message(CLOSED, values)


def extending(state: State, case: Case, limit: Readable | None) -> Readable:
    """Return the news that a step has been given more time."""
    name = {"name": text_of(state, case, "name", "")}
    return clocks.joined(Message(EXTENDED, name), limit)


def actor_name(state: State, who: str) -> Authored:
    """Return what an actor is called."""
    texts = state.scenario.catalogue.texts
    return Authored({lang: text.authorities[who] for lang, text in texts.items()})


def text_of(state: State, case: Case, part: str, key: str) -> Authored:
    """Return a text of the case's procedure: its name, or that of a step or result."""
    assert state.scenario.institutions is not None  # there is no case without them
    found = {
        lang: getattr(text.procedures[case.procedure], part)
        for lang, text in state.scenario.institutions.texts.items()
    }
    return Authored({lang: x[key] if key else x for lang, x in found.items()})


def tell(state: State, driver: Driver, case: Case, message: Readable) -> None:
    """Put news of a case into the office's inbox."""
    told = sum(r.origin == case.ref for r in state.inbox)
    send(
        state,
        driver,
        f"c-{case.id.replace('/', '-')}-{told + 1}",
        step_of(state, case).by,
        "case",
        case.ref,
        message,
        district=case.district,
        about=case.issue,
    )
