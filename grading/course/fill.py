"""nbgrader's Execute without a kernel, wherever a notebook needs none.

Takes Execute's place in the class's own run. A notebook in which every code cell is
the program's own is run in this process; one with any other code cell, added or
changed by the instructor, gets a kernel as in stock nbgrader.
"""

from __future__ import annotations

import sys
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import Execute, NbGraderPreprocessor

from grading.course import assignment, inside, source
from grading.course.build import page_of
from grading.course.layout import Course


class Fill(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader is not typed
    """Fill the outputs of code cells, with a kernel only where one is needed."""

    def preprocess(
        self, notebook: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook with what its cells show."""
        code = [cell for cell in notebook.cells if _runs(cell)]
        root = Path(self.config.CourseDirectory.root)
        if not all(is_ours(cell, root) for cell in code):
            return self._with_kernel(notebook, resources)
        try:
            with chdir(resources["metadata"]["path"]):
                inside.run(code)
        except inside.NotInside as why:
            self.log.warning("a kernel is needed after all: %s", why)
            return self._with_kernel(notebook, resources)
        notebook.metadata["language_info"] = language_info()
        return notebook, resources

    def _with_kernel(
        self, notebook: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        found: tuple[NotebookNode, dict[str, Any]] = Execute(
            parent=self.parent, config=self.config
        ).preprocess(notebook, resources)
        return found


def _runs(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and bool(cell.source.strip())


def is_ours(cell: NotebookNode, root: Path) -> bool:
    """Say whether the program has written this code cell, to the letter."""
    return inside.calls_only_cells(cell.source) or cell.source in written(root)


@cache
def written(root: Path) -> frozenset[str]:
    """Return the code cells that the program writes for the course in ``root``."""
    course = Course.at(root)
    kind = assignment.load(course.source)
    built = source.build(page_of(course.assignment), kind)
    return frozenset(cell.source for cell in built.cells if cell.cell_type == "code")


@cache
def language_info() -> dict[str, object]:
    """Return what a Python kernel says of its language."""
    major, minor, micro, *_ = sys.version_info
    return {
        "codemirror_mode": {"name": "ipython", "version": major},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": f"ipython{major}",
        "version": f"{major}.{minor}.{micro}",
    }
