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
    TEMPLATE,
    Course,
)
from sim.i18n import Language


def _source(name: str) -> Path:
    return TEMPLATE / "source" / name


def described(language: Language, name: str = ASSIGNMENT) -> Assignment:
    """Return the assignment as it ships, in ``language``."""
    shipped = assignment.load(_source(name))
    return shipped.model_copy(update={"language": language})


def build(course_dir: str | Path, language: Language = "id") -> Course:
    """Make the course folder: settings, the instructor's notebook, the gradebook.

    A settings file that is there already is kept; the notebook is written anew.
    """
    course = Course.at(course_dir)
    course.root.mkdir(parents=True, exist_ok=True)
    if not (course.root / CONFIG).exists():
        shutil.copyfile(TEMPLATE / CONFIG, course.root / CONFIG)
    kind = described(language)
    text = _source(course.assignment) / f"{NOTEBOOK}.py"
    course.source.mkdir(parents=True, exist_ok=True)
    notebook.write(course.source / NOTEBOOK_FILE, source.build(text, kind))
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
