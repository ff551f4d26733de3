"""A sheet: sections with lines and tables, to be read in either language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grading.pages import templates
from sim.i18n import N_, Authored, Language, Message, Readable, translate
from sim.world.result import decimal

TEMPLATES = Path(__file__).with_name("templates")
Cell = Readable | str
GAP = "  "
WIDEST = 44  # letters of a cell of words in a terminal


@dataclass(frozen=True)
class Table:
    """Rows under a head; columns from ``words`` on hold figures and stand right.

    ``bars``: columns of bars made of letters of one width.
    """

    head: tuple[Readable, ...]
    rows: tuple[tuple[Cell, ...], ...]
    words: int = 1
    bars: tuple[int, ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of a sheet. ``folded``: only on the page, and folded there."""

    title: Readable
    lines: tuple[Readable, ...] = ()
    table: Table | None = None
    folded: bool = False


@dataclass(frozen=True)
class Sheet:
    """A title, one line below it, and the sections."""

    title: Readable
    about: Readable
    sections: tuple[Section, ...]

    def text(self, language: Language) -> str:
        """Return the sheet for a terminal."""
        lines = [self.title(language), self.about(language), _sealed(language)]
        for section in self.sections:
            if not section.folded:
                lines += ["", section.title(language), *_section(section, language)]
        return "\n".join(lines)

    def html(self, language: Language) -> str:
        """Return the sheet as one HTML page: static, offline, everything escaped."""
        page = templates(TEMPLATES).get_template("page.html.j2")
        return page.render(
            lang=language,
            title=self.title(language),
            about=self.about(language),
            sealed=_sealed(language),
            sections=[_plain(section, language) for section in self.sections],
        )


SEALED = N_("Hanya untuk pengajar: isinya memperlihatkan kunci.")


def _sealed(language: Language) -> str:
    return translate(SEALED, language)


def signed(number: float, digits: int = 2) -> Readable:
    """Return a difference with its sign, as each language writes it."""
    plus = "+" if round(number, digits) > 0 else ""
    texts = _written(number, digits).texts
    return Authored({key: f"{plus}{text}" for key, text in texts.items()})


def figure(number: float, digits: int = 2) -> Readable:
    """Return a number as each language writes it."""
    return _written(number, digits)


def _written(number: float, digits: int) -> Authored:
    rounded = round(number, digits)
    minus = "−" if rounded < 0 else ""
    texts = decimal(abs(rounded)).texts
    return Authored({key: f"{minus}{text}" for key, text in texts.items()})


def joined(parts: Sequence[Readable], between: str = ", ") -> Readable:
    """Return several texts as one, in whatever language is asked for."""
    names = {f"p{place}": part for place, part in enumerate(parts)}
    return Message(between.join(f"{{{name}}}" for name in names), names)


def said(cell: Cell, language: Language) -> str:
    """Return what a cell says."""
    return cell if isinstance(cell, str) else cell(language)


def _section(section: Section, language: Language) -> list[str]:
    lines = [f"{GAP}{line(language)}" for line in section.lines]
    if section.table is not None:
        lines += _table(section.table, language)
    return lines


def _table(table: Table, language: Language) -> list[str]:
    head = [one(language) for one in table.head]
    rows = [
        [
            _cut(said(c, language)) if n < table.words else said(c, language)
            for n, c in enumerate(row)
        ]
        for row in table.rows
    ]
    widths = [max(len(row[n]) for row in [head, *rows]) for n in range(len(head))]
    return [_row(row, widths, table.words) for row in [head, *rows]]


def _cut(text: str) -> str:
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def _row(row: Sequence[str], widths: Sequence[int], words: int) -> str:
    cells = [
        text.ljust(width) if place < words else text.rjust(width)
        for place, (text, width) in enumerate(zip(row, widths, strict=True))
    ]
    return (GAP + GAP.join(cells)).rstrip()


def _plain(section: Section, language: Language) -> dict[str, object]:
    table = section.table
    return {
        "title": section.title(language),
        "lines": [line(language) for line in section.lines],
        "folded": section.folded,
        "words": table.words if table else 0,
        "bars": table.bars if table else (),
        "head": [one(language) for one in table.head] if table else [],
        "rows": [[said(c, language) for c in row] for row in table.rows]
        if table
        else [],
    }
