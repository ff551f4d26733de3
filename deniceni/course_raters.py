"""``course raters``: forms for two raters, and how far they agree once filled in."""

from __future__ import annotations

from pathlib import Path

from deniceni.voice import Parser, complain, language, say, words
from sim.i18n import N_

FOLDER = "penilai"


def raters(course: Path, out: Path | None = None) -> int:
    """Write or read the raters' forms in ``out`` (``penilai`` in the course)."""
    from grading.course.layout import Course
    from grading.key.anchors import load_guide
    from grading.raters.collect import collect
    from grading.raters.forms import BadForm
    from grading.raters.report import report
    from grading.raters.session import hold

    place = Course.at(course)
    folder = out or place.root / FOLDER
    texts, left_out = collect(place)
    for who in left_out:
        complain(N_("Kiriman {who} tidak dapat dinilai, teksnya dilewati."), who=who)
    try:
        session = hold(folder, texts, language())
    except BadForm as error:
        complain("{detail}", detail=error.message(language()))
        return 2
    print(report(session, load_guide().second, language()), end="")
    say(N_("Formulir, teks, dan laporan: {path}"), path=folder)
    return 0


def option(made: Parser) -> None:
    """Add the option that says where the forms are."""
    text = words(
        N_("folder formulir; biasanya {folder} di folder kursus"), folder=FOLDER
    )
    made.add_argument("--out", type=Path, metavar="FOLDER", help=text)
