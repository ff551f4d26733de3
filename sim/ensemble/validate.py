"""The world beside the evidence: every documented statistic, simulated and judged.

The world is played by nobody (policy ``never``). A statistic agrees with the evidence
if its value lies in the documented interval, differs if not even its own interval
reaches it, and is unclear in between: more runs would tell.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sim.ensemble import trials
from sim.ensemble.ensemble import Ensemble, Progress, ensemble
from sim.ensemble.evidence import load_evidence
from sim.ensemble.live import Extra
from sim.ensemble.marginals import ISSUES_ONLY, STATISTICS
from sim.ensemble.run import Run
from sim.ensemble.table import Table, table
from sim.scenario.evidence import Evidence, Item
from sim.scenario.load import load
from sim.scenario.model import Scenario

if TYPE_CHECKING:
    from sim.ensemble.table import Floats

Verdict = Literal["agrees", "unclear", "differs", "no-data", "not-judged"]
Interval = tuple[float | None, float | None]
RESAMPLES = 300
SLOW_RESAMPLES = 40  # of statistics that are fitted, not counted
SLOW = ("branching", "half-life", "after", "any-week")
EDGES = (0.025, 0.975)
TRIALS = ("A21", "A26", "A16", "A09")  # acts whose consequences are documented
WITHOUT_CROWD = frozenset({"A09"})


@dataclass(frozen=True)
class Estimate:
    """A simulated value with its 95 % bootstrap interval over runs."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Finding:
    """A documented statistic beside the simulated one.

    ``background``: the same without the incidents that the scenario's issues brought;
    ``none`` where that makes no sense.
    """

    item: Item
    documented: float | None
    interval: Interval
    all: Estimate
    background: Estimate | None
    verdict: Verdict


@dataclass(frozen=True)
class Validation:
    """The findings, and the runs they come from."""

    scenario: Scenario
    evidence: Evidence
    calm: Ensemble
    table: Table
    responses: dict[str, tuple[tuple[Run, Run], ...]]
    findings: tuple[Finding, ...]

    def of(self, verdict: Verdict) -> tuple[Finding, ...]:
        """Return the findings with this verdict."""
        return tuple(f for f in self.findings if f.verdict == verdict)

    def finding(self, name: str) -> Finding:
        """Return the finding of an item; raises ``KeyError`` for none."""
        for found in self.findings:
            if found.item.id == name:
                return found
        raise KeyError(name)

    def to_dict(self) -> dict[str, Any]:
        """Return the findings as plain data, for JSON."""
        return {
            "scenario": self.scenario.world.id,
            "fingerprint": self.scenario.fingerprint,
            "runs": len(self.calm.runs),
            "findings": {
                f.item.id: {
                    "documented": f.documented,
                    "interval": list(f.interval),
                    "simulated": _plain(f.all),
                    "background": _plain(f.background),
                    "verdict": f.verdict,
                }
                for f in self.findings
            },
        }

    def __repr__(self) -> str:
        wrong = ", ".join(f.item.id for f in self.of("differs")) or "none"
        return (
            f"<{self.scenario.world.id}, {len(self.calm.runs)} runs: "
            f"{len(self.of('agrees'))} statistics agree with the evidence, "
            f"{len(self.of('unclear'))} unclear; outside: {wrong}>"
        )


