"""The class view as one HTML page for the projector: static, offline, without names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from grading.classview import figures, odd, pooled
from grading.classview.decisions import Decision
from grading.classview.items import ItemStats
from grading.classview.numbers import Spread
from grading.classview.profile import Conduct, DimensionView, harms
from grading.classview.script import script
from grading.classview.summary import Summary
from grading.classview.view import ClassView, view
from grading.classview.words import (
    ALT_DOTS,
    D5,
    FEW,
    FEW_PAIRS,
    KINDS,
    PAGE,
    SEVERAL_SEEDS,
    STATES,
)
from grading.measures.judgement import NAMES as AXES
from grading.pages import templates
from grading.panel.figures import told
from grading.result import Result
from grading.review.words import DIMENSIONS, FLAGS, SEVERITIES
from sim.i18n import Language, translate

TEMPLATES = Path(__file__).with_name("templates")
Data = dict[str, Any]
SECTIONS = (
    "script", "profile", "conduct", "split", "missed", "timing", "decisions", "pooled",
    "outcome", "items",
)  # fmt: skip
FIRST = ("script", "profile")  # what a room reads together; the rest is folded


def class_view(
    results: Sequence[Result | Summary],
    language: Language = "id",
    *,
    scenario: str | None = None,
    left_out: int = 0,
) -> str:
    """Return the page of a class: no code, no name, no ranking, no request."""
    return html(view(results, scenario=scenario, left_out=left_out), language)


def html(found: ClassView, language: Language = "id") -> str:
    """Return the page of a view."""
    page = templates(TEMPLATES).get_template("page.html.j2")
    return page.render(**content(found, language))


def sections(found: ClassView, language: Language = "id") -> dict[str, str]:
    """Return each section as a fragment that can stand in a notebook's cell."""
    one = templates(TEMPLATES).get_template("one.html.j2")
    data = content(found, language)
    shown = data["sections"]
    return {name: one.render(**{**data, "sections": [name]}) for name in shown}


def content(found: ClassView, language: Language) -> Data:
    """Return all that the templates show, in one language."""
    seeds = found.seeds
    several = translate(SEVERAL_SEEDS, language).format(count=len(seeds))
    versions = sorted({one.score_version for one in found.results})
    rules = found.rules
    pairs = {"firm": rules.firm.value, "least": rules.least.value}
    count = len(found.results)
    few = translate(FEW, language).format(count=count)
    return {
        "lang": language,
        "w": {key: translate(text, language) for key, text in PAGE.items()},
        "sections": SECTIONS if count else (),
        "first": FIRST,
        "scenario": found.names.scenario.texts[language].title,
        "count": count,
        "left_out": found.left_out,
        "seed": several if len(seeds) > 1 else seeds[0] if seeds else "–",
        "versions": ", ".join(versions),
        "few": few if 0 < count < rules.recognised.value else None,
        "script": _script(found, language),
        "dimensions": [_dimension(one, language) for one in found.profile],
        "conduct": [_conduct(one, language) for one in found.conduct],
        "capped": sum(one.capped_at is not None for one in found.results),
        "split": [_decision(one, language) for one in found.split],
        "missed": [_missed(one, found, language) for one in found.missed],
        "timing": _timing(found, language),
        "groups": _groups(found, language),
        "pooled": pooled.figures(found, language),
        "harms": _harms(found, language),
        "items": [_item(one, found, language) for one in found.items],
        "odd": [d for o in found.items if (d := _item(o, found, language))["odd"]],
        "few_pairs": translate(FEW_PAIRS, language).format(**pairs),
        "unused_options": _unused_options(found, language),
        "unused_actions": [
            found.names.action(name)(language)
            for name in odd.unused_actions(found.results, found.names)
        ],
        "reflections": sum(bool(one.reflection.strip()) for one in found.results),
    }


def _script(found: ClassView, language: Language) -> list[Data]:
    asked = script(found.split, found.missed, found.names, found.rules)
    return [
        {"text": one.text(language), "prompts": [p(language) for p in one.prompts]}
        for one in asked
    ]


def _dimension(one: DimensionView, language: Language) -> Data:
    title, scale = DIMENSIONS.get(one.name, D5)
    held = {key: round(100 * value) for key, value in _marks(one.spread).items()}
    alt = translate(ALT_DOTS, language).format(count=len(one.scores), **held)
    return {
        "name": one.name,
        "title": translate(title, language),
        "scale": translate(scale, language),
        "svg": figures.dots(one.scores, one.spread),
        "alt": alt,
        **held,
        "band": _band(one.spread.band, 100, 0, language),
        "silent": one.silent,
        "people": len(one.scores),
        "answered": round(100 * one.answered),
        "occasions": _range(*one.occasions),
        "width": None if one.width is None else round(100 * one.width),
        "suggested": one.suggested,
    }


