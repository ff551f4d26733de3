"""The validation report as one HTML page: static, offline, every text escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.ensemble.estimate import Estimate
from sim.ensemble.evidence import load_texts
from sim.ensemble.finding import Finding, Verdict
from sim.ensemble.report import figures
from sim.ensemble.report.words import PAGE, SIGNS, VERDICTS, number, span
from sim.ensemble.validate import Validation
from sim.i18n import Language, translate
from sim.scenario.evidence import EvidenceText, Unit
from sim.scenario.references import plain
from sim.world.calendar import day_label

if TYPE_CHECKING:
    from jinja2 import Environment

Data = dict[str, Any]


def html(found: Validation, language: Language = "id") -> str:
    """Return the report of a validation as a complete page."""
    texts = load_texts()[language]
    return _templates().get_template("page.html.j2").render(
        lang=language,
        w={key: translate(text, language) for key, text in PAGE.items()},
        facts=_facts(found, language),
        lists=_lists(found, texts, language),
        groups=_groups(found, texts, language),
        pictures=figures.by_group(found, texts, language),
        overview=figures.overview(found, texts, language),
        settings=texts.settings or found.evidence.settings.basis,
    )  # fmt: skip


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _facts(found: Validation, language: Language) -> list[tuple[str, str]]:
    world = found.scenario.world
    first, last = (day_label(d)(language) for d in (world.start_day, world.end_day))
    rows = [
        ("scenario", found.scenario.texts[language].title),
        ("runs", str(len(found.calm.runs))),
        ("days", f"{first} – {last}"),
        ("covered", number(found.table.covered(), "share", language)),
        ("fingerprint", found.scenario.fingerprint[:12]),
    ]
    return [(translate(PAGE[key], language), value) for key, value in rows]


def _lists(found: Validation, texts: EvidenceText, language: Language) -> list[Data]:
    """Return what does not plainly agree, worst first; empty if all does."""
    kinds: tuple[tuple[Verdict, str], ...] = (
        ("differs", "outside"),
        ("unclear", "unclear"),
        ("no-data", "nothing"),
    )
    rows = [
        {
            "kind": verdict,
            "heading": translate(PAGE[key], language),
            "items": [_line(f, texts, language) for f in found.of(verdict)],
        }
        for verdict, key in kinds
    ]
    return [row for row in rows if row["items"]]


def _line(found: Finding, texts: EvidenceText, language: Language) -> str:
    name = texts.items[found.item.id].name
    unit = found.item.unit
    told = number(found.all.value, unit, language)
    return f"{name}: {told} {span(*found.interval, unit, language)}"


def _groups(found: Validation, texts: EvidenceText, language: Language) -> list[Data]:
    groups: dict[str, list[Data]] = {}
    for one in found.findings:
        groups.setdefault(one.item.group, []).append(_row(one, texts, language))
    return [
        {"id": group, "title": texts.groups[group], "rows": rows}  # type: ignore[index]
        for group, rows in groups.items()
    ]


def _row(found: Finding, texts: EvidenceText, language: Language) -> Data:
    item, text = found.item, texts.items[found.item.id]
    return {
        "name": text.name,
        "how": text.how,
        "documented": number(found.documented, item.unit, language),
        "interval": span(*found.interval, item.unit, language),
        "simulated": _told(found.all, item.unit, language),
        "background": _told(found.background, item.unit, language),
        "verdict": translate(VERDICTS[found.verdict], language),
        "sign": SIGNS[found.verdict],
        "kind": found.verdict,
        "basis": plain(text.basis or item.basis, language),
        "source": item.source,
    }


def _told(found: Estimate | None, unit: Unit, language: Language) -> tuple[str, str]:
    if found is None:
        return "", ""
    return (
        number(found.value, unit, language),
        span(found.low, found.high, unit, language),
    )
