"""Grade a journal: replay, measure, cap. Nothing but the journal is trusted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from grading.key import Key, load_key
from grading.measures.calibration import calibrate
from grading.measures.conduct import cap, flags
from grading.measures.detection import detect
from grading.measures.interval import with_intervals
from grading.measures.judgement import assess
from grading.measures.plan import respond
from grading.reference import reference
from grading.result import Dimension, Result
from sim.exercise import Exercise, JournalError
from sim.exercise import journal as journals
from sim.i18n import N_
from sim.scenario.load import load


def grade(
    journal: str | Path,
    scenario: str,
    seed: int,
    *,
    participant: str | None = None,
    key: Key | None = None,
) -> Result:
    """Grade a submitted journal.

    Raises ``JournalError`` if it is damaged, or from another scenario, seed or (where
    one is named) participant. The file is only read.
    """
    path = Path(journal)
    found = journals.read(path)
    if found.torn:
        raise JournalError(
            N_(
                "Baris terakhir jurnal terpotong. Buka latihan sekali lagi (baris itu "
                "akan dibuang), lalu kumpulkan ulang."
            )
        )
    if participant is not None and found.header.participant != participant:
        raise JournalError(
            N_("Jurnal ini milik peserta {owner}, bukan {participant}."),
            owner=found.header.participant,
            participant=participant,
        )
    exercise = Exercise(load(scenario), seed, None, hints=False)
    exercise.resume(found)
    return judge(exercise, key or load_key(scenario))


def judge(ex: Exercise, key: Key) -> Result:
    """Grade an exercise that has been played or replayed.

    Decisions count until the participant left the desk; what came of them is what the
    world does until its end.
    """
    anchors = reference(ex.scenario, ex.seed, key)
    outcome = _to_the_end(ex)
    detected = detect(ex, outcome, anchors, key.detection)
    calibrated = calibrate(ex, outcome, key)
    planned = respond(ex, anchors, key)
    found = flags(ex)
    limit = cap(found, key.penalties)
    judged = assess(ex, outcome, key)
    measures = [detected.dimension, calibrated.dimension, planned.dimension]
    if judged is not None:
        measures.insert(2, judged.dimension)
    dimensions = {measured.name: _capped(measured, limit) for measured in measures}
    result = Result(
        exercise=ex,
        outcome=outcome,
        inaction=anchors.inaction,
        model=anchors.models[0],
        dimensions=dimensions,
        flags=found,
        capped_at=limit,
        plan=planned.plan,
        rows=planned.rows,
        episodes=detected.episodes,
        alerts=detected.alerts,
        looks=calibrated.looks,
        figures={
            **detected.figures,
            **calibrated.figures,
            **(judged.figures if judged else {}),
        },
        score_version=key.score_version,
        basis=key.basis,
        judged=judged.items if judged else (),
    )
    return replace(result, dimensions=with_intervals(result, key))


def _to_the_end(ex: Exercise) -> Exercise:
    """Return the exercise with its world at the end, untouched after the last act."""
    end = ex.seat.world.state.end - 1
    if ex.now >= end:
        return ex
    outcome = ex.replay()
    outcome.seat.world.run_to(end)
    return outcome


def _capped(dimension: Dimension, limit: float | None) -> Dimension:
    if limit is None:
        return dimension
    return replace(dimension, score=min(dimension.score, limit))


__all__ = ["grade", "judge"]