def validate(
    scenario: str | Path | Scenario,
    runs: int = 400,
    *,
    progress: Progress | None = None,
    evidence: Evidence | None = None,
    **how: Any,
) -> Validation:
    """Play ``runs`` seeds of ``scenario`` and hold them beside the evidence.

    A quarter of the seeds, at least 60, is played again for each response that the
    evidence speaks of. ``how`` goes to :func:`~sim.ensemble.ensemble.ensemble`:
    ``executor``, ``workers``, ``batch``. Raises what it raises, ``ScenarioError``, and
    :class:`EnsembleError` if the evidence file is not sound.
    """
    world = scenario if isinstance(scenario, Scenario) else load(scenario)
    known = evidence or load_evidence()
    offered = [name for name in TRIALS if name in world.world.actions]
    fewer = min(runs, max(60, runs // 4))
    total = runs + fewer * (len(offered) + 1)
    count = _Counter(progress, total)
    calm = ensemble("never", range(runs), scenario=world, progress=count.next(runs),
                    measures=trials.measures(known.settings), **how)  # fmt: skip
    responses: dict[str, tuple[tuple[Run, Run], ...]] = {}
    for name in offered:
        extra = Extra(trials.Respond(name, crowd=name not in WITHOUT_CROWD))
        found = ensemble("never", range(fewer), scenario=world, extra=extra,
                         progress=count.next(fewer), **how)  # fmt: skip
        responses[name] = tuple(zip(calm.runs[:fewer], found.runs, strict=True))
    checked = ensemble(trials.checker, range(fewer), scenario=world,
                       measures={"sharpness": trials.sharpness},
                       progress=count.next(fewer), **how)  # fmt: skip
    columns = table(calm.runs, world, known)
    judge = _Judge(columns, responses, checked.runs)
    findings = tuple(judge.finding(item) for item in known.items)
    return Validation(world, known, calm, columns, responses, findings)


class _Counter:
    """Counts the runs of several ensembles as those of one."""

    def __init__(self, tell: Progress | None, total: int) -> None:
        self._tell, self._total, self._before = tell, total, 0

    def next(self, size: int) -> Progress:
        """Return the progress callback of the next ensemble, of ``size`` runs."""
        before = self._before
        self._before += size

        def hear(done: int, _: int) -> None:
            if self._tell is not None:
                self._tell(before + done, self._total)

        return hear


class _Judge:
    """Estimates each item's statistic and holds it beside the documented interval."""

    def __init__(
        self,
        columns: Table,
        responses: dict[str, tuple[tuple[Run, Run], ...]],
        checked: Sequence[Run],
    ) -> None:
        self._all, self._background = columns, columns.only_background()
        self._responses, self._checked = responses, checked

    def finding(self, item: Item) -> Finding:
        value, interval = documented(item, self._all)
        if item.statistic in STATISTICS:
            found = _of_table(item, self._all)
            alone = item.statistic not in ISSUES_ONLY
            background = _of_table(item, self._background) if alone else None
        else:
            found, background = self._special(item), None
        verdict: Verdict = judged(found, interval) if item.judged else "not-judged"
        return Finding(item, value, interval, found, background, verdict)

    def _special(self, item: Item) -> Estimate:
        runs = self._all.runs
        if item.statistic == "warning-auc":
            return estimated(len(runs), lambda w: trials.auc(runs, w, "warnings"), 100)
        if item.statistic == "verification-gain":
            rows = [run.extra["sharpness"] for run in self._checked]
            return _of_sums(rows, lambda s: _over(_over(s[2], s[3]), _over(s[0], s[1])))
        if item.statistic == "force-order":
            return self._order()
        pairs = self._responses.get(item.of or "", ())
        if item.statistic == "reduction":
            changed = [(a.measures["violent"], b.measures["violent"]) for a, b in pairs]
            return _of_sums(changed, lambda s: 1 - _over(s[1], s[0]))
        after = [trials.after(one, two) for one, two in pairs]
        return _of_sums(after, lambda s: _over(s[1], s[0]))

    def _order(self) -> Estimate:
        force, soft = (self._responses.get(name, ()) for name in TRIALS[:3:2])
        rows = [
            (*trials.after(*one), *trials.after(*two))
            for one, two in zip(force, soft, strict=False)
        ]
        return _of_sums(rows, lambda s: _over(_over(s[1], s[0]), _over(s[3], s[2])))


def documented(item: Item, columns: Table) -> tuple[float | None, Interval]:
    """Return an item's documented value and interval for the days that were played."""
    if item.rule is None:
        return item.value, item.interval
    amount = columns.evidence.item("incidents-per-cycle")
    shape = columns.evidence.item("regency-shape")
    covered = columns.covered()
    rule = _none_share if item.rule == "none-share" else _variance_to_mean
    means = [m * covered for m in (amount.value, *amount.interval) if m is not None]
    shapes = [k for k in (shape.value, *shape.interval) if k is not None]
    corners = [rule(m, k) for m in means[1:] for k in shapes[1:]]
    return rule(means[0], shapes[0]), (min(corners), max(corners))


def _none_share(mean: float, shape: float) -> float:
    return float((shape / (shape + mean)) ** shape)


def _variance_to_mean(mean: float, shape: float) -> float:
    return 1 + mean / shape


def judged(found: Estimate, interval: Interval) -> Verdict:
    """Return whether a simulated value agrees with a documented interval."""
    low = -math.inf if interval[0] is None else interval[0]
    high = math.inf if interval[1] is None else interval[1]
    if math.isnan(found.value):
        return "no-data"
    if low <= found.value <= high:
        return "agrees"
    return "unclear" if found.low <= high and found.high >= low else "differs"


def estimated(
    runs: int, statistic: Callable[[Floats], float], resamples: int = RESAMPLES
) -> Estimate:
    """Return a statistic of weighted runs with its bootstrap interval."""
    import numpy as np

    value = statistic(np.ones(runs))
    if math.isnan(value):
        return Estimate(value, value, value)
    lot = np.random.default_rng(runs)
    found = [
        statistic(np.bincount(lot.integers(runs, size=runs), minlength=runs) + 0.0)
        for _ in range(resamples)
    ]
    low, high = np.nanquantile(np.array([value, *found]), EDGES)
    return Estimate(value, float(low), float(high))


def _of_table(item: Item, columns: Table) -> Estimate:
    statistic = STATISTICS[item.statistic]
    slow = any(word in item.statistic for word in SLOW)
    return estimated(
        len(columns.runs),
        lambda weights: statistic(columns, weights, item.of),
        SLOW_RESAMPLES if slow else RESAMPLES,
    )


def _of_sums(rows: Sequence[Any], combine: Callable[[list[float]], float]) -> Estimate:
    """Return what ``combine`` makes of the rows' sums; not a number without rows."""
    import numpy as np

    if not rows:
        return Estimate(math.nan, math.nan, math.nan)
    values = np.array(rows, dtype=float)
    return estimated(len(rows), lambda w: combine([float(s) for s in w @ values]))


def _over(above: float, below: float) -> float:
    return above / below if below > 0 else math.nan


def _plain(found: Estimate | None) -> list[float | None] | None:
    if found is None:
        return None
    return [None if math.isnan(x) else x for x in (found.value, found.low, found.high)]
