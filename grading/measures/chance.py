"""The zero of a dimension: what playing without looking earns on the average.

Robots that know the plan, the clock and the source tables by heart but never read what
they are told still meet some of what a key asks for. The key's ``chance`` says how much
of a dimension that is, averaged over many seeds; it counts as 0, the model response as
1. A key without it measures from inaction.
"""

from __future__ import annotations

from dataclasses import replace

from grading.key.model import Key
from grading.result import Dimension
from sim.i18n import N_, Message


def above(value: float, zero: float) -> float:
    """Return a value on the scale that begins at ``zero``; below it, 0.

    >>> above(1.0, 0.3), above(0.2, 0.3)
    (1.0, 0.0)
    """
    return max(0.0, min(1.0, (value - zero) / (1 - zero)))


def zero_of(key: Key, dimension: str) -> float:
    """Return what blind play earns in a dimension; 0 where the key does not say."""
    zeros = key.chance.zero.items() if key.chance else ()
    return next((zero for name, zero in zeros if name == dimension), 0.0)


def above_chance(found: Dimension, key: Key) -> Dimension:
    """Return a dimension with its score counted from blind play; ``raw`` stays."""
    zero = zero_of(key, found.name)
    if zero <= 0:
        return found
    text = N_(
        "Dihitung dari {zero}%: sebanyak itu didapat rata-rata dengan bermain menurut "
        "hafalan, tanpa membaca laporan."
    )
    line = Message(text, {"zero": round(100 * zero)})
    return replace(
        found, score=above(found.score, zero), evidence=(*found.evidence, line)
    )
