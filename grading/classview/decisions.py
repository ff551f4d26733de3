"""Agreement, decision by decision: who did what, unified or split, and the key's word.

Built from summaries of any number of people. Nobody is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from grading.classview import answers
from grading.classview.items import ItemStats
from grading.classview.names import Names, plain
from grading.classview.rules import Rules
from grading.classview.summary import Summary
from sim.i18n import Message, Readable

Kind = Literal["act", "alert", "judgement", "forecast", "inject"]
State = Literal["unified", "split", "mostly"]
KINDS: dict[str, Kind] = {"D1": "alert", "D3": "judgement", "D4": "act"}


@dataclass(frozen=True)
class Choice:
    """One answer, and how many gave it."""

    code: str
    label: Readable
    count: int


@dataclass(frozen=True)
class Decision:
    """One thing that everybody had to decide, and what the class did.

    ``best``: the code of the key's answer, if it is one of the choices. ``answer`` and
    ``reason`` are the key's, to be unfolded after the talk.
    """

    kind: Kind
    id: str
    issue: str | None
    title: Readable
    choices: tuple[Choice, ...]  # the most frequent first
    state: State
    best: str | None
    answer: Readable
    reason: Readable | None
    detail: Readable | None = None
    minute: int | None = None

    @property
    def total(self) -> int:
        """How many had to decide."""
        return sum(choice.count for choice in self.choices)

    @property
    def variety(self) -> float:
        """The chance that two people picked at random decided differently."""
        total = self.total
        if total < 2:
            return 0.0
        same = sum(choice.count * (choice.count - 1) for choice in self.choices)
        return 1 - same / (total * (total - 1))


def state_of(counts: Sequence[int], rules: Rules) -> State:
    """Return whether people who answered in ``counts`` are of one mind."""
    total = sum(counts)
    first, second = [*sorted(counts, reverse=True), 0, 0][:2]
    if total == 0 or first >= rules.unified.value * total:
        return "unified"
    return "split" if second >= rules.split.value * total else "mostly"


def decisions(
    results: Sequence[Summary],
    items: Sequence[ItemStats],
    names: Names,
    rules: Rules,
) -> tuple[Decision, ...]:
    """Return every decision: key actions, alerts, judgements, forecasts, injects."""
    found = [
        *(_item(one, names, rules) for one in items if one.dimension in KINDS),
        *_forecasts(results, names, rules),
        *_injects(results, names, rules),
    ]
    return tuple(found)


def choices(counts: Counter[str], words: dict[str, Readable]) -> tuple[Choice, ...]:
    """Return the answers that were given, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        Choice(code, words.get(code, plain(code)), count)
        for code, count in ordered
        if count
    )


def _item(one: ItemStats, names: Names, rules: Rules) -> Decision:
    counts = Counter(one.verdicts)
    words: dict[str, Readable] = {k: Message(v) for k, v in answers.VERDICTS.items()}
    best = next((v for v in answers.RIGHT if one.verdicts.get(v)), None)
    if one.dimension == "D3":
        counts = Counter(one.given)
        counts[answers.SILENT] = one.due - sum(one.given.values())
        words = {answers.SILENT: Message(answers.VERDICTS["unassessed"])}
        best = min(one.best, key=lambda name: (-one.best[name], name), default=None)
    return Decision(
        kind=KINDS[one.dimension],
        id=f"{one.dimension}/{one.id}",
        issue=one.issue,
        title=names.title(one.dimension, one.id, one.issue),
        choices=choices(counts, words),
        state=state_of([*counts.values()], rules),
        best=best,
        answer=answers.of_item(one, names),
        reason=names.reason(one.dimension, one.id, one.situation),
        detail=names.asked(one.id)
        if one.dimension == "D3"
        else answers.delay(one.delay),
    )


def _forecasts(
    results: Sequence[Summary], names: Names, rules: Rules
) -> list[Decision]:
    """Return each question at the middle and at the end of its time."""
    found = []
    for question in names.scenario.world.questions:
        own = [[k for k in r.looks if k.question == question.id] for r in results]
        rows = [looks for looks in own if looks]
        for moment in ("middle", "last") if rows else ():
            looks = [k[len(k) // 2] if moment == "middle" else k[-1] for k in rows]
            counts = Counter(answers.bucket(look.percent, rules) for look in looks)
            words = answers.buckets(rules)
            chance = sum(look.estimate for look in looks) / len(looks)
            found.append(
                Decision(
                    kind="forecast",
                    id=f"D2/{question.id}/{moment}",
                    issue=question.issue,
                    title=answers.moment(names.question(question.id), moment),
                    choices=choices(counts, words),
                    state=state_of([*counts.values()], rules),
                    best=answers.bucket(round(100 * chance), rules),
                    answer=answers.of_forecast(looks),
                    reason=None,
                    minute=looks[0].minute,
                )
            )
    return found


def _first_came(pair: tuple[str, list[tuple[Summary, int]]]) -> tuple[int, str]:
    name, told = pair
    return min(minute for _, minute in told), name


def _injects(results: Sequence[Summary], names: Names, rules: Rules) -> list[Decision]:
    """Return what was done in the hours after each inject."""
    came: dict[str, list[tuple[Summary, int]]] = {}
    for result in results:
        for inject in result.injects:
            came.setdefault(inject.id, []).append((result, inject.minute))
    span = round(rules.after_hours.value * 60)
    found = []
    for name, told in sorted(came.items(), key=_first_came):
        counts = Counter(answers.after(r, minute, span) for r, minute in told)
        words: dict[str, Readable] = {k: Message(v) for k, v in answers.AFTER.items()}
        found.append(
            Decision(
                kind="inject",
                id=f"inject/{name}",
                issue=None,
                title=names.sender(name),
                choices=choices(counts, words),
                state=state_of([*counts.values()], rules),
                best=None,
                answer=Message(answers.NO_KEY),
                reason=None,
                detail=names.inject(name),
                minute=min(minute for _, minute in told),
            )
        )
    return found
