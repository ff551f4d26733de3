"""``review --team``: the review of each team in a list, from journals in a folder."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from deniceni.voice import complain, language, say
from sim.i18n import N_, Language

if TYPE_CHECKING:
    from grading.result import Result
    from grading.teams.files import Written
    from grading.teams.roster import Person

JOURNAL = "jurnal.jsonl"
SAVED = N_("Tinjauan tim tersimpan: {path}")


def review(
    roster: Path,
    journals: Path | None,
    output: Path | None,
    asked: Language,
    *,
    notebook: bool = False,
    show: bool = False,
) -> int:
    """Write each team's review beside its list; return the exit status.

    A journal is ``<code>/jurnal.jsonl`` or ``<code>.jsonl`` in ``journals`` (where the
    list lies if not given).
    """
    from grading.teams import RosterProblem, files, read

    place = journals or roster.parent
    target = output or roster.parent
    try:
        people = read(roster)
    except FileNotFoundError:
        complain(N_("Tidak ada: {path}"), path=roster)
        return 1
    except RosterProblem as problem:
        complain("{detail}", detail=problem.message(language()))
        return 1
    target.mkdir(parents=True, exist_ok=True)
    found = files.write(
        people, lambda who: _graded(who, place), target, asked, with_notebook=notebook
    )
    return tell(found, show)


def tell(found: Written, show: bool) -> int:
    """Say what was written and what had to be left out; return the exit status."""
    for problem in found.problems:
        complain("{detail}", detail=problem(language()))
    for path in found.files:
        say(SAVED, path=path)
    pages = [path for path in found.files if path.suffix == ".html"]
    if show and pages:
        webbrowser.open(pages[0].resolve().as_uri())
    return 0 if pages else 1


def _graded(person: Person, folder: Path) -> Result:
    """Grade a person's journal; raises ``FileNotFoundError`` and ``JournalError``."""
    from grading import grade, load_key
    from sim.exercise.journal import read

    names = (folder / person.code / JOURNAL, folder / f"{person.code}.jsonl")
    path = next((name for name in names if name.exists()), None)
    if path is None:
        raise FileNotFoundError(person.code)
    header = read(path).header
    return grade(
        path,
        scenario=header.scenario,
        seed=header.seed,
        participant=person.code,
        key=load_key(header.scenario),
    )
