"""The class view of a course: graded once more if need be, written beside the marks.

The page and the notebook name nobody; ``rincian.csv`` does and is the instructor's.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grading import notebooks
from grading.classview import notebook, page, tables
from grading.classview.notebook import Shown
from grading.classview.view import ClassView, view
from grading.course import assignment, keyring, run, settings
from grading.course.layout import Course
from sim.i18n import Language

PAGE = "kelas.html"
NOTEBOOK = "kelas.ipynb"


@dataclass(frozen=True)
class Written:
    """What was written, how many results are in it and how many could not be."""

    files: tuple[Path, ...]
    graded: int
    left_out: int


def seen(course: Course) -> ClassView:
    """Return the view of everybody who handed in; bad submissions are counted."""
    sheets = [standing.marks for standing in run.standings(course)]
    good = [sheet.result.summary for sheet in sheets if sheet.result is not None]
    kind = assignment.load(course.source)
    key = keyring.of(course.submitted("-"), kind)
    left_out = len(sheets) - len(good)
    return view(good, scenario=kind.scenario, left_out=left_out, key=key)


def open_class(folder: str | Path, language: Language | None = None) -> Shown:
    """Return the class in a course folder, to be shown in a notebook."""
    course = Course.at(folder)
    return Shown(seen(course), language or settings.language_of(course.root))


def write(course: Course, to: Path | None = None, *, with_notebook: bool) -> Written:
    """Write the page to ``to`` (``kelas.html``), the tables and notebook beside it."""
    found = seen(course)
    language = settings.language_of(course.root)
    target = to or course.root / PAGE
    target.write_text(page.html(found, language), encoding="utf-8")
    files = [
        target,
        tables.write_items(found, target.with_name(tables.ITEMS), language),
        tables.write_details(found, target.with_name(tables.DETAILS)),
    ]
    if with_notebook:
        path = target.with_name(NOTEBOOK)
        files.append(notebooks.write(path, notebook.notebook(found, language)))
    return Written(tuple(files), len(found.results), found.left_out)
