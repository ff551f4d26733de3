"""Everything a participant reads: Indonesian source texts and their translations.

A text is written in Bahasa Indonesia in the code, marked with ``N_`` so that Babel
finds it, and travels as a :class:`Message` until somebody reads it in a language.
Catalogues are ``locale/<language>/LC_MESSAGES/<domain>.po`` and their compiled twins.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")
DOMAINS = ("scenario", "engine", "ensemble", "desk", "review", "cli", "course")
LOCALE = Path(__file__).with_name("locale")


def N_(text: str) -> str:
    """Return ``text`` unchanged; mark it for extraction."""
    return text


@dataclass(frozen=True)
class Authored:
    """A text that a scenario or the action catalogue gives in every language."""

    texts: Mapping[Language, str]

    def __call__(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.texts[language]


@dataclass(frozen=True)
class Message:
    """A source text with its values, not yet in any language.

    A value that is itself readable is rendered in the same language.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __call__(self, language: Language) -> str:
        """Return the text in ``language``."""
        values = {
            key: value(language) if isinstance(value, Message | Authored) else value
            for key, value in self.values.items()
        }
        return translate(self.text, language).format_map(values)


Readable = Message | Authored


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    merged = gettext.NullTranslations()
    for domain in DOMAINS:
        found = gettext.translation(domain, LOCALE, [language], fallback=True)
        found.add_fallback(merged)
        merged = found
    return merged


def translate(text: str, language: Language) -> str:
    """Return ``text`` in ``language``; the source text where no translation exists."""
    return text if language == "id" else _catalogue(language).gettext(text)
