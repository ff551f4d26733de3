"""Rated items: the shape of somebody's ratings, and apart from it their elevation.

Distance mixes the two; shape is what is scored, elevation is only shown as "tends to
rate everything high" (Legree et al. 2010, ARI TR 1272).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

LEAST = 3  # rated items, below which a correlation is not defined or means nothing


@dataclass(frozen=True)
class Likeness:
    """How somebody's ratings compare with a profile over the items both have.

    ``shape``: correlation, −1 to 1; ``None`` where either does not vary or fewer than
    three items are shared. ``elevation``: points above the profile, on average.
    """

    items: int
    shape: float | None
    elevation: float | None


def likeness(ratings: Mapping[str, float], profile: Mapping[str, float]) -> Likeness:
    """Compare ratings by item with a profile by item."""
    shared = sorted(set(ratings) & set(profile))
    own = [ratings[name] for name in shared]
    theirs = [profile[name] for name in shared]
    if not shared:
        return Likeness(0, None, None)
    return Likeness(len(shared), correlation(own, theirs), fmean(own) - fmean(theirs))


def correlation(first: list[float], second: list[float]) -> float | None:
    """Return Pearson's correlation; ``None`` where it is not defined."""
    if len(first) < LEAST or _same(first) or _same(second):
        return None
    a, b = fmean(first), fmean(second)
    over = sum((x - a) * (y - b) for x, y in zip(first, second, strict=True))
    under = sum((x - a) ** 2 for x in first) * sum((y - b) ** 2 for y in second)
    return float(max(-1.0, min(1.0, over / under**0.5))) if under > 0 else None


def _same(values: list[float]) -> bool:
    return max(values) - min(values) < 1e-12
