"""``review``: the after-action review of a journal as one HTML file."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from deniceni import places
from deniceni.voice import Parser, complain, language, say, words
from sim.i18n import LANGUAGES, N_, Language

NO_KEY = N_(
    "Kunci skenario tidak dapat dipakai: {detail}\n"
    "Kunci hanya ada di salinan kode sumber, tidak di paket yang dipasang."
)

STILL_OPEN = N_(
    "Latihan ini belum ditutup, dan ulasan memuat jawaban model.\n"
    "Tutup dahulu latihannya, atau tambahkan --early."
)


def parser() -> Parser:
    """Return the parser of this command's options."""
    made = Parser("review", N_("Tulis ulasan latihan, keputusan demi keputusan."))
    made.add_argument(
        "journal",
        nargs="?",
        metavar="JURNAL",
        help=words(
            N_("berkas jurnal, folder, atau nama latihan; biasanya {name}"),
            name=places.FIRST,
        ),
    )
    made.add_argument(
        "--output",
        type=Path,
        help=words(N_("berkas HTML yang ditulis; biasanya ulasan.html di sebelahnya")),
    )
    made.add_argument(
        "--language", choices=LANGUAGES, default=language(), help=words(N_("bahasa"))
    )
    made.add_argument(
        "--open", action="store_true", help=words(N_("langsung buka di peramban"))
    )
    made.add_argument(
        "--early",
        action="store_true",
        help=words(N_("walau latihan belum ditutup (ulasan memuat jawaban model)")),
    )
    return made


def main(arguments: list[str]) -> int:
    """Write the review beside the journal; say where."""
    asked = parser().parse_args(arguments)
    from grading.key.load import KeyProblem
    from sim.exercise import JournalError

    journal = places.journal_of(asked.journal)
    try:
        page = _page(journal, asked.language, asked.early)
    except JournalError as error:
        complain("{detail}", detail=error.message(language()))
        places.point_elsewhere(asked.journal, journal)
        return 1
    except KeyProblem as problem:
        complain(NO_KEY, detail=problem)
        return 1
    if page is None:
        complain(STILL_OPEN)
        return 1
    target = asked.output or journal.with_name("ulasan.html")
    target.write_text(page, encoding="utf-8")
    say(N_("Ulasan tersimpan: {path}"), path=target)
    if asked.open:
        webbrowser.open(target.resolve().as_uri())
    return 0


def _page(path: Path, asked: Language, early: bool) -> str | None:
    """Return the review of a journal; none while the exercise is not closed."""
    from grading import grade, load_key
    from grading.review import html
    from sim.exercise.journal import read

    journal = read(path)
    if not early and not any(d.kind == "close" for d in journal.decisions):
        return None
    scenario, seed = journal.header.scenario, journal.header.seed
    result = grade(path, scenario=scenario, seed=seed, key=load_key(scenario))
    return html(result, language=asked)
