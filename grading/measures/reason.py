"""D5 from the journal alone: what the documents suggest to a rater, and how many.

A document counts once it was sent, says something of its own and is no repetition; of
each kind no more count than were asked for. Asked for: what duties had fallen due by
the end of the exercise, and the reports that the model response files on the same
grounds. What was not sent is not assessed and earns nothing. A right recipient and the
absence of names are worth no more than the rest of the text: a letter without content
is not well addressed. It is a suggestion to a rater and no mark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from grading.key.anchors import load_guide
from grading.key.model import Key
from grading.measures.interval import Rows, bootstrap, ratio
from grading.measures.reasoning import SUBSTANCE, Suggested, suggest
from grading.measures.soundness import called
from grading.result import Dimension, Interval, Row
from sim.exercise import Exercise
from sim.exercise.duties import owed
from sim.i18n import N_, Authored, Message, Readable

TOP = 3  # the highest of the four levels
FILED_BY: Mapping[str, str] = {"A02": "LI", "A03": "special"}

COUNT = N_(
    "{assessed} dari {expected} dokumen yang diminta dapat dinilai. Ini saran untuk "
    "penilai, bukan nilai."
)
CRITERION = N_("{name}: rata-rata tingkat {level} dari 3.")
LEFT_OUT = N_("{document}: tidak dihitung. {why}")
NOTHING = N_("Belum ada dokumen yang diminta.")


@dataclass(frozen=True)
class Rated:
    """A document that counts, with what each criterion earns, 0 to 1."""

    kind: str
    document: str
    credit: Mapping[str, float]
    weight: float  # below 1 where more of its kind were sent than asked for


@dataclass(frozen=True)
class Reasoned:
    """D5 as suggested, every document looked at, and the items of its band.

    ``items``: a row for each criterion of each document, sent or not: what it earned
    and what it could earn.
    """

    dimension: Dimension
    documents: tuple[Suggested, ...]
    items: tuple[tuple[float, float], ...]


def reason(ex: Exercise, key: Key, rows: Iterable[Row] = ()) -> Reasoned | None:
    """Return D5 as suggested; ``None`` where the key asks for no texts.

    ``rows``: the comparison with the model response, for the reports it files.
    """
    if key.reasoning is None:
        return None
    guide = load_guide()
    kinds = [kind for kind in key.reasoning.documents if kind in guide.parts]
    weights = {str(name): weight for name, weight in key.reasoning.weights.items()}
    looked = tuple(one for one in suggest(ex) if one.paper.kind in kinds)
    wanted = asked(ex, rows, kinds)
    rated = _rated([one for one in looked if counts(one)], wanted, weights)
    sent = Counter(one.kind for one in rated)
    missing = {kind: max(0, wanted[kind] - sent[kind]) for kind in kinds}
    items = [
        (weight * one.credit[name] * one.weight, weight * one.weight)
        for one in rated
        for name, weight in weights.items()
    ]
    items += [(0.0, w) for gone in missing.values() for w in [*weights.values()] * gone]
    could = sum(worth for _, worth in items)
    score = sum(earned for earned, _ in items) / could if could else 0.0
    assessed = sum(min(sent[kind], wanted[kind] or sent[kind]) for kind in kinds)
    expected = assessed + sum(missing.values())
    said = _evidence(ex, looked, assessed, expected)
    dimension = Dimension(
        name="D5",
        score=score,
        raw=score,
        assessed=assessed,
        expected=expected,
        evidence=said,
        interval=_band(items, ex.seed),
        suggested=True,
    )
    return Reasoned(dimension, looked, tuple(items))


def _band(items: list[tuple[float, float]], seed: int) -> Interval:
    """Return the band over documents and criteria: how much hangs on a few of them."""

    def mean(sums: Rows) -> Rows:
        return ratio(sums[:, 0], sums[:, 1])

    table = np.array(items, dtype=float).reshape(len(items), 2)
    return bootstrap(table, mean, seed)


def asked(ex: Exercise, rows: Iterable[Row], kinds: Iterable[str]) -> Counter[str]:
    """Return how many documents of each kind were asked for by the end."""
    found: Counter[str] = Counter()
    for row in rows:
        due = row.item is not None and row.verdict in ("on-time", "late", "missing")
        if due and row.action in FILED_BY:
            found[FILED_BY[row.action]] += 1
    for one in owed(ex.seat):
        if one.occurrence.due <= ex.now:
            found[one.occurrence.duty.document] += 1
    if ex.scenario.documents is None:
        del found["special"]  # an act without a text, in an exercise of format 1
    return Counter({kind: found[kind] for kind in kinds})


def counts(one: Suggested) -> bool:
    """Return whether a document is one to rate: it says something, and says it anew."""
    return not one.sound.hollow and one.sound.again is None


def _rated(
    looked: Iterable[Suggested], wanted: Counter[str], weights: Mapping[str, float]
) -> list[Rated]:
    found = list(looked)
    sent = Counter(one.paper.kind for one in found)
    return [
        Rated(
            kind=one.paper.kind,
            document=one.paper.id,
            credit=credit(one, weights),
            weight=_share(wanted[one.paper.kind], sent[one.paper.kind]),
        )
        for one in found
    ]


def _share(wanted: int, sent: int) -> float:
    """Return what a document weighs: together no more than were asked for."""
    return min(1.0, wanted / sent) if wanted else 1.0


def credit(one: Suggested, weights: Mapping[str, float]) -> dict[str, float]:
    """Return what each criterion earns; what is no substance, no more than substance.

    Where nothing can be told offline, a criterion is worth what the substance is.
    """
    levels = {s.criterion: s.level for s in one.suggestions if s.criterion in weights}
    told = [v / TOP for k, v in levels.items() if k in SUBSTANCE and v is not None]
    substance = fmean(told) if told else 0.0
    found = {}
    for name in weights:
        level = levels.get(name)
        own = substance if level is None else level / TOP
        found[name] = own if name in SUBSTANCE else min(own, substance)
    return found


def _evidence(
    ex: Exercise, looked: Iterable[Suggested], assessed: int, expected: int
) -> tuple[Message, ...]:
    if not expected:
        return (Message(NOTHING),)
    said = [Message(COUNT, {"assessed": assessed, "expected": expected})]
    found = list(looked)
    good = [one for one in found if counts(one)]
    for place, criterion in enumerate(load_guide().criteria):
        levels = [one.suggestions[place].level for one in good]
        known = [level for level in levels if level is not None]
        if known:
            values = {"name": Authored(criterion.name), "level": _decimal(fmean(known))}
            said.append(Message(CRITERION, values))
    for one in found:
        if not counts(one):
            why: Readable = one.sound.notes[-1]
            document = called(one.paper.id, ex.scenario)
            said.append(Message(LEFT_OUT, {"document": document, "why": why}))
    return tuple(said)


def _decimal(value: float) -> Authored:
    text = f"{value:.1f}"
    return Authored({"id": text.replace(".", ","), "en": text})
