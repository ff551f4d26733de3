"""The submitted notebook, rebuilt from the release: only written answers are taken.

Nothing a participant put into another cell is ever run, and no markup of an answer
reaches an instructor's browser: it stays text.
"""

from __future__ import annotations

import json
import re
from typing import Any

from nbformat import NotebookNode

from grading.course.notebook import twin

ANSWER_LIMIT = 20_000  # characters
CUT = "\n\n[…]"
# Where a tag, an image, a link, its definition or a bare address would begin; a space
# without width goes in between, so that it reads the same and is only text.
MARKUP = re.compile(r"<(?=[A-Za-z/!?])|!(?=\[)|\](?=[(:\[])|:(?=//)")
BETWEEN = "\u200b"


class UnreadableNotebook(Exception):
    """What was submitted is not a notebook."""


def answers(data: bytes) -> dict[str, str]:
    """Return the text of every cell that carries a grade id, as it was written.

    A cell that was split has its parts joined. Raises ``UnreadableNotebook``.
    """
    found: dict[str, str] = {}
    try:
        for cell in json.loads(data.decode("utf-8"))["cells"]:
            for name, text in _answer(cell):
                found[name] = f"{found[name]}\n\n{text}" if name in found else text
        return found
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UnreadableNotebook from None


def _answer(cell: dict[str, Any]) -> list[tuple[str, str]]:
    marks = cell["metadata"].get("nbgrader", {})
    source = cell["source"]
    text = source if isinstance(source, str) else "".join(source)
    return [(marks["grade_id"], text)] if "grade_id" in marks else []


def harmless(text: str) -> str:
    """Return ``text`` as Markdown that loads nothing, links nowhere and runs nothing.

    >>> harmless("a < b, <b>, [z](x)").replace(BETWEEN, "_")
    'a < b, <_b>, [z]_(x)'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    printed = "".join(_printed(character) for character in lines)
    if len(printed) > ANSWER_LIMIT:
        printed = printed[:ANSWER_LIMIT] + CUT
    return MARKUP.sub(lambda found: found[0] + BETWEEN, printed)


def _printed(character: str) -> str:
    if character.isprintable() or character in "\n\t":
        return character
    return " " if character.isspace() else ""


def rebuild(release: NotebookNode, written: dict[str, str]) -> NotebookNode:
    """Return the released notebook with the written answers in its answer cells.

    An answer left as it was released stays so to the letter, because that is how
    nbgrader knows that there is no response; of any other the sample text is dropped.
    """
    notebook = twin(release)
    for cell in notebook.cells:
        marks = cell.metadata.get("nbgrader", {})
        answer = written.get(marks.get("grade_id"))
        if not marks.get("solution") or answer is None:
            continue
        own = answer.replace(cell.source, "").strip()
        if own:
            cell.source = harmless(own)
    return notebook
