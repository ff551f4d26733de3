"""Whether the marks tell good play from worse, dimension by dimension.

Everybody has played the same seeds, so their marks are compared pair by pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from grading.gate.bounds import TRICKS
from grading.gate.players.cast import CAREFUL, tricky
from grading.gate.plays import Played
from sim.ensemble.paired import Difference, difference

PAIRS: dict[str, tuple[tuple[str, str, bool], ...]] = {
    "D1": (("model", TRICKS, True), ("noisy-model", TRICKS, True),
           ("model", "late-model", False), ("model", "noisy-model", False)),
    "D2": (("model", TRICKS, True), ("noisy-model", TRICKS, True),
           ("model", "late-model", False), ("model", "noisy-model", False)),
    "D3": ((CAREFUL, TRICKS, True), (CAREFUL, "model", False)),
    "D4": (("model", TRICKS, True), ("noisy-model", TRICKS, True),
           ("model", "late-model", True), ("late-model", TRICKS, False),
           ("model", "noisy-model", False)),
}  # fmt: skip
"""By dimension: who should do better than whom, and whether the scale is of no use
where that cannot be seen. The late player reads and forecasts like the model."""


@dataclass(frozen=True)
class Separation:
    """Two players in a dimension. ``over``: their mean difference, paired by seed;
    ``chance``: that the better player's mark is the higher one in two random seeds."""

    dimension: str
    better: str
    worse: str
    over: Difference
    chance: float
    needed: bool

    @property
    def seen(self) -> bool:
        """Return whether the 95 % interval of the difference lies above 0."""
        return self.over.low > 0


def separations(played: Sequence[Played]) -> tuple[Separation, ...]:
    """Return every pair of every dimension that was judged; of tricks the best one."""
    scores = _scores(played)
    return tuple(
        _separation(dimension, better, worse, needed, scores[dimension])
        for dimension, pairs in PAIRS.items()
        if dimension in scores
        for better, worse, needed in pairs
    )


Scores = dict[str, list[float]]  # by player, seed by seed


def _scores(played: Sequence[Played]) -> dict[str, Scores]:
    found: dict[str, Scores] = {}
    for one in played:
        for dimension, (score, _) in one.values.items():
            found.setdefault(dimension, {}).setdefault(one.player, []).append(score)
    return found


def best_trick(scores: Scores) -> str:
    """Return the trick that earned most; the first of several."""
    return max((n for n in scores if tricky(n)), key=lambda n: fmean(scores[n]))


def _separation(
    dimension: str, better: str, worse: str, needed: bool, scores: Scores
) -> Separation:
    name = best_trick(scores) if worse == TRICKS else worse
    high, low = scores[better], scores[name]
    over = difference(dimension, [a - b for a, b in zip(high, low, strict=True)])
    return Separation(dimension, better, name, over, _chance(high, low), needed)


def _chance(high: Sequence[float], low: Sequence[float]) -> float:
    won = sum((a > b) + (a == b) / 2 for a in high for b in low)
    return won / (len(high) * len(low))
