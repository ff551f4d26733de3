"""The preview as one HTML page: static, offline, everything escaped."""

from __future__ import annotations

from pathlib import Path

from grading.pages import templates
from grading.review.words import STAGES
from grading.workbench.preview import calendar, graph, matrix, seeds, spread
from grading.workbench.preview.gathered import Gathered
from grading.workbench.preview.shape import CAUSES, SHADES
from grading.workbench.preview.words import PAGE
from sim.i18n import Language, Message, translate
from sim.scenario.base import VARIANTS
from sim.scenario.card import Purpose

TEMPLATES = Path(__file__).with_name("templates")
SECTIONS = ("calendar", "graphs", "matrix", "timeline", "spread")


def html(
    found: Gathered, language: Language = "id", purpose: Purpose | None = None
) -> str:
    """Return the preview as a complete page; the same for the same runs.

    ``purpose``: what the scenario's card says, for how long it is played.
    """
    page = templates(TEMPLATES).get_template("page.html.j2")
    causes = [(cause, translate(PAGE[cause], language)) for cause in VARIANTS]
    shades = [(c, translate(STAGES[n], language)) for n, c in SHADES.items()]
    return page.render(
        lang=language,
        w={key: translate(text, language) for key, text in PAGE.items()},
        sections=SECTIONS,
        title=found.scenario.texts[language].title,
        facts=_facts(found, language, purpose),
        calendar=calendar.figure(found, language),
        graphs=graph.graphs(found, language),
        matrix=matrix.matrix(found, language),
        seeds=seeds.figures(found, language),
        spread=spread.figures(found, language),
        causes=[(said[0].upper(), CAUSES[one], said) for one, said in causes],
        shades=[one for one in shades if one[0] != "#ffffff"],
    )


def _facts(
    found: Gathered, language: Language, purpose: Purpose | None
) -> list[tuple[str, str]]:
    world = found.scenario.world
    counts = {"calm": len(found.calm), "model": len(found.model)}
    days = calendar.span(world.start_day, world.end_day, language)
    rows = [
        ("regency", world.regency),
        ("days", f"{days} ({len(found.days)})"),
        ("seeds", Message(PAGE["played"], counts)(language)),
        ("fingerprint", found.scenario.fingerprint[:12]),
    ]
    if purpose is not None:
        minutes = Message(PAGE["minutes"], {"minutes": purpose.minutes})(language)
        rows.insert(2, ("length", minutes))
    return [(translate(PAGE[key], language), said) for key, said in rows]
