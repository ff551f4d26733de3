"""Where the gradebook is kept: SQLite in the course folder, or PostgreSQL by its URL.

The URL comes from the environment, from the note that ``build`` leaves in the course
folder, or from ``c.CourseDirectory.db_url`` in the course's settings file, which wins.
A password is never noted: libpq takes it from ``PGPASSWORD`` or ``~/.pgpass``.
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

VARIABLE = "DENICENI_DB"
NOTE = "basisdata.txt"
DRIVER = "postgresql+psycopg"
PLAIN = ("postgres", "postgresql")  # names without a driver; ours is psycopg
LOCK_SECONDS = 60


class BadAddress(ValueError):
    """Something that is no database's URL."""


def sqlite(root: Path) -> str:
    """Return the address of the gradebook in the course folder, patient with others."""
    return f"sqlite:///{root / 'gradebook.db'}?timeout={LOCK_SECONDS}"


def named(root: Path) -> str | None:
    """Return the URL that the environment or the course's note names, if any.

    Raises ``BadAddress``.
    """
    text = os.environ.get(VARIABLE, "").strip()
    note = root / NOTE
    if not text and note.exists():
        text = note.read_text(encoding="utf-8").strip()
    return with_driver(text) if text else None


def with_driver(text: str) -> str:
    """Return the URL with its driver; raises ``BadAddress`` if it is none.

    >>> with_driver("postgresql://guru@localhost/nilai")
    'postgresql+psycopg://guru@localhost/nilai'
    """
    try:
        make_url(text)
    except ArgumentError:
        raise BadAddress(text.partition("://")[0] or text[:20]) from None
    # The text is kept as it is written: nbgrader's own upgrade cannot read a URL that
    # has per cent signs in it.
    start, _, rest = text.partition("://")
    return f"{DRIVER}://{rest}" if start in PLAIN else text


def note(root: Path, text: str) -> bool:
    """Note the URL for this course; return whether a password was left out.

    Raises ``BadAddress``.
    """
    url = make_url(with_driver(text))
    bare = url._replace(password=None).difference_update_query(["password"])
    written = bare.render_as_string(hide_password=False).replace("%2F", "/")
    (root / NOTE).write_text(f"{written}\n", encoding="utf-8")
    return bool(url.password) or "password" in url.query


def shown(text: str) -> str:
    """Return a URL as it may be shown to anybody."""
    return make_url(text).render_as_string(hide_password=True)
