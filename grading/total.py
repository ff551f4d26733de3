"""One number of a profile, only where the key fixed its weights before the run.

The profile comes first (scoring guide, rule 1); most keys have no total.
"""

from __future__ import annotations

from collections.abc import Mapping

from grading.key.model import Key
from grading.result import Dimension


def total(dimensions: Mapping[str, Dimension], key: Key) -> float | None:
    """Return the weighted mean of the dimensions, 0 to 1.

    ``None`` where the key asks for no total, or while a dimension that weighs has no
    mark: one that only has suggestions for a rater is not assessed yet, and unassessed
    is not passed.
    """
    if key.total is None:
        return None
    weights = {name: w for name, w in key.total.weights.items() if w > 0}
    marks = {name: one.score for name, one in dimensions.items() if not one.suggested}
    if set(weights) - set(marks):
        return None
    whole = sum(weights.values())
    return sum(marks[name] * weight for name, weight in weights.items()) / whole
