"""Who learns what, when: sources by issues, as the files say and as it was played."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from grading.workbench.preview.gathered import Gathered, middle, ways, words
from grading.workbench.preview.shape import percent
from grading.workbench.preview.words import PAGE
from grading.workbench.quality.hearing import EARLY, hears
from sim.i18n import Language, translate
from sim.scenario.model import Issue, Scenario, Source

STEPS = 5  # shades of a cell
IN_HOURS = 72  # longer times are told in days
First = dict[tuple[str, str], list[float]]  # source, issue: hours after the onset


@dataclass(frozen=True)
class Cell:
    """What a source hears of an issue: in words, and how dark it is, 0 to 5."""

    text: str
    shade: int


@dataclass(frozen=True)
class Line:
    """A source: its own properties, and what it hears of each issue."""

    name: str
    own: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """The matrix: what its columns are called, and a line for each source."""

    head: tuple[str, ...]
    issues: tuple[str, ...]
    lines: tuple[Line, ...]


def matrix(found: Gathered, language: Language) -> Matrix:
    """Return the matrix of a scenario."""
    scenario, first = found.scenario, _first(found)
    names = scenario.texts[language]
    keys = ("reliability", "coverage", "delay", "axes", "districts", "copies")
    return Matrix(
        tuple(translate(PAGE[key], language) for key in keys),
        tuple(names.issues[one.id] for one in scenario.issues),
        tuple(
            Line(
                names.sources[source.id],
                _own(scenario, source, language),
                tuple(
                    _cell(found, source, issue, first, language)
                    for issue in scenario.issues
                ),
            )
            for source in scenario.sources
        ),
    )


def _first(found: Gathered) -> First:
    """Return, for each run, when a source first told of an issue, if it did."""
    hours: First = defaultdict(list)
    for run in found.calm:
        onsets = {name: way.steps[0][0] for name, way in ways(run).items() if way.steps}
        seen: set[tuple[str, str]] = set()
        for word in words(run):
            place = (word.source, word.about or "")
            if word.about in onsets and place not in seen:
                seen.add(place)
                hours[place].append((word.minute - onsets[word.about]) / 60)
    return hours


def _own(scenario: Scenario, source: Source, language: Language) -> tuple[str, ...]:
    everything = translate(PAGE["all"], language)
    names = scenario.texts[language].sources
    districts = {one.id: one.name for one in scenario.world.districts}
    low, high = source.delay_hours
    copied = [f"{names[one.source]} {percent(one.chance)}" for one in source.copies]
    where = source.districts
    return (
        percent(source.reliability),
        percent(source.coverage),
        f"{low:g}–{high:g}",
        ", ".join(source.axes) if source.axes else everything,
        ", ".join(districts[d] for d in where) if where else everything,
        ", ".join(copied) or "–",
    )


def _cell(
    found: Gathered, source: Source, issue: Issue, first: First, language: Language
) -> Cell:
    hours = first.get((source.id, issue.id), [])
    if not hours:
        reached = _reaches(found.scenario, source, issue)
        return Cell("–" if reached else translate(PAGE["deaf"], language), 0)
    share = len(hours) / len(found.calm)
    shade = min(STEPS, 1 + int(share * STEPS))
    return Cell(f"{percent(share)} · {_lasting(middle(hours, 0.5), language)}", shade)


def _lasting(hours: float, language: Language) -> str:
    """Return hours as people say them: in days from the third on."""
    if hours < IN_HOURS:
        return f"{hours:.0f} {translate(PAGE['hours'], language)}"
    return f"{hours / 24:.0f} {translate(PAGE['days_after'], language)}"


def _reaches(scenario: Scenario, source: Source, issue: Issue) -> bool:
    deep = scenario.world.format >= 2
    axes = {sign.axis or issue.axis for sign in issue.indicators if sign.stage in EARLY}
    return any(
        hears(source, axis, district, deep)
        for axis in axes
        for district in issue.districts
    )
