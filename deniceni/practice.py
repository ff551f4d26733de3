"""The practice folder: the released notebook, put there once and never overwritten."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from deniceni.bootstrap import ROOT
from sim.i18n import Language

SCENARIO = "muara-sendaru"
NOTEBOOK = "latihan.ipynb"


def home() -> Path:
    """Return where practice folders lie: in the clone, or in the current folder."""
    base = ROOT if (ROOT / "pyproject.toml").exists() else Path.cwd()
    return base / "latihan"


def prepare(folder: Path, language: Language) -> Path:
    """Return the notebook in ``folder``; if it is missing, put it there.

    Whatever is in the folder already stays as it is, the journal above all.
    Raises ``OSError`` if the folder cannot be written.
    """
    notebook = folder / NOTEBOOK
    if notebook.exists():
        return notebook
    folder.mkdir(parents=True, exist_ok=True)
    from grading.course.starter import write

    with TemporaryDirectory() as place:
        write(place, language)
        for source in Path(place).iterdir():
            _put(source, folder / source.name)
    return notebook


def _put(source: Path, target: Path) -> None:
    """Copy ``source`` to ``target``, whole or not at all, unless that exists."""
    if target.exists() or not source.is_file():
        return
    fresh = target.with_name(f".{target.name}.baru")
    shutil.copyfile(source, fresh)
    os.replace(fresh, target)
