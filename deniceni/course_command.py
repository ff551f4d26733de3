"""``course``: the instructor's side, one word for each step and one for all of them.

The functions are plain, so that a notebook or another program can call them too.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deniceni import (
    course_conduct,
    course_late,
    course_options,
    course_problems,
    course_raters,
    course_regrade,
    places,
)
from deniceni.process import is_root
from deniceni.voice import Parser, complain, language, say, words
from sim.i18n import LANGUAGES, N_, Language

FOLDER = Path("kursus")
LOG_LINES = 15
PORT = 8890


def build(
    course: Path = FOLDER,
    language: Language = "id",
    scenario: str = places.FIRST,
    due: str | None = None,
    timezone: str | None = None,
    late: str | None = None,
    db: str | None = None,
    seed: int | None = None,
) -> None:
    """Make the course folder: settings, the instructor's notebook, the gradebook."""
    from grading.course.build import build as make

    when = {"due": due, "timezone": timezone, "late": late}
    name = places.exercise(scenario)
    made = make(course, language, name, due=when, db=db, seed=seed)
    say(N_("Kursus dibuat di {path}."), path=made.root)


def release(course: Path = FOLDER, exchange: Path | None = None) -> None:
    """Make what participants get; put it on nbgrader's exchange if there is one."""
    from grading.course.build import release as make
    from grading.course.exchange import publish
    from grading.course.layout import Course

    folder = make(course)
    say(N_("Bahan untuk peserta: {path}"), path=folder)
    if exchange is not None:
        publish(Course.at(course), exchange)
        say(N_("Sudah tersedia di ruang pertukaran nbgrader."))


def collect(
    course: Path = FOLDER,
    submissions: Path | None = None,
    exchange: Path | None = None,
    force: bool = False,
) -> None:
    """Take submissions in, from a folder of zip files or from the exchange."""
    from grading.course import run
    from grading.course.layout import Course

    taken = run.collect(Course.at(course), submissions, exchange, force=force)
    say(N_("Kiriman baru: {count}."), count=len(taken.students))
    for name in taken.strangers:
        complain(N_("Nama berkas tidak dikenal, dilewati: {name}"), name=name)


def autograde(course: Path = FOLDER, force: bool = False) -> None:
    """Grade what is new, with nbgrader, by replaying the journals."""
    from grading.course import run
    from grading.course.layout import Course

    place = Course.at(course)
    failed = run.autograde_new(place, force=force)
    print(run.told(place, failed))


def feedback(course: Path = FOLDER) -> None:
    """Write everybody's feedback pages, with the points people gave by now."""
    from grading.course import run
    from grading.course.layout import Course

    place = Course.at(course)
    failed = run.write_feedback(place, run.standings(place), force=True)
    say(N_("Umpan balik: {path}"), path=place.root / "feedback")
    for who, log in failed.items():
        complain(N_("Umpan balik {who} gagal; lihat {log}."), who=who, log=log)


def export(course: Path = FOLDER, to: Path | None = None) -> None:
    """Write the class as a CSV file."""
    from grading.course import run
    from grading.course.layout import Course

    place = Course.at(course)
    say(N_("Daftar nilai: {path}"), path=run.write_csv(place, run.standings(place), to))


def grade_all(
    course: Path = FOLDER,
    submissions: Path | None = None,
    exchange: Path | None = None,
    force: bool = False,
    marks_only: bool = False,
) -> None:
    """Collect, autograde, write feedback, export; then print the closing table."""
    from grading.course import run
    from grading.course.layout import Course

    place = Course.at(course)
    graded = run.grade_all(
        place, submissions, exchange, force=force, marks_only=marks_only
    )
    print(graded.text)
    say(N_("Daftar nilai: {path}"), path=graded.csv)
    say(N_("Umpan balik: {path}"), path=place.root / "feedback")


def class_view(
    course: Path = FOLDER,
    out: Path | None = None,
    notebook: bool = False,
    open: bool = False,
) -> None:
    """Write the class view for the projector, and its tables for the instructor."""
    import webbrowser

    from grading.course import klass
    from grading.course.layout import Course

    written = klass.write(Course.at(course), out, with_notebook=notebook)
    text = N_("Tampilan kelas: {graded} hasil, {left_out} kiriman tidak dapat dinilai.")
    say(text, graded=written.graded, left_out=written.left_out)
    for path in written.files:
        say(N_("Tersimpan: {path}"), path=path)
    if open:
        webbrowser.open(written.files[0].resolve().as_uri())


