"""What each parameter does to the outcome, as a table with bars to both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grading.workbench.sheet import Cell, Table, figure, signed
from grading.workbench.trial.names import outcome
from grading.workbench.trial.sensitivity import MARK, Moved, Pulled
from grading.workbench.trial.settings import settings
from grading.workbench.trial.trial import Trial
from sim.ensemble.paired import Difference
from sim.i18n import N_, Message

NONE = "–"
BAR = 10  # letters of half a bar
FULL, EMPTY = "█", "·"
FIRST = (N_("Parameter"), N_("Batang"), N_("Paling terasa pada"))


def span(one: Difference | None) -> Cell:
    """Return a difference with its interval."""
    if one is None:
        return NONE
    values = {
        "mean": signed(one.mean),
        "low": signed(one.low),
        "high": signed(one.high),
    }
    return Message("{mean} [{low}; {high}]", values)


def tornado(found: Trial, most: Sequence[Moved], whole: bool = False) -> Table:
    """Return a row for each lever; ``whole``: with the other outcomes and the mark."""
    scale = max(
        (abs(d.mean) for one in most for d in _crises(one) if d is not None),
        default=0.0,
    )
    factors = [figure(f) for f in (settings().half, settings().double)]
    shown = [*("crises", "violent", "peak-level", MARK)] if whole else ["crises"]
    columns = [
        Message("{what} × {factor}", {"what": outcome(name), "factor": factor})
        for name in shown
        for factor in factors
    ]
    head = (*(Message(text) for text in FIRST), *columns)
    rows = tuple(_line(found, one, scale, shown) for one in most)
    return Table(head, rows, words=3, bars=(1,))


def _crises(one: Moved) -> tuple[Difference | None, Difference | None]:
    return _of(one.low, "crises"), _of(one.high, "crises")


def _of(pulled: Pulled, name: str) -> Difference | None:
    return pulled.idle.get(name, pulled.played.get(name))


def _line(
    found: Trial, one: Moved, scale: float, shown: Sequence[str]
) -> tuple[Cell, ...]:
    star = "" if one.low.idle else " *"
    name = Message(
        "{name}{star}", {"name": one.lever.name(found.scenario), "star": star}
    )
    means = [d.mean for d in _crises(one) if d is not None]
    spans = (span(_of(p, what)) for what in shown for p in (one.low, one.high))
    felt = Message(
        N_("{outcome} {mean}"),
        {"outcome": outcome(one.most.measure), "mean": signed(one.most.mean)},
    )
    return (name, _bar(means, scale), felt, *spans)


def _bar(means: Iterable[float], scale: float) -> str:
    values = [*means, 0.0]
    down, up = (
        round(BAR * abs(edge) / scale) if scale else 0
        for edge in (min(values), max(values))
    )
    left = EMPTY * (BAR - down) + FULL * down
    return f"{left}|{FULL * up}{EMPTY * (BAR - up)}"
