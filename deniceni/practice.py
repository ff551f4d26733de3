"""The practice folder: the released notebook, put there once and never overwritten."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from deniceni.places import FIRST, NOTEBOOK
from sim.i18n import Language


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
    notebook, found = folder / NOTEBOOK, _made_for(folder)
    if found is not None and name not in (None, found):
        raise AnotherExercise(found)
    if notebook.exists():
        return notebook
    folder.mkdir(parents=True, exist_ok=True)
    from grading.course.starter import write

    with TemporaryDirectory() as place:
        write(place, language, name or found or FIRST, seed, lies_at)
        for source in Path(place).iterdir():
            _put(source, folder / source.name)
    return notebook


def _made_for(folder: Path) -> str | None:
    """Return the exercise that the settings in a folder name, if there are any."""
    from pydantic import ValidationError

    from grading.course.assignment import load

    try:
        return load(folder).scenario
    except (OSError, ValueError, ValidationError):
        return None


def _put(source: Path, target: Path) -> None:
    """Copy ``source`` to ``target``, whole or not at all, unless that exists."""
    if target.exists() or not source.is_file():
        return
    fresh = target.with_name(f".{target.name}.baru")
    shutil.copyfile(source, fresh)
    os.replace(fresh, target)
