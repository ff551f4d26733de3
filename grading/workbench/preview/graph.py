"""The issue graphs: stages, levels, and the rates between them for each cause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grading.review.svg import INK, SOFT, Picture, Plot, Scale
from grading.review.words import STAGES
from grading.workbench.preview.gathered import Gathered
from grading.workbench.preview.shape import (
    CAUSES,
    SHADES,
    Table,
    number,
    percent,
    table,
)
from grading.workbench.preview.words import ALT, PAGE
from sim.i18n import Language, Message, translate
from sim.scenario.base import VARIANTS, StageName
from sim.scenario.model import Exit, Issue, Scenario

LINE: tuple[StageName, ...] = (
    "latent", "emerging", "rising", "threshold", "crisis", "aftermath",
)  # fmt: skip
WIDE, BOX, HIGH, GAP = 900.0, 110.0, 44.0, 46.0
TOP, BELOW, HEIGHT = 70.0, 200.0, 250.0


@dataclass(frozen=True)
class Graph:
    """One issue: how it is drawn, its graph, its ways and its indicators."""

    name: str
    facts: tuple[tuple[str, str], ...]
    picture: Picture
    ways: Table
    signs: Table


def graphs(found: Gathered, language: Language) -> list[Graph]:
    """Return the graph of every issue."""
    return [_graph(found.scenario, one, language) for one in found.scenario.issues]


def _graph(scenario: Scenario, issue: Issue, language: Language) -> Graph:
    texts = scenario.texts[language]
    name = texts.issues[issue.id]
    words = {"issue": name, "stages": len(issue.stages)}
    districts = {one.id: one.name for one in scenario.world.districts}
    causes = [
        f"{translate(PAGE[cause], language)} {percent(issue.variants.get(cause, 0))}"
        for cause in VARIANTS
    ]
    facts = (
        ("drawn", ", ".join(causes)),
        ("homes", ", ".join(districts[one] for one in issue.districts)),
        ("works", ", ".join(f"{k} ×{number(v, language)}"
                            for k, v in issue.responds_to.items()) or "–"),
    )  # fmt: skip
    return Graph(
        name,
        tuple((translate(PAGE[key], language), said) for key, said in facts),
        _drawn(issue, language).picture(Message(ALT["graph"], words)(language)),
        _ways(issue, language),
        _signs(issue, scenario, language),
    )


def _left(stage: StageName) -> float:
    return 4 + LINE.index(stage) * (BOX + GAP)


def _drawn(issue: Issue, language: Language) -> Plot:
    plot = Plot(HEIGHT, Scale(0, 1, 0, WIDE), Scale(0, 1, HEIGHT, 0), WIDE)
    levels = {rule.stage: rule.level for rule in issue.stages}
    for rule in issue.stages:
        for way in rule.exits:
            _arrow(plot, rule.stage, way, language)
    for stage in LINE:
        if stage in levels:
            _box(plot, _left(stage), TOP, stage, levels[stage], language)
    if "settled" in levels:
        _box(plot, _left("threshold"), BELOW, "settled", levels["settled"], language)
    return plot


def _box(
    plot: Plot, x: float, y: float, stage: str, level: int, language: Language
) -> None:
    plot.put("rect", x=x, y=y, width=BOX, height=HIGH, rx=5, fill=SHADES[stage],
             stroke=INK)  # fmt: skip
    dark = "#ffffff" if stage == "crisis" else INK
    said = translate(STAGES[stage], language)
    plot.text(x + BOX / 2, y + 18, said, fill=dark, text_anchor="middle",
              font_weight=600, font_size=12)  # fmt: skip
    level_of = f"{translate(PAGE['level'], language)} {level}"
    plot.text(x + BOX / 2, y + 35, level_of, fill=dark, text_anchor="middle")


def _arrow(plot: Plot, stage: StageName, way: Exit, language: Language) -> None:
    """Draw a way out: onward beside the boxes, back above them, to rest below."""
    x = _left(stage)
    if way.to == "settled":
        start, end = (x + BOX / 2, TOP + HIGH), (_rest(stage), BELOW)
        _stroke(plot, (start, (start[0], BELOW - 22), end))
        _rates(plot, start[0] + 5, TOP + HIGH + 18, way, language)
        return
    to = _left(way.to)
    if to > x:
        _stroke(plot, ((x + BOX, TOP + HIGH / 2), (to, TOP + HIGH / 2)))
        _rates(plot, x + BOX + 6, TOP - 42, way, language)
        return
    high = TOP - 58
    _stroke(plot, ((x + 70, TOP), (x + 70, high), (to + 40, high), (to + 40, TOP)))
    _rates(plot, x + 14, high + 14, way, language)


def _rest(stage: StageName) -> float:
    """Return where on the box of rest a way from a stage ends."""
    return _left("threshold") + 8 + LINE.index(stage) * (BOX - 16) / (len(LINE) - 1)


def _stroke(plot: Plot, points: tuple[tuple[float, float], ...]) -> None:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    plot.put("polyline", points=path, fill="none", stroke=SOFT, stroke_width=1.5)
    (x0, y0), (x1, y1) = points[-2], points[-1]
    across = abs(x1 - x0) > abs(y1 - y0)
    a, b = ((-7, -4), (-7, 4)) if across else ((-4, -7), (4, -7))
    sign = 1 if (x1 > x0 if across else y1 > y0) else -1
    head = [(x1, y1)] + [(x1 + sign * dx, y1 + sign * dy) for dx, dy in (a, b)]
    plot.put("polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in head), fill=SOFT)


def _rates(plot: Plot, x: float, y: float, way: Exit, language: Language) -> None:
    for place, cause in enumerate(VARIANTS):
        rate = number(way.per_day.get(cause, 0), language, 3)
        mark = translate(PAGE[cause], language)[0].upper()
        title = f"{translate(PAGE[cause], language)}: {rate}"
        plot.put("text", f"{mark} {rate}", title, x=x, y=y + 12 * place,
                 fill=CAUSES[cause], font_size=11)  # fmt: skip


def _ways(issue: Issue, language: Language) -> Table:
    keys = ("stage", "level_head", "stay", "to")
    head = [translate(PAGE[key], language) for key in keys]
    head += [translate(PAGE[cause], language) for cause in VARIANTS]
    return table(head, _way_rows(issue, language))


def _way_rows(issue: Issue, language: Language) -> Iterator[list[str]]:
    for rule in issue.stages:
        own = [translate(STAGES[rule.stage], language), str(rule.level),
               number(rule.least_hours, language)]  # fmt: skip
        for way in rule.exits:
            rates = [number(way.per_day.get(c, 0), language, 4) for c in VARIANTS]
            yield [*own, translate(STAGES[way.to], language), *rates]
        if not rule.exits:
            yield [*own, "–", "–", "–", "–"]


def _signs(issue: Issue, scenario: Scenario, language: Language) -> Table:
    """Return the indicators of each stage, with how one of them may read."""
    reports = scenario.texts[language].reports
    rows = []
    for rule in issue.stages:
        for sign in issue.indicators:
            if sign.stage == rule.stage:
                only = set(sign.variants) != set(VARIANTS)
                causes = [translate(PAGE[one], language) for one in sign.variants]
                rows.append((
                    translate(STAGES[rule.stage], language),
                    f"{sign.id} ({', '.join(causes)})" if only else sign.id,
                    number(sign.per_day, language, 3),
                    sign.axis or issue.axis,
                    reports[sign.id][0],
                ))  # fmt: skip
    keys = ("stage", "which", "signs", "axes", "reports")
    return table([translate(PAGE[key], language) for key in keys], rows)
