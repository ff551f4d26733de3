"""The form as a CSV file, for those who would rather use a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from grading.panel.form_words import words
from grading.panel.items import Item, Questionnaire
from grading.panel.marks import text_of
from grading.panel.row import FORMULA
from grading.panel.votes import Vote
from sim.i18n import Language

HEADER = ("panelis", "butir", "pilihan", "alasan")
BOM = "\ufeff"  # without it Excel takes UTF-8 for something else


def blank_form(asked: Questionnaire, code: str, language: Language = "id") -> str:
    """Return a form for one panellist: a row per item, two columns to fill in.

    The columns after those say what is asked; reading ignores them.
    """
    say = words(language)
    rows: list[tuple[str, ...]] = [(*HEADER, say["asked"], say["choices"])]
    for item in asked.items:
        question = f"{item.known(language)} {item.question(language)}"
        texts = (question, _choices(item, language))
        rows.append((code, item.id, "", "", *map(_plain, texts)))
    return _written(rows)


def filled(votes: Iterable[Vote]) -> str:
    """Return votes as a file that :mod:`read_votes` reads."""
    rows = [(v.panellist, v.item, v.option, v.reason) for v in votes]
    return _written([HEADER, *rows])


def _choices(item: Item, language: Language) -> str:
    if item.kind != "choice":
        return " | ".join(text_of(item, mark, language) for mark in item.marks)
    return " | ".join(f"{o.id} = {o.text(language)}" for o in item.options)


def _plain(text: str) -> str:
    """Return a text on one line that no spreadsheet takes for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(FORMULA) else line


def _written(rows: Iterable[tuple[str, ...]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerows(rows)
    return BOM + buffer.getvalue()
