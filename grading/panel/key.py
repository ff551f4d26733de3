"""Make what goes into a key from what was asked and what a panel voted."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import yaml

from grading.panel.agreement import mean_rating
from grading.panel.credit import worth
from grading.panel.items import Item, Questionnaire
from grading.panel.part import AUTHORED, BY_PANEL, Ballot, Judged, PanelKey
from grading.panel.settings import Settings, load_settings
from grading.panel.votes import Votes

DIGITS = 4  # decimals of a credit in the file
HEAD = """\
# Made by `deniceni panel key`; sealed like the scenario's key.yaml. `judgement.votes`
# goes into the key's part of that name, whose `basis` is then `panel`. `panel` is the
# record behind it: raw votes with reasons, and credit centred so that a guess is worth
# 0. `authored`: the author's single best answer, until enough real people have voted.
"""


def is_keyed(item: Item, votes: Votes, least: int) -> bool:
    """Whether an item can be judged: by a panel, an author, or the judge's own rule."""
    told = item.answer is not None or item.axis is not None
    return told or len(votes.on(item)) >= least


def panel_key(
    asked: Questionnaire,
    votes: Votes,
    left_out: Collection[str] = (),
    settings: Settings | None = None,
) -> PanelKey:
    """Return the part of the key, without the votes of those ``left_out``.

    Items with neither enough votes nor an answer are not in it. Raises ``ValueError``
    if that leaves none.
    """
    counted, used = votes.without(left_out), settings or load_settings()
    return PanelKey(
        scenario=asked.scenario,
        version=asked.version,
        panellists=len(counted.panellists),
        left_out=tuple(sorted(left_out)),
        alpha=used.alpha.value,
        alpha_basis=used.alpha.basis,
        least=used.least.value,
        least_basis=used.least.basis,
        items=tuple(
            _judged(item, counted, used)
            for item in asked.items
            if is_keyed(item, counted, used.least.value)
        ),
    )


def _judged(item: Item, votes: Votes, used: Settings) -> Judged:
    cast, counts = votes.on(item), votes.counts(item)
    by_panel = len(cast) >= used.least.value
    rated = by_panel and item.kind == "rating"
    credit = worth(item, counts, by_panel, used.alpha.value)
    return Judged(
        **dict(item),
        basis=BY_PANEL.format(n=len(cast)) if by_panel else AUTHORED,
        votes=counts,
        ballots=tuple(
            Ballot(panellist=v.panellist, option=v.option, reason=v.reason)
            for v in cast
        ),
        credit=credit and {m: round(value, DIGITS) for m, value in credit.items()},
        profile=round(mean_rating(counts), DIGITS) if rated else None,
    )


def to_yaml(part: PanelKey) -> str:
    """Return the part as YAML text: the judge's votes, then the record."""
    whole: dict[str, Any] = {"panel": part.model_dump(mode="json", exclude_none=True)}
    if part.situations:
        whole = {"judgement": {"votes": part.situations}, **whole}
    return HEAD + yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=88)


def from_yaml(text: str) -> PanelKey:
    """Return a part read back. Raises ``ValueError`` where it does not hang together.

    Every credit must follow from the votes or the answer beside it.
    """
    try:
        data: Any = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(str(error)) from None
    if not isinstance(data, dict) or "panel" not in data:
        raise ValueError("a panel's key has a part named panel")
    part = PanelKey.model_validate(data["panel"])
    votes = {"votes": part.situations} if part.situations else {}
    if data.get("judgement", {}) != votes or set(data) - {"judgement", "panel"}:
        raise ValueError("judgement: not the votes that the record has")
    return part
