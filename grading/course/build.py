"""Make a course folder and what participants get from it."""

from __future__ import annotations

import shutil
from pathlib import Path

from grading.course import assignment, notebook, source, tool
from grading.course.assignment import Assignment
from grading.course.layout import (
    ASSIGNMENT,
    CONFIG,
    NOTEBOOK,
    NOTEBOOK_FILE,
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
    course_dir: str | Path, language: Language = "id", name: str = ASSIGNMENT
) -> Course:
    """Make the course folder: settings, the instructor's notebook, the gradebook.

    A settings file that is there already is kept; the notebook is written anew.
    Raises ``AnotherExercise`` where the folder was built for another one than ``name``.
    """
    course = Course.at(course_dir, name)
    found = built(course.root)
    if found not in (None, name):
        raise AnotherExercise(course.root, str(found))
    course.root.mkdir(parents=True, exist_ok=True)
    if not (course.root / CONFIG).exists():
        shutil.copyfile(SOURCE.parent / CONFIG, course.root / CONFIG)
    kind = described(language, name)
    course.source.mkdir(parents=True, exist_ok=True)
    notebook.write(course.source / NOTEBOOK_FILE, source.build(page_of(name), kind))
    assignment.save(course.source, kind)
    with tool.gradebook(course) as gradebook:
        gradebook.update_or_create_assignment(course.assignment)
    return course


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
