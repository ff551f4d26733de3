"""Team reviews written to files: one page for each team, a notebook beside it.

A journal that is missing or cannot be used costs its owner the place in the review and
nobody else anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from grading import notebooks
from grading.key import Key
from grading.result import Result
from grading.teams import page
from grading.teams.notebook import notebook
from grading.teams.roster import Person, teams
from grading.teams.team import TeamProblem, team
from sim.exercise import JournalError
from sim.i18n import N_, Language, Message, Readable

NO_JOURNAL = N_("Jurnal {code} tidak ditemukan.")
REFUSED = N_("Jurnal {code}: {detail}")
OPEN = N_("Latihan {code} belum ditutup; tinjauan memuat jawaban kunci.")
UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
Grader = Callable[[Person], Result]


class Unusable(Exception):
    """A submission without a result; ``message`` says why, in any language."""

    def __init__(self, message: Readable) -> None:
        self.message = message
        super().__init__(message("id"))


@dataclass(frozen=True)
class Written:
    """What was written, and what had to be left out, with the reason."""

    files: tuple[Path, ...]
    problems: tuple[Readable, ...]


def write(
    people: Sequence[Person],
    grader: Grader,
    folder: Path,
    language: Language,
    *,
    key: Key | None = None,
    with_notebook: bool = False,
) -> Written:
    """Write the review of every team of ``people`` into ``folder``.

    ``grader`` gives a person's result; it raises ``JournalError`` or ``Unusable`` for
    a journal that cannot be used and ``FileNotFoundError`` for none.
    """
    files: list[Path] = []
    problems: list[Readable] = []
    for number, (name, own) in enumerate(teams(tuple(people)).items(), start=1):
        results = _graded(own, grader, problems)
        roles = {person.code: person.role for person in own}
        try:
            found = team(results, name, roles, key=key)
        except TeamProblem as problem:
            problems.append(
                Message("{team}: {why}", {"team": name, "why": problem.message})
            )
            continue
        path = folder / f"{_called(name, number)}.html"
        path.write_text(page.html(found, language), encoding="utf-8")
        files.append(path)
        if with_notebook:
            files.append(
                notebooks.write(path.with_suffix(".ipynb"), notebook(found, language))
            )
    return Written(tuple(files), tuple(problems))


def _called(name: str, number: int) -> str:
    """Return a file's name for a team; the number keeps like names apart."""
    return f"tim-{number:02d}-{UNSAFE.sub('-', name).strip('-.') or 'tim'}"


def _graded(
    people: Sequence[Person], grader: Grader, problems: list[Readable]
) -> list[Result]:
    results = []
    for person in people:
        try:
            result = grader(person)
        except FileNotFoundError:
            problems.append(Message(NO_JOURNAL, {"code": person.code}))
        except (JournalError, Unusable) as error:
            values = {"code": person.code, "detail": error.message}
            problems.append(Message(REFUSED, values))
        else:
            if result.exercise.state == "closed":
                results.append(result)
            else:
                problems.append(Message(OPEN, {"code": person.code}))
    return results
