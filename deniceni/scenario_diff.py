"""``scenario diff``: what changed between two versions, and what has to be raised."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from deniceni import options
from deniceni.options import positive
from deniceni.progress import bar, clear
from deniceni.scenario_page import write
from deniceni.voice import Parser, complain, language, say, words
from sim.ensemble.ensemble import processors
from sim.i18n import N_

if TYPE_CHECKING:
    from grading.workbench.diff import Diff

HEADLINE = N_("Bandingkan dua versi skenario, sebagai isi dan dengan memainkannya.")


def parser() -> Parser:
    """Return the parser of this word's options."""
    made = Parser("scenario diff", HEADLINE)
    made.add_argument("old", help=words(N_("nama atau folder versi lama")))
    made.add_argument("new", help=words(N_("nama atau folder versi baru")))
    made.add_argument(
        "--seeds", type=positive, help=words(N_("banyaknya benih yang dimainkan"))
    )
    options.sheet(made)
    return made


def main(arguments: list[str]) -> int:
    """Compare two versions; 1 if a number was not raised, or one cannot be read."""
    from grading.key import KeyProblem
    from sim.ensemble.problem import EnsembleError
    from sim.scenario.load import ScenarioError

    asked = parser().parse_args(arguments)
    try:
        return _tell(_compare(asked), asked)
    except (ScenarioError, KeyProblem) as problem:
        complain("{problems}", problems=problem.text(language()))
    except EnsembleError as problem:
        complain("{problem}", problem=problem.message(language()))
    return 1


def _compare(asked: Namespace) -> Diff:
    from grading.workbench.diff import diff

    label = words(N_("kedua versi dimainkan"))
    try:
        return diff(
            asked.old,
            asked.new,
            seeds=asked.seeds,
            workers=asked.workers or processors(),
            progress=lambda done, total: bar(done, total, label),
        )
    finally:
        clear()


def _tell(found: Diff, asked: Namespace) -> int:
    from grading.workbench.diff.report import sheet

    made = sheet(found)
    say("{sheet}", sheet=made.text(asked.language))
    if asked.out is not None and write(asked.out, made.html(asked.language)):
        return 1
    return int(any(one.wrong for one in found.verdict))
