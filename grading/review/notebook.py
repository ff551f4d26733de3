"""The review as a notebook: recollection first, then the review, one commitment last.

The parts of the review stand in the notebook itself, as outputs and packed in their
cells, so that running it needs no key, no network and nothing of this project. What a
learner typed stays when the notebook is written again.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Sequence

from nbformat import NotebookNode

from grading.notebooks import Cell, made, text
from grading.panel.part import PanelKey
from grading.result import Result
from grading.review.histories import Offer
from grading.review.page import parts
from grading.review.phrases import NOTEBOOK, PAGE
from sim.i18n import Language, translate

NAME = "ulasan.ipynb"
RECALLED = ("intended", "remembered", "again_would")
COMMITMENT = "janji"
TYPED = (*(f"ingatan-{name.replace('_', '-')}" for name in RECALLED), COMMITMENT)
SOURCE = """# {note}
from base64 import b64decode
from zlib import decompress

from IPython.display import HTML

HTML(decompress(b64decode("{packed}")).decode())"""
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
    cells: list[Cell] = [text("pembuka", _opening(result, language), FIXED)]
    for name, place in zip(RECALLED, TYPED, strict=False):
        head = f"### {translate(PAGE[name], language)}"
        cells.append(text(f"tanya-{place}", head, FIXED))
        cells.append(_typed(place, language))
    cells.append(text("ulasan", _reveal(language), FIXED))
    cells += [_part(name, html, language) for name, html in found.items()]
    cells.append(text("tanya-janji", _promise(language), FIXED))
    cells.append(_typed(COMMITMENT, language))
    if kept is not None:
        cells = _merged(cells, kept.cells)
    return made(cells)


def _opening(result: Result, language: Language) -> str:
    ex = result.exercise
    title = ex.scenario.texts[language].title
    head = f"# {translate(PAGE['title'], language)}\n\n**{ex.participant}** · {title}"
    again = translate(PAGE["recollect"], language)
    why = translate(PAGE["recollect_text"], language)
    return f"{head}\n\n## {again}\n\n{why} {translate(NOTEBOOK['how'], language)}"


def _reveal(language: Language) -> str:
    how = translate(NOTEBOOK["reveal"], language)
    return f"## {translate(PAGE['review'], language)}\n\n{how}"


def _promise(language: Language) -> str:
    why = translate(PAGE["commit_text"], language)
    return f"## {translate(PAGE['reflection'], language)}\n\n{why}"


def _typed(place: str, language: Language) -> Cell:
    here = f"*{translate(NOTEBOOK['here'], language)}*"
    return text(place, here, {"deletable": False})


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


def _merged(fresh: list[Cell], old: Sequence[Cell]) -> list[Cell]:
    """Return the new cells with what was typed, and after each what was added there."""
    ids = {cell["id"] for cell in fresh}
    typed = {cell["id"]: cell["source"] for cell in old if cell.get("id") in TYPED}
    added: dict[str, list[Cell]] = {}
    last = fresh[0]["id"]
    for cell in old:
        if cell.get("id") in ids:
            last = cell["id"]
        elif not str(cell.get("id", "")).startswith("bagian-"):
            added.setdefault(last, []).append(cell)
    merged: list[Cell] = []
    for cell in fresh:
        source = typed.get(cell["id"], cell["source"])
        merged += [{**cell, "source": source}, *added.get(cell["id"], [])]
    return merged
