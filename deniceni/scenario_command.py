"""``scenario``: check a scenario folder, print its card, or write its schemas."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from deniceni.options import positive
from deniceni.voice import Parser, complain, language, say, words
from sim.i18n import LANGUAGES, N_, Language

if TYPE_CHECKING:
    from grading.card import Card
    from grading.key import Key
    from sim.scenario.model import Scenario

FIRST = "muara-sendaru"
REST_FOLLOWS = N_(
    "Sesudah ini diperbaiki, jalankan lagi: catatan mutu dan robot menyusul."
)
WORDS = ("new", "add", "preview", "test", "diff")  # each has its own module


def parser() -> Parser:
    """Return the parser of this command's options."""
    made = Parser("scenario", N_("Skenario: periksa, cetak kartu, atau tulis skema."))
    made.add_argument(
        "action",
        choices=[*WORDS, "check", "card", "schema"],
        help=words(
            N_(
                "check: periksa skenario dan kuncinya; card: cetak kartu skenario; "
                "schema: tulis skema JSON. Yang lain punya pilihan sendiri; tambahkan "
                "--help sesudahnya: new (buat), add (terima dari orang lain), preview "
                "(lihat), test (uji dengan memainkannya), diff (bandingkan dua versi)"
            )
        ),
    )
    made.add_argument(
        "where",
        nargs="?",
        help=words(N_("nama atau folder skenario; untuk schema: folder tujuan")),
    )
    made.add_argument(
        "--language", choices=LANGUAGES, default=language(), help=words(N_("bahasa"))
    )
    made.add_argument(
        "--out",
        type=Path,
        help=words(N_("card: berkas Markdown yang ditulis")),
    )
    made.add_argument(
        "--instructor",
        action="store_true",
        help=words(
            N_(
                "card: kartu pengajar, dengan seringnya isu pecah dan angka dasar; "
                "jangan dibagikan, karena itulah yang ditaksir peserta"
            )
        ),
    )
    made.add_argument(
        "--no-gate",
        action="store_true",
        help=words(N_("check: tanpa robot yang mencoba membeli nilai")),
    )
    made.add_argument(
        "--seeds", type=positive, help=words(N_("check: banyaknya benih untuk robot"))
    )
    made.add_argument(
        "--no-warnings",
        action="store_true",
        help=words(N_("check: tanpa catatan tentang mutu")),
    )
    made.add_argument(
        "--strict",
        action="store_true",
        help=words(N_("check: berakhir dengan status 1 bila ada catatan mutu")),
    )
    return made


def main(arguments: list[str]) -> int:
    """Check a scenario, print its card or write schemas; 1 if something is amiss."""
    if arguments and arguments[0] in WORDS:
        return _word(arguments[0], arguments[1:])
    asked = parser().parse_args(arguments)
    if asked.action == "check":
        return check(
            asked.where or FIRST,
            gated=not asked.no_gate,
            seeds=asked.seeds,
            remarked=not asked.no_warnings,
            strict=asked.strict,
        )
    if asked.action == "card":
        return card(
            asked.where or FIRST,
            asked.language,
            asked.out,
            instructor=asked.instructor,
        )
    from sim.scenario.load import SCENARIOS

    return export_schema(asked.where or SCENARIOS / "schema")


def _word(name: str, arguments: list[str]) -> int:
    """Hand over to the module of a word that has its own."""
    module = importlib.import_module(f"deniceni.scenario_{name}")
    status: int = module.main(arguments)
    return status


def check(
    where: str | Path,
    *,
    gated: bool = False,
    seeds: int | None = None,
    remarked: bool = True,
    strict: bool = False,
) -> int:
    """Say whether a scenario and its key are sound, or everything that is wrong.

    A folder without a key, as a trainee has it, is checked without. ``gated``: robots
    play ``seeds`` worlds as well, and must not earn marks. ``remarked``: what may be
    better is told as well; with ``strict`` that is not sound either. Returns 0 if all
    is sound, else 1.
    """
    from grading.key.load import with_key
    from sim.scenario.load import ScenarioError, examine

    try:
        scenario = examine(where)
    except ScenarioError as error:
        told = with_key(error, _key_file(where))
        complain("{problems}", problems=told.text(language()))
        complain(REST_FOLLOWS)
        return 1
    say(
        N_(
            "{title}: semua berkasnya terbaca dan saling cocok. "
            "Kecamatan: {districts}, isu: {issues}, "
            "sumber: {sources}, tindakan: {actions}. Sidik: {fingerprint}"
        ),
        title=scenario.texts[language()].title,
        districts=len(scenario.world.districts),
        issues=len(scenario.issues),
        sources=len(scenario.sources),
        actions=len(scenario.world.actions),
        fingerprint=scenario.fingerprint[:12],
    )
    return _check_key(scenario, where, gated, seeds, remarked, strict)


