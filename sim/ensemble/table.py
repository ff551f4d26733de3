"""The runs of an ensemble as columns, so that resampling them costs little.

A weight for every run stands for how often it is in a resample; one for each is the
ensemble itself. Days are relative to voting day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.ensemble.run import Run
from sim.scenario.evidence import Evidence
from sim.scenario.model import Scenario
from sim.world.chance import DAY

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Table:
    """The incidents of many runs, column by column, and what the runs came to.

    ``run``: which run an incident belongs to; ``time``: in days since the beginning;
    ``stage``: place in ``stages``; ``days``: days of each stage that were played.
    """

    runs: tuple[Run, ...]
    evidence: Evidence
    stages: tuple[str, ...]
    days: tuple[int, ...]
    cycle_days: tuple[int, ...]
    length: float
    run: Ints
    time: Floats
    stage: Ints
    violent: Bools
    election: Bools
    severity: Ints
    crowd: Floats
    deaths: Floats
    injuries: Floats
    buildings: Floats
    background: Bools

    def counts(self, mask: Bools | None = None) -> Floats:
        """Return the number of incidents of every run."""
        import numpy as np

        where = self.run if mask is None else self.run[mask]
        return np.bincount(where, minlength=len(self.runs)).astype(float)

    def only_background(self) -> Table:
        """Return the table without the incidents that issues brought."""
        kept = self.background
        columns = {name: getattr(self, name)[kept] for name in COLUMNS}
        rest = {
            n: getattr(self, n) for n in self.__dataclass_fields__ if n not in columns
        }
        return Table(**rest, **columns)

    def covered(self) -> float:
        """Return the part of a cycle's documented incidents that these days have."""
        rates = self.evidence.stage_multiplier
        known = [(rates.get(s, 0.0), d, c) for s, d, c in
                 zip(self.stages, self.days, self.cycle_days, strict=True)]  # fmt: skip
        return sum(r * d for r, d, _ in known) / sum(r * c for r, _, c in known)


COLUMNS = (
    "run", "time", "stage", "violent", "election", "severity", "crowd", "deaths",
    "injuries", "buildings", "background",
)  # fmt: skip


def table(runs: Sequence[Run], scenario: Scenario, evidence: Evidence) -> Table:
    """Return the columns of ``runs`` of ``scenario``."""
    import numpy as np

    stages = tuple(stage.id for stage in scenario.calendar.stages)
    first, last = scenario.world.start_day, scenario.world.end_day
    events = [(place, e) for place, run in enumerate(runs) for e in run.incidents]

    def column(name: str, kind: type) -> Any:
        return np.array([getattr(e, name) for _, e in events], dtype=kind)

    return Table(
        runs=tuple(runs),
        evidence=evidence,
        stages=stages,
        days=tuple(
            max(0, min(s.last, last) - max(s.first, first) + 1)
            for s in scenario.calendar.stages
        ),
        cycle_days=tuple(s.last - s.first + 1 for s in scenario.calendar.stages),
        length=float(last - first + 1),
        run=np.array([place for place, _ in events], dtype=np.int64),
        time=np.array([e.minute / DAY for _, e in events], dtype=np.float64),
        stage=np.array([stages.index(e.stage) for _, e in events], dtype=np.int64),
        background=np.array([e.cause is None for _, e in events], dtype=np.bool_),
        violent=column("violent", bool),
        election=column("election", bool),
        severity=column("severity", int),
        **{n: column(n, float) for n in ("crowd", "deaths", "injuries", "buildings")},
    )
