"""The personal review as one HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grading.key.load import load_key
from grading.pages import templates
from grading.panel.part import PanelKey
from grading.result import Look, Result
from grading.review import (
    aftermath,
    behaviour,
    chief,
    compare,
    figures,
    judged,
    otherwise,
    owed,
    profile,
    skill,
    timeline,
)
from grading.review.counterfactual import SEVERITIES, offers
from grading.review.histories import Offer
from grading.review.labels import truth, when
from grading.review.phrases import PAGE
from grading.review.words import ALERTS, STAGES
from sim.exercise import Exercise
from sim.i18n import Language, Message, translate

TEMPLATES = Path(__file__).with_name("templates")
FEW = 3  # breaches told before the rest is folded away; of a full cycle one
Data = dict[str, Any]


def html(
    result: Result,
    language: Language = "id",
    *,
    fragment: bool = False,
    changes: Sequence[Offer] | None = None,
    panel: PanelKey | None = None,
    seeds: Sequence[int] = (),
) -> str:
    """Return the review of a result as a complete page, or as a fragment of one.

    Static and self-contained: no script, no request, every text escaped. The page asks
    for the reader's own recollection before it shows anything; a fragment stands in
    another page and has no fields. ``changes``: counterfactuals already computed;
    ``panel``: a panel's record, for its reasons; ``seeds``: other worlds over which
    the counterfactuals are averaged.
    """
    name = "fragment.html.j2" if fragment else "page.html.j2"
    found = changed(result) if changes is None else changes
    content = _content(result, language, found, panel, seeds)
    return templates(TEMPLATES).get_template(name).render(fragment=fragment, **content)


PARTS = {
    "chief": ("chief",),
    "timeline": ("timeline",),
    "outcome": ("otherwise",),
    "compare": ("compare", "conduct"),
    "detection": ("warnings",),
    "judged": ("judged",),
    "texts": ("texts",),
    "papers": ("cycle",),
    "profile": ("numbers", "panel"),
}
"""The parts of a notebook: by what each is called, the templates it is made of."""


def parts(
    result: Result,
    language: Language = "id",
    *,
    changes: Sequence[Offer] | None = None,
    panel: PanelKey | None = None,
) -> dict[str, str]:
    """Return the parts of the review as HTML, each to stand by itself and unopened."""
    found = changed(result) if changes is None else changes
    content = {**_content(result, language, found, panel, ()), "folded": False}
    template = templates(TEMPLATES).get_template("part.html.j2")
    return {
        name: template.render(
            **content,
            fragment=True,
            heading=content["w"][name],
            names=names,
        )
        for name, names in PARTS.items()
        if name in content["sections"]
    }


def changed(result: Result) -> tuple[Offer, ...]:
    """Return the counterfactuals that a result's page shows."""
    return offers(result, result.key or load_key(result.exercise.scenario.world.id))


def _content(
    result: Result,
    language: Language,
    changes: Sequence[Offer],
    panel: PanelKey | None,
    seeds: Sequence[int],
) -> Data:
    ex = result.exercise
    long = ex.seat.world.state.deep
    rows = compare.lines(result, language)
    content = {
        "lang": language,
        "long": long,
        "w": {key: translate(text, language) for key, text in PAGE.items()},
        "s": figures.series(language),
        "shades": figures.shades(language),
        "participant": ex.participant or "–",
        "scenario": ex.scenario.texts[language].title,
        "seed": ex.seed,
        "score_version": result.score_version,
        "reflection": reflection(ex),
        "chief": chief.points(result, language),
        "course": figures.course(result, language),
        "weeks": timeline.weeks(result, language),
        "others": [otherwise.told(result, one, language, seeds) for one in changes],
        "worlds": _worlds(result),
        "plan": result.plan(language),
        "worst": compare.worst(rows),
        "groups": compare.groups(rows, language),
        "flags": sorted(
            behaviour.breaches(result, language),
            key=lambda one: SEVERITIES.index(one["level"]),
        ),
        "few": 1 if long else FEW,
        "folded": long,
        "cap": None if result.capped_at is None else round(100 * result.capped_at),
        "issues": _issues(result, language),
        "skill": skill.told(result, language),
        "questions": _questions(result, language),
        "tendency": skill.tendency(result, language),
        "judged": judged.groups(result, language),
        "texts": profile.texts(result, language),
        "dimensions": profile.dimensions(result, language),
        "figures": profile.figures(result, language),
        "panel": judged.panel(result, panel, language),
        "voted": result.basis == "panel",
        "cycle": _cycle(result, language) if long else None,
    }
    return {**content, "sections": _sections(content)}


