"""Everything that is wrong with a panel's files, told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sim.i18n import N_, Language, Message
from sim.scenario.problem import MOST, Problem, shown


class PanelError(Exception):
    """Files that can't be used; ``problems`` says where, what, and how to mend it."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__(name, problems)
        self.name = name
        self.problems = tuple(problems)

    def text(self, language: Language) -> str:
        """Return all problems, one below the other, in ``language``."""
        head = Message(
            N_("{name} belum bisa dipakai. Masalah yang ditemukan: {count}."),
            {"name": shown(self.name), "count": len(self.problems)},
        )
        return "\n".join([head(language), *(p.text(language) for p in self.problems)])

    def __str__(self) -> str:
        """Return all problems in Bahasa Indonesia."""
        return self.text("id")

    def _render_traceback_(self) -> list[str]:
        """Show the problems in a notebook, not a traceback (asked for by IPython)."""
        return str(self).split("\n")


def fewer(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, of one kind in one file no more than can be read."""
    kept: list[Problem] = []
    seen: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        kind = problem.file, problem.message.text
        seen[kind] += 1
        if seen[kind] <= MOST:
            kept.append(problem)
        elif seen[kind] == MOST + 1:
            message = Message(N_("Masih ada masalah sejenis sesudah ini."))
            mend = Message(N_("Perbaiki dahulu yang tercantum, lalu periksa lagi."))
            place = problem.file, problem.line, problem.field
            kept.append(Problem(*place, message, mend))
    return kept
