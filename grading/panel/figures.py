"""Numbers as people read them: a decimal comma in Indonesian, a point in English."""

from __future__ import annotations

from sim.i18n import LANGUAGES, Authored, Language

NOTHING = "–"


def told(value: float | None, digits: int, language: Language) -> str:
    """Return a number in ``language``; a dash where there is none."""
    if value is None:
        return NOTHING
    text = f"{value:.{digits}f}".replace("-", "−")
    return text.replace(".", ",") if language == "id" else text


def figure(value: float | None, digits: int = 2) -> Authored:
    """Return a number that a message can carry into any language."""
    return Authored({one: told(value, digits, one) for one in LANGUAGES})
