"""Reports as a person reads them, and the fixed words of the office."""

from __future__ import annotations

from sim.i18n import N_, Language, translate
from sim.scenario.base import REGISTERS
from sim.scenario.model import Scenario
from sim.world.state import Report

LEVELS = (
    N_("Kondusif"),
    N_("Potensi"),
    N_("Ambang"),
    N_("Gangguan terbatas"),
    N_("Gangguan nyata"),
    N_("Konflik (UU 7/2012)"),
)  # domain reference §5, levels [design]
TEAM = N_("Tim Kewaspadaan Dini")


def level_name(level: int | None, language: Language) -> str | None:
    """Return the name of a level, ``None`` for none."""
    return None if level is None else translate(LEVELS[level], language)


def district_name(scenario: Scenario, district: str | None) -> str | None:
    """Return a district's name, ``None`` for none."""
    for item in scenario.world.districts:
        if item.id == district:
            return item.name
    return None


def source_name(scenario: Scenario, report: Report, language: Language) -> str:
    """Return who sent a report."""
    texts = scenario.texts[language]
    if report.kind == "finding":
        return translate(TEAM, language)
    if report.kind == "inject":
        return texts.senders[report.source]
    if report.kind == "answer":
        return scenario.catalogue.texts[language].authorities[report.source]
    return texts.sources[report.source]


def report_text(scenario: Scenario, report: Report, language: Language) -> str:
    """Return what a report says."""
    if report.message is not None:
        return report.message(language)
    texts = scenario.texts[language]
    if report.kind == "inject":
        return texts.injects[report.claim]
    if report.kind == "finding":
        findings = {str(key): value for key, value in texts.findings.items()}
        return _fill(scenario, report, findings[report.claim][report.phrasing])
    voiced = _voiced(scenario, report, language)
    if voiced is not None:
        return _fill(scenario, report, voiced)
    phrasing = _fill(scenario, report, texts.reports[report.claim][report.phrasing])
    openings = texts.openings[report.source]
    if report.corrects is not None:
        openings = texts.corrections
    opening = _fill(scenario, report, openings[report.opening])
    return f"{opening} {phrasing}"


def _voiced(scenario: Scenario, report: Report, language: Language) -> str | None:
    """Return a report in its teller's own manner, if there is one for it.

    Chosen by what was drawn for the plain phrasing, so that a voice changes nothing but
    the words, and a copy in another's mouth still tells the same.
    """
    voices = scenario.texts[language].voices.get(report.claim)
    if not voices or report.corrects is not None:
        return None
    kinds = {source.id: source.kind for source in scenario.sources}
    lines = voices.get(REGISTERS[kinds[report.source]])
    return lines[report.phrasing % len(lines)] if lines else None


def _fill(scenario: Scenario, report: Report, text: str) -> str:
    names = {camp.id: camp.name for camp in scenario.world.camps}
    values = {
        "district": district_name(scenario, report.district) or "",
        "regency": scenario.world.regency,
        "camp": names.get(report.camps[0], ""),
        "other_camp": names.get(report.camps[1], ""),
        "number": str(report.number),
    }
    for name, value in values.items():  # not str.format: a text is data, not a template
        text = text.replace("{" + name + "}", value)
    return text
