"""Blank forms for a panel: one file per panellist, for spreadsheet or browser."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Literal

from grading.panel.form_csv import blank_form
from grading.panel.form_html import html_form
from grading.panel.items import Questionnaire
from grading.panel.votes import CODE
from sim.i18n import Language

Kind = Literal["html", "csv"]
KINDS: tuple[Kind, ...] = ("html", "csv")


def numbered(count: int) -> tuple[str, ...]:
    """Return so many panellists' codes: ``P01``, ``P02`` …"""
    return tuple(f"P{number:02d}" for number in range(1, count + 1))


def write_forms(
    asked: Questionnaire,
    codes: Sequence[str],
    folder: Path,
    kinds: Collection[Kind] = KINDS,
    language: Language = "id",
) -> list[Path]:
    """Write ``formulir-<code>`` for each panellist; return the files.

    HTML forms hold both languages; ``language`` is that of the spreadsheets. Raises
    ``ValueError`` for what is no code or comes twice, ``OSError`` where nothing can be
    written.
    """
    for code in codes:
        if not CODE.fullmatch(code) or codes.count(code) > 1:
            raise ValueError(code)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for code in codes:
        for kind in sorted(kinds):
            path = folder / f"formulir-{code}.{kind}"
            text = _text(asked, code, kind, language)
            path.write_text(text, encoding="utf-8", newline="")
            written.append(path)
    return written


def _text(asked: Questionnaire, code: str, kind: Kind, language: Language) -> str:
    return (
        html_form(asked, code) if kind == "html" else blank_form(asked, code, language)
    )
