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


class AnotherSeed(Exception):
    """People have taken part in the story of the seed ``found``."""

    def __init__(self, folder: Path, found: int) -> None:
        super().__init__(f"{folder}: {found}")
        self.folder, self.found = folder, found


def page_of(name: str) -> Path:
    """Return the source of an exercise's notebook."""
    return SOURCE / name / f"{NOTEBOOK}.py"


def described(
    language: Language,
    name: str = ASSIGNMENT,
    seed: int | None = None,
    folder: Path | None = None,
) -> Assignment:
    """Return the assignment as it ships, in ``language``, with another ``seed`` or its
    own. An exercise that says nothing of itself has what all others have. ``folder``:
    where its scenario lies, if not among the project's own."""
    own = SOURCE / name
    shipped = assignment.load(own if (own / SETTINGS).exists() else SOURCE)
    given: dict[str, object] = {"scenario": name, "language": language}
    if seed is not None:
        given["seed"] = seed
    if folder is not None:
        given["folder"] = folder.as_posix()
    return Assignment.model_validate(shipped.model_dump() | given)


def build(
    course_dir: str | Path,
    language: Language = "id",
    name: str = ASSIGNMENT,
    *,
    due: Mapping[str, object] | None = None,
    db: str | None = None,
    seed: int | None = None,
) -> Course:
    """Make the course folder: settings, the instructor's notebook, key and gradebook.

    ``due``: ``due``, ``timezone`` and ``late`` of the assignment, where they are named;
    what is not named stays as it is in the folder. ``db``: the gradebook's URL, noted
    without its password. ``seed``: the story that is taught; ``None`` for that of the
    folder, or of the exercise. A settings file and a key that are there already are
    kept; the notebook is written anew.
    Raises ``AnotherExercise`` where the folder was built for another one than ``name``,
    ``pydantic.ValidationError`` and ``BadAddress`` for what cannot be.
    """
    course = Course.at(course_dir, name)
    found = built(course.root)
    if found not in (None, name):
        raise AnotherExercise(course.root, str(found))
    kind = _kind(course, described(language, name, seed), due or {}, seed)
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
    course: Course, kind: Assignment, due: Mapping[str, object], seed: int | None
) -> Assignment:
    """Return what the course asks for: as it ships, but as before once people took
    part. Raises ``AnotherSeed`` if they took part in another story than ``seed``."""
    given = {key: value for key, value in due.items() if value is not None}
    if (course.source / SETTINGS).exists():
        before = assignment.load(course.source)
        if ledger.load(course):
            if seed not in (None, before.seed):
                raise AnotherSeed(course.root, before.seed)
            kind = kind.model_copy(
                update=before.model_dump(include={"format", "points", "seed"})
            )
        elif seed is None:
            kind = kind.model_copy(update={"seed": before.seed})
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
