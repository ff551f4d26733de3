"""How a scenario card is laid out: sections of names and values, for two readers."""

from __future__ import annotations

from dataclasses import dataclass

from sim.i18n import N_, Authored, Language, Message, Readable
from sim.world.result import decimal

Row = tuple[Readable, Readable]


@dataclass(frozen=True)
class Section:
    """A part of the card: its heading, and lines of a name and a value."""

    title: Readable
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Card:
    """A scenario's card."""

    title: Readable
    sections: tuple[Section, ...]

    def text(self, language: Language) -> str:
        """Return the card for a terminal."""
        lines = [self.title(language)]
        for section in self.sections:
            lines += ["", section.title(language)]
            lines += [f"  {n(language)}: {v(language)}" for n, v in section.rows]
        return "\n".join(lines)

    def markdown(self, language: Language) -> str:
        """Return the card as a Markdown file."""
        lines = [f"# {_plain(self.title(language))}"]
        for section in self.sections:
            lines += ["", f"## {_plain(section.title(language))}", ""]
            head = Message(N_("Hal")), Message(N_("Isi"))
            lines += [f"| {' | '.join(one(language) for one in head)} |", "|---|---|"]
            for name, value in section.rows:
                lines.append(
                    f"| {_plain(name(language))} | {_plain(value(language))} |"
                )
        return "\n".join(lines) + "\n"


def row(label: str, text: str, **values: object) -> Row:
    """Return a line of the card in catalogue texts."""
    return Message(label), Message(text, values)


def percent(share: float) -> Authored:
    """Return a share in per cent, with one decimal where it has one."""
    texts = decimal(round(100 * share, 1)).texts
    return Authored({name: f"{text}%" for name, text in texts.items()})


def _plain(text: str) -> str:
    """Return a text that is nothing but text in a Markdown table."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