def _check_key(
    scenario: Scenario,
    where: str | Path,
    gated: bool,
    seeds: int | None,
    remarked: bool,
    strict: bool,
) -> int:
    """Hold a scenario's key against it, also by playing; 1 if it cannot be used."""
    from deniceni import scenario_remarks
    from grading.key import KeyProblem
    from grading.key.reachable import examine

    file = _key_file(where)
    if not file.exists():
        return scenario_remarks.tell(where, None, (), strict) if remarked else 0
    try:
        if remarked:
            key, worlds = scenario_remarks.examine(file, scenario)
        else:
            key, worlds = examine(file, scenario), ()
    except KeyProblem as problem:
        complain("{detail}", detail=problem.text(language()))
        complain(REST_FOLLOWS)
        return 1
    say(
        N_("Kuncinya baik dan terjangkau. Versi nilai {version}, rencana: {plans}."),
        version=key.score_version,
        plans=len(key.plans),
    )
    from deniceni import gate_command

    changed = 0 if _as_released(scenario, where, key) else 1
    told = scenario_remarks.tell(where, key, worlds, strict) if remarked else 0
    refused = gate_command.run(where, scenario, key, seeds) if gated else 0
    if changed or refused or told:
        return 1
    if gated:
        say(N_("Skenario ini baik: tidak ada lagi yang wajib diperbaiki."))
    else:
        say(N_("Skenario ini baik, tetapi gerbang (robot) belum memainkannya."))
    return 0


def _as_released(scenario: Scenario, where: str | Path, key: Key) -> bool:
    """Say where a released version was changed under its number; whether it was not."""
    from grading.workbench.released import problems
    from grading.workbench.results import ResultsError

    try:
        wrong = problems(where, scenario, key)
    except ResultsError as error:
        complain("{detail}", detail=error.message(language()))
        return False
    for one in wrong:
        complain("{detail}", detail=one.text(language()))
    return not wrong


def _key_file(where: str | Path) -> Path:
    """Return where a scenario's key lies, by its name or folder; there may be none."""
    from sim.scenario.load import ScenarioError, folder_of

    try:
        return folder_of(where) / "key.yaml"
    except ScenarioError:
        return Path(where) / "key.yaml"


def card(
    where: str, spoken: Language, target: Path | None, *, instructor: bool = False
) -> int:
    """Print a scenario's card, or write it as Markdown; 1 if that cannot be done.

    ``instructor``: with what participants are asked to estimate.
    Without a ``card.yaml`` the rest is told, and what is missing; that is also a 1.
    """
    from grading.card import card as made
    from grading.key import KeyProblem, load_key
    from grading.workbench.results import ResultsError, load_golden
    from sim.scenario.card import missing, purpose
    from sim.scenario.load import ScenarioError, folder_of, load

    try:
        scenario, folder = load(where), folder_of(where)
        said = purpose(folder)
        key = load_key(where, _key_file(where))
        golden = load_golden(where, scenario.world.version)
        found = made(scenario, key, purpose=said, golden=golden, instructor=instructor)
    except ScenarioError as error:
        complain("{problems}", problems=error.text(language()))
        return 1
    except KeyProblem as problem:
        complain("{detail}", detail=problem.text(language()))
        return 1
    except ResultsError as wrong:
        complain("{detail}", detail=wrong.message(language()))
        return 1
    told = _hand_over(found, spoken, target)
    if said is None:
        complain("{detail}", detail=missing(folder).text(language()))
        return 1
    return told


def _hand_over(found: Card, spoken: Language, target: Path | None) -> int:
    """Print a card, or write it to a file; 1 if that cannot be done."""
    if target is None:
        say("{card}", card=found.text(spoken))
        return 0
    try:
        target.write_text(found.markdown(spoken), encoding="utf-8")
    except OSError as error:
        detail = error.strerror or error
        complain(
            N_("Kartu tidak dapat ditulis ke {path}: {detail}"),
            path=target,
            detail=detail,
        )
        return 1
    say(N_("Kartu tersimpan: {path}"), path=target)
    return 0


def export_schema(folder: str | Path) -> int:
    """Write the JSON Schemas of all scenario files into ``folder``.

    Returns 0, or 1 if the folder can't be written.
    """
    from grading.key import schema as key
    from grading.workbench import template
    from sim.scenario.schema import export

    try:
        for path in (*export(folder), key.export(folder), *template.export(folder)):
            say("{path}", path=path)
    except OSError as error:
        complain(
            N_("Skema tidak dapat ditulis ke {folder}: {detail}"),
            folder=folder,
            detail=error.strerror or error,
        )
        return 1
    return 0
