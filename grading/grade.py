"""Grade a journal: replay, measure, cap. Nothing but the journal is trusted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from grading.key import Key, load_key
from grading.measures.calibration import calibrate
from grading.measures.chance import above_chance
from grading.measures.conduct import cap, flags
from grading.measures.detection import detect
from grading.measures.interval import with_intervals
from grading.measures.judgement import assess
from grading.measures.plan import cap_missed, respond
from grading.measures.reason import reason
from grading.measures.sightings import sight
from grading.measures.skill import figures as skill
from grading.measures.written import Rulings
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
    rulings: Rulings | None = None,
) -> Result:
    """Grade a submitted journal.

    ``rulings``: by id of a flag that waits for a person, whether it was confirmed.

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
    return judge(exercise, key or load_key(scenario), rulings)


def judge(ex: Exercise, key: Key, rulings: Rulings | None = None) -> Result:
    """Grade an exercise that has been played or replayed.

    Decisions count until the participant left the desk; what came of them is what the
    world does until its end.
    """
    anchors = reference(ex.scenario, ex.seed, key)
    outcome = _to_the_end(ex)
    detected = detect(ex, outcome, anchors, key)
    sighted = sight(ex, outcome, anchors, key, detected)
    calibrated = calibrate(ex, outcome, key)
    planned = respond(ex, anchors, key)
    found = flags(ex, key, rulings)
    caps = (cap(found, key.penalties), cap_missed(planned.rows, key.penalties))
    limit = min((one for one in caps if one is not None), default=None)
    judged = assess(ex, outcome, key)
    reasoned = reason(ex, key, planned.rows)
    measures = [detected.dimension, calibrated.dimension, planned.dimension]
    if judged is not None:
        measures.insert(2, judged.dimension)
    dimensions = {
        measured.name: _capped(above_chance(measured, key), limit)
        for measured in measures
    }
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
        key=key,
        opportunities=sighted.opportunities,
        thresholds=sighted.thresholds,
        worth=detected.worth,
        spared=detected.spared,
    )
    result = replace(result, figures={**result.figures, **skill(result)})
    dimensions = with_intervals(result, key)
    if reasoned is not None:  # for a rater to decide upon: neither a mark nor capped
        dimensions["D5"] = reasoned.dimension
        result = replace(result, texts=reasoned.documents)
    return replace(result, dimensions=dimensions)


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
