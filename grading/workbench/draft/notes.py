"""The facilitator's notes of a new scenario: headings, and what to find out."""

from __future__ import annotations

from grading.card.purpose import MISTAKES
from grading.workbench import archetype
from grading.workbench.archetype import FOLDER, Unsealed, filled
from grading.workbench.draft.plan import Plan
from grading.workbench.draft.texts import mistakes, title
from sim.i18n import Language, translate
from sim.scenario.card import MINUTES


def notes(plan: Plan, language: Language) -> str:
    """Return the notes in one language; raises Unsealed where there is no pattern."""
    path = FOLDER / f"facilitator.{language}.md"
    if not path.exists():
        raise Unsealed
    said = archetype.shared(f"regency.{language}")["card"]
    codes = [f"- {translate(MISTAKES[code], language)}" for code in mistakes(plan)]
    given = {
        "title": title(plan, language),
        "id": plan.wishes.id,
        "lesson": said["lesson"],
        "topics": "; ".join(one.archetype.title[language] for one in plan.stories),
        "minutes": MINUTES[plan.wishes.length],
        "mistakes": "\n".join(codes),
    }
    return filled(path.read_text(encoding="utf-8"), given)
