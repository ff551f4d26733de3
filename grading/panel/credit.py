"""What an author's answer to an item is worth, and why α does not matter.

A panel's credit and the centring are the judge's own (``grading/measures/credit.py``):
(votes + α) ÷ (modal votes + α), then (s − mean s) ÷ (1 − mean s). Since 1 − s is
(modal − votes) ÷ (modal + α), α cancels out of what is centred: no mark depends on it.
"""

from __future__ import annotations

from collections.abc import Mapping

from grading.measures.credit import Table, centred, panel
from grading.panel.items import Item


def single_best(item: Item) -> Table:
    """Return 1 for the author's best answer, the accepted ones' share, else 0."""
    assert item.answer is not None
    shares = {**item.answer.accepted, item.answer.best: 1.0}
    return {mark: shares.get(mark, 0.0) for mark in item.marks}


def worth(
    item: Item, counts: Mapping[str, int], by_panel: bool, alpha: float
) -> Table | None:
    """Return the centred credit of each answer: the panel's, else the author's.

    ``None`` for ratings by a panel, which are scored by their shape, and for a
    situation without a panel, whose answer the judge has.
    """
    if by_panel and item.kind != "rating":
        return centred(panel(counts, item.marks, alpha))
    if by_panel or item.answer is None:
        return None
    return centred(single_best(item))