def team_reviews(
    course: Path = FOLDER,
    team: Path | None = None,
    notebook: bool = False,
    open: bool = False,
) -> int:
    """Write the review of each team that a list names."""
    from deniceni.team_review import tell
    from grading.course import teamwork
    from grading.course.layout import Course
    from grading.teams import RosterProblem

    try:
        written = teamwork.write(Course.at(course), team, with_notebook=notebook)
    except RosterProblem as problem:
        complain("{detail}", detail=problem.message(language()))
        return 1
    return tell(written, open)


def formgrader(course: Path = FOLDER, port: int = PORT, browser: bool = True) -> int:
    """Open nbgrader's formgrader on this machine only, until it is stopped."""
    from grading.course.tool import environment

    command = formgrader_line(course, port, browser)
    with environment():
        return subprocess.run(command, cwd=course, check=False).returncode


def formgrader_line(course: Path, port: int, browser: bool) -> list[str]:
    """Return the command that serves the formgrader; it asks nothing of the internet.

    nbgrader finds the course by the folder that the command is started in.
    """
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={course.resolve()}",
        f"--ServerApp.port={port}",
        f"--ServerApp.open_browser={browser}",
        "--ServerApp.ip=127.0.0.1",
        "--LabApp.default_url=/formgrader",
        "--LabApp.extension_manager=readonly",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class="
        "jupyterlab.handlers.announcements.NeverCheckForUpdate",
        *(["--allow-root"] if is_root() else []),
    ]


@dataclass(frozen=True)
class Step:
    """A word after ``course``: what it does, and which options it takes."""

    summary: str
    do: Callable[..., int | None]
    options: tuple[str, ...] = ()


BUILDING = ("scenario", "seed", "language", "due", "timezone", "late", "db")
STEPS = {
    "build": Step(N_("buat folder kursus"), build, BUILDING),
    "release": Step(N_("buat bahan untuk peserta"), release, ("exchange",)),
    "grade": Step(
        N_("kumpulkan, nilai, tulis umpan balik dan daftar nilai sekaligus"),
        grade_all,
        ("submissions", "exchange", "force", "marks_only"),
    ),
    "collect": Step(
        N_("kumpulkan kiriman"), collect, ("submissions", "exchange", "force")
    ),
    "autograde": Step(N_("nilai kiriman baru"), autograde, ("force",)),
    "feedback": Step(N_("tulis umpan balik"), feedback),
    "export": Step(N_("tulis daftar nilai (CSV)"), export, ("to",)),
    "class": Step(
        N_("tulis tampilan kelas untuk layar, tanpa nama, dan tabelnya"),
        class_view,
        ("out", "notebook", "open"),
    ),
    "team": Step(
        N_("tulis tinjauan setiap tim dalam daftar tim.csv"),
        team_reviews,
        ("team", "notebook", "open"),
    ),
    "late": Step(
        N_("lihat siapa yang terlambat, dan catat siapa yang dimaafkan"),
        course_late.late,
        ("excuse", "at", "note"),
    ),
    "regrade": Step(
        N_("nilai ulang dengan kunci yang berubah; lama dan baru berdampingan"),
        course_regrade.regrade,
        ("key", "apply"),
    ),
    "conduct": Step(
        N_("tulis tanda perilaku yang menunggu keputusan Anda"),
        course_conduct.conduct,
    ),
    "raters": Step(
        N_("buat formulir dua penilai, dan ukur kesepakatannya"),
        course_raters.raters,
        ("forms",),
    ),
    "formgrader": Step(
        N_("nilai laporan khusus di peramban"), formgrader, ("port", "browser")
    ),
}


class StepParser(Parser):
    """The parser of one step: the course folder and the step's own options."""

    def __init__(self, prog: str, step: str) -> None:
        super().__init__(f"course {step}", STEPS[step].summary)
        text = words(N_("folder kursus; biasanya {folder}"), folder=FOLDER)
        self.add_argument(
            "--course", type=Path, default=FOLDER, metavar="FOLDER", help=text
        )
        for option in STEPS[step].options:
            OPTIONS[option](self)


def parser() -> Parser:
    """Return the parser of this command: a step and its options."""
    made = Parser("course", N_("Untuk pengajar: dari bahan peserta sampai nilai."))
    steps = made.add_subparsers(
        dest="step",
        required=True,
        metavar=words(N_("LANGKAH")),
        title=words(N_("langkah")),
        parser_class=StepParser,
    )
    for name, step in STEPS.items():
        steps.add_parser(name, step=name, help=words(step.summary))
    return made


