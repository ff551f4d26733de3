"""``scenario test``: put a scenario to the test by playing it, and say what to mend."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from deniceni import options
from deniceni.options import positive
from deniceni.progress import bar, clear
from deniceni.scenario_page import write as write_page
from deniceni.voice import Parser, complain, language, say, words
from sim.ensemble.ensemble import processors
from sim.i18n import N_

if TYPE_CHECKING:
    from grading.key import Key
    from grading.workbench.results import Golden
    from grading.workbench.trial import Gated

HEADLINE = N_("Uji skenario dengan memainkannya: robot, jangkauan, kepekaan.")


def parser() -> Parser:
    """Return the parser of this word's options."""
    made = Parser("scenario test", HEADLINE)
    made.add_argument("where", help=words(N_("nama atau folder skenario")))
    made.add_argument(
        "--seeds", type=positive, help=words(N_("banyaknya benih untuk robot"))
    )
    made.add_argument(
        "--record",
        action="store_true",
        help=words(N_("tulis hasil versi ini ke folder results, untuk rilis")),
    )
    made.add_argument(
        "--gate-only",
        action="store_true",
        help=words(N_("hanya robot, tanpa jangkauan dan kepekaan")),
    )
    options.sheet(made)
    return made


def main(arguments: list[str]) -> int:
    """Test a scenario; 1 if something has to be mended or cannot be read."""
    from grading.key import KeyProblem, load_key
    from grading.workbench.results import ResultsError
    from sim.ensemble.problem import EnsembleError
    from sim.scenario.load import ScenarioError, folder_of

    made = parser()
    asked = made.parse_args(arguments)
    if asked.record and asked.seeds is not None:
        made.error(words(N_("--record memakai benih yang baku, tanpa --seeds")))
    try:
        folder = folder_of(asked.where)
        key = load_key(folder, folder / "key.yaml")
        found = _play(folder, key, asked)
        return _tell(found, folder, asked)
    except (ScenarioError, KeyProblem) as problem:
        complain("{problems}", problems=problem.text(language()))
    except (ResultsError, EnsembleError) as problem:
        complain("{problem}", problem=problem.message(language()))
    except KeyError as error:
        complain(N_("Kunci menyebut batas gerbang yang tidak ada: {name}."), name=error)
    return 1


def _play(folder: Path, key: Key, asked: Namespace) -> Gated:
    from grading.workbench.trial import gated, trial

    say(N_("Skenario diuji dengan memainkannya; mohon tunggu …"))
    try:
        return (gated if asked.gate_only else trial)(
            folder,
            key,
            seeds=None if asked.seeds is None else range(max(2, asked.seeds)),
            workers=asked.workers or processors(),
            progress=lambda done, total, what: bar(done, total, words(what)),
        )
    finally:
        clear()


def _tell(found: Gated, folder: Path, asked: Namespace) -> int:
    from grading.workbench.trial.report import sheet
    from grading.workbench.trial.verdict import mends

    made = sheet(found)
    say("{sheet}", sheet=made.text(asked.language))
    if asked.out is not None and write_page(asked.out, made.html(asked.language)):
        return 1
    if not asked.record:
        return int(mends(found) > 0)
    if not found.gate.sound:
        complain(N_("Hasil tidak dicatat: gerbang menolak skenario ini."))
        return 1
    return record(folder, found.golden)


def record(folder: Path, golden: Golden) -> int:
    """Write what a release of a scenario came to; 1 if it was released otherwise.

    A version that is recorded already keeps its world, and its key under that score
    version. Marks that differ all the same come from the program, and are told.
    """
    from grading.key import load_key
    from grading.workbench.released import problems
    from grading.workbench.results import load_golden, write
    from sim.scenario.load import load

    scenario = load(folder)
    wrong = problems(folder, scenario, load_key(folder, folder / "key.yaml"))
    if wrong:
        complain(N_("Hasil tidak dicatat, karena versi ini sudah dirilis:"))
        for one in wrong:
            complain("{problem}", problem=one.text(language()))
        return 1
    before = load_golden(folder, golden.version)
    if before is not None and before.key == golden.key and before != golden:
        complain(
            N_(
                "Catatan lama berbeda meski skenario dan kuncinya sama: program ini "
                "memainkan atau menilainya dengan cara lain. Catatan diganti."
            )
        )
    say(N_("Hasil tercatat: {path}"), path=write(golden, folder))
    return 0
