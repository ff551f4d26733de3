"""How the command line speaks: Indonesian unless ``DENICENI_LANGUAGE`` is ``en``.

Standard library only: it is needed before anything is installed.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import NoReturn

from sim.i18n import N_, Language, translate


def language() -> Language:
    """Return the language asked for in the environment, else Indonesian."""
    return "en" if os.environ.get("DENICENI_LANGUAGE") == "en" else "id"


def words(text: str, **values: object) -> str:
    """Return ``text`` in the asked language with ``values`` filled in."""
    return translate(text, language()).format_map(values)


def say(text: str, **values: object) -> None:
    """Print ``text`` in the asked language."""
    print(words(text, **values), flush=True)


def complain(text: str, **values: object) -> None:
    """Print ``text`` on the error stream in the asked language."""
    print(words(text, **values), file=sys.stderr, flush=True)


def both(indonesian: str, english: str) -> None:
    """Print one line in both languages, for those who cannot have chosen yet."""
    print(f"{indonesian}\n    {english}", flush=True)


def make_printable() -> None:
    """Let a console that lacks a character show ``?`` where it would have failed."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        """Say 'usage' in the asked language."""
        super().add_usage(usage, actions, groups, words(N_("Pemakaian: ")))


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks the asked language."""

    def __init__(self, command: str, summary: str) -> None:
        super().__init__(
            prog=f"python3 -m deniceni {command}".rstrip(),
            description=words(summary),
            formatter_class=_Formatter,
            add_help=False,
        )
        self._positionals.title = words(N_("yang ditulis"))
        self._optionals.title = words(N_("pilihan"))
        self.add_argument(
            "-h",
            "--help",
            action="help",
            help=words(N_("tampilkan penjelasan ini")),
        )

    def error(self, message: str) -> NoReturn:
        """Say what was not understood and how to get help; exit with status 2."""
        self.print_usage(sys.stderr)
        complain(
            N_(
                "Perintah itu tidak dapat dibaca ({detail}).\n"
                "Tambahkan --help untuk melihat penjelasannya."
            ),
            detail=message,
        )
        sys.exit(2)


def seed(text: str) -> int:
    """Return a seed, a whole number from 0 up; raises ``ValueError`` for other text."""
    number = int(text)
    if not 0 <= number < 2**31:
        raise ValueError(text)
    return number
