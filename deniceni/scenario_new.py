"""``scenario new``: ask a few questions and write a scenario that can be played."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from deniceni.bootstrap import ROOT
from deniceni.options import positive
from deniceni.progress import bar, clear
from deniceni.voice import Parser, complain, language, say, words
from sim.ensemble.ensemble import processors
from sim.i18n import N_

if TYPE_CHECKING:
    from grading.workbench.wishes import Wishes

SEEDS = 60  # worlds over which a new key's numbers are fitted
ROOMY = 3  # storylines with which a plan known by heart rarely pays


def parser() -> Parser:
    """Return the parser of this word's options."""
    made = Parser("scenario new", N_("Buat skenario baru dari templat alur."))
    made.add_argument(
        "folder",
        nargs="?",
        type=Path,
        help=words(N_("folder yang dibuat; biasanya menurut nama kabupatennya")),
    )
    made.add_argument(
        "--answers",
        type=Path,
        metavar=words(N_("BERKAS")),
        help=words(N_("berkas YAML berisi jawaban; yang tidak tertulis, bawaan")),
    )
    made.add_argument(
        "--yes",
        action="store_true",
        help=words(N_("pakai jawaban bawaan, tanpa tanya")),
    )
    made.add_argument(
        "--no-fit",
        action="store_true",
        help=words(N_("biarkan angka kunci belum disesuaikan; lebih cepat")),
    )
    made.add_argument(
        "--seeds",
        type=positive,
        default=SEEDS,
        help=words(N_("banyaknya dunia untuk menyesuaikan angka kunci")),
    )
    made.add_argument(
        "--workers",
        type=positive,
        help=words(N_("banyaknya proses; biasanya sebanyak prosesor")),
    )
    return made


def main(arguments: list[str]) -> int:
    """Make a scenario; 1 if that cannot be done, and then nothing is written."""
    from grading.workbench.archetype import Unsealed, sealed
    from sim.scenario.load import ScenarioError

    asked = parser().parse_args(arguments)
    try:
        sealed()
        wishes = _wishes(asked)
        return _write(wishes, asked.folder or usual_folder(wishes), asked)
    except ScenarioError as error:
        complain("{problems}", problems=error.text(language()))
    except Unsealed as error:
        complain("{problem}", problem=error.message(language()))
    except EOFError:
        complain(N_("Jawaban habis sebelum selesai; tidak ada yang ditulis."))
    except KeyboardInterrupt:
        complain(N_("\nDihentikan; tidak ada yang ditulis."))
        return 130
    return 1


def usual_folder(wishes: Wishes) -> Path:
    """Return where a scenario goes: beside the others of a clone, or here."""
    clone = (ROOT / "pyproject.toml").exists()
    return (ROOT / "scenarios" if clone else Path.cwd()) / wishes.id


def _wishes(asked: Namespace) -> Wishes:
    from grading.workbench.answers import Answers, read
    from grading.workbench.wishes import settled

    if asked.answers is not None:
        return settled(*read(asked.answers))
    return settled(Answers()) if asked.yes else _asked_for()


def _asked_for() -> Wishes:
    """Ask until what was answered is right; then nothing has been written yet."""
    from deniceni.scenario_ask import accepted, answers
    from grading.workbench.wishes import settled

    given = answers()
    while not accepted(wishes := settled(given)):
        given = answers(given)
    return wishes


def _write(wishes: Wishes, folder: Path, asked: Namespace) -> int:
    from grading.workbench.new import Misnamed, Occupied, write

    seeds = 0 if asked.no_fit else asked.seeds
    if seeds:
        say(N_("Angka kunci disesuaikan dengan memainkan {seeds} dunia …"), seeds=seeds)
    workers = min(asked.workers or processors(), max(1, seeds))
    try:
        write(wishes, folder, seeds=seeds, workers=workers, progress=_progress)
    except (Occupied, Misnamed) as error:
        complain("{problem}", problem=error.message(language()))
        return 1
    except OSError as error:
        detail = error.strerror or error
        complain(
            N_("Skenario tidak dapat ditulis ke {path}: {detail}"),
            path=folder,
            detail=detail,
        )
        return 1
    except ValueError:
        complain(
            N_(
                "Dalam {seeds} dunia tidak ada yang memuncak; angka kunci tidak dapat "
                "disesuaikan. Kurangi bagian yang tidak berbahaya, atau tambah --seeds."
            ),
            seeds=seeds,
        )
        return 1
    finally:
        clear()
    _tell(wishes, folder, bool(seeds))
    return 0


def _near(folder: Path) -> Path:
    """Return a path as it is written from here, where it lies below."""
    here, there = Path.cwd(), folder.resolve()
    return there.relative_to(here) if there.is_relative_to(here) else there


def _tell(wishes: Wishes, folder: Path, is_fitted: bool) -> None:
    from sim.scenario.load import SCENARIOS

    own = folder.resolve().parent == SCENARIOS.resolve()
    name = folder.name if own else _near(folder)
    say(
        N_(
            "Skenario {regency} sudah dibuat: {path}\n"
            "Sunting: python3 -m deniceni author {name}\n"
            "Periksa: python3 -m deniceni scenario check {name}\n"
            "Mainkan: python3 -m deniceni lab {name}"
        ),
        regency=wishes.regency,
        path=_near(folder),
        name=name,
    )
    if len(wishes.stories) < ROOMY:
        say(
            N_(
                "Dengan satu atau dua alur, rencana yang dihafal lebih sering mengena "
                "dan gerbang lebih mudah menolak; tiga alur lebih aman."
            )
        )
    if not is_fitted:
        say(
            N_(
                "Angka kunci belum disesuaikan: python3 -m grading.calibrate {name} "
                "{seeds} --write"
            ),
            name=name,
            seeds=SEEDS,
        )


def _progress(done: int, total: int) -> None:
    bar(done, total, words(N_("{done} dari {total} dunia"), done=done, total=total))
