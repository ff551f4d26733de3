"""One learner's review: the page, and the notebook that keeps what is typed in it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from sim.i18n import N_, Message

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from grading import Result
    from grading.panel.part import PanelKey
    from grading.review.histories import Offer

FIRST_OTHER = 1  # seed of the first other world; the exercise's own is left out


class Unwritable(Exception):
    """What was asked for cannot be written; ``message`` says why and what to do."""

    def __init__(self, text: str, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(self.message("id"))


def review(journal: Path, asked: Namespace) -> list[Path] | None:
    """Write the review of a journal; return the files, ``None`` if it is still open.

    Raises :class:`Unwritable`, ``OwnQuestionError`` for a question without an answer,
    ``JournalError`` and ``KeyProblem``.
    """
    from grading import grade, load_key
    from grading.review import html, offers
    from sim.exercise.journal import read

    found = read(journal)
    if not asked.early and not any(d.kind == "close" for d in found.decisions):
        return None
    target = asked.output or journal.with_name("ulasan.html")
    kept = _kept(target.with_suffix(".ipynb")) if asked.notebook else None
    seed = found.header.seed
    name = str(asked.scenario or _where(journal, found.header.scenario))
    panel = _panel(asked.panel) if asked.panel else _beside_key(name)
    key = load_key(name)
    result = grade(journal, scenario=name, seed=seed, key=key)
    changes = [*_own(result, asked), *offers(result, key)]
    seeds = range(FIRST_OTHER, FIRST_OTHER + asked.others + 1)
    others = [other for other in seeds if other != seed][: asked.others]
    page = html(result, asked.language, changes=changes, panel=panel, seeds=others)
    target.write_text(page, encoding="utf-8")
    if not asked.notebook:
        return [target]
    return [target, _notebook(target, result, asked, kept, changes, panel)]


def _where(journal: Path, name: str) -> str:
    """Return what a journal's scenario is opened by: its folder, where the practice
    folder names one that holds it, else its name."""
    from pydantic import ValidationError

    from grading.course.assignment import load

    try:
        kind = load(journal.parent)
    except (OSError, ValueError, ValidationError):
        return name
    return kind.where if kind.scenario == name else name


def _own(result: Result, asked: Namespace) -> list[Offer]:
    """Return the answers to the learner's own questions."""
    from grading.review.histories import played
    from grading.review.own import had

    if not asked.had or result.key is None:
        return []
    history = played(result)
    return [had(result, result.key, one, asked.issue, history) for one in asked.had]


def _notebook(
    target: Path,
    result: Result,
    asked: Namespace,
    kept: NotebookNode | None,
    changes: list[Offer],
    panel: PanelKey | None,
) -> Path:
    from grading.notebooks import write
    from grading.review.notebook import aar

    path = target.with_suffix(".ipynb")
    made = aar(result, asked.language, kept=kept, changes=changes, panel=panel)
    write(path, made)
    return path


def _kept(path: Path) -> NotebookNode | None:
    """Return the notebook written before, whose typed cells stay.

    Raises :class:`Unwritable` for a file that is no notebook: it is not overwritten.
    """
    from grading.course.notebook import read

    if not path.exists():
        return None
    try:
        return read(path)
    except Exception as error:
        raise Unwritable(
            N_(
                "{name} bukan buku catatan yang dapat dibaca, jadi tidak ditimpa. "
                "Ganti namanya, lalu ulangi."
            ),
            name=path.name,
        ) from error


def _beside_key(scenario: str) -> PanelKey | None:
    """Return the panel's record beside the shipped key; raises ``KeyProblem``."""
    from grading.course.keyring import panel_of

    return panel_of(None, scenario)


def _panel(path: Path) -> PanelKey:
    """Return a panel's record; raises :class:`Unwritable` for what is none."""
    from grading.panel.key import from_yaml

    if not path.is_file():
        raise Unwritable(N_("Berkas panel {name} tidak ada."), name=str(path))
    try:
        return from_yaml(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Unwritable(
            N_("Berkas panel {name} tidak dapat dipakai: {why}"),
            name=path.name,
            why=str(error).splitlines()[0],
        ) from None
