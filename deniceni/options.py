"""Options that several commands have, in the same words. Standard library only."""

from __future__ import annotations

from pathlib import Path

from deniceni.voice import Parser, language, words
from sim.i18n import LANGUAGES, N_


def positive(text: str) -> int:
    """Return a whole number from 1 up; raises ``ValueError`` for anything else."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def spoken(made: Parser) -> None:
    """Add the language; the asked one unless another is named."""
    made.add_argument(
        "--language", choices=LANGUAGES, default=language(), help=words(N_("bahasa"))
    )


def lab(made: Parser) -> None:
    """Add what JupyterLab is opened with: language, port, browser or none."""
    spoken(made)
    made.add_argument(
        "--port", type=int, metavar="PORT", help=words(N_("nomor port di komputer ini"))
    )
    made.add_argument(
        "--no-browser",
        dest="browser",
        action="store_false",
        help=words(N_("jangan buka peramban; alamatnya ditulis saja")),
    )


def sheet(made: Parser) -> None:
    """Add what a sheet of findings is made with: a page, processes, the language."""
    made.add_argument(
        "--out", type=Path, help=words(N_("berkas HTML yang ditulis pula"))
    )
    made.add_argument(
        "--workers",
        type=positive,
        help=words(N_("banyaknya proses; biasanya sebanyak prosesor")),
    )
    spoken(made)
