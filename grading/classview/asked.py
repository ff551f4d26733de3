"""What was asked of a participant, item by item, and what was made of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from grading.measures.distance import skill
from grading.result import Alert, Episode, Judged, Look, Result, Row

WORST_CREDIT = -1.0  # a question whose base rate was almost right has no scale below it


@dataclass(frozen=True)
class Item:
    """One thing that was asked of a participant, and what was made of it.

    ``id`` is unique within ``dimension``. ``credit``: 1 for the best, 0 for nothing,
    below 0 where an answer is worse than none. ``minute``: when it was done; ``opens``:
    from when it was worth something. ``given`` and ``best`` are answers, if there are.
    """

    dimension: str
    id: str
    issue: str | None
    credit: float
    weight: float
    verdict: str
    action: str | None = None
    minute: int | None = None
    opens: int | None = None
    closes: int | None = None
    given: str | None = None
    best: str | None = None
    situation: str | None = None
    critical: bool = False  # a must-do of the plan


def asked_of(result: Result) -> tuple[Item, ...]:
    """Return the items of a result, by dimension."""
    return (
        *_detection(result),
        *_calibration(result),
        *(_judgement(one) for one in result.judged),
        *(_plan(row) for row in result.rows if row.item is not None),
    )


def _detection(result: Result) -> list[Item]:
    """Return an item for each threat, and one for each issue that stayed calm."""
    breaking = {episode.issue for episode in result.episodes}
    heard = result.outcome.seat.world.state.known
    calm = [issue for issue in heard if issue not in breaking]
    return [
        *(_threat(episode, result.alerts) for episode in result.episodes),
        *(_calm(result, issue) for issue in calm),
    ]


def _threat(episode: Episode, alerts: tuple[Alert, ...]) -> Item:
    own = [a.minute for a in alerts if a.issue == episode.issue and a.credit > 0]
    return Item(
        "D1",
        f"ancaman/{episode.issue}",
        episode.issue,
        float(episode.credit),
        1.0,
        "hit" if own else "missed",
        minute=min(own, default=None),
        closes=episode.minute,
    )


def _calm(result: Result, issue: str) -> Item:
    """An issue that does not break: it asks for a stated level and no false alarm."""
    false = [a for a in result.alerts if a.issue == issue and a.verdict == "false"]
    stated = result.exercise.record.level(issue) is not None
    verdict = "false" if false else "restrained" if stated else "unassessed"
    credit = 1.0 if verdict == "restrained" else 0.0
    first = min((a.minute for a in false), default=None)
    return Item("D1", f"tenang/{issue}", issue, credit, 1.0, verdict, minute=first)


def _calibration(result: Result) -> list[Item]:
    questions = {q.id: q.issue for q in result.exercise.scenario.world.questions}
    groups = groupby(result.looks, key=lambda look: look.question)
    return [_question(result, n, questions[n], [*looks]) for n, looks in groups]


def said(look: Look) -> float:
    """Return the chance that stood at a look; without a forecast the base rate."""
    return look.base if look.percent is None else look.percent / 100


def _question(result: Result, name: str, issue: str, looks: list[Look]) -> Item:
    """A question's credit: 1 as the reference, 0 what earns nothing, at worst −1."""
    stated = [look.percent for look in looks if look.percent is not None]
    worth = skill(looks, result.key.calibration) if result.key and stated else 0.0
    credit = max(worth, WORST_CREDIT)
    return Item(
        "D2",
        name,
        issue,
        float(credit),
        float(len(looks)),
        "stated" if stated else "unassessed",
        minute=min((k.minute for k in looks if k.percent is not None), default=None),
        opens=looks[0].minute,
        closes=looks[-1].minute,
    )


def _judgement(one: Judged) -> Item:
    given = one.given
    right = "best" if given == one.best else "accepted" if one.credit > 0 else "other"
    return Item(
        "D3",
        f"{one.axis}/{one.occasion}",
        one.issue,
        float(one.credit),
        1.0,
        "unassessed" if given is None else right,
        opens=one.since,
        closes=one.until,
        given=given,
        best=one.best,
        situation=one.situation,
    )


def _plan(row: Row) -> Item:
    return Item(
        "D4",
        row.item or "",
        row.issue,
        float(row.credit),
        float(row.weight),
        row.verdict,
        action=row.action,
        minute=row.done,
        opens=row.opens,
        closes=row.closes,
        critical=row.critical,
    )
