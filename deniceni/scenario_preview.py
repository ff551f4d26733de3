"""``scenario preview``: a page that shows an instructor what is in a scenario."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from deniceni import progress
from deniceni.voice import Parser, complain, language, say, words
from sim.i18n import LANGUAGES, N_, Language

SEEDS = 200
LEAST = 8  # fewer seeds show no spread


def parser() -> Parser:
    """Return the parser of this command's options."""
    made = Parser(
        "scenario preview",
        N_("Perlihatkan isi skenario kepada pengajar dalam satu halaman HTML."),
    )
    made.add_argument("where", help=words(N_("nama atau folder skenario")))
    made.add_argument(
        "--out",
        type=Path,
        help=words(N_("berkas HTML yang ditulis; biasanya pratinjau-<nama>.html")),
    )
    made.add_argument(
        "--seeds",
        type=int,
        default=SEEDS,
        help=words(N_("banyaknya benih; biasanya {count}"), count=SEEDS),
    )
    made.add_argument(
        "--workers",
        type=int,
        help=words(N_("banyaknya proses; biasanya sebanyak prosesor")),
    )
    made.add_argument(
        "--language", choices=LANGUAGES, default=language(), help=words(N_("bahasa"))
    )
    made.add_argument(
        "--open", action="store_true", help=words(N_("langsung buka di peramban"))
    )
    return made


def main(arguments: list[str]) -> int:
    """Write the preview of a scenario; return the exit status."""
    asked = parser().parse_args(arguments)
    if asked.seeds < LEAST:
        complain(N_("--seeds paling sedikit {least}."), least=LEAST)
        return 2
    page = _page(asked)
    if page is None:
        return 1
    name = Path(asked.where).resolve().name
    out = asked.out or Path(f"pratinjau-{name}.html")
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        complain(
            N_("Pratinjau tidak dapat ditulis ke {path}: {detail}"),
            path=out,
            detail=error.strerror or error,
        )
        return 1
    say(N_("Pratinjau tersimpan, hanya untuk pengajar: {path}"), path=out)
    if asked.open:
        import webbrowser

        webbrowser.open(out.resolve().as_uri())
    return 0


def _page(asked: Namespace) -> str | None:
    """Return the page; ``None`` after saying why there is none."""
    from grading.key import KeyProblem
    from sim.ensemble.problem import EnsembleError
    from sim.scenario.load import ScenarioError

    try:
        return made(asked.where, asked.seeds, asked.workers, asked.language)
    except ScenarioError as error:
        complain("{problems}", problems=error.text(language()))
    except KeyProblem as problem:
        complain("{detail}", detail=problem.text(language()))
    except EnsembleError as error:
        complain("{detail}", detail=error.message(language()))
    return None


def made(where: str, seeds: int, workers: int | None, spoken: Language) -> str:
    """Return the preview of a scenario, with a bar while its seeds are played."""
    from grading.workbench.preview.gathered import gather
    from grading.workbench.preview.page import html
    from sim.scenario.card import purpose
    from sim.scenario.load import folder_of

    label = words(N_("riwayat dimainkan"))
    try:
        found = gather(
            where,
            seeds,
            workers=workers,
            progress=lambda done, total: progress.bar(done, total, label),
        )
    finally:
        progress.clear()
    return html(found, spoken, purpose(folder_of(where)))
