"""A process that plays, and says after each decision that it was acknowledged."""

from __future__ import annotations

import sys

from sim.exercise import Exercise


def main(path: str, seed: int) -> None:
    """Decide something each hour until killed, naming each acknowledged decision."""
    exercise = Exercise.open(
        "muara-sendaru", seed=seed, journal=path, participant="peserta-01"
    )
    print("ready", flush=True)
    while exercise.advance(hours=1).ok:
        print(len(exercise.decisions), flush=True)
        for report in exercise.inbox[-1:]:
            if exercise.grade(report.id, "C", 3).ok:
                print(len(exercise.decisions), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
