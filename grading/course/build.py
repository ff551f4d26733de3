"""Make a course folder and what participants get from it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from grading.course import (
    assignment,
    database,
    keyring,
    ledger,
    notebook,
    source,
    tool,
)
from grading.course.assignment import Assignment
from grading.course.layout import (
    ASSIGNMENT,
    CONFIG,
    NOTEBOOK,
    NOTEBOOK_FILE,
    SETTINGS,
    SOURCE,
    Course,
    built,
)
from sim.i18n import Language


class AnotherExercise(Exception):
    """The folder holds the course of another exercise, which is ``found``."""

    def __init__(self, folder: Path, found: str) -> None:
        super().__init__(f"{folder}: {found}")
        self.folder, self.found = folder, found


def page_of(name: str) -> Path:
    """Return the source of an exercise's notebook."""
    return SOURCE / name / f"{NOTEBOOK}.py"


def described(language: Language, name: str = ASSIGNMENT) -> Assignment:
    """Return the assignment as it ships, in ``language``."""
    shipped = assignment.load(SOURCE / name)
    return shipped.model_copy(update={"language": language})


def build(
    course_dir: str | Path,
    language: Language = "id",
    name: str = ASSIGNMENT,
    *,
    due: Mapping[str, object] | None = None,
    db: str | None = None,
) -> Course:
    """Make the course folder: settings, the instructor's notebook, key and gradebook.

    ``due``: ``due``, ``timezone`` and ``late`` of the assignment, where they are named;
    what is not named stays as it is in the folder. ``db``: the gradebook's URL, noted
    without its password. A settings file and a key that are there already are kept; the
    notebook is written anew.
    Raises ``AnotherExercise`` where the folder was built for another one than ``name``,
    ``pydantic.ValidationError`` and ``BadAddress`` for what cannot be.
    """
    course = Course.at(course_dir, name)
    found = built(course.root)
    if found not in (None, name):
        raise AnotherExercise(course.root, str(found))
    kind = _kind(course, language, name, due or {})
    course.root.mkdir(parents=True, exist_ok=True)
    if db is not None:
        database.note(course.root, db)
    if not (course.root / CONFIG).exists():
        shutil.copyfile(SOURCE.parent / CONFIG, course.root / CONFIG)
    keyring.begin(course, name, kind.format)
    course.source.mkdir(parents=True, exist_ok=True)
    notebook.write(course.source / NOTEBOOK_FILE, source.build(page_of(name), kind))
    assignment.save(course.source, kind)
    _open_gradebook(course, kind)
    return course


def _kind(
    course: Course, language: Language, name: str, due: Mapping[str, object]
) -> Assignment:
    """Return what the course asks for: as it ships, but as before once people took
    part."""
    kind = described(language, name)
    given = {key: value for key, value in due.items() if value is not None}
    if (course.source / SETTINGS).exists():
        before = assignment.load(course.source)
        if ledger.load(course):
            kind = kind.model_copy(
                update={"format": before.format, "points": before.points}
            )
        if before.due is not None:
            given = before.model_dump(include={"due", "timezone", "late"}) | given
    return Assignment.model_validate(kind.model_dump() | given)


def _open_gradebook(course: Course, kind: Assignment) -> None:
    """Make the gradebook's tables and note the assignment with its due date."""
    due = kind.due_utc.replace(tzinfo=None) if kind.due_utc else None
    with tool.gradebook(course) as gradebook:
        # Steps of nbgrader open the gradebook under this name; made here, they do not
        # race each other for it.
        gradebook.check_course()
        gradebook.update_or_create_assignment(course.assignment, duedate=due)


def release(course_dir: str | Path) -> Path:
    """Make what participants get and return its folder.

    Raises ``CourseError`` with nbgrader's log.
    """
    course = Course.at(course_dir)
    with tool.environment():
        answer = tool.api(course).generate_assignment(course.assignment, force=True)
    done = tool.outcome(answer)
    if not done.ok:
        raise tool.CourseError(done.log)
    return course.release
