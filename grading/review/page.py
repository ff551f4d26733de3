"""The personal review as one HTML page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from grading.result import Flag, Result, Row
from grading.review import figures
from grading.review.words import (
    ALERTS,
    DIMENSIONS,
    FLAGS,
    PAGE,
    SEVERITIES,
    STAGES,
    VARIANTS,
    VERDICTS,
)
from sim.exercise import Exercise
from sim.i18n import Language, translate
from sim.world.calendar import time_label

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
    return {
        "lang": language,
        "w": {key: translate(text, language) for key, text in PAGE.items()},
        "participant": ex.participant or "–",
        "scenario": ex.scenario.texts[language].title,
        "seed": ex.seed,
        "dimensions": _dimensions(result, language),
        "cap": None if result.capped_at is None else round(100 * result.capped_at),
        "flags": [_flag(result, flag, language) for flag in result.flags],
        "plan": result.plan(language),
        "rows": [_row(result, row, language) for row in result.rows],
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


def _when(ex: Exercise, minute: int | None, language: Language) -> str:
    return "" if minute is None else time_label(ex.scenario, minute)(language)


def _flag(result: Result, flag: Flag, language: Language) -> Data:
    ex = result.exercise
    return {
        "action": _action(ex, flag.action, language),
        "when": _when(ex, flag.minute, language),
        "kind": translate(FLAGS[flag.rule.flag], language),
        "severity": translate(SEVERITIES[flag.rule.severity], language),
        "level": flag.rule.severity,
        "message": flag.message(language),
        "ground": flag.ground(language),
        "known": flag.known,
        "instead": "; ".join(name(language) for name in flag.alternatives),
    }


def _action(ex: Exercise, action: str, language: Language) -> str:
    return ex.scenario.catalogue.texts[language].actions[action].name


def _row(result: Result, row: Row, language: Language) -> Data:
    ex = result.exercise
    window = ""
    if row.opens is not None and row.closes is not None:
        opens, closes = (_when(ex, m, language) for m in (row.opens, row.closes))
        window = f"{opens} – {closes}"
    return {
        "time": _when(ex, row.done, language),
        "window": window,
        "action": _action(ex, row.action, language),
        "issue": ex.scenario.texts[language].issues[row.issue] if row.issue else "",
        "verdict": translate(VERDICTS[row.verdict], language),
        "class": row.verdict,
        "credit": f"{round(100 * row.credit)}%" if row.item else "",
        "reason": row.reason(language),
    }


def _issues(result: Result, language: Language) -> list[Data]:
    ex = result.exercise
    rows = []
    for name, issue in result.outcome.seat.world.state.issues.items():
        course = [
            f"{translate(STAGES[stage], language)} ({_when(ex, minute, language)})"
            for minute, stage in issue.path
        ]
        alerts = [
            f"{_when(ex, a.minute, language)}: {translate(ALERTS[a.verdict], language)}"
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
    return [{"name": name, **_harm(run)} for name, run in runs.items()]


def _harm(run: Exercise) -> Data:
    state = run.seat.world.state
    broke = [i for i in state.issues.values() if any(s == "crisis" for _, s in i.path)]
    return {
        "broke": len(broke),
        "violent": sum(incident.violent for incident in state.incidents),
        "injured": sum(incident.injuries for incident in state.incidents),
        "buildings": sum(incident.buildings for incident in state.incidents),
    }


def _reflection(ex: Exercise) -> str:
    last = ex.decisions[-1] if ex.decisions else None
    return str(getattr(last, "reflection", ""))
