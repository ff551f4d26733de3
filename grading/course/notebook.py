"""Notebook files: read, written and copied, in one place and with types."""

from __future__ import annotations

import copy
from pathlib import Path

import nbformat
from nbformat import NotebookNode


def read(path: Path) -> NotebookNode:
    """Return the notebook in ``path``, in format 4."""
    found: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return found


def write(path: Path, notebook: NotebookNode) -> None:
    """Check ``notebook`` against Jupyter's schema and write it to ``path``."""
    nbformat.validate(notebook)
    path.write_bytes(to_bytes(notebook))


def to_bytes(notebook: NotebookNode) -> bytes:
    """Return the file content of ``notebook``."""
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    return text.removesuffix("\n").encode() + b"\n"


def twin(notebook: NotebookNode) -> NotebookNode:
    """Return a copy that shares nothing with ``notebook``."""
    return copy.deepcopy(notebook)
