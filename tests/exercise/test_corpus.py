"""Journals written by released versions still open, to the same history and marks.

A folder of ``corpus`` belongs to a released version of a scenario and is never written
again; ``golden.json`` beside the journals says what they came to when they were new.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from grading import grade, load_key
from sim.exercise import Exercise
from sim.exercise import journal as journals
from sim.scenario.load import load
from sim.world.engine import World

CORPUS = Path(__file__).parent / "corpus"
GOLDEN = {
    (folder.name, name): expected
    for folder in sorted(CORPUS.iterdir())
    for name, expected in json.loads((folder / "golden.json").read_text()).items()
}
INCIDENT = (
    "minute", "district", "violent", "at_election_venue", "crowd", "deaths",
    "injuries", "buildings", "cause",
)  # fmt: skip


def history(world: World) -> str:
    """Return a fingerprint of what happened, in the words of the first version."""
    state = world.state
    body = [
        [(r.id, r.minute, r.claim, r.origin, r.phrasing) for r in state.inbox],
        [(e.minute, e.kind, e.entity, e.detail, e.cause) for e in state.log],
        [round(d.tension, 9) for d in state.districts.values()],
        [state.staff_minutes, state.teams_free, state.rupiah],
        [[getattr(one, name) for name in INCIDENT] for one in state.incidents],
    ]
    return sha256(json.dumps(body).encode()).hexdigest()


@pytest.mark.parametrize("where", GOLDEN, ids="/".join)
def test_an_old_journal_opens_to_the_same_history(where: tuple[str, str]) -> None:
    """Every decision is taken again, and everything that happened happens again."""
    folder, name = where
    path = CORPUS / folder / name
    header = journals.read(path).header
    exercise = Exercise(load(header.scenario), header.seed, None, hints=False)
    exercise.resume(journals.read(path))
    assert len(exercise.decisions) == GOLDEN[where]["decisions"]
    assert history(exercise.seat.world) == GOLDEN[where]["history"]


@pytest.mark.parametrize("where", GOLDEN, ids="/".join)
def test_an_old_journal_is_graded_as_it_was(where: tuple[str, str]) -> None:
    """The same score version gives the same dimensions."""
    folder, name = where
    path = CORPUS / folder / name
    header = journals.read(path).header
    key = load_key(header.scenario, version="1")
    result = grade(path, header.scenario, header.seed, key=key)
    assert result.score_version == "1"
    found = {key: round(float(d.score), 6) for key, d in result.dimensions.items()}
    assert found == GOLDEN[where]["dimensions"]


def test_the_released_version_keeps_its_fingerprint() -> None:
    """A journal belongs to what the engine reads, and that has not changed."""
    headers = {journals.read(CORPUS / folder / name).header for folder, name in GOLDEN}
    for header in headers:
        assert load(header.scenario).fingerprint == header.fingerprint
