"""The templates of all pages that the judge writes.

One place sets that whatever a page is given is escaped, and that a name the page does
not know is an error and not an empty word.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def templates(*folders: Path) -> Environment:
    """Return the templates of these folders; the first that has a name is taken."""
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
