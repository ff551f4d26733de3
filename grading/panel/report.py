"""The panel's report as one HTML page: static, offline, every text escaped."""

from __future__ import annotations

from typing import Any

from grading.pages import templates
from grading.panel.agreement import Panellist, Spread
from grading.panel.credit import worth
from grading.panel.figures import told
from grading.panel.findings import Panel
from grading.panel.form_html import TEMPLATES
from grading.panel.key import is_keyed
from grading.panel.marks import text_of
from grading.panel.stability import Steadiness
from grading.panel.words import PAGE
from sim.i18n import Language, translate
from sim.scenario.references import plain
from sim.world.calendar import day_label

Data = dict[str, Any]


def html(found: Panel, language: Language = "id") -> str:
    """Return the report on a panel as a complete page; reasons are as given."""
    asked = found.asked
    paired = zip(found.agreement.spreads, found.stability.items, strict=True)
    return templates(TEMPLATES).get_template("report.html.j2").render(
        lang=language,
        w={key: translate(text, language) for key, text in PAGE.items()},
        title=asked.title(language),
        asked=asked,
        size=found.size,
        findings=[message(language) for message in found.findings],
        summary=_summary(found, language),
        items=[_item(found, spread, hold, language) for spread, hold in paired],
        people=[_person(one, language) for one in found.agreement.panellists],
        numbers=_numbers(found, language),
    )  # fmt: skip


def _say(key: str, language: Language, **values: object) -> str:
    return translate(PAGE[key], language).format_map(values)


def _summary(found: Panel, language: Language) -> list[tuple[str, str, str]]:
    """Return each figure of the panel as a whole: name, value, how to read it."""
    agreed, steady, used = found.agreement, found.stability, found.settings
    share = agreed.midpoint_share
    percent = "–" if share is None else f"{round(100 * share)}%"
    places = [
        _say("position", language, place=place, count=count)
        for place, count in agreed.positions.items()
    ]
    most = round(100 * used.midpoint.value)
    reference = _reference(found, language)
    rows: list[tuple[str, str, Data]] = [
        ("choices", told(agreed.choices, 2, language), {}),
        ("ratings", told(agreed.ratings, 2, language), {}),
        ("midpoint", percent, {"most": most}),
        ("positions", ", ".join(places) or "–", {}),
        ("sd", told(steady.mean_sd, 2, language), {"reference": reference}),
        ("shape", told(steady.least_shape, 2, language), {}),
    ]
    return [
        (_say(key, language), value, _say(f"{key}_how", language, **values))
        for key, value, values in rows
    ]


def _reference(found: Panel, language: Language) -> str:
    """Return how sure a credit is by size of panel, in a sentence."""
    return ", ".join(
        _say("sd_reference", language, sd=told(sd, 2, language), n=n)
        for n, sd in sorted(found.settings.reference_sd.values.items())
    )


def _item(found: Panel, spread: Spread, steady: Steadiness, language: Language) -> Data:
    item = spread.item
    label = None if item.day is None else day_label(item.day)(language)
    answer = item.answer
    return {
        "id": item.id,
        "day": label,
        "question": item.question(language),
        "known": item.known(language),
        "basis": _basis(found, spread, language),
        "facts": _facts(spread, steady, language),
        "answers": _answers(found, spread, steady, language),
        "ground": answer
        and f"{answer.reason(language)} ({plain(answer.basis, language)})",
    }


def _basis(found: Panel, spread: Spread, language: Language) -> str:
    least = found.settings.least.value
    if spread.n >= least:
        return _say("panel", language, n=spread.n)
    keyed = is_keyed(spread.item, found.votes, least)
    return _say("authored" if keyed else "unkeyed", language)


def _facts(spread: Spread, steady: Steadiness, language: Language) -> list[str]:
    facts = [_say("n", language, n=spread.n)]
    if spread.mean is not None:
        value, sd = (told(x, 1, language) for x in (spread.mean, steady.sd.get("mean")))
        facts.append(_say("mean", language, value=value, sd=sd))
    if spread.pairs is not None:
        facts.append(_say("pairs", language, share=round(100 * spread.pairs)))
        value = told(spread.beyond_chance, 2, language)
        facts.append(_say("beyond", language, value=value))
    if steady.deciding:
        facts.append(_say("deciding", language, codes=", ".join(steady.deciding)))
    return facts


def _answers(
    found: Panel, spread: Spread, steady: Steadiness, language: Language
) -> list[Data]:
    item, most = spread.item, max(spread.counts.values())
    credit = _credit(found, spread)
    return [
        {
            "text": text_of(item, mark, language),
            "votes": count,
            "width": round(100 * count / most) if most else 0,
            "tags": _tags(spread, mark, language),
            "credit": told(credit.get(mark), 2, language),
            "sd": told(steady.sd.get(mark), 2, language),
            "reasons": [v for v in found.votes.on(item) if v.option == mark],
        }
        for mark, count in spread.counts.items()
    ]


def _credit(found: Panel, spread: Spread) -> dict[str, float]:
    """Return what each answer is worth in the key; nothing where that is not known."""
    by_panel = spread.n >= found.settings.least.value
    alpha = found.settings.alpha.value
    return worth(spread.item, spread.counts, by_panel, alpha) or {}


def _tags(spread: Spread, mark: str, language: Language) -> list[str]:
    answer = spread.item.answer
    tags = [("most", mark in spread.modes)]
    if answer is not None:
        tags += [("best", mark == answer.best), ("accepted", mark in answer.accepted)]
    return [_say(name, language) for name, holds in tags if holds]


def _person(one: Panellist, language: Language) -> Data:
    return {
        "code": one.code,
        "votes": one.votes,
        "distance": told(one.distance, 2, language),
        "outlier": one.outlier,
        "shape": told(one.likeness.shape, 2, language),
        "elevation": told(one.likeness.elevation, 1, language),
    }


def _numbers(found: Panel, language: Language) -> list[tuple[str, str, str]]:
    """Return every number that was used with its basis."""
    dumped = found.settings.model_dump()
    return [
        (
            name,
            str(one.get("value", one.get("values"))),
            plain(str(one["basis"]), language),
        )
        for name, one in dumped.items()
    ]