def _sections(content: Data) -> list[str]:
    """Return the names of the page's parts in their order."""
    names = ["chief", "timeline", "outcome", "compare", "conduct", "detection"]
    names += ["forecasts", "judged", "texts", "recovery", "matters", "papers"]
    names += ["profile", "panel", "reflection"]
    cycle = ("recovery", "matters", "papers")
    gone = {name for name in ("judged", "texts") if not content[name]}
    gone |= set() if content["cycle"] else {*cycle}
    return [name for name in names if name not in gone]


def _issues(result: Result, language: Language) -> list[Data]:
    ex = result.exercise
    rows = []
    for name, issue in result.outcome.seat.world.state.issues.items():
        course = [
            f"{translate(STAGES[stage], language)} ({when(ex, minute, language)})"
            for minute, stage in issue.path
        ]
        rows.append(
            {
                "name": ex.scenario.texts[language].issues[name],
                "truth": truth(issue.variant, [s for _, s in issue.path], language),
                "course": " → ".join(course),
                "alerts": _alerts(result, name, language),
            }
        )
    return rows


def _alerts(result: Result, issue: str, language: Language) -> list[str]:
    """Return how often the alerts on an issue came to what, first to last."""
    found: dict[str, list[int]] = {}
    for alert in result.alerts:
        if alert.issue == issue:
            found.setdefault(alert.verdict, []).append(alert.minute)
    lines = []
    for verdict, times in found.items():
        first, last = (when(result.exercise, times[i], language) for i in (0, -1))
        text = PAGE["alert_times" if len(times) > 1 else "alert_once"]
        word = translate(ALERTS[verdict], language)
        values = {"verdict": word, "count": len(times), "first": first, "last": last}
        lines.append(Message(text, values)(language))
    return lines


def _questions(result: Result, language: Language) -> list[Data]:
    ex = result.exercise
    rows = []
    for question in ex.scenario.world.questions:
        looks = [look for look in result.looks if look.question == question.id]
        if looks:
            text = ex.scenario.texts[language].questions[question.id]
            picture = figures.forecasts(result, looks, text, language)
            said = _said(looks, language)
            rows.append({"text": text, "picture": picture, "said": said})
    return rows


def _said(looks: list[Look], language: Language) -> str:
    """Return the means of what was stated, of the estimate and of the zero in words."""
    stated = [look.percent for look in looks if look.percent is not None]
    mean = f"{round(sum(stated) / len(stated))}%" if stated else None
    values = {
        "stated": mean or translate(PAGE["not_stated"], language),
        "estimate": round(sum(100 * look.estimate for look in looks) / len(looks)),
        "zero": round(100 * sum(map(figures.zero, looks)) / len(looks)),
        "own": round(100 * sum(map(_apart, looks)) / len(looks)),
        "nothing": round(100 * sum(map(_zero_apart, looks)) / len(looks)),
        "happened": translate(PAGE["yes" if looks[0].happened else "no"], language),
    }
    return Message(PAGE["said_of"], values)(language)


def _zero_apart(look: Look) -> float:
    return abs(figures.zero(look) - look.estimate)


def _apart(look: Look) -> float:
    """Return how far what stood was from the estimate; unsaid, the zero stands."""
    if look.percent is None:
        return _zero_apart(look)
    return abs(look.percent / 100 - look.estimate)


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


def reflection(ex: Exercise) -> str:
    """Return what the participant wrote on closing; nothing if there is none."""
    last = ex.decisions[-1] if ex.decisions else None
    return str(getattr(last, "reflection", ""))
