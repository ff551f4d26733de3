"""The participant's folder without a course: the same notebook as nbgrader releases.

For whoever learns alone, and for the first start on a fresh machine.
"""

from __future__ import annotations

from pathlib import Path

from nbformat import NotebookNode
from nbgrader.preprocessors import (
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
)
from traitlets.config import Config

from grading.course import assignment, notebook, source
from grading.course.assignment import Assignment
from grading.course.build import described, page_of
from grading.course.layout import ASSIGNMENT, NOTEBOOK_FILE
from grading.course.settings import STUB
from sim.i18n import Language, translate

# nbgrader's own steps from source to release, without those that need a gradebook.
STEPS = (
    LockCells,
    ClearSolutions,
    ClearOutput,
    ClearHiddenTests,
    ClearMarkScheme,
    ComputeChecksums,
)


def released(kind: Assignment, name: str = ASSIGNMENT) -> NotebookNode:
    """Return the assignment's notebook as participants get it."""
    made = source.build(page_of(name), kind)
    config = Config()
    config.ClearSolutions.text_stub = translate(STUB, kind.language)
    for step in STEPS:
        made, _ = step(config=config).preprocess(made, {})
    return made


def write(
    folder: str | Path,
    language: Language = "id",
    name: str = ASSIGNMENT,
    seed: int | None = None,
    lies_at: Path | None = None,
) -> Path:
    """Put notebook and settings of an exercise into ``folder``; return the notebook.

    ``seed``: the story that is played; ``None`` for the exercise's own. ``lies_at``:
    the scenario's folder, if it is not one of the project's own.
    A notebook that is there already is the participant's: it is left alone.
    """
    place = Path(folder)
    path = place / NOTEBOOK_FILE
    if not path.exists():
        kind = described(language, name, seed, lies_at)
        place.mkdir(parents=True, exist_ok=True)
        assignment.save(place, kind)
        notebook.write(path, released(kind, name))
    return path
