"""The small scenario as a world of format 2, with documents to file and duties."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from sim.exercise import Exercise
from sim.scenario.load import SCENARIOS, load
from sim.scenario.model import Duty, Scenario

DUTIES = (
    Duty(
        id="harian", document="daily", to="sekda", first_day=-30, last_day=7,
        every_days=1, hour=16, grace_hours=3, basis="made for tests",
    ),
    Duty(
        id="b12", document="rad-report", to="bupati", first_day=-10, last_day=-10,
        every_days=366, hour=12, grace_hours=24, basis="made for tests",
    ),
)  # fmt: skip


@cache
def scenario(*, duties: bool = True) -> Scenario:
    """Return muara-sendaru in format 2, as the loader gives it."""
    shared = Path(mkdtemp()) / "scenarios"
    shutil.copytree(SCENARIOS, shared, ignore=shutil.ignore_patterns("sagara*"))
    world = shared / "muara-sendaru" / "world.yaml"
    text = world.read_text(encoding="utf-8").replace("format: 1", "format: 2", 1)
    world.write_text(text, encoding="utf-8")
    loaded = load(shared / "muara-sendaru")
    shutil.rmtree(shared.parent)
    changed = loaded.world.model_copy(update={"duties": DUTIES if duties else ()})
    return loaded.model_copy(update={"world": changed})


def opened(seed: int = 7, *, duties: bool = False) -> Exercise:
    """Return a running exercise in memory on the first morning."""
    made = Exercise(scenario(duties=duties), seed, None, hints=False)
    assert made.begin("peserta-01").ok
    return made


def started(seed: int = 7, *, duties: bool = False) -> Exercise:
    """Return a running exercise in memory on the morning of H−24."""
    made = opened(seed, duties=duties)
    made.advance(day=-24, hour=8)
    return made


def known(exercise: Exercise) -> str:
    """Return the first issue the office has heard of."""
    return next(iter(exercise.seat.world.state.known))
