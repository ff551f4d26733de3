"""What an answer is called, to those who choose it and to those who read the votes."""

from __future__ import annotations

from grading.panel.items import Item
from sim.desk.labels import labels
from sim.exercise.texts import level_name
from sim.i18n import N_, Language, translate

RATING = {
    "1": N_("1 – sama sekali tidak tepat"),
    "2": N_("2 – kurang tepat"),
    "3": N_("3 – di antaranya"),
    "4": N_("4 – tepat"),
    "5": N_("5 – sangat tepat"),
}


def text_of(item: Item, mark: str, language: Language) -> str:
    """Return what one answer to ``item`` says; grades and levels as at the desk."""
    if item.kind == "rating":
        return translate(RATING[mark], language)
    if item.axis == "level":
        return f"{mark} – {level_name(int(mark), language)}"
    if item.axis is not None:
        return f"{mark} – {labels(language)[f'{item.axis}_{mark}']}"
    return next(o.text(language) for o in item.options if o.id == mark)


def mark_of(item: Item, text: str) -> str | None:
    """Return the answer that somebody wrote as ``text``, in capitals or not."""
    return {mark.lower(): mark for mark in item.marks}.get(text.lower())