def _exchange(made: Parser) -> None:
    text = N_("folder ruang pertukaran nbgrader (JupyterHub), sebagai ganti zip")
    made.add_argument("--exchange", type=Path, metavar="FOLDER", help=words(text))


def _submissions(made: Parser) -> None:
    text = N_("folder berisi berkas zip peserta")
    made.add_argument(
        "submissions", type=Path, nargs="?", metavar="KIRIMAN", help=words(text)
    )


def _scenario(made: Parser) -> None:
    text = N_("latihan yang diajarkan; biasanya {name}")
    made.add_argument(
        "--scenario",
        default=places.FIRST,
        metavar="SKENARIO",
        help=words(text, name=places.FIRST),
    )


def _language(made: Parser) -> None:
    text = words(N_("bahasa"))
    made.add_argument("--language", choices=LANGUAGES, default=language(), help=text)


def _marks_only(made: Parser) -> None:
    text = N_("hanya nilai dan daftar nilai; halaman umpan balik menyusul")
    made.add_argument("--marks-only", action="store_true", help=words(text))


def _force(made: Parser) -> None:
    text = words(N_("ulangi juga yang sudah dinilai"))
    made.add_argument("--force", action="store_true", help=text)


def _to(made: Parser) -> None:
    made.add_argument(
        "--to", type=Path, metavar="CSV", help=words(N_("berkas CSV yang ditulis"))
    )


def _out(made: Parser) -> None:
    text = words(N_("berkas HTML yang ditulis"))
    made.add_argument("--out", type=Path, metavar="HTML", help=text)


def _team(made: Parser) -> None:
    text = words(N_("daftar peserta dan tim; biasanya tim.csv di folder kursus"))
    made.add_argument("--team", type=Path, metavar="TIM.CSV", help=text)


def _notebook(made: Parser) -> None:
    text = words(N_("tulis juga sebagai notebook"))
    made.add_argument("--notebook", action="store_true", help=text)


def _open(made: Parser) -> None:
    text = words(N_("langsung buka di peramban"))
    made.add_argument("--open", action="store_true", help=text)


def _port(made: Parser) -> None:
    made.add_argument(
        "--port", type=int, default=PORT, metavar="PORT", help=words(N_("nomor port"))
    )


def _browser(made: Parser) -> None:
    text = words(N_("jangan buka peramban"))
    made.add_argument("--no-browser", dest="browser", action="store_false", help=text)


OPTIONS: dict[str, Callable[[Parser], None]] = {
    **course_options.OPTIONS,
    "exchange": _exchange,
    "submissions": _submissions,
    "scenario": _scenario,
    "language": _language,
    "force": _force,
    "marks_only": _marks_only,
    "to": _to,
    "out": _out,
    "forms": course_raters.option,
    "notebook": _notebook,
    "team": _team,
    "open": _open,
    "port": _port,
    "browser": _browser,
}


def main(arguments: list[str]) -> int:
    """Do the step that is asked for; return the exit status."""
    asked = vars(parser().parse_args(arguments))
    return _done(asked.pop("step"), asked)


def _done(name: str, options: dict[str, Any]) -> int:
    from grading.course.teamwork import ROSTER
    from grading.course.tool import CourseError

    if "submissions" in options and not (options["submissions"] or options["exchange"]):
        complain(N_("Sebutkan folder berisi berkas zip peserta, atau --exchange."))
        return 2
    try:
        return STEPS[name].do(**options) or 0
    except places.NoExercise as error:
        complain("{detail}", detail=error.message(language()))
        return 2
    except FileNotFoundError as error:
        complain(N_("Tidak ada: {path}"), path=error.filename)
        listed = Path(str(error.filename))
        if listed.name == ROSTER and listed.parent.exists():
            complain(N_("Buat berkas itu dahulu, dengan kolom peserta dan tim."))
        elif Path(str(error.filename)).is_relative_to(
            Path(options["course"]).resolve()
        ):
            complain(N_("Jalankan dahulu langkah build, lalu release."))
    except CourseError as error:
        complain(N_("nbgrader tidak dapat melakukannya. Akhir catatannya:"))
        print("\n".join(str(error).splitlines()[-LOG_LINES:]), file=sys.stderr)
    except Exception as error:
        problem = course_problems.told(error)
        if problem is None:
            raise
        complain("{detail}", detail=problem)
    return 1
