"""The practice folder: the released notebook, put there once and never overwritten."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from deniceni.places import FIRST, NOTEBOOK
from sim.i18n import Language

if TYPE_CHECKING:
    from grading.course.assignment import Assignment


class AnotherExercise(Exception):
    """The folder was made for another exercise, which is ``found``."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


def prepare(
    folder: Path,
    language: Language,
    name: str | None = None,
    seed: int | None = None,
    lies_at: Path | None = None,
) -> Path:
    """Return the notebook in ``folder``; if it is missing, put that of ``name`` there.

    ``name``: ``None`` for whatever is in the folder, else the first exercise.
    ``seed``: the story that a new notebook plays; ``None`` for the exercise's own.
    ``lies_at``: the scenario's folder, if it is not one of the project's own.

    Whatever is in the folder already stays as it is, the journal above all.
    Raises ``OSError`` if the folder cannot be written, ``AnotherExercise`` if it is not
    that of ``name``.
    """
    notebook, kind = folder / NOTEBOOK, _made_for(folder)
    wanted = name if lies_at is None else lies_at.as_posix()
    if kind is not None and wanted not in (None, kind.where):
        raise AnotherExercise(kind.where)
    if notebook.exists():
        return notebook
    folder.mkdir(parents=True, exist_ok=True)
    from grading.course.starter import write

    with TemporaryDirectory() as place:
        if kind is not None and kind.folder is not None:
            lies_at = Path(kind.folder)
        made = name or (FIRST if kind is None else kind.scenario)
        write(place, language, made, seed, lies_at)
        for source in Path(place).iterdir():
            _put(source, folder / source.name)
    return notebook


def _made_for(folder: Path) -> Assignment | None:
    """Return the settings in a folder, which name an exercise, if there are any."""
    from pydantic import ValidationError

    from grading.course.assignment import load

    try:
        return load(folder)
    except (OSError, ValueError, ValidationError):
        return None


def _put(source: Path, target: Path) -> None:
    """Copy ``source`` to ``target``, whole or not at all, unless that exists."""
    if target.exists() or not source.is_file():
        return
    fresh = target.with_name(f".{target.name}.baru")
    shutil.copyfile(source, fresh)
    os.replace(fresh, target)
