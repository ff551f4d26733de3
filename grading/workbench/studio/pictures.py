"""Pictures of a scenario's worlds where nobody acts: a few stories, and the spread."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sim.desk.plots import COLOURS, Figure
from sim.ensemble import Ensemble
from sim.i18n import N_, Language, Message, translate
from sim.policies import SIMPLE, play
from sim.scenario.base import STAGES, StageName, Variant
from sim.scenario.model import Scenario
from sim.world.chance import DAY
from sim.world.names import WORDS

SHADES: dict[StageName, str] = {
    "emerging": "#dce9f2", "rising": "#a9cbe0", "threshold": "#f2b36b",
    "crisis": "#b3260a", "aftermath": "#c9b6d9", "settled": "#eef2ec",
}  # fmt: skip
STORY = N_("Benih {seed}: tahap tiap isu bila tidak ada yang bertindak")
DAYS = N_("hari terhadap pemungutan suara")
SPREAD = N_("Seberapa jauh tiap isu sampai di {worlds} dunia (tanpa tindakan)")
SHARE = N_("persen dunia")
SPANS = N_("{issue} ({cause}): {steps}")
CAUSES = {"real": N_("nyata"), "mixed": N_("campuran"), "benign": N_("tak berbahaya")}
Span = tuple[float, float, StageName]  # first day, last day, stage


@dataclass(frozen=True)
class Story:
    """What one seed comes to: causes and stages of issues, days of incidents."""

    seed: int
    issues: Mapping[str, tuple[Variant, tuple[Span, ...]]]
    incidents: tuple[tuple[float, bool], ...]


def story(scenario: Scenario, seed: int) -> Story:
    """Return what a seed comes to if nobody acts; days relative to voting day."""
    state = play(SIMPLE["never"](seed), scenario, seed=seed).seat.world.state
    first, last = scenario.world.start_day, scenario.world.start_day + state.end / DAY
    found = {}
    for name, issue in state.issues.items():
        steps = [(first + minute / DAY, stage) for minute, stage in issue.path]
        ends = [*(day for day, _ in steps[1:]), last]
        spans = ((day, end, s) for (day, s), end in zip(steps, ends, strict=True))
        found[name] = (issue.variant, tuple(one for one in spans if one[2] in SHADES))
    incidents = tuple((first + i.minute / DAY, i.violent) for i in state.incidents)
    return Story(seed, found, incidents)


def drawn(scenario: Scenario, found: Story, language: Language) -> Figure:
    """Return a story as a picture: a band for each issue, a mark for each incident."""
    from matplotlib.figure import Figure as Sheet

    names = list(found.issues)
    sheet = Sheet(figsize=(9, 1.2 + 0.5 * len(names)), layout="constrained")
    axes = sheet.subplots()
    for place, name in enumerate(names):
        for first, last, stage in found.issues[name][1]:
            axes.barh(
                place, last - first, left=first, color=SHADES[stage], height=0.6,
                edgecolor="#555", linewidth=0.4,
            )  # fmt: skip
    for day, violent in found.incidents:
        colour = "#b3260a" if violent else COLOURS[0]
        axes.plot(
            day, len(names) - 0.4, "v" if violent else "o", color=colour, markersize=5
        )
    texts = scenario.texts[language].issues
    axes.set_yticks(range(len(names)), [texts[name] for name in names])
    axes.invert_yaxis()
    axes.set_xlim(scenario.world.start_day, scenario.world.end_day + 1)
    axes.set_xlabel(translate(DAYS, language))
    axes.set_title(Message(STORY, {"seed": found.seed})(language), loc="left")
    _legend(axes, language)
    return Figure(_png(sheet), "; ".join(_told(scenario, found, language)))


def _legend(axes: object, language: Language) -> None:
    from matplotlib.patches import Patch

    patches = [
        Patch(facecolor=SHADES[stage], label=translate(WORDS[stage], language))
        for stage in STAGES
        if stage in SHADES
    ]
    axes.legend(  # type: ignore[attr-defined]
        handles=patches, ncols=len(patches), fontsize=7, loc="upper left",
        bbox_to_anchor=(0, -0.28), frameon=False,
    )  # fmt: skip


def _told(scenario: Scenario, found: Story, language: Language) -> Iterator[str]:
    for name, (cause, spans) in found.issues.items():
        steps = ", ".join(
            f"{translate(WORDS[stage], language)} {first:.0f}…{last:.0f}"
            for first, last, stage in spans
        )
        values = {
            "issue": scenario.texts[language].issues[name],
            "cause": translate(CAUSES[cause], language),
            "steps": steps or "–",
        }
        yield Message(SPANS, values)(language)


def shares(found: Ensemble, issue: str) -> dict[StageName, float]:
    """Return how often an issue came at least to each stage before its aftermath."""
    stages = STAGES[1 : STAGES.index("aftermath")]
    peaks = [
        STAGES.index(c.peak) for r in found.runs for c in r.issues if c.issue == issue
    ]
    return {s: sum(p >= STAGES.index(s) for p in peaks) / len(peaks) for s in stages}


def spread(scenario: Scenario, sets: Sequence[Ensemble], language: Language) -> Figure:
    """Return how far the issues come; of two sets, the second beside the first."""
    from matplotlib.figure import Figure as Sheet

    names = [issue.id for issue in scenario.issues]
    sheet = Sheet(figsize=(9, 1.6 + 0.8 * len(names)), layout="constrained")
    axes = sheet.subplots()
    told = []
    height = 0.8 / len(sets)
    for number, found in enumerate(sets):
        for place, name in enumerate(names):
            reached = shares(found, name)
            top = place - 0.4 + height * (number + 0.5)
            for stage, share in reached.items():
                axes.barh(
                    top, 100 * share, height=height * 0.9, color=SHADES[stage],
                    edgecolor="#333" if number else "#999", linewidth=0.6,
                )  # fmt: skip
            text = scenario.texts[language].issues[name]
            steps = ", ".join(
                f"{translate(WORDS[s], language)} {100 * share:.0f}%"
                for s, share in reached.items()
            )
            told.append(f"{text}: {steps}")
    texts = scenario.texts[language].issues
    axes.set_yticks(range(len(names)), [texts[name] for name in names])
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel(translate(SHARE, language))
    values = {"worlds": len(sets[0].runs)}
    axes.set_title(Message(SPREAD, values)(language), loc="left")
    _legend(axes, language)
    return Figure(_png(sheet), "; ".join(told))


def _png(sheet: object) -> bytes:
    held = io.BytesIO()
    sheet.savefig(held, format="png", dpi=110)  # type: ignore[attr-defined]
    return held.getvalue()
