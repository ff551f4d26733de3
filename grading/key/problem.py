"""A key that cannot be used, told so that whoever wrote it can mend it."""

from __future__ import annotations

from sim.i18n import N_, Language, Message
from sim.scenario.problem import Problem


class KeyProblem(Exception):
    """A key that cannot be used; the text names file, line, field and the mend.

    ``head``: what cannot be done for it; a plain text stands for itself.
    """

    def __init__(self, head: str | Message, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(head, problems)
        self.head = head
        self.problems = problems

    def text(self, language: Language) -> str:
        """Return everything that is wrong, one below the other, in ``language``."""
        head = self.head if isinstance(self.head, str) else self.head(language)
        return "\n".join([head, *(one.text(language) for one in self.problems)])

    def __str__(self) -> str:
        """Return everything that is wrong in Bahasa Indonesia."""
        return self.text("id")

    def _render_traceback_(self) -> list[str]:
        """Show the problems in a notebook, not a traceback (asked for by IPython)."""
        return str(self).split("\n")


def no_key(file: str, scenario: str) -> KeyProblem:
    """Return the problem of a copy that holds no key, as a trainee's does."""
    text = N_(
        "{file}: kunci skenario {scenario} tidak ada di sini; hanya salinan pengajar "
        "yang memuatnya."
    )
    return KeyProblem(Message(text, {"file": file, "scenario": scenario}))


def unusable(file: str, problems: tuple[Problem, ...]) -> KeyProblem:
    """Return the problem of a key with these things to mend."""
    text = N_("Kunci {file} belum bisa dipakai. Masalah yang ditemukan: {count}.")
    return KeyProblem(Message(text, {"file": file, "count": len(problems)}), problems)
