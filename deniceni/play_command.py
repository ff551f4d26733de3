"""``play``: a robot plays the exercise, for a sample journal and review."""

from __future__ import annotations

from pathlib import Path

from deniceni.voice import Parser, complain, say, words
from sim.i18n import N_


def parser() -> Parser:
    """Return the parser of this command's options."""
    made = Parser("play", N_("Biarkan robot memainkan latihan dan menulis jurnalnya."))
    made.add_argument("--robot", default="model", help=words(N_("robot yang bermain")))
    made.add_argument(
        "--scenario", default="muara-sendaru", help=words(N_("skenario yang dimainkan"))
    )
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
    from grading.robots import NAMES, robot
    from sim.policies import play

    journal = asked.journal or Path(f"jurnal-{asked.robot}-{asked.seed}.jsonl")
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
    policy = robot(asked.robot, load_key(asked.scenario), seed=asked.seed)
    play(
        policy,
        asked.scenario,
        seed=asked.seed,
        journal=journal,
        participant=asked.participant,
    )
    say(N_("Selesai. Jurnalnya: {path}"), path=journal)
    say(N_("Lihat ulasannya: python3 -m deniceni review {path}"), path=journal)
    return 0
