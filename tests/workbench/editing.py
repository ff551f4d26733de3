"""Changing a file of a scenario, as an author would."""

from __future__ import annotations

from pathlib import Path

NAME = "muara-sendaru"


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file, once."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