def _marks(found: Spread) -> dict[str, float]:
    return {
        "low": found.low,
        "first": found.first,
        "middle": found.middle,
        "third": found.third,
        "high": found.high,
    }


def _range(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low}–{high}"


def _band(
    band: tuple[float, float] | None, scale: float, digits: int, language: Language
) -> str:
    if band is None:
        return "–"
    low, high = (told(scale * value, digits, language) for value in band)
    return f"{low}–{high}" if digits == 0 else f"{low} … {high}"


def _conduct(one: Conduct, language: Language) -> Data:
    return {
        "kind": translate(FLAGS.get(one.kind, one.kind), language),
        "severity": translate(SEVERITIES.get(one.severity, one.severity), language),
        "level": one.severity,
        "acts": one.acts,
        "people": one.people,
        "waiting": one.waiting,
    }


def _decision(one: Decision, language: Language) -> Data:
    total = one.total
    return {
        "kind": translate(KINDS[one.kind], language),
        "title": one.title(language),
        "state": one.state,
        "said": translate(STATES[one.state], language),
        "detail": one.detail(language) if one.detail else "",
        "total": total,
        "choices": [
            {
                "label": choice.label(language),
                "count": choice.count,
                "share": round(100 * choice.count / total) if total else 0,
                "width": f"{100 * choice.count / total:.2f}" if total else "0",
            }
            for choice in one.choices
        ],
        "answer": one.answer(language),
        "reason": one.reason(language) if one.reason else "",
    }


def _missed(one: ItemStats, found: ClassView, language: Language) -> Data:
    reason = found.names.reason(one.dimension, one.id, one.situation)
    missing = one.verdicts["missing"]
    return {
        "title": found.names.title(one.dimension, one.id, one.issue)(language),
        "missing": missing,
        "late": one.verdicts.get("late", 0),
        "due": one.due,
        "share": round(100 * missing / one.due),
        "critical": one.critical,
        "reason": reason(language) if reason else "",
    }


def _timing(found: ClassView, language: Language) -> list[Data]:
    """Return when each key action was done, those with the widest spread first."""
    own = [(o, o.delay) for o in found.items if o.dimension == "D4" and o.delay]
    wide = sorted(own, key=lambda pair: pair[1].first - pair[1].third)
    top = max((delay.high for _, delay in own), default=1.0) or 1.0
    return [
        {
            "title": found.names.title(one.dimension, one.id, one.issue)(language),
            "count": delay.count,
            "due": one.due,
            "svg": figures.box(delay, top),
            **{key: round(value) for key, value in _marks(delay).items()},
        }
        for one, delay in wide[: found.rules.shown_missed.value]
    ]


def _groups(found: ClassView, language: Language) -> list[Data]:
    """Return all decisions by issue; those without an issue come last."""
    order = [issue.id for issue in found.names.scenario.issues]

    def place(one: Decision) -> int:
        return order.index(one.issue) if one.issue in order else len(order)

    groups = groupby(sorted(found.decisions, key=place), key=place)
    return [_group(number, [*own], found, language) for number, own in groups]


def _group(
    number: int, own: list[Decision], found: ClassView, language: Language
) -> Data:
    issues = [issue.id for issue in found.names.scenario.issues]
    general = translate(PAGE["general"], language)
    inside = number < len(issues)
    name = found.names.issue(issues[number])(language) if inside else general
    counts = [(state, sum(o.state == state for o in own)) for state in STATES]
    told_counts = [f"{translate(STATES[s], language)}: {n}" for s, n in counts if n]
    return {
        "name": name,
        "counts": ", ".join(told_counts),
        "decisions": [_decision(one, language) for one in own],
    }


def _harms(found: ClassView, language: Language) -> list[Data]:
    return [
        {
            "name": translate(PAGE[name], language),
            "middle": told(one.middle, 0 if one.middle % 1 == 0 else 1, language),
            "range": _range(round(one.low), round(one.high)),
        }
        for name, one in harms(found.results, found.rules).items()
    ]


def _item(one: ItemStats, found: ClassView, language: Language) -> Data:
    r = one.discrimination
    return {
        "dimension": one.dimension,
        "title": found.names.title(one.dimension, one.id, one.issue)(language),
        "due": one.due,
        "answered": one.answered,
        "facility": told(one.facility, 2, language),
        "full": f"{one.full} ({_band(one.band, 100, 0, language)}%)",
        "r": told(r, 2, language),
        "band": _band(one.discrimination_band, 1, 2, language),
        "pairs": one.pairs,
        "firm": one.pairs >= found.rules.firm.value,
        "odd": [message(language) for message in odd.findings(one, found.rules)],
    }


def _unused_options(found: ClassView, language: Language) -> list[str]:
    axes: Mapping[str, str] = {str(axis): text for axis, text in AXES.items()}
    unused = odd.unused_options(found.items)
    return [
        f"{translate(axes[axis], language)}: {', '.join(left)}"
        for axis, left in unused.items()
    ]
