"""Team reviews of a course: the submitted journals of those whom a list names."""

from __future__ import annotations

from pathlib import Path

from grading.course import assignment, keyring, marks, settings
from grading.course.layout import JOURNAL, PROBLEM, Course
from grading.result import Result
from grading.teams import Person, files, read
from grading.teams.files import Unusable, Written

ROSTER = "tim.csv"
FOLDER = "tim"


def write(
    course: Course, roster: Path | None = None, *, with_notebook: bool = False
) -> Written:
    """Write every team's review into the folder ``tim`` of the course.

    ``roster``: ``tim.csv`` in the course folder if not given. Raises ``RosterProblem``,
    and ``FileNotFoundError`` without the list.
    """
    people = read(roster or course.root / ROSTER)
    kind = assignment.load(course.source)
    target = course.root / FOLDER
    target.mkdir(exist_ok=True)

    def grader(person: Person) -> Result:
        folder = course.submitted(person.code)
        if not (folder / JOURNAL).exists() and not (folder / PROBLEM).exists():
            raise FileNotFoundError(person.code)
        found = marks.of(folder, kind)
        if found.result is None:
            assert found.problem is not None  # there is one or the other
            raise Unusable(found.problem.message)
        return found.result

    return files.write(
        people,
        grader,
        target,
        settings.language_of(course.root),
        key=keyring.of(course.submitted("-"), kind),
        with_notebook=with_notebook,
    )
