"""The review as a notebook: recollection first, then the review, one commitment last.

The parts of the review stand in the notebook itself, as outputs and packed in their
cells, so that running it needs no key, no network and nothing of this project. What a
learner typed stays when the notebook is written again.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grading.panel.part import PanelKey
from grading.result import Result
from grading.review.histories import Offer
from grading.review.page import parts
from grading.review.phrases import NOTEBOOK, PAGE
from sim.i18n import Language, translate

Cell = Mapping[str, Any]
NAME = "ulasan.ipynb"
RECALLED = ("intended", "remembered", "again_would")
COMMITMENT = "janji"
TYPED = (*(f"ingatan-{name.replace('_', '-')}" for name in RECALLED), COMMITMENT)
SOURCE = """# {note}
from base64 import b64decode
from zlib import decompress

from IPython.display import HTML

HTML(decompress(b64decode("{packed}")).decode())"""
METADATA = {
    "kernelspec": {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}
FIXED = {"editable": False, "deletable": False}
HIDDEN = {"jupyter": {"source_hidden": True}, **FIXED}


def aar(
    result: Result,
    language: Language = "id",
    *,
    kept: NotebookNode | None = None,
    changes: Sequence[Offer] | None = None,
    panel: PanelKey | None = None,
) -> NotebookNode:
    """Return the review of a result as a notebook.

    ``kept``: an earlier one, whose typed and added cells stay. ``changes`` and
    ``panel`` as for the page.
    """
    found = parts(result, language, changes=changes, panel=panel)
    cells = [_text("pembuka", _opening(result, language))]
    for name, place in zip(RECALLED, TYPED, strict=False):
        cells.append(_text(f"tanya-{place}", f"### {translate(PAGE[name], language)}"))
        cells.append(_typed(place, language))
    cells.append(_text("ulasan", _reveal(language)))
    cells += [_part(name, html, language) for name, html in found.items()]
    cells.append(_text("tanya-janji", _promise(language)))
    cells.append(_typed(COMMITMENT, language))
    if kept is not None:
        cells = _merged(cells, kept.cells)
    whole = {"nbformat": 4, "nbformat_minor": 5, "metadata": METADATA, "cells": cells}
    made: NotebookNode = nbformat.from_dict(whole)  # type: ignore[no-untyped-call]
    return made


def write(path: Path, notebook: NotebookNode) -> None:
    """Write a notebook whole or not at all."""
    draft = path.with_suffix(".tmp")
    nbformat.validate(notebook)
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def _opening(result: Result, language: Language) -> str:
    ex = result.exercise
    title = ex.scenario.texts[language].title
    head = f"# {translate(PAGE['title'], language)}\n\n**{ex.participant}** · {title}"
    again = translate(PAGE["recollect"], language)
    text = translate(PAGE["recollect_text"], language)
    return f"{head}\n\n## {again}\n\n{text} {translate(NOTEBOOK['how'], language)}"


def _reveal(language: Language) -> str:
    text = translate(NOTEBOOK["reveal"], language)
    return f"## {translate(PAGE['review'], language)}\n\n{text}"


def _promise(language: Language) -> str:
    text = translate(PAGE["commit_text"], language)
    return f"## {translate(PAGE['reflection'], language)}\n\n{text}"


def _text(place: str, text: str) -> Cell:
    return {"cell_type": "markdown", "id": place, "metadata": FIXED, "source": text}


def _typed(place: str, language: Language) -> Cell:
    text = f"*{translate(NOTEBOOK['here'], language)}*"
    metadata = {"deletable": False}
    return {"cell_type": "markdown", "id": place, "metadata": metadata, "source": text}


def _part(name: str, html: str, language: Language) -> Cell:
    packed = b64encode(zlib.compress(html.encode(), 9)).decode()
    note = translate(NOTEBOOK["ready"], language)
    shown = {
        "output_type": "execute_result",
        "data": {"text/html": html, "text/plain": note},
        "metadata": {},
        "execution_count": 1,
    }
    return {
        "cell_type": "code",
        "id": f"bagian-{name}",
        "metadata": HIDDEN,
        "source": SOURCE.format(note=note, packed=packed),
        "execution_count": 1,
        "outputs": [shown],
    }


def _merged(made: list[Cell], old: Sequence[Cell]) -> list[Cell]:
    """Return the new cells with what was typed, and after each what was added there."""
    ids = {cell["id"] for cell in made}
    typed = {cell["id"]: cell["source"] for cell in old if cell.get("id") in TYPED}
    added: dict[str, list[Cell]] = {}
    last = made[0]["id"]
    for cell in old:
        if cell.get("id") in ids:
            last = cell["id"]
        elif not str(cell.get("id", "")).startswith("bagian-"):
            added.setdefault(last, []).append(cell)
    merged: list[Cell] = []
    for cell in made:
        source = typed.get(cell["id"], cell["source"])
        merged += [{**cell, "source": source}, *added.get(cell["id"], [])]
    return merged
