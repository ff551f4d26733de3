"""A bar on the error stream while something long is under way.

Nothing is written where the error stream is no terminal, so that a log or a notebook's
cell holds only what came of it. Standard library only.
"""

from __future__ import annotations

import sys

WIDTH = 24  # characters of the bar
ERASE = "\r\x1b[K"  # back to the beginning of the line, and nothing on it


def bar(done: int, total: int, label: str = "") -> None:
    """Show that ``done`` of ``total`` parts are done; ``label`` is shown as it is.

    The bar stands on one line, and leaves it when all parts are done.
    """
    if not sys.stderr.isatty():
        return
    text = "" if done >= total else _line(done, total, label)
    print(f"{ERASE}{text}", end="", file=sys.stderr, flush=True)


def clear() -> None:
    """Take the bar away, as when something goes wrong half way."""
    bar(1, 1)


def _line(done: int, total: int, label: str) -> str:
    full = WIDTH * done // total
    marks = "█" * full + "·" * (WIDTH - full)
    return f"{marks} {100 * done // total:3d}% {label}".rstrip()
