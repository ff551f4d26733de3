"""What the parts of the review call things: times, actions, districts."""

from __future__ import annotations

from collections.abc import Sequence

from grading.review.words import VARIANTS
from sim.exercise import Exercise
from sim.i18n import N_, Language, Message, translate
from sim.world.calendar import time_label
from sim.world.chance import DAY

HOURS = N_("{count} jam")
DAYS = N_("{count} hari")
SOON = N_("kurang dari 1 jam")


def when(ex: Exercise, minute: int | None, language: Language) -> str:
    """Return a minute as people say it, nothing for ``None``."""
    return "" if minute is None else time_label(ex.scenario, minute)(language)


def action_name(ex: Exercise, action: str, language: Language) -> str:
    """Return what an action is called."""
    return ex.scenario.catalogue.texts[language].actions[action].name


def code(action: str, issue: str | None) -> str:
    """Return what an action, and its issue, are called in the option ``--had``."""
    return f"{action} · {issue}" if issue else action


def district_name(ex: Exercise, district: str | None) -> str:
    """Return what a district is called, nothing for ``None``."""
    names = {item.id: item.name for item in ex.scenario.world.districts}
    return names.get(district or "", "")


def issue_name(ex: Exercise, issue: str | None, language: Language) -> str:
    """Return what an issue is called, nothing for ``None``."""
    return ex.scenario.texts[language].issues[issue] if issue else ""


def span(minutes: int, language: Language) -> str:
    """Return a length of time as people say it: hours up to two days, then days."""
    if minutes >= 2 * DAY:
        return Message(DAYS, {"count": round(minutes / DAY)})(language)
    if minutes < 60:
        return Message(SOON)(language)
    return Message(HOURS, {"count": round(minutes / 60)})(language)


def truth(variant: str, path: Sequence[str], language: Language) -> str:
    """Return what an issue was; of a harmless one that broke out all the same, how."""
    said = "broken" if variant == "benign" and "crisis" in path else variant
    return translate(VARIANTS[said], language)


def decimal(value: float, digits: int, language: Language) -> str:
    """Return a number as it is written in a language: ``0,67`` in Bahasa Indonesia."""
    text = f"{value:.{digits}f}".replace("-", "−")
    return text.replace(".", ",") if language == "id" else text


def signed(value: float, language: Language) -> str:
    """Return a difference with its sign and one digit: ``+0,4``, ``−1,2``."""
    return ("+" if value >= 0 else "") + decimal(value, 1, language)


def brief(value: float, language: Language) -> str:
    """Return a number without the digits it does not need: ``0,5``, ``3``."""
    text = f"{value:g}".replace("-", "−")
    return text.replace(".", ",") if language == "id" else text


def percent(share: float) -> str:
    """Return a share as a whole percentage: ``−8%``."""
    return f"{round(100 * share)}%".replace("-", "−")


def clipped(text: str, letters: int = 120) -> str:
    """Return the beginning of a text, cut at a word."""
    if len(text) <= letters:
        return text
    return text[:letters].rsplit(" ", 1)[0].rstrip(" ,;.") + " …"
