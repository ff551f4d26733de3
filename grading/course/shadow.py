"""A private gradebook for one submission: nbgrader's own rules, nobody else's file.

nbgrader writes into its database at every step. Workers give it a small one of their
own that knows the assignment and nobody's marks; what it noted there is read back and
written into the real gradebook by the parent alone, all at once.
"""

from __future__ import annotations

from pathlib import Path

from nbgrader.api import Base, Gradebook
from sqlalchemy import create_engine, insert, select

from grading.course import settings
from grading.course.layout import NOTEBOOK
from grading.course.rows import Rows

# What an assignment consists of, each after what it refers to.
TABLES = (
    "course",
    "assignment",
    "notebook",
    "base_cell",
    "grade_cells",
    "solution_cells",
    "source_cell",
    "task_cells",
)


def make(path: Path, book: Gradebook) -> None:
    """Write a gradebook with the assignments of ``book`` and no participants."""
    engine = create_engine(address(path))
    Base.metadata.create_all(engine)
    with engine.begin() as fresh:
        for name in TABLES:
            table = Base.metadata.tables[name]
            rows = [dict(row) for row in book.db.execute(select(table)).mappings()]
            if rows:
                fresh.execute(insert(table), rows)
    engine.dispose()


def address(path: Path) -> str:
    """Return the address of the gradebook in ``path``."""
    return f"sqlite:///{path.as_posix()}"


def read(path: Path, assignment: str, student: str) -> Rows:
    """Return what nbgrader noted of ``student`` in the gradebook at ``path``."""
    with Gradebook(address(path), settings.COURSE_ID) as book:
        submission = book.find_submission(assignment, student)
        notebook = book.find_submission_notebook(NOTEBOOK, assignment, student)
        return Rows(
            scores={grade.name: _score(grade) for grade in notebook.grades},
            comments={one.name: one.auto_comment for one in notebook.comments},
            handed_in=submission.timestamp,
        )


def _score(grade: object) -> float | None:
    found = getattr(grade, "auto_score", None)
    return None if found is None else float(found)
