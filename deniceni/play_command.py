"""``play``: a robot plays the exercise, for a sample journal and review."""

from __future__ import annotations

from pathlib import Path

from deniceni import places
from deniceni.voice import Parser, complain, language, say, words
from sim.i18n import N_


def parser() -> Parser:
    """Return the parser of this command's options."""
    made = Parser("play", N_("Biarkan robot memainkan latihan dan menulis jurnalnya."))
    made.add_argument(
        "exercise",
        nargs="?",
        metavar="SKENARIO",
        help=words(N_("skenario yang dimainkan; biasanya {name}"), name=places.FIRST),
    )
    made.add_argument("--robot", default="model", help=words(N_("robot yang bermain")))
    made.add_argument("--scenario", help=words(N_("sama dengan SKENARIO di awal")))
    made.add_argument(
        "--seed", type=int, default=7, help=words(N_("benih: jalan cerita yang mana"))
    )
    made.add_argument(
        "--journal",
        type=Path,
        help=words(N_("berkas jurnal (biasanya jurnal-ROBOT-BENIH.jsonl)")),
    )
    made.add_argument(
        "--participant", default="robot", help=words(N_("kode peserta di jurnal"))
    )
    return made


def main(arguments: list[str]) -> int:
    """Let the robot play; say where its journal is."""
    asked = parser().parse_args(arguments)
    from grading import load_key
    from grading.key.load import KeyProblem
    from grading.robots import NAMES, robot
    from sim.policies import play
    from sim.scenario.load import ScenarioError

    try:
        scenario = places.scenario(asked.exercise or asked.scenario or places.FIRST)
    except places.NoExercise as error:
        complain("{detail}", detail=error.message(language()))
        return 2
    journal = asked.journal or _journal(scenario, asked.robot, asked.seed)
    if asked.robot not in NAMES:
        complain(
            N_("Robot “{name}” tidak ada. Yang ada: {names}."),
            name=asked.robot,
            names=", ".join(NAMES),
        )
        return 2
    if journal.exists():
        complain(N_("{path} sudah ada dan tidak ditimpa."), path=journal)
        return 1
    try:
        policy = robot(asked.robot, load_key(scenario), seed=asked.seed)
    except (KeyProblem, ScenarioError) as error:
        complain("{detail}", detail=error.text(language()))
        return 1
    play(
        policy,
        scenario,
        seed=asked.seed,
        journal=journal,
        participant=asked.participant,
    )
    say(N_("Selesai. Jurnalnya: {path}"), path=journal)
    where = f" --scenario {scenario}" if places.lies_at(scenario) else ""
    say(
        N_("Lihat ulasannya: python3 -m deniceni review {path}"),
        path=f"{journal}{where}",
    )
    return 0


def _journal(scenario: str, robot: str, seed: int) -> Path:
    """Return where a robot's journal goes if nobody says so."""
    name = "" if scenario == places.FIRST else f"{Path(scenario).resolve().name}-"
    return Path(f"jurnal-{name}{robot}-{seed}.jsonl")
