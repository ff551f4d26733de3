"""The personal review as one HTML page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from grading.result import Result
from grading.review import aftermath, behaviour, compare, figures, owed
from grading.review.labels import when
from grading.review.words import ALERTS, DIMENSIONS, PAGE, STAGES, VARIANTS
from sim.exercise import Exercise
from sim.i18n import Language, translate

FEW = 8  # lines of evidence shown without folding
Data = dict[str, Any]


def html(result: Result, language: Language = "id", *, fragment: bool = False) -> str:
    """Return the review of a result as a complete page, or as a fragment of one.

    Static and self-contained: no script, no request, every text escaped.
    """
    name = "fragment.html.j2" if fragment else "page.html.j2"
    return _templates().get_template(name).render(**_content(result, language))


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _content(result: Result, language: Language) -> Data:
    ex = result.exercise
    long = ex.seat.world.state.deep
    rows = compare.lines(result, language)
    return {
        "lang": language,
        "long": long,
        "few": FEW,
        "w": {key: translate(text, language) for key, text in PAGE.items()},
        "participant": ex.participant or "–",
        "scenario": ex.scenario.texts[language].title,
        "seed": ex.seed,
        "dimensions": _dimensions(result, language),
        "cap": None if result.capped_at is None else round(100 * result.capped_at),
        "flags": behaviour.breaches(result, language),
        "plan": result.plan(language),
        "rows": rows,
        "worst": compare.worst(rows),
        "groups": compare.groups(rows, language),
        "cycle": _cycle(result, language) if long else None,
        "course": figures.detection(result, language),
        "issues": _issues(result, language),
        "questions": _questions(result, language),
        "figures": result.figures,
        "worlds": _worlds(result),
        "reflection": _reflection(ex),
        "score_version": result.score_version,
    }


def _dimensions(result: Result, language: Language) -> list[Data]:
    rows = []
    for name, dimension in result.dimensions.items():
        title, scale = DIMENSIONS[name]
        rows.append(
            {
                "name": name,
                "title": translate(title, language),
                "scale": translate(scale, language),
                "score": round(100 * dimension.score),
                "negative": dimension.raw < 0,
                "assessed": dimension.assessed,
                "expected": dimension.expected,
                "evidence": [line(language) for line in dimension.evidence],
            }
        )
    return rows


def _issues(result: Result, language: Language) -> list[Data]:
    ex = result.exercise
    rows = []
    for name, issue in result.outcome.seat.world.state.issues.items():
        course = [
            f"{translate(STAGES[stage], language)} ({when(ex, minute, language)})"
            for minute, stage in issue.path
        ]
        alerts = [
            f"{when(ex, a.minute, language)}: {translate(ALERTS[a.verdict], language)}"
            for a in result.alerts
            if a.issue == name
        ]
        rows.append(
            {
                "name": ex.scenario.texts[language].issues[name],
                "truth": translate(VARIANTS[issue.variant], language),
                "course": " → ".join(course),
                "alerts": alerts,
            }
        )
    return rows


def _questions(result: Result, language: Language) -> list[Data]:
    ex = result.exercise
    rows = []
    for question in ex.scenario.world.questions:
        looks = [look for look in result.looks if look.question == question.id]
        stated = [look.percent for look in looks if look.percent is not None]
        estimate = [100 * look.estimate for look in looks]
        if not looks:
            continue
        rows.append(
            {
                "text": ex.scenario.texts[language].questions[question.id],
                "picture": figures.forecasts(result, question.id, language),
                "stated": round(sum(stated) / len(stated)) if stated else None,
                "estimate": round(sum(estimate) / len(estimate)),
                "base": round(100 * looks[0].base),
                "happened": looks[0].happened,
            }
        )
    return rows


def _worlds(result: Result) -> list[Data]:
    runs = {
        "yours": result.outcome,
        "nobody": result.inaction,
        "model": result.model,
    }
    return [{"name": name, **aftermath.harm(run)} for name, run in runs.items()]


def _cycle(result: Result, language: Language) -> Data:
    """Return what only a full cycle has: phases, documents, recovery, legal matters."""
    return {
        "phases": compare.phases(result, language),
        "notes": behaviour.notes(result, language),
        "duties": owed.duties(result, language),
        "filed": owed.filed(result, language),
        "fled": aftermath.fled(result, language),
        "matters": aftermath.matters(result, language),
    }


def _reflection(ex: Exercise) -> str:
    last = ex.decisions[-1] if ex.decisions else None
    return str(getattr(last, "reflection", ""))
