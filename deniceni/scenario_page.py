"""Writing a page of the workbench beside what a terminal shows."""

from __future__ import annotations

from pathlib import Path

from deniceni.voice import complain, say
from sim.i18n import N_


def write(page: Path, body: str) -> int:
    """Write a page and say where; 1 if it cannot be written."""
    try:
        page.write_text(body, encoding="utf-8")
    except OSError as error:
        complain(
            N_("Halaman tidak dapat ditulis ke {path}: {detail}"),
            path=page,
            detail=error.strerror or error,
        )
        return 1
    say(N_("Halaman tersimpan: {path}"), path=page)
    return 0
