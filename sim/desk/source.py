"""The browser's side of the desk, put together from its files without a build step.

Each file under ``js`` is one noun. They share one module: functions are hoisted, so
only the order of what runs at loading time counts, and that is ``SCRIPTS``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SCRIPTS = (
    "dom",
    "format",
    "wire",
    "drafts",
    "controls",
    "rows",
    "matrix",
    "scores",
    "fields",
    "form",
    "settle",
    "levels",
    "running",
    "map",
    "clock",
    "mail",
    "narrow",
    "inbox",
    "picker",
    "issues",
    "forecasts",
    "actions",
    "report",
    "duties",
    "filed",
    "documents",
    "board",
    "situation",
    "timeline",
    "briefing",
    "closing",
    "next",
    "tabs",
    "notices",
    "language",
    "desk",
)
STYLES = (
    "theme",
    "frame",
    "controls",
    "marks",
    "map",
    "panels",
    "forms",
    "documents",
    "board",
)


@cache
def script() -> str:
    """Return the whole ES module."""
    return _join("js", SCRIPTS)


@cache
def style() -> str:
    """Return the whole style sheet."""
    return _join("css", STYLES)


def _join(kind: str, names: tuple[str, ...]) -> str:
    files = [HERE / kind / f"{name}.{kind}" for name in names]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
