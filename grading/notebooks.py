"""Notebooks that already show what they make: put together, and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

Cell = Mapping[str, Any]
METADATA = {
    "kernelspec": {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}


def text(
    name: str, source: str, metadata: Mapping[str, object] | None = None
) -> dict[str, Any]:
    """Return a cell of words, called ``name``."""
    own = dict(metadata or {})
    return {"cell_type": "markdown", "id": name, "metadata": own, "source": source}


def made(cells: Sequence[Cell]) -> NotebookNode:
    """Return a notebook of these cells; raises ``ValidationError`` if it is none."""
    body = {"nbformat": 4, "nbformat_minor": 5, "metadata": METADATA, "cells": cells}
    found: NotebookNode = nbformat.from_dict(body)  # type: ignore[no-untyped-call]
    nbformat.validate(found)
    return found


def write(path: Path, notebook: NotebookNode) -> Path:
    """Write a notebook whole or not at all, and return where."""
    draft = path.with_suffix(".tmp")
    whole: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    draft.write_text(whole, encoding="utf-8")
    draft.replace(path)
    return path
