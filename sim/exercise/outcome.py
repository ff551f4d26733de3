"""What became of a decision, in a form every language can read."""

from __future__ import annotations

from dataclasses import dataclass

from sim.i18n import N_, Message, Readable


@dataclass(frozen=True)
class Outcome:
    """Whether a decision was taken, a code for programs, a message for people."""

    ok: bool
    code: str
    message: Readable

    def __str__(self) -> str:
        return self.message("id")


def done(text: str = N_("Tercatat."), **values: object) -> Outcome:
    """Return the outcome of a decision that was taken."""
    return Outcome(True, "ok", Message(text, values))


def refused(code: str, message: Readable) -> Outcome:
    """Return the outcome of a decision that was recorded but could not be done."""
    return Outcome(False, code, message)


def invalid(text: str, **values: object) -> Outcome:
    """Return the outcome of input that was not understood and not recorded."""
    return Outcome(False, "invalid", Message(text, values))
