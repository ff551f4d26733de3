"""D3, judgement: reports graded and levels stated, judged by what was known then.

On each occasion of the key the answer that stood at its deadline is held against what
the situation asked for (``grading/key/judgement.yaml``), with only what had been
delivered when it was given. Credit is centred: a uniform guess expects 0. Answers of an
axis are weighted so that each right answer counts alike, however often it came up; and
what the best single answer to everything would have earned is taken off, so that no
habit pays ("always the middle" least of all); for contents, also what the table of
tellers would have earned by heart, without a look at what they told. No answer earns
nothing and stays in the denominator.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from grading.key.judgement import (
    OPTIONS,
    Axis,
    Judgement,
    Rules,
    load_rules,
)
from grading.key.model import Key
from grading.measures import known
from grading.measures.credit import Table, authored, best, centred, panel
from grading.measures.occasions import Due, due
from grading.result import Dimension, Judged
from sim.exercise import Exercise
from sim.exercise.decisions import Assess, Grade
from sim.i18n import N_, Authored, Message
from sim.world.state import Report

D = TypeVar("D", Grade, Assess)
LEAST = 1e-9  # of the scale: below it an axis asks one answer only and tells nothing
NAMES: dict[Axis, str] = {
    "source": N_("Penilaian sumber (A–F)"),
    "content": N_("Penilaian isi (1–6)"),
    "level": N_("Tingkat yang dinyatakan"),
}


@dataclass(frozen=True)
class Judgements:
    """D3 with its items and what each axis came to."""

    dimension: Dimension
    items: tuple[Judged, ...]
    figures: dict[str, float | None]


@dataclass(frozen=True)
class Scale:
    """An axis: its mean credit, the best habit's, and the score between the two.

    ``score`` is 1 for the best answers and 0 for the best habit, below which nothing is
    magnified; ``None`` where one answer was right on every occasion.
    """

    mean: float
    habit: float
    score: float | None


def assess(ex: Exercise, outcome: Exercise, key: Key) -> Judgements | None:
    """Judge a trainee's judgements; ``None`` if the key asks for none."""
    part = key.judgement
    if part is None:
        return None
    rules = load_rules()
    items = [
        item
        for one in due(ex.scenario, outcome.inbox, part)
        for item in _items(ex, outcome, one, key, part, rules)
    ]
    return _judgements(items, part)


def _items(
    ex: Exercise, outcome: Exercise, one: Due, key: Key, part: Judgement, rules: Rules
) -> list[Judged]:
    """Return what an occasion asked, and what was answered by its deadline."""
    scenario, told = ex.scenario, outcome.inbox
    if one.occasion.asks == "level":
        levels = (a for a in ex.record.assessments if a.issue == one.issue)
        stated = _standing(levels, one.until)
        answer = None if stated is None else str(stated.level)

        def level(at: int) -> Judged:
            seen = known.delivered(told, at)
            name = known.level(scenario, one.issue, seen, at, key.levels)
            return _item("level", one, name, answer, seen, part, rules)

        return [_kindest(level, one, stated)]
    grades = (d for d in ex.decisions if isinstance(d, Grade))
    grade = _standing((g for g in grades if g.report == one.report.id), one.until)
    teller = known.kind(scenario, one.report)
    letter, number = (grade.source, str(grade.content)) if grade else (None, None)

    def source(at: int) -> Judged:
        name, seen = known.source(scenario, one.report), known.delivered(told, at)
        return _item("source", one, name, letter, seen, part, rules)

    def content(at: int) -> Judged:
        seen = known.delivered(told, at)
        name = known.content(scenario, one.report, seen, rules)
        item = _item("content", one, name, number, seen, part, rules)
        return replace(item, by_teller=rules.content[rules.alone[teller]].best)

    return [_kindest(source, one, grade), _kindest(content, one, grade)]


def _kindest(
    judged: Callable[[int], Judged], one: Due, answer: Grade | Assess | None
) -> Judged:
    """Judge an answer by what was known when it was given.

    One from before the occasion that was kept is judged as it stood when that came
    about or at the deadline, whichever is kinder; no answer by the deadline.
    """
    if answer is None:
        return judged(one.until)
    if answer.t >= one.since:
        return judged(answer.t)
    return max(judged(one.since), judged(one.until), key=lambda item: item.credit)


def _standing(decisions: Iterable[D], until: int) -> D | None:
    """Return the last of the decisions taken by ``until``."""
    last = None
    for decision in decisions:
        if decision.t <= until:
            last = decision
    return last


