"""The notebook's one source: its text blocks, their translation, the built notebook.

What all exercises share stands in the page beside their folders; an exercise's own
page holds what its participants read first, put before the shared text of the cell with
the same grade id.

A block is a paragraph of a markdown cell, or a comment line of a code cell. Blocks are
the messages of the ``course`` catalogue, so a translation can't change a cell or a
grade id. Code may hold ``$scenario``, ``$seed`` and ``$language``.

An exercise without a page of its own opens with its scenario's title and briefing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Template

import jupytext
from nbformat import NotebookNode

from grading.course import late
from grading.course.assignment import DIMENSIONS, Assignment
from sim.i18n import Language, translate
from sim.scenario.load import load

KEPT = "###"
OPENING = "pembuka"
SENDING = "tentang-kirim"
_MARKS = re.compile(r"([\\`*_\[\]<>!#|$&~])")


def read(path: Path) -> NotebookNode:
    """Return the page written as text in ``path``, as it stands there."""
    notebook: NotebookNode = jupytext.read(path)
    return notebook


def whole(path: Path) -> NotebookNode:
    """Return an exercise's notebook: the shared page with what its own page adds.

    Raises ``ValueError`` for an own cell that the shared page does not have as text.
    """
    shared = read(path.parents[1] / path.name)
    if not path.exists():
        return shared
    cells = {_id(cell): cell for cell in shared.cells if cell.cell_type == "markdown"}
    for own in read(path).cells:
        if _id(own) not in cells:
            raise ValueError(f"{path.parent.name}: no shared text {_id(own)}")
        cell = cells[_id(own)]
        cell.source = f"{own.source}\n\n{cell.source}"
    return shared


def _id(cell: NotebookNode) -> str:
    return str(cell.metadata["nbgrader"]["grade_id"])


def _is_text(line: str) -> bool:
    return line.startswith("# ") and not line.startswith(KEPT)


def blocks(cell: NotebookNode) -> Iterator[str]:
    """Yield what a participant or instructor reads in ``cell``, piece by piece."""
    if cell.cell_type == "markdown":
        yield from (block for block in cell.source.split("\n\n") if block.strip())
    else:
        yield from (line[2:] for line in cell.source.split("\n") if _is_text(line))


def texts(path: Path) -> list[str]:
    """Return every text block of the page in ``path``, in order."""
    return [block for cell in read(path).cells for block in blocks(cell)]


def translated(cell: NotebookNode, say: Callable[[str], str]) -> str:
    """Return a cell's source with what people read in it put through ``say``."""
    if cell.cell_type == "markdown":
        return "\n\n".join(say(block) for block in cell.source.split("\n\n"))
    lines = cell.source.split("\n")
    return "\n".join(f"# {say(x[2:])}" if _is_text(x) else x for x in lines)


def _marked(cell: NotebookNode, assignment: Assignment) -> dict[str, object]:
    """Return the cell's nbgrader metadata in full, points from the assignment."""
    given = cell.metadata["nbgrader"]
    graded = bool(given.get("grade", False))
    full: dict[str, object] = {
        "schema_version": 3,
        "grade_id": given["grade_id"],
        "grade": graded,
        "solution": bool(given.get("solution", False)),
        "locked": bool(given.get("locked", graded)),
        "task": False,
    }
    if graded:
        full["points"] = assignment.points.get(given["grade_id"], 0)
    return full


def _opening(assignment: Assignment) -> str:
    """Return a scenario's title and briefing as text and nothing but text."""
    texts = load(assignment.where).texts[assignment.language]
    return f"# {plain(texts.title)}\n\n{plain(texts.briefing)}"


def _quoted(text: str) -> str:
    """Return a text as it stands between the double quotes of a Python text."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def plain(text: str) -> str:
    """Return a text in which Markdown finds no mark, no link and no HTML."""
    lines = (line.strip() for line in text.split("\n"))
    return _MARKS.sub(r"\\\1", "\n".join(lines))


def _wanted(cell: NotebookNode, assignment: Assignment) -> bool:
    """Say whether a course of this format has the cell; older ones have no D3."""
    return _id(cell) not in DIMENSIONS or _id(cell) in assignment.points


def build(path: Path, assignment: Assignment) -> NotebookNode:
    """Return the instructor's notebook in the assignment's language.

    ``path``: of the exercise's own page.
    """
    language: Language = assignment.language
    values = {"scenario": _quoted(assignment.where), "seed": assignment.seed}
    notebook = whole(path)
    opening = "" if path.exists() else _opening(assignment)
    notebook.cells = [cell for cell in notebook.cells if _wanted(cell, assignment)]
    for cell in notebook.cells:
        cell.source = translated(cell, lambda text: translate(text, language))
        cell.id = _id(cell)
        if cell.id == OPENING and opening:
            cell.source = f"{opening}\n\n{cell.source}"
        if cell.id == SENDING and assignment.due is not None:
            cell.source += f"\n\n{late.rule(assignment, language)}"
        cell.metadata["nbgrader"] = _marked(cell, assignment)
        if cell.cell_type == "code":
            cell.source = Template(cell.source).substitute(values, language=language)
    notebook.metadata.pop("jupytext", None)
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook
