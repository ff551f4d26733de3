"""``validate``: hold a scenario's world beside the evidence, as one HTML file."""

from __future__ import annotations

import sys
import time
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from deniceni.voice import Parser, complain, language, say, words
from sim.i18n import LANGUAGES, N_

if TYPE_CHECKING:
    from sim.ensemble.validate import Validation

RUNS = 400
LEAST = 20  # fewer runs tell nothing
DEFAULT = "sagara-lawas"
EVERY_SECONDS = 10  # between two lines of progress where the output is no terminal


def parser() -> Parser:
    """Return the parser of this command's options."""
    made = Parser(
        "validate",
        N_("Jalankan dunia skenario berulang kali dan sandingkan dengan data."),
    )
    made.add_argument(
        "scenario",
        nargs="?",
        default=DEFAULT,
        metavar="SKENARIO",
        help=words(N_("nama atau folder skenario; biasanya {name}"), name=DEFAULT),
    )
    made.add_argument(
        "--runs",
        type=int,
        default=RUNS,
        help=words(
            N_(
                "banyaknya riwayat; biasanya {count}. Seperempatnya (paling sedikit 60)"
                " diulang untuk tiap tindakan yang diuji"
            ),
            count=RUNS,
        ),
    )
    made.add_argument(
        "--workers",
        type=int,
        help=words(N_("banyaknya proses; biasanya sebanyak prosesor")),
    )
    made.add_argument(
        "--out",
        type=Path,
        default=Path("validasi.html"),
        help=words(N_("berkas HTML yang ditulis; biasanya validasi.html")),
    )
    made.add_argument(
        "--language", choices=LANGUAGES, default=language(), help=words(N_("bahasa"))
    )
    made.add_argument(
        "--strict",
        action="store_true",
        help=words(N_("berakhir dengan status 1 bila ada yang di luar rentang")),
    )
    made.add_argument(
        "--open", action="store_true", help=words(N_("langsung buka di peramban"))
    )
    return made


def main(arguments: list[str]) -> int:
    """Write the report and say what falls outside; return the exit status."""
    asked = parser().parse_args(arguments)
    if asked.runs < LEAST:
        complain(N_("--runs paling sedikit {least}."), least=LEAST)
        return 2
    from sim.ensemble.problem import EnsembleError
    from sim.ensemble.report import html
    from sim.scenario.load import ScenarioError

    try:
        found = _validation(asked.scenario, asked.runs, asked.workers)
        page = html(found, asked.language)
    except ScenarioError as error:
        complain("{problems}", problems=error.text(language()))
        return 1
    except EnsembleError as error:
        complain("{detail}", detail=error.message(language()))
        return 1
    _tell(found)
    if not _written(asked.out, page):
        return 1
    if asked.open:
        webbrowser.open(asked.out.resolve().as_uri())
    return 1 if asked.strict and found.of("differs") else 0


def _validation(where: str, runs: int, workers: int | None) -> Validation:
    from sim.ensemble.validate import repeats, validate
    from sim.scenario.load import load

    scenario = load(where)
    say(N_("Menjalankan {title} …"), title=scenario.texts[language()].title)
    again, each = repeats(scenario, runs)
    say(
        N_(
            "{runs} riwayat tanpa tindakan, lalu {again} kali {each} di antaranya "
            "dengan sebuah tindakan yang diuji: seluruhnya {total}."
        ),
        runs=runs,
        again=again,
        each=each,
        total=runs + again * each,
    )
    return validate(scenario, runs, workers=workers, progress=Progress())


def _tell(found: Validation) -> None:
    """Say how many statistics agree, and which fall outside."""
    from sim.ensemble.evidence import load_texts
    from sim.ensemble.report.words import number, span

    texts, outside = load_texts()[language()], found.of("differs")
    say(
        N_("Di dalam rentang: {agree}, belum jelas: {unclear}, di luar: {outside}."),
        agree=len(found.of("agrees")),
        unclear=len(found.of("unclear")),
        outside=len(outside),
    )
    for one in outside:
        say(
            N_("  di luar: {name}: {value}, terdokumentasi {interval}"),
            name=texts.items[one.item.id].name,
            value=number(one.all.value, one.item.unit, language()),
            interval=span(*one.interval, one.item.unit, language()),
        )


def _written(path: Path, page: str) -> bool:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        complain(
            N_("Laporan tidak dapat ditulis ke {path}: {detail}"),
            path=path,
            detail=error.strerror or error,
        )
        return False
    say(N_("Laporan tersimpan: {path}"), path=path)
    return True


class Progress:
    """Shows how many runs are done: on one line in a terminal, else now and then."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Show ``done`` of ``total`` runs."""
        now = time.monotonic()
        text = words(N_("{done} dari {total} riwayat"), done=done, total=total)
        if self._terminal:
            end = "\n" if done == total else ""
            print(f"\r{text}", end=end, file=sys.stderr, flush=True)
        elif done == total or now - self._last >= EVERY_SECONDS:
            self._last = now
            print(text, file=sys.stderr, flush=True)