def _item(
    axis: Axis,
    one: Due,
    situation: str,
    given: str | None,
    told: Sequence[Report],
    part: Judgement,
    rules: Rules,
) -> Judged:
    answer = rules.of(axis)[situation]
    votes = part.votes.get(f"{axis}/{situation}", {})
    enough = sum(votes.values()) >= rules.panel_least
    options = OPTIONS[axis]
    table = panel(votes, options, rules.alpha) if enough else authored(answer, options)
    worth = centred(table)
    return Judged(
        axis=axis,
        occasion=one.id,
        issue=one.issue,
        report=one.report.id if one.occasion.asks == "grade" else None,
        since=one.since,
        until=one.until,
        situation=situation,
        given=given,
        best=best(table),
        credit=0.0 if given is None else worth[given],
        worth=worth,
        known=tuple(r.id for r in told if r.about == one.issue),
        reason=Authored(answer.reason),
        ground=Authored(one.occasion.reason),
        basis=f"panel, n={sum(votes.values())}" if enough else "authored",
    )


def weights(items: Sequence[Judged]) -> list[float]:
    """Return each item's weight: those with one right answer weigh 1 together."""
    counts = Counter(item.best for item in items)
    return [1 / counts[item.best] for item in items]


def scale(items: Sequence[Judged]) -> Scale:
    """Return what the answers of one axis come to, against the best habit."""
    shares = weights(items)
    total = sum(shares)
    mean = sum(w * i.credit for w, i in zip(shares, items, strict=True)) / total
    habit = max(0.0, by_heart(items), *habits(items).values())
    room = 1 - habit
    if room < LEAST:
        return Scale(mean, habit, None)
    above = mean - habit
    return Scale(mean, habit, above / room if above > 0 else above)


def habits(items: Sequence[Judged]) -> Table:
    """Return what each answer would have earned, given on every occasion."""
    shares = weights(items)
    total = sum(shares)
    options = items[0].worth
    return {
        option: sum(w * i.worth[option] for w, i in zip(shares, items, strict=True))
        / total
        for option in options
    }


def by_heart(items: Sequence[Judged]) -> float:
    """Return what the table of tellers would have earned, whatever they told; 0 where
    an axis has no such table."""
    if any(item.by_teller is None for item in items):
        return 0.0
    shares = weights(items)
    worth = (item.worth[item.by_teller or ""] for item in items)
    return sum(w * one for w, one in zip(shares, worth, strict=True)) / sum(shares)


def overall(items: Sequence[Judged], part: Judgement) -> float:
    """Return the mean of the axes' scores by the key's weights; 0 for no axis."""
    earned = total = 0.0
    for axis, weight in part.weights.items():
        own = [item for item in items if item.axis == axis]
        score = scale(own).score if own else None
        if score is not None:
            earned += weight * score
            total += weight
    return earned / total if total else 0.0


def _judgements(items: Sequence[Judged], part: Judgement) -> Judgements:
    judged = tuple(item for item in items if item.axis in part.weights)
    raw = overall(judged, part)
    answered = sum(item.given is not None for item in judged)
    figures: dict[str, float | None] = {}
    lines = []
    for axis in part.weights:
        own = [item for item in judged if item.axis == axis]
        if own:
            found = scale(own)
            figures[f"judgement-{axis}"] = found.score
            figures[f"judgement-{axis}-habit"] = found.habit
            lines.append(_line(axis, own, found))
    dimension = Dimension(
        "D3", max(0.0, min(1.0, raw)), raw, answered, len(judged), tuple(lines)
    )
    return Judgements(dimension, judged, figures)


def _line(axis: Axis, items: Sequence[Judged], found: Scale) -> Message:
    answered = [item for item in items if item.given is not None]
    values = {
        "axis": Message(NAMES[axis]),
        "answered": len(answered),
        "due": len(items),
        "best": sum(item.given == item.best for item in answered),
        "habit": round(100 * found.habit),
    }
    if found.score is None:
        text = N_(
            "{axis}: dijawab {answered} dari {due}, tepat {best}; jawaban yang tepat "
            "selalu sama, jadi tidak dihitung."
        )
        return Message(text, values)
    text = N_(
        "{axis}: dijawab {answered} dari {due}, tepat {best}; nilai {score}% setelah "
        "dikurangi yang didapat dari satu jawaban yang sama terus ({habit}%)."
    )
    return Message(text, {**values, "score": round(100 * found.score)})
