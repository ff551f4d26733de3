"""``review``: the after-action review of a journal as one HTML file."""

from __future__ import annotations

import webbrowser
from argparse import ArgumentTypeError, Namespace
from pathlib import Path

from deniceni import places
from deniceni.voice import Parser, complain, language, say, words
from sim.i18n import LANGUAGES, N_

NO_KEY = N_(
    "Kunci skenario tidak dapat dipakai: {detail}\n"
    "Kunci hanya ada di salinan kode sumber, tidak di paket yang dipasang."
)

STILL_OPEN = N_(
    "Latihan ini belum ditutup, dan ulasan memuat jawaban model.\n"
    "Tutup dahulu latihannya, atau tambahkan --early."
)

MOST = 50  # other worlds


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
    made.add_argument(
        "--notebook",
        action="store_true",
        help=words(N_("tulis juga ulasan.ipynb; tulisan Anda di dalamnya tetap")),
    )
    made.add_argument(
        "--had",
        action="append",
        default=[],
        metavar="A10@-21",
        help=words(
            N_("dunia yang sama bila tindakan itu diminta pada H−21; boleh diulang")
        ),
    )
    made.add_argument(
        "--issue", metavar=words(N_("ISU")), help=words(N_("isu untuk --had"))
    )
    made.add_argument(
        "--others",
        type=_few,
        default=0,
        metavar="N",
        help=words(N_("rata-ratakan perubahan di N dunia lain (2–50)")),
    )
    made.add_argument(
        "--panel",
        type=Path,
        metavar="PANEL.YAML",
        help=words(N_("catatan panel ahli, untuk alasan mereka")),
    )
    made.add_argument(
        "--scenario",
        type=Path,
        metavar="FOLDER",
        help=words(N_("folder skenario, bila bukan salah satu bawaan")),
    )
    made.add_argument(
        "--team",
        type=Path,
        metavar="TIM.CSV",
        help=words(N_("tinjauan tim: daftar peserta dan tim, jurnal di sebelahnya")),
    )
    return made


def main(arguments: list[str]) -> int:
    """Write the review beside the journal; say where."""
    asked = parser().parse_args(arguments)
    if asked.team:
        return _of_teams(asked)
    from deniceni import personal_review
    from grading.key.load import KeyProblem
    from grading.review.own import OwnQuestionError
    from sim.exercise import JournalError

    journal = places.journal_of(asked.journal)
    try:
        written = personal_review.review(journal, asked)
    except JournalError as error:
        complain("{detail}", detail=error.message(language()))
        places.point_elsewhere(asked.journal, journal)
        return 1
    except (OwnQuestionError, personal_review.Unwritable) as problem:
        complain("{detail}", detail=problem.message(language()))
        return 1
    except KeyProblem as problem:
        complain(NO_KEY, detail=problem.text(language()))
        return 1
    if written is None:
        complain(STILL_OPEN)
        return 1
    for path in written:
        say(N_("Ulasan tersimpan: {path}"), path=path)
    if asked.open:
        webbrowser.open(written[0].resolve().as_uri())
    return 0


def _few(text: str) -> int:
    """Return how many other worlds; they take a second each in a full cycle."""
    if text.isdecimal() and (text == "0" or 2 <= int(text) <= MOST):
        return int(text)
    raise ArgumentTypeError(words(N_("harus 0, atau 2 sampai {most}"), most=MOST))


def _of_teams(asked: Namespace) -> int:
    """Write the reviews of the teams in a list; the journal is a folder of them."""
    from deniceni import team_review
    from grading.key.load import KeyProblem

    folder = Path(asked.journal) if asked.journal else None
    try:
        return team_review.review(
            asked.team, folder, asked.output, asked.language, show=asked.open
        )
    except KeyProblem as problem:
        complain(NO_KEY, detail=problem.text(language()))
        return 1
