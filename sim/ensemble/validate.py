"""The world beside the evidence: every documented statistic, simulated and judged.

The world is played by nobody (policy ``never``). A statistic agrees with the evidence
if its value lies in the documented interval, differs if not even its own interval
reaches it, and is unclear in between: more runs would tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.ensemble import trials
from sim.ensemble.ensemble import Ensemble, Progress, ensemble
from sim.ensemble.estimate import RESAMPLES, Estimate, estimated, of_sums, over, plain
from sim.ensemble.evidence import load_evidence
from sim.ensemble.finding import Finding, Verdict, documented, judged
from sim.ensemble.live import Extra
from sim.ensemble.marginals import ISSUES_ONLY, STATISTICS
from sim.ensemble.run import Run
from sim.ensemble.table import Table, table
from sim.scenario.evidence import Evidence, Item
from sim.scenario.load import load
from sim.scenario.model import Scenario

SLOW_RESAMPLES = 40  # of statistics that are fitted, not counted
SLOW = ("branching", "half-life", "after", "any-week")
TRIALS = ("A21", "A26", "A16", "A09")  # acts whose consequences are documented
WITHOUT_CROWD = frozenset({"A09"})


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
                    "simulated": plain(f.all),
                    "background": plain(f.background),
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
    again, fewer = repeats(world, runs)
    total = runs + fewer * again
    count = _Counter(progress, total)
    calm = ensemble("never", range(runs), scenario=world, progress=count.next(runs),
                    measures=trials.measures(known.settings), **how)  # fmt: skip
    responses: dict[str, tuple[tuple[Run, Run], ...]] = {}
    for name in offered:
        extra = Extra(trials.Respond(name, crowd=name not in WITHOUT_CROWD))
        found = ensemble("never", range(fewer), scenario=trials.carried_out(world),
                         extra=extra,
                         progress=count.next(fewer), **how)  # fmt: skip
        responses[name] = tuple(zip(calm.runs[:fewer], found.runs, strict=True))
    checked = ensemble(trials.checker, range(fewer), scenario=world,
                       measures={"sharpness": trials.sharpness},
                       progress=count.next(fewer), **how)  # fmt: skip
    columns = table(calm.runs, world, known)
    judge = _Judge(columns, responses, checked.runs)
    findings = tuple(judge.finding(item) for item in known.items)
    return Validation(world, known, calm, columns, responses, findings)


def repeats(scenario: Scenario, runs: int) -> tuple[int, int]:
    """Return how often seeds are played again, and how many: for each trial that the
    scenario offers, and once with cross-checks."""
    offered = sum(name in scenario.world.actions for name in TRIALS)
    return offered + 1, min(runs, max(60, runs // 4))


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
            return of_sums(rows, lambda s: over(over(s[2], s[3]), over(s[0], s[1])))
        if item.statistic == "force-order":
            return self._order()
        pairs = self._responses.get(item.of or "", ())
        if item.statistic == "reduction":
            changed = [(a.measures["violent"], b.measures["violent"]) for a, b in pairs]
            return of_sums(changed, lambda s: 1 - over(s[1], s[0]))
        after = [trials.after(one, two) for one, two in pairs]
        return of_sums(after, lambda s: over(s[1], s[0]))

    def _order(self) -> Estimate:
        force, soft = (self._responses.get(name, ()) for name in TRIALS[:3:2])
        rows = [
            (*trials.after(*one), *trials.after(*two))
            for one, two in zip(force, soft, strict=False)
        ]
        return of_sums(rows, lambda s: over(over(s[1], s[0]), over(s[3], s[2])))


def _of_table(item: Item, columns: Table) -> Estimate:
    statistic = STATISTICS[item.statistic]
    slow = any(word in item.statistic for word in SLOW)
    return estimated(
        len(columns.runs),
        lambda weights: statistic(columns, weights, item.of),
        SLOW_RESAMPLES if slow else RESAMPLES,
    )
