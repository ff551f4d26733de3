"""Everything the preview shows, played once: nobody acts, and the model response."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast

from grading.key.load import NAME, load_key
from grading.key.model import Key
from grading.robots import robot
from grading.workbench.preview import measures
from grading.workbench.preview.measures import Way, Word
from sim.ensemble.ensemble import Progress, ensemble, processors
from sim.ensemble.errands import Crew
from sim.ensemble.policy import PerSeed
from sim.ensemble.run import Course, Run
from sim.policies import Policy
from sim.scenario.load import folder_of, load
from sim.scenario.model import Scenario
from sim.world.chance import DAY
from sim.world.issues import reached

OF_MODEL = 5  # one in so many of them is also played by the model response
LONG_DAYS, FEWER = 100, 4  # a long scenario's model costs much more: so much fewer
SHOWN = 4  # seeds whose course is drawn
LEAST = 4
BATCH = 8  # seeds a worker takes at a time
KEPT = {"ways": measures.ways, "told": measures.told}
OF_ACTS = {"spent": measures.spent, "told": measures.told}


@dataclass(frozen=True)
class Gathered:
    """A scenario and its runs; ``model`` is empty where there is no key."""

    scenario: Scenario
    key: Key | None
    calm: tuple[Run, ...]
    model: tuple[Run, ...]

    @property
    def days(self) -> range:
        """The days of the scenario."""
        world = self.scenario.world
        return range(world.start_day, world.end_day + 1)

    @property
    def shown(self) -> tuple[Run, ...]:
        """The seeds that are drawn: the first ones, which are given out."""
        return self.calm[:SHOWN]

    @property
    def breaks_at(self) -> str:
        """The stage at which an issue counts as broken."""
        return self.key.detection.reaches if self.key else "crisis"


def gather(
    where: str | Path,
    seeds: int,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Gathered:
    """Play a scenario: ``seeds`` histories of nobody, some of the model response.

    ``progress`` counts both together. Raises ``ScenarioError``, ``KeyProblem`` for a
    key that cannot be used, and ``EnsembleError``.
    """
    scenario, folder = load(where), folder_of(where)
    key = load_key(where) if (folder / NAME).exists() else None
    again = of_model(scenario, seeds) if key else 0

    def counted(before: int) -> Progress | None:
        if progress is None:
            return None
        return lambda done, total: progress(before + done, seeds + again)

    count = processors() if workers is None else workers
    with closing(Crew(count)) as hands:  # both kinds of play share them
        how: dict[str, Any] = {"scenario": scenario, "executor": hands}
        calm = ensemble("never", range(seeds), measures=KEPT, batch=BATCH,
                        progress=counted(0), **how)  # fmt: skip
        if key is None:
            return Gathered(scenario, None, calm.runs, ())
        policy = PerSeed(partial(_model, key.model_dump_json()), "model")
        model = ensemble(policy, range(again), measures=OF_ACTS, batch=LEAST,
                         progress=counted(seeds), **how)  # fmt: skip
    return Gathered(scenario, key, calm.runs, model.runs)


def of_model(scenario: Scenario, seeds: int) -> int:
    """Return how many seeds the model response plays."""
    world = scenario.world
    long = world.end_day - world.start_day > LONG_DAYS
    return max(LEAST, seeds // (OF_MODEL * FEWER if long else OF_MODEL))


def _model(key: str, seed: int) -> Policy:
    return robot("model", Key.model_validate_json(key), seed)


def ways(run: Run) -> dict[str, Way]:
    """Return the ways of a run's issues."""
    found = cast(Sequence[Way], run.extra["ways"])
    return {way.issue: way for way in found}


def words(run: Run) -> Sequence[Word]:
    """Return the reports of a run."""
    return cast(Sequence[Word], run.extra["told"])


def spent(run: Run) -> Sequence[float]:
    """Return the staff-hours of a run's acts, by day."""
    return cast(Sequence[float], run.extra["spent"])


def a_day(run: Run, days: int) -> list[int]:
    """Return the number of reports of each day of a run."""
    counts = Counter(word.minute // DAY for word in words(run))
    return [counts[day] for day in range(days)]


def broke(course: Course, stage: str) -> bool:
    """Return whether an issue came as far as ``stage``."""
    return reached(course.peak, stage)  # type: ignore[arg-type]


def false_chances(run: Run, stage: str) -> int:
    """Return how many issues were told of and never broke: chances of false alarms."""
    heard = {word.about for word in words(run)}
    return sum(one.issue in heard and not broke(one, stage) for one in run.issues)


def middle(values: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` of the values lie, between two of them.

    >>> middle([1, 2, 3, 4], 0.5)
    2.5
    """
    found = sorted(values)
    if not found:
        return 0.0
    place = share * (len(found) - 1)
    low = int(place)
    high = min(low + 1, len(found) - 1)
    return found[low] + (place - low) * (found[high] - found[low])
