"""Which texts a second rater reads: a share by lot, and every borderline one.

The lot is a digest of what the text is called: the same texts are drawn again whoever
asks and in whichever order, and a late submission changes nobody's lot.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from math import ceil, floor
from statistics import fmean

from grading.key.anchors import Second
from grading.raters.items import Item

Ratings = Mapping[str, Mapping[str, int]]  # by item and criterion: the level


def second(items: Iterable[Item], rules: Second, first: Ratings) -> dict[str, str]:
    """Return the items for a second rater and why: ``lot``, ``boundary`` or ``apart``.

    ``first``: the first rater's ratings, as far as there are any.
    """
    known = sorted(items, key=_lot)
    drawn = ceil(rules.share * len(known))
    found = {item.id: "lot" for item in known[:drawn]}
    for item in known:
        reason = borderline(item, rules, first.get(item.id, {}))
        if reason is not None:
            found.setdefault(item.id, reason)
    return found


def _lot(item: Item) -> str:
    return sha256(item.id.encode()).hexdigest()


def borderline(item: Item, rules: Second, rated: Mapping[str, int]) -> str | None:
    """Return why a text is borderline, ``None`` if it is not.

    ``boundary``: its mean level, as rated or else as suggested, lies close to where it
    would be rounded to another level. ``apart``: a rating is far off its suggestion.
    """
    mean = fmean(rated.values()) if rated else item.mean
    if mean is None:
        return None
    if abs(mean - floor(mean) - 0.5) <= rules.borderline:
        return "boundary"
    return "apart" if _apart(item, rules, rated) else None


def _apart(item: Item, rules: Second, rated: Mapping[str, int]) -> bool:
    for name, level in rated.items():
        suggested = item.suggested.get(name)
        if suggested is not None and abs(level - suggested) > rules.apart:
            return True
    return False


def share(drawn: Sequence[str], items: Sequence[Item]) -> float:
    """Return the share of the texts that are read twice."""
    return len(drawn) / len(items) if items else 0.0
